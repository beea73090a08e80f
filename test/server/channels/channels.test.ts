import { readFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, test } from 'vitest';
import { statusAnswer } from '../../../src/answer/statusAnswer.js';
import { openStore } from '../../../src/store/openStore.js';
import { texts } from '../../../src/server/channels/texts.js';
import { tellWaiting } from '../../../src/server/channels/tellWaiting.js';
import { maskPersonalData } from '../../../src/text/mask.js';
import { fakeBot } from '../../fakes/messagingBot.js';
import { freshStack, incoming, keys, stack, START, temporaryFolder, type Stack } from './harness.js';

const MINUTE = 60_000;
let open: Stack[] = [];
afterEach(async () => {
  for (const { store } of open) await store.close();
  open = [];
});
async function fresh(options: Parameters<typeof freshStack>[0] = {}): Promise<Stack> {
  const made = await freshStack(options);
  open.push(made);
  return made;
}

describe('from the inbox to the citizen', () => {
  test('a message is answered, part after part, with the disclosure once', async () => {
    const s = await fresh();
    await s.accept(incoming('1', 'khai sinh'), incoming('2', 'kết hôn'));
    await s.drain();
    expect(s.texts()).toEqual(['(tự động) trả lời khai sinh', 'ý của khai sinh', 'trả lời kết hôn', 'ý của kết hôn']);
    expect(s.bot.typingTo).toEqual(['an', 'an']);
  });

  test('the same message twice is answered once', async () => {
    const s = await fresh();
    await s.accept(incoming('1', 'khai sinh'));
    await s.accept(incoming('1', 'khai sinh'), incoming('1', 'khai sinh'));
    await s.drain();
    await s.accept(incoming('1', 'khai sinh'));
    await s.drain();
    expect(s.outcomes).toEqual(['answered']);
  });

  test('the last questions of half an hour go along as context, and nobody else’s', async () => {
    const s = await fresh();
    await s.accept(incoming('1', 'rất cũ'));
    await s.drain();
    s.clock.at += 31 * MINUTE;
    await s.accept(incoming('2', 'khai sinh'), incoming('3', 'của bình', { sender: 'binh' }));
    await s.drain();
    s.clock.at += MINUTE;
    await s.accept(incoming('4', 'thế còn lệ phí?'));
    await s.drain();
    expect(s.assistant.asked.at(-1)).toEqual({ text: 'thế còn lệ phí?', context: ['khai sinh'] });
  });

  test('what a person asks in a group is not mixed with what they ask alone, and is deleted with it', async () => {
    const s = await fresh();
    const group = { sender: 'an', recipient: '-100' };
    await s.accept(incoming('1', 'việc riêng'), incoming('2', 'việc chung', group));
    await s.drain();
    s.clock.at += 1;
    await s.accept(incoming('3', 'thế còn phí?', group));
    await s.drain();
    expect(s.assistant.asked.at(-1)?.context).toEqual(['việc chung']);
    await s.accept(incoming('4', 'xoá dữ liệu của tôi'));
    await s.drain();
    s.clock.at += 1;
    await s.accept(incoming('5', 'hỏi lại', group));
    await s.drain();
    expect(s.assistant.asked.at(-1)?.context).toEqual([]);
  });

  test('a button asks, and an opinion is kept', async () => {
    const s = await fresh();
    await s.accept(incoming('1', { kind: 'button', action: { type: 'ask', question: 'lệ phí khai sinh' } }));
    let answerId = '';
    const render = s.bot.render;
    s.bot.render = (answer, recipient, context) => {
      answerId = context.answerId;
      return render(answer, recipient, context);
    };
    await s.drain();
    await s.accept(
      incoming('2', { kind: 'button', action: { type: 'feedback', answer: answerId, isRight: false } }),
      incoming('3', { kind: 'button', action: { type: 'feedback', answer: 'unknown', isRight: true } }),
    );
    await s.drain();
    expect(s.texts().slice(-2)).toEqual([texts.thanks, texts.feedbackUnknown]);
  });

  test('media, help and contacts are answered kindly', async () => {
    const s = await fresh();
    await s.accept(
      incoming('1', { kind: 'media', media: 'image' }), incoming('2', { kind: 'media', media: 'location', latitude: 21, longitude: 105 }),
      incoming('3', { kind: 'command', command: 'help' }), incoming('4', 'Liên hệ'),
    );
    await s.drain();
    expect(s.texts()).toEqual([texts.media.image, texts.media.location, texts.help, `${texts.contacts}\n- Tổng đài: 18001096 (nguồn: Cổng)`]);
  });

  test('who joins is greeted with the disclosure once; joining by three events at once is one greeting', async () => {
    const s = await fresh();
    await s.accept(incoming('1', { kind: 'joined' }), incoming('2', { kind: 'joined' }), incoming('3', 'khai sinh'));
    await s.drain();
    s.clock.at += 11 * MINUTE;
    await s.accept(incoming('4', { kind: 'joined' }));
    await s.drain();
    expect(s.texts()).toEqual([`${texts.greeting}\n\n${texts.disclosure}`, 'trả lời khai sinh', 'ý của khai sinh', texts.greetingAgain]);
  });

  test('who left gets nothing more, and is greeted when they come back', async () => {
    const s = await fresh();
    await s.accept(incoming('1', 'khai sinh'), incoming('2', { kind: 'left' }));
    await s.drain();
    expect(s.texts()).toEqual([]);
    await s.accept(incoming('3', { kind: 'joined' }));
    await s.drain();
    expect(s.texts()).toHaveLength(1);
  });
});

describe('personal data', () => {
  test('deletion takes everything along and is confirmed; what was never there too', async () => {
    const s = await fresh();
    await s.accept(incoming('1', 'khai sinh'), incoming('2', 'Xóa dữ liệu của tôi!'));
    await s.drain();
    expect(s.texts().at(-1)).toBe(texts.forgotten);
    expect(await s.store.conversations.recentQuestions('zalo', keys('zalo', 'citizen', 'an'), 0, 9)).toEqual([]);
    await s.accept(incoming('3', { kind: 'command', command: 'forget' }), incoming('1', 'khai sinh'));
    await s.drain();
    expect(s.texts().at(-1)).toBe(texts.nothingToForget);
    expect(s.outcomes).toEqual(['answered', 'forget', 'forget']);
  });

  test('raw ids, texts and numbers are nowhere in the database once the answer is sent', async () => {
    const { folder, remove } = temporaryFolder();
    const file = path.join(folder, 'state.sqlite');
    const s = await freshStack({ file });
    s.assistant.answer = () => Promise.resolve(statusAnswer('answered', 'lead'));
    await s.accept(incoming('msg-3141592653', 'căn cước 012345678901, gọi 0912 345 678', { sender: '3000000000000000003' }));
    await s.drain();
    await s.store.close();
    const bytes = readFileSync(file, 'latin1');
    for (const secret of ['3000000000000000003', '012345678901', '0912 345 678', 'msg-3141592653']) expect(bytes).not.toContain(secret);
    expect(bytes).toContain('answered');
    remove();
  });

  test('retention takes what was received and sent, and the recipient of what was given up after a week', async () => {
    const { folder, remove } = temporaryFolder();
    const file = path.join(folder, 'state.sqlite');
    const s = await freshStack({ file });
    s.bot.says.push({ ok: false, giveUp: true, reason: 'chặn' });
    await s.accept(incoming('1', 'khai sinh'));
    await s.drain();
    s.clock.at += 8 * 86_400_000;
    await s.store.retention.purge(30);
    const database = new Database(file, { readonly: true });
    const rows = (): unknown[] => database.prepare("select state, recipient, part <> '' as whole from outbox").all();
    expect(rows()).toEqual([{ state: 'failed', recipient: '', whole: 0 }, { state: 'sent', recipient: '', whole: 0 }]);
    s.clock.at += 30 * 86_400_000;
    await s.store.retention.purge(30);
    expect(rows()).toEqual([]);
    expect(database.prepare('select count(*) as n from inbox').get()).toEqual({ n: 0 });
    database.close();
    await s.store.close();
    remove();
  });
});

describe('floods', () => {
  test('above the limit there is one polite notice a period, and silence for the rest', async () => {
    const s = await fresh({ perMinute: 3 });
    for (let n = 1; n <= 20; n++) await s.accept(incoming(String(n), `câu ${n}`));
    await s.accept(incoming('other', 'của bình', { sender: 'binh' }));
    await s.drain();
    expect(s.texts('an').filter((text) => text.includes('trả lời'))).toHaveLength(4);
    expect(s.texts('an').filter((text) => text === texts.limited)).toHaveLength(1);
    expect(s.texts('binh')).toHaveLength(2);
    s.clock.at += 2 * MINUTE;
    await s.accept(incoming('21', 'sau đó'));
    await s.drain();
    expect(s.texts('an').at(-1)).toBe('ý của sau đó');
  });

  test('who floods may still have their data deleted', async () => {
    const s = await fresh({ perMinute: 2 });
    for (let n = 1; n <= 4; n++) await s.accept(incoming(String(n), `câu ${n}`));
    await s.accept(incoming('5', 'xóa dữ liệu của tôi'));
    await s.drain();
    expect(s.outcomes.at(-1)).toBe('forget');
  });

  test('a full inbox takes nothing and says so to the platform', async () => {
    const s = await fresh({ most: 3 });
    for (let n = 1; n <= 3; n++) await s.accept(incoming(String(n), `câu ${n}`, { sender: `c${n}` }));
    s.clock.at += 1_000;
    await expect(s.accept(incoming('4', 'nữa'))).rejects.toThrow('more than 3 messages wait');
    await s.drain();
    await s.accept(incoming('4', 'nữa'));
    await s.drain();
    expect(s.outcomes).toHaveLength(4);
  });

  test('who waits long is told once that it takes longer, and is answered after all', async () => {
    const s = await fresh();
    const parts = { store: s.store, bots: new Map([['zalo', s.bot]]), isReady: () => true, onParts: () => undefined };
    await s.accept(incoming('1', 'khai sinh'), incoming('2', 'kết hôn'));
    await tellWaiting(parts);
    s.clock.at += 16_000;
    await tellWaiting(parts);
    await tellWaiting(parts);
    await s.drain();
    expect(s.texts()).toEqual([texts.busy, '(tự động) trả lời khai sinh', 'ý của khai sinh', 'trả lời kết hôn', 'ý của kết hôn']);
  });
});

describe('failures', () => {
  test('a platform that fails is tried again later, in order, and no sooner than it says', async () => {
    const s = await fresh();
    s.bot.says.push({ ok: false, retryAfterMs: 30_000, reason: '429' });
    await s.accept(incoming('1', 'khai sinh'), incoming('2', 'kết hôn'));
    await s.drain();
    expect(s.texts()).toEqual([]);
    s.clock.at += 29_999;
    await s.drain();
    expect(s.texts()).toEqual([]);
    s.clock.at += 1_001;
    await s.drain();
    expect(s.texts()).toHaveLength(4);
    expect(s.texts()[0]).toContain('khai sinh');
  });

  test('a part that cannot be sent is given up with its reason, the others are sent, and staff can send it again', async () => {
    const s = await fresh();
    s.bot.says.push({ ok: false, giveUp: true, reason: 'quá 7 ngày' });
    await s.accept(incoming('1', 'khai sinh'));
    await s.drain();
    expect(s.texts()).toEqual(['ý của khai sinh']);
    expect(await s.store.outbox.resend({ seq: 1 })).toBe(1);
    expect(await s.store.outbox.resend({ seq: 1 })).toBe(0);
    await s.drain();
    expect(s.texts().at(-1)).toBe('(tự động) trả lời khai sinh');
  });

  test('after many tries a part is left to staff', async () => {
    const s = await fresh();
    s.bot.says.push(...Array.from({ length: 25 }, () => ({ ok: false as const, retryAfterMs: 0, reason: 'lỗi' })));
    await s.accept(incoming('1', 'khai sinh'));
    for (let n = 0; n < 30; n++) {
      await s.drain();
      s.clock.at += 11 * MINUTE;
    }
    expect(s.sends.filter((outcome) => outcome === 'later')).toHaveLength(24);
    expect(s.sends.filter((outcome) => outcome === 'failed')).toHaveLength(1);
    expect(s.texts()).toEqual(['ý của khai sinh']);
  });

  test('an assistant that breaks is asked again, then the citizen is told', async () => {
    const s = await fresh();
    s.assistant.fail.push(...Array.from({ length: 4 }, () => new Error('broken')));
    await s.accept(incoming('1', 'khai sinh'), incoming('2', 'kết hôn'));
    for (let n = 0; n < 5; n++) {
      await s.drain();
      s.clock.at += MINUTE;
    }
    expect(s.texts()).toEqual([texts.failed, '(tự động) trả lời kết hôn', 'ý của kết hôn']);
  });

  test('the pace of a recipient holds their parts back and nobody else’s', async () => {
    const s = await fresh({ pace: { channel: { everyMs: 0, burst: 1 }, recipient: () => ({ everyMs: 1_000, burst: 1 }) } });
    await s.accept(incoming('1', 'khai sinh'), incoming('2', 'kết hôn', { sender: 'binh' }));
    await s.drain();
    expect(s.bot.arrived.map(({ recipient }) => recipient)).toEqual(['an', 'binh']);
    s.clock.at += 1_000;
    await s.drain();
    expect(s.texts('an')).toHaveLength(2);
  });

  test('the pace of a channel is shared by all processes', async () => {
    const pace = { channel: { everyMs: 100, burst: 2 }, recipient: () => ({ everyMs: 0, burst: 1 }) };
    const one = await fresh({ pace });
    const two = stack({ store: one.store, clock: one.clock, bot: one.bot, holder: 'two', pace });
    for (let n = 1; n <= 5; n++) await one.accept(incoming(String(n), `câu ${n}`, { sender: `c${n}` }));
    await one.drain();
    await two.drain();
    expect(one.bot.arrived).toHaveLength(2);
    one.clock.at += 100;
    await two.drain();
    expect(one.bot.arrived).toHaveLength(3);
  });
});

describe('several processes', () => {
  test('what a dead process worked on is taken over when its lease runs out, and what it still writes is dropped', async () => {
    const one = await fresh();
    const two = stack({ store: one.store, clock: one.clock, bot: one.bot, holder: 'two' });
    await one.accept(incoming('1', 'khai sinh'));
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => { release = resolve; });
    const answer = one.assistant.answer.bind(one.assistant);
    one.assistant.answer = async (question) => {
      await held;
      return answer(question);
    };
    const stuck = one.worker.step();
    await two.drain();
    expect(two.outcomes).toEqual([]);
    one.clock.at += 10_000;
    await one.worker.renew();
    one.clock.at += 10_000;
    await two.drain();
    expect(two.outcomes).toEqual([]);
    one.clock.at += 10_000;
    await two.drain();
    expect(two.outcomes).toEqual(['answered']);
    release();
    await stuck;
    await one.drain();
    expect(one.outcomes).toEqual([]);
    expect(one.bot.arrived).toHaveLength(2);
  });

  test('a part that was on its way when the process died is sent once more, and counted', async () => {
    const one = await fresh();
    await one.accept(incoming('1', 'khai sinh'));
    while (await one.worker.step() === 0);
    one.bot.onSend = (moment) => (moment === 'after' ? new Promise<void>(() => undefined) : undefined);
    void one.sender.step();
    await new Promise(setImmediate);
    const two = stack({ store: one.store, clock: one.clock, bot: fakeBot(), holder: 'two' });
    await two.drain();
    expect(two.bot.arrived).toEqual([]);
    one.clock.at += 16_000;
    await two.drain();
    expect(two.texts()).toEqual(one.texts().concat('ý của khai sinh'));
    expect(two.sends).toEqual(['again_in_doubt', 'sent', 'sent']);
  });

  test('one conversation is answered by one worker at a time, several conversations side by side', async () => {
    const s = await fresh();
    await s.accept(incoming('1', 'một'), incoming('2', 'hai'), incoming('3', 'ba', { sender: 'binh' }));
    const first = await s.store.inbox.claim('x', 1_000, ['zalo']);
    const second = await s.store.inbox.claim('x', 1_000, ['zalo']);
    expect([first, second].map((message) => JSON.parse(message!.content).text)).toEqual(['một', 'ba']);
    expect(await s.store.inbox.claim('x', 1_000, ['zalo'])).toBeUndefined();
  });
});

test('what was accepted is there after the database was closed and opened', async () => {
  const { folder, remove } = temporaryFolder();
  const file = path.join(folder, 'state.sqlite');
  const one = await freshStack({ file });
  await one.accept(incoming('1', 'khai sinh'));
  await one.store.close();
  const store = await openStore({ file, mask: maskPersonalData, now: () => START });
  const two = stack({ store, clock: { at: START } });
  await two.drain();
  expect(two.texts()).toHaveLength(2);
  await store.close();
  remove();
});
