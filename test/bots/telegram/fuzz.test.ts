import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Incoming } from '../../../bots/channel.js';
import { SECRET, testBot, type TestBot } from './telegram.js';

let bot: TestBot;
const unhandled: unknown[] = [];
const note = (error: unknown): void => void unhandled.push(error);
beforeAll(async () => {
  bot = await testBot({ mode: 'webhook' });
  process.on('unhandledRejection', note);
});
afterAll(async () => {
  process.off('unhandledRejection', note);
  await bot.fake.stop();
});

const an = { id: 70, is_bot: false, first_name: 'An' };
const chat = fc.constantFrom({ id: 70, type: 'private' }, { id: 70, type: 'private' }, { id: 71, type: 'private' }, { id: -100, type: 'supergroup' }, { id: -5, type: 'channel' });
const text = fc.oneof(fc.constantFrom('/start', '/help@motcua_bot x', '@motcua_bot phí?', 'Làm căn cước ở đâu?', '\u0000', '\ud800', 'Cấp'.normalize('NFD')), fc.string({ unit: 'grapheme', maxLength: 200 }));
const message = fc.record({
  message_id: fc.nat(), date: fc.nat(), from: fc.constant(an), chat, text, caption: text, entities: fc.constant([{ type: 'bot_command', offset: 0, length: 6 }]),
  photo: fc.constant([{ file_id: 'x' }]), location: fc.record({ latitude: fc.double({ min: -91, max: 90, noNaN: true }), longitude: fc.double({ min: -180, max: 180, noNaN: true }) }), media_group_id: fc.string(),
  reply_to_message: fc.constant({ message_id: 1, from: { id: 123456789, is_bot: true } }), is_topic_message: fc.boolean(), message_thread_id: fc.nat(),
}, { requiredKeys: ['message_id', 'date', 'from', 'chat'] });
const tap = fc.record({
  id: fc.string({ minLength: 1 }), from: fc.constant(an), data: fc.oneof(fc.constantFrom('l', 'n (1.001193)', 'f1abc', 'qMất bao lâu?'), fc.string()),
  message: fc.record({ message_id: fc.nat(), date: fc.nat(), chat, reply_markup: fc.constant({ inline_keyboard: [[{ text: '1. Phí', callback_data: 'l' }]] }) }),
}, { requiredKeys: ['id', 'from'] });
const membership = fc.record({
  date: fc.nat(), chat, from: fc.constant(an), old_chat_member: fc.constant({ status: 'member' }), new_chat_member: fc.constantFrom({ status: 'kicked' }, { status: 'member' }, {}),
});
const kind = fc.oneof(
  fc.record({ message }), fc.record({ message }), fc.record({ edited_message: message }), fc.record({ callback_query: tap }), fc.record({ my_chat_member: membership }),
  fc.record({ message, edited_message: message, callback_query: tap, my_chat_member: membership }),
);
const update = fc.record({ update_id: fc.nat(), kind }).map(({ update_id, kind: fields }) => ({ update_id, ...fields }));

/** One place of the body becomes something else, goes, or is doubled. */
const mutation = fc.record({ at: fc.nat(), what: fc.constantFrom('replace', 'remove', 'nest', 'cut', 'byte', 'none') , value: fc.oneof(fc.constant(null), fc.jsonValue({ maxDepth: 2 }), fc.constantFrom(1e308, -1, '__proto__', [], {})) });

function mutate(value: unknown, { at, what, value: other }: { at: number; what: string; value: unknown }): string {
  const places: { holder: Record<string, unknown>; key: string }[] = [];
  const copy = { body: structuredClone(value) } as Record<string, unknown>;
  const visit = (holder: Record<string, unknown>): void => {
    for (const key of Object.keys(holder)) {
      places.push({ holder, key });
      const inner = holder[key];
      if (typeof inner === 'object' && inner !== null) visit(inner as Record<string, unknown>);
    }
  };
  visit(copy);
  const { holder, key } = places[at % places.length]!;
  if (what === 'replace') holder[key] = other;
  else if (what === 'remove') delete holder[key];
  else if (what === 'nest') holder[key] = { [key]: holder[key] };
  const json = JSON.stringify(copy['body']) ?? '';
  if (what === 'cut') return json.slice(0, at % (json.length + 1));
  return what === 'byte' ? `${json.slice(0, at % (json.length + 1))}${String.fromCharCode(at % 128)}${json.slice((at % (json.length + 1)) + 1)}` : json;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('10,000 mutated updates', () => {
  it('crash nothing, get the right code, and only with the secret reach the inbox', async () => {
    const stored: Incoming[] = [];
    const app = bot.telegram.routes({ accept: (incoming) => Promise.resolve(void stored.push(...incoming)) });
    let accepted = 0;
    await fc.assert(fc.asyncProperty(update, mutation, fc.constantFrom(SECRET, SECRET, SECRET, SECRET, 'wrong', ''), async (original, change, secret) => {
      const body = mutate(original, change);
      const before = stored.length;
      const answer = await app.request('/webhooks/telegram', { method: 'POST', headers: { 'x-telegram-bot-api-secret-token': secret }, body });
      expect(answer.status).toBe(secret !== SECRET ? 401 : isJson(body) ? 200 : 400);
      if (secret !== SECRET) expect(stored.length).toBe(before);
      accepted += stored.length - before;
      for (const one of stored.slice(before)) {
        expect(one).toMatchObject({ channel: 'telegram', messageId: expect.stringMatching(/^123456789\./) as string, recipient: expect.stringMatching(/^-?\d+(\/\d+)?$/) as string });
        expect(Number.isFinite(one.sentAt)).toBe(true);
      }
    }), { numRuns: 10_000 });
    expect(accepted).toBeGreaterThan(500);
    await new Promise((resolve) => setImmediate(resolve));
    expect(unhandled).toEqual([]);
    expect(bot.fake.violations).toEqual([]);
  }, 120_000);
});
