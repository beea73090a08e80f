import { describe, expect, it } from 'vitest';
import type { IncomingContent } from '../../../bots/channel.js';
import { readUpdate } from '../../../bots/telegram/readUpdate.js';
import { updateSchema } from '../../../bots/telegram/updateSchema.js';

const me = { id: 123456789, username: 'motcua_bot' };
const an = { id: 70, is_bot: false };
const privately = { id: 70, type: 'private' };
const group = { id: -100, type: 'supergroup' };
const read = (update: object, id = 5) => readUpdate(updateSchema.parse({ update_id: id, ...update }), me, 1_700_000_000_000);
const message = (content: object, chat: object = privately) => read({ message: { message_id: 9, date: 1_767_225_600, from: an, chat, ...content } });
const content = (fields: object, chat?: object): IncomingContent | undefined => message(fields, chat).incoming?.content;
const text = (words: string): IncomingContent => ({ kind: 'text', text: words });

describe('a private message', () => {
  it('is a question, with the id of its update and the time in milliseconds', () => {
    expect(message({ text: 'Làm căn cước ở đâu?' })).toEqual({
      incoming: { channel: 'telegram', messageId: '123456789.5', recipient: '70', sender: '70', sentAt: 1_767_225_600_000, content: text('Làm căn cước ở đâu?') },
    });
  });

  it.each<[string, IncomingContent]>([
    ['/start', { kind: 'joined' }],
    ['/start tamtru', { kind: 'joined' }],
    ['/help', { kind: 'command', command: 'help' }],
    ['/HELP@motcua_bot', { kind: 'command', command: 'help' }],
    ['/lienhe', { kind: 'command', command: 'contacts' }],
    ['/xoadulieu', { kind: 'command', command: 'forget' }],
    ['/khac', { kind: 'command', command: 'help' }],
    ['/constructor', { kind: 'command', command: 'help' }],
    ['/hoi khai sinh ở đâu', text('khai sinh ở đâu')],
    ['/ không phải lệnh', text('/ không phải lệnh')],
  ])('understands %s', (words, expected) => {
    expect(content({ text: words })).toEqual(expected);
  });

  it.each<[object, IncomingContent]>([
    [{ photo: [{}] }, { kind: 'media', media: 'image' }],
    [{ sticker: {} }, { kind: 'media', media: 'sticker' }],
    [{ voice: {} }, { kind: 'media', media: 'audio' }],
    [{ audio: {} }, { kind: 'media', media: 'audio' }],
    [{ video_note: {} }, { kind: 'media', media: 'video' }],
    [{ animation: {}, document: {} }, { kind: 'media', media: 'video' }],
    [{ document: {} }, { kind: 'media', media: 'file' }],
    [{ contact: {} }, { kind: 'media', media: 'other' }],
    [{ location: { latitude: 21.5, longitude: 105.8 } }, { kind: 'media', media: 'location', latitude: 21.5, longitude: 105.8 }],
    [{ venue: {}, location: { latitude: 21.5, longitude: 105.8 } }, { kind: 'media', media: 'location', latitude: 21.5, longitude: 105.8 }],
    [{ photo: [{}], caption: 'giấy này nộp ở đâu?' }, text('giấy này nộp ở đâu?')],
  ])('knows what %j is', (fields, expected) => {
    expect(content(fields)).toEqual(expected);
  });

  it('counts an album as one message', () => {
    const ids = [5, 6].map((id) => read({ message: { message_id: id, date: 1, from: an, chat: privately, photo: [{}], media_group_id: 'al' } }, id).incoming?.messageId);
    expect(ids[0]).toBe(ids[1]);
  });

  it('is ignored from a bot, from nobody, and when it only tells that something happened', () => {
    expect(read({ message: { message_id: 9, date: 1, chat: privately, from: { id: 8, is_bot: true }, text: 'x' } })).toEqual({});
    expect(read({ message: { message_id: 9, date: 1, chat: { id: -5, type: 'channel' }, text: 'x' } })).toEqual({});
    expect(message({ pinned_message: {} })).toEqual({});
    expect(message({ text: '  ' })).toEqual({});
  });

  it('is cut at the length that Telegram allows', () => {
    expect((content({ text: 'a'.repeat(9_000) }) as { text: string }).text).toHaveLength(4096);
  });
});

describe('a corrected message', () => {
  const edit = (fields: object, id = 6) => read({ edited_message: { message_id: 9, date: 1, edit_date: 2, from: an, chat: privately, ...fields } }, id);

  it('is a new question, once', () => {
    expect(edit({ text: 'căn cước' }).incoming).toMatchObject({ content: text('căn cước') });
    expect(edit({ text: 'căn cước' }).incoming?.messageId).toBe(edit({ text: 'căn cước ạ' }, 7).incoming?.messageId);
    expect(edit({ text: 'căn cước' }).incoming?.messageId).not.toBe(message({ text: 'căn cước' }).incoming?.messageId);
  });

  it('is ignored when it is a command or no text', () => {
    expect(edit({ text: '/help' })).toEqual({});
    expect(edit({ location: { latitude: 1, longitude: 1 } })).toEqual({});
  });
});

describe('a message in a group', () => {
  it.each<[string, object, IncomingContent]>([
    ['a mention', { text: '@motcua_bot làm căn cước ở đâu?' }, text('làm căn cước ở đâu?')],
    ['a mention in other letters', { text: 'hỏi @MotCua_Bot: nộp ở đâu' }, text('hỏi : nộp ở đâu')],
    ['a mention in a caption', { photo: [{}], caption: '@motcua_bot giấy gì đây' }, text('giấy gì đây')],
    ['a mention without a name', { text: 'ơi, phí bao nhiêu', entities: [{ type: 'text_mention', user: { id: me.id } }] }, text('ơi, phí bao nhiêu')],
    ['a reply to the bot', { text: 'thế còn lệ phí?', reply_to_message: { from: { id: me.id } } }, text('thế còn lệ phí?')],
    ['a picture in reply to the bot', { photo: [{}], reply_to_message: { from: { id: me.id } } }, { kind: 'media', media: 'image' }],
    ['a bare mention', { text: '@motcua_bot' }, { kind: 'command', command: 'help' }],
    ['its command', { text: '/lienhe' }, { kind: 'command', command: 'contacts' }],
    ['its command by name', { text: '/lienhe@Motcua_bot' }, { kind: 'command', command: 'contacts' }],
    ['a question as a command to it', { text: '/hoi@motcua_bot khai sinh' }, text('khai sinh')],
  ])('is answered when it is %s', (_, fields, expected) => {
    expect(message(fields, group).incoming).toMatchObject({ recipient: '-100', sender: '70', content: expected });
  });

  it.each<[string, object]>([
    ['people talk among themselves', { text: 'ai biết làm căn cước ở đâu?' }],
    ['another bot is named', { text: '@motcua_bot2 làm căn cước' }],
    ['an e-mail has the name in it', { text: 'a@motcua_bot.vn' }],
    ['another bot is commanded', { text: '/help@other_bot' }],
    ['the command is not ours', { text: '/ban' }],
    ['the reply is to someone else', { text: 'ừ', reply_to_message: { from: { id: 71 } } }],
    ['it is a picture', { photo: [{}] }],
  ])('is ignored when %s', (_, fields) => {
    expect(message(fields, group)).toEqual({});
  });

  it('is answered in its topic', () => {
    expect(message({ text: '@motcua_bot phí?', is_topic_message: true, message_thread_id: 45 }, group).incoming?.recipient).toBe('-100/45');
    expect(message({ text: '@motcua_bot phí?', message_thread_id: 45 }, group).incoming?.recipient).toBe('-100');
  });
});

describe('a tap', () => {
  const tap = (data: string, extra: object = {}) => read({
    callback_query: { id: 'c1', from: an, data, message: { message_id: 3, date: 0, chat: privately, reply_markup: { inline_keyboard: [[{ text: 'Mất bao lâu?', callback_data: 'l' }]] }, ...extra } },
  });

  it('asks what the button says, at the time it came', () => {
    expect(tap('l')).toEqual({
      incoming: { channel: 'telegram', messageId: '123456789.5', recipient: '70', sender: '70', sentAt: 1_700_000_000_000, content: { kind: 'button', action: { type: 'ask', question: 'Mất bao lâu?' } } },
      tap: { id: 'c1' },
    });
  });

  it('gives an opinion, with a word of thanks', () => {
    expect(tap('f0abc')).toMatchObject({ incoming: { content: { action: { type: 'feedback', answer: 'abc', isRight: false } } }, tap: { id: 'c1', note: 'Cảm ơn anh/chị đã góp ý.' } });
  });

  it('on a button that we cannot read any more is answered with a note', () => {
    const note = expect.stringContaining('Nút này đã cũ') as string;
    expect(tap('l', { reply_markup: undefined })).toEqual({ tap: { id: 'c1', note } });
    expect(tap('p:tamtru')).toEqual({ tap: { id: 'c1', note } });
    expect(read({ callback_query: { id: 'c1', from: an } })).toEqual({ tap: { id: 'c1', note } });
  });
});

describe('a membership', () => {
  const member = (before: string, now: string, chat: object = privately) => read({ my_chat_member: { date: 1, chat, from: an, old_chat_member: { status: before }, new_chat_member: { status: now } } }).incoming?.content;

  it('ends when the bot is blocked or thrown out', () => {
    expect(member('member', 'kicked')).toEqual({ kind: 'left' });
    expect(member('administrator', 'left', group)).toEqual({ kind: 'left' });
  });

  it('begins in a group with a greeting, and in private with /start', () => {
    expect(member('left', 'member', group)).toEqual({ kind: 'joined' });
    expect(member('member', 'administrator', group)).toBeUndefined();
    expect(member('kicked', 'member')).toBeUndefined();
    expect(member('left', 'administrator', { id: -9, type: 'channel' })).toBeUndefined();
  });
});
