import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bench, CITIZEN, type Bench } from './setup.js';

const RUNS = 10_000;
const AT_ONCE = 50;
let zalo: Bench;
const unhandled: unknown[] = [];
const note = (reason: unknown): void => void unhandled.push(reason);
beforeAll(async () => {
  zalo = await bench();
  process.on('unhandledRejection', note);
});
afterAll(async () => {
  process.off('unhandledRejection', note);
  await zalo.close();
});

/** Events of every kind, to be broken. */
function seeds(): string[] {
  const { webhooks } = zalo.fake;
  const events: object[] = [
    webhooks.userEvent('user_send_text', CITIZEN, { text: 'Thủ tục đăng ký tạm trú cần giấy tờ gì?' }),
    webhooks.userEvent('user_send_location', CITIZEN, { attachments: [{ type: 'location', payload: { coordinates: { latitude: '10.7', longitude: '106.7' } } }] }),
    webhooks.userEvent('anonymous_send_text', CITIZEN, { text: 'x', conversation_id: 'c' }),
    webhooks.userEvent('oa_send_text', CITIZEN, { text: 'x' }), webhooks.followEvent('follow', CITIZEN),
  ];
  return events.map((event) => JSON.stringify(event));
}

const odd = [
  null, [], {}, '', -1, 1e308, true, '\ud800', '9'.repeat(400), '__proto__', JSON.parse('{"__proto__":{"id":"1"}}'), 'a'.repeat(50_000), 3000000000000000003, '../x', 'a\nb',
  Array(500).fill({ type: 'location', payload: {} }), undefined, { id: { id: 1 } }, 'user_send_text', 'user_send_location', 'constructor', 'follow',
] as unknown[];

/** One way to break a body: bytes, values, fields. */
const mutation = fc.oneof(
  fc.record({ kind: fc.constant('flip' as const), at: fc.double({ min: 0, max: 1, noNaN: true }), byte: fc.nat(255) }),
  fc.record({ kind: fc.constant('cut' as const), at: fc.double({ min: 0, max: 1, noNaN: true }), length: fc.nat(40) }),
  fc.record({ kind: fc.constant('repeat' as const), at: fc.double({ min: 0, max: 1, noNaN: true }), length: fc.nat(40) }),
  fc.record({ kind: fc.constant('nest' as const), depth: fc.nat(8_000) }),
);
/** Values of fields are broken first, so that the body stays JSON and gets past the parser; then, in some, bytes. */
const broken = fc.record({
  seed: fc.nat(4), resigned: fc.boolean(),
  values: fc.array(fc.record({ which: fc.nat(20), value: fc.oneof(fc.constantFrom(...odd), fc.jsonValue()) }), { maxLength: 3 }),
  mutations: fc.option(fc.array(mutation, { minLength: 1, maxLength: 3 }), { nil: undefined, freq: 2 }),
});

function mutate(body: Buffer, change: typeof mutation extends fc.Arbitrary<infer T> ? T : never): Buffer {
  if (change.kind === 'nest') return Buffer.from(body.toString('latin1').replace('"message":', `"message":${'[{"a":'.repeat(change.depth)}`), 'latin1');
  const at = Math.floor(change.at * body.length);
  if (change.kind === 'flip') return Buffer.concat([body.subarray(0, at), Buffer.from([change.byte]), body.subarray(at + 1)]);
  if (change.kind === 'cut') return Buffer.concat([body.subarray(0, at), body.subarray(at + change.length)]);
  return Buffer.concat([body.subarray(0, at + change.length), body.subarray(at)]);
}

function setField(event: Record<string, unknown>, which: number, value: unknown): void {
  const fields: [Record<string, unknown>, string][] = [];
  const collect = (object: Record<string, unknown>): void => {
    for (const [key, inner] of Object.entries(object)) {
      fields.push([object, key]);
      if (typeof inner === 'object' && inner !== null) collect(inner as Record<string, unknown>);
    }
  };
  collect(event);
  const [object, key] = fields[which % fields.length]!;
  object[key] = value;
}

it(`holds against ${RUNS} broken bodies: right codes, no crash, nothing unsigned reaches the inbox`, async () => {
  const originals = seeds();
  const cases = fc.sample(broken, { numRuns: RUNS + 2_500, seed: 20_261_127 });
  const statuses: Record<string, number> = {};
  const one = async ({ seed, values, mutations, resigned }: (typeof cases)[number]): Promise<void> => {
    const original = Buffer.from(originals[seed]!);
    const event = JSON.parse(originals[seed]!) as Record<string, unknown>;
    for (const { which, value } of values) setField(event, which, structuredClone(value));
    const body = (mutations ?? []).reduce<Buffer>(mutate, Buffer.from(JSON.stringify(event)));
    if (body.equals(original)) return;
    const timestamp = String(zalo.clock.now());
    const status = await zalo.fake.webhooks.post(body, zalo.fake.webhooks.signature(resigned ? body : original, timestamp));
    const name = `${resigned ? 'signed' : 'unsigned'} ${status}`;
    statuses[name] = (statuses[name] ?? 0) + 1;
    expect(resigned ? [200, 400, 401, 403, 413] : [401, 413]).toContain(status);
  };
  const unsigned = cases.filter(({ resigned }) => !resigned);
  for (const group of [unsigned, cases.filter(({ resigned }) => resigned)]) {
    for (let i = 0; i < group.length; i += AT_ONCE) await Promise.all(group.slice(i, i + AT_ONCE).map(one));
    if (group === unsigned) expect(zalo.accepted).toEqual([]);
  }
  expect(Object.values(statuses).reduce((sum, n) => sum + n, 0)).toBeGreaterThanOrEqual(RUNS);
  expect(unhandled).toEqual([]);
  expect(zalo.metrics.counts['webhook failed'] ?? 0).toBe(0);
  // Still alive, and every message that came through is a whole one.
  expect(await zalo.fake.webhooks.says(CITIZEN, 'xin chào')).toEqual([200]);
  for (const { recipient, messageId, sentAt } of zalo.accepted) {
    expect(recipient).toMatch(/^(anonymous:[\w.-]+:)?[\w.-]{1,64}$/);
    expect(messageId.length).toBeLessThan(200);
    expect(Number.isSafeInteger(sentAt)).toBe(true);
  }
  if (process.env['SHOW_FUZZ']) console.log(statuses, zalo.metrics.counts);
}, 120_000);
