import type { FakeZalo } from '../../fakes/zalo/fakeZalo.js';
import type { FakeButton } from '../../fakes/zalo/state.js';
import type { Bubble, Phone } from './phone.js';

const CITIZEN = '7000000000000000001';

/** A phone with Zalo on the fake Official Account. */
export function zaloPhone(fake: FakeZalo): Phone {
  /** What the citizen wrote, and after how many messages of the account. */
  const said: { text: string; after: number }[] = [];
  const received = () => fake.state.sent.filter(({ userId }) => userId === CITIZEN);
  const note = (text: string): void => void said.push({ text, after: received().length });
  // A server that is not there yet is no reason to end the demonstration.
  const quietly = (work: Promise<unknown>): void => void work.catch(() => undefined);
  return {
    name: 'zalo',
    bubbles: () => {
      const theirs: Bubble[] = received().map(({ id, text, buttons }) => ({ id, isOurs: true, runs: linked(text), buttons: buttons.map(shown) }));
      const own = (at: number): Bubble[] => said.flatMap(({ text, after }, i) => (after === at ? [{ id: `said${i}`, isOurs: false, runs: [{ text }], buttons: [] }] : []));
      return [...own(0), ...theirs.flatMap((bubble, i) => [bubble, ...own(i + 1)])];
    },
    start: () => {
      fake.webhooks.touch(CITIZEN);
      quietly(fake.webhooks.emit(fake.webhooks.followEvent('follow', CITIZEN)));
    },
    say: (text) => {
      note(text);
      quietly(fake.webhooks.says(CITIZEN, text));
    },
    press: (bubble, label) => {
      const button = received().find(({ id }) => id === bubble)?.buttons.find(({ title }) => title === label);
      if (button === undefined) return;
      if (button.type === 'oa.query.show') note(label);
      quietly(fake.webhooks.press(CITIZEN, button));
    },
  };
}

/** Zalo makes addresses and numbers in a text tappable by itself. */
function linked(text: string): Bubble['runs'] {
  return text.split(/(https?:\/\/\S+)/).filter(Boolean).map((piece) => (/^https?:/.test(piece) ? { text: piece, url: piece } : { text: piece }));
}

function shown({ title, type, payload }: FakeButton): { label: string; url?: string } {
  const fields = (typeof payload === 'object' && payload !== null ? payload : {}) as { url?: unknown; phone_code?: unknown };
  if (type === 'oa.open.url') return { label: title, url: String(fields.url) };
  return type === 'oa.open.phone' ? { label: title, url: `tel:${String(fields.phone_code)}` } : { label: title };
}
