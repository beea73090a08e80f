import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Simulation, type Event, type Outcome } from './simulation.js';

/** More for a long run: TEST_SCHEDULES=1000. */
const SCHEDULES = Number(process.env['TEST_SCHEDULES'] ?? 100);
const MS_EACH = 1_000;

const message = fc.record({ what: fc.constant('message' as const), citizen: fc.nat(3), deliveries: fc.integer({ min: 1, max: 3 }) });
const event: fc.Arbitrary<Event> = fc.oneof(
  { weight: 6, arbitrary: message },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('again' as const), earlier: fc.nat(20) }) },
  { weight: 6, arbitrary: fc.record({ what: fc.constant('work' as const), steps: fc.integer({ min: 1, max: 6 }) }) },
  { weight: 3, arbitrary: fc.record({ what: fc.constant('time' as const), ms: fc.constantFrom(5, 100, 1_000, 20_000) }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('platform' as const), trouble: fc.constantFrom('slow down' as const, 'fails' as const), calls: fc.integer({ min: 1, max: 4 }) }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('kill' as const), after: fc.nat(60) }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('other' as const) }) },
);
const schedule = fc.array(event, { minLength: 5, maxLength: 30 });

let simulation: Simulation;
let total = { messages: 0, kills: 0, doubts: 0, repeats: 0 };
beforeAll(async () => {
  simulation = await Simulation.open();
});
afterAll(() => {
  simulation.close();
  console.info(`${SCHEDULES} schedules: ${total.messages} messages, ${total.kills} kills, ${total.doubts} parts sent again in doubt, ${total.repeats} of them had arrived`);
});

test('whatever is delivered, repeated, killed, refused or slowed down: every message is answered, in order, and no part twice but for what a kill left in doubt', async () => {
  await fc.assert(fc.asyncProperty(schedule, async (events) => judge(await simulation.run(events))), { numRuns: SCHEDULES });
}, SCHEDULES * MS_EACH);

function judge({ expected, arrived, mayRepeat, doubts, kills, states, openMessages }: Outcome): void {
  expect(openMessages).toBe(0);
  expect(Object.keys(states).filter((state) => state !== 'sent')).toEqual([]);
  let repeats = 0;
  for (const [citizen, texts] of expected) {
    const got = arrived.get(citizen) ?? [];
    expect(got.filter((text, index) => got.indexOf(text) === index)).toEqual(texts);
    for (const text of texts) {
      const times = got.filter((one) => one === text).length;
      expect(times).toBeLessThanOrEqual(1 + (mayRepeat.get(text) ?? 0));
      repeats += times - 1;
    }
  }
  expect([...arrived.keys()].every((citizen) => expected.has(citizen))).toBe(true);
  // Each part that a kill left in doubt is sent again and counted, whether it had arrived or not.
  expect(doubts).toBe([...mayRepeat.values()].reduce((sum, times) => sum + times, 0));
  expect(repeats).toBeLessThanOrEqual(doubts);
  total = { messages: total.messages + [...expected.values()].flat().length / 2, kills: total.kills + kills, doubts: total.doubts + doubts, repeats: total.repeats + repeats };
}
