import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { signedTimestamp } from '../../../bots/zalo/signature.js';
import type { WebhookSender } from '../../fakes/zalo/webhookSender.js';
import { bench, CITIZEN, HOUR, type Bench } from './setup.js';

let zalo: Bench;
let sender: WebhookSender;
beforeEach(async () => {
  zalo = await bench();
  sender = zalo.fake.webhooks;
});
afterEach(() => zalo.close());

const contents = (): unknown[] => zalo.accepted.map(({ content }) => content);

describe('the signature', () => {
  const body = '{"app_id":"1000000000000000001","user_id_by_app":"2000000000000000002","event_name":"user_send_text","timestamp":"1767225600123","sender":{"id":"3000000000000000003"},"recipient":{"id":"4000000000000000004"},"message":{"msg_id":"aa11bb22cc33dd44ee55","text":"Thủ tục đăng ký tạm trú cần giấy tờ gì?"}}';
  const mac = 'mac=88a50088762002ee828cbef7aa739d07d4683b671745f12b1a46fe0171f14991';
  const check = (bytes: string, header = mac) => signedTimestamp(Buffer.from(bytes), header, '1000000000000000001', 'test-oa-secret-key');

  it('holds for the documented test vector', () => expect(check(body)).toBe('1767225600123'));
  it('does not hold with a line break at the end', () => expect(check(`${body}\n`)).toBeUndefined());
  it('does not hold for the same text with parted letters', () => expect(check(body.normalize('NFD'))).toBeUndefined());
  it.each(['', 'mac=', 'mac=zz', mac.slice(0, -1), `${mac}00`, mac.replace('8', '9')])('refuses the header %j', (header) => expect(check(body, header)).toBeUndefined());

  it.each(['bad', 'appSecret', 'hmac'] as const)('of the kind %s gets 401 and reaches nobody', async (sign) => {
    expect(await sender.says(CITIZEN, 'xin chào', { sign })).toEqual([401]);
    expect(zalo.accepted).toEqual([]);
    expect(zalo.metrics.counts['webhook bad_signature']).toBe(1);
  });

  it.each([
    ['pretty-printed', (event: object) => JSON.stringify(event, null, 2)],
    ['escaped', (event: object) => JSON.stringify(event).replace(/[^\x20-\x7e]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)],
  ])('is of the bytes as they came: %s', async (_, write) => {
    expect(await sender.says(CITIZEN, 'làm khai sinh', { write })).toEqual([200]);
    expect(contents()).toEqual([{ kind: 'text', text: 'làm khai sinh' }]);
  });

  it('is not fooled by a timestamp inside a text', async () => {
    expect(await sender.says(CITIZEN, '"timestamp":"1" hỏi gì đó')).toEqual([200]);
    expect(zalo.accepted).toHaveLength(1);
  });
});

describe('the door', () => {
  it('answers the probes of the console with 200 and drops them', async () => {
    const url = sender.url!;
    const probes = [fetch(url), fetch(url, { method: 'HEAD' }), fetch(url, { method: 'POST' }), fetch(url, { method: 'POST', body: '{"event_name":"user_send_text"}' })];
    expect((await Promise.all(probes)).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(await sender.says(CITIZEN, 'xin chào', { sign: 'none' })).toEqual([200]);
    expect(zalo.accepted).toEqual([]);
  });

  it('refuses a huge body', async () => {
    expect(await sender.says(CITIZEN, 'a'.repeat(300_000))).toEqual([413]);
    expect(zalo.accepted).toEqual([]);
  });

  it('refuses an event older than the last repetition and one of the future', async () => {
    const event = sender.userEvent('user_send_text', CITIZEN, { text: 'xin chào' });
    zalo.clock.advance(2 * HOUR + 1);
    expect(await sender.emit(event)).toEqual([403]);
    zalo.clock.advance(-4 * HOUR);
    expect(await sender.emit(event)).toEqual([403]);
    expect(zalo.accepted).toEqual([]);
  });

  it('takes an event that the ladder of repetitions brings late', async () => {
    zalo.failing.accept = new Error('disk full');
    const event = sender.userEvent('user_send_text', CITIZEN, { text: 'xin chào' });
    const statuses = await sender.deliver(event, (ms) => {
      zalo.clock.advance(ms);
      if (ms === HOUR) delete zalo.failing.accept;
    });
    expect(statuses).toEqual([503, 503, 503, 503, 503, 200]);
    expect(sender.disabled).toBe(false);
    expect(zalo.accepted).toHaveLength(1);
  });

  it("drops another app's and another account's events", async () => {
    const event = sender.userEvent('user_send_text', CITIZEN, { text: 'xin chào' });
    expect(await sender.emit({ ...event, app_id: '77' })).toEqual([200]);
    await zalo.tokens.save(zalo.config.appId!, { sealed: 'x', obtained_at: 0, access_until: 0, refresh_until: 0, seed: '', oa_id: '555' });
    expect(await sender.emit(event)).toEqual([200]);
    expect(zalo.accepted).toEqual([]);
  });

  it('gives the same event the same id each time, and a new message another', async () => {
    const event = sender.userEvent('user_send_text', CITIZEN, { text: 'xin chào' });
    expect(await sender.emit(event, { copies: 6 })).toEqual([200, 200, 200, 200, 200, 200]);
    await sender.says(CITIZEN, 'xin chào');
    expect(new Set(zalo.accepted.map(({ messageId }) => messageId)).size).toBe(2);
  });

  it('can tell duplicates in any order apart from messages', async () => {
    const events = Array.from({ length: 20 }, (_, i) => sender.userEvent('user_send_text', CITIZEN, { text: `câu ${i}` }));
    await sender.scramble(events);
    expect(zalo.accepted.length).toBeGreaterThan(20);
    const byId = new Map(zalo.accepted.map(({ messageId, content }) => [messageId, content]));
    expect(byId.size).toBe(20);
  });

  it('warns of wrong signatures once a minute, however many there are', async () => {
    for (let i = 0; i < 30; i += 1) await sender.says(CITIZEN, 'x', { sign: 'bad' });
    zalo.clock.advance(60_000);
    await sender.says(CITIZEN, 'x', { sign: 'bad' });
    expect(zalo.log.lines.map((line) => /"times":(\d+)/.exec(line)?.[1])).toEqual(['1', '30']);
  });

  it('logs neither text nor ids nor secrets', async () => {
    zalo.failing.accept = new Error('disk full');
    await sender.says(CITIZEN, 'CCCD 012345678901');
    await sender.says(CITIZEN, 'CCCD 012345678901', { sign: 'bad' });
    await sender.emit({ ...sender.userEvent('user_dance', CITIZEN, { text: 'CCCD 012345678901' }) });
    const logged = zalo.log.lines.join('\n');
    expect(logged).toContain('user_dance');
    for (const secret of ['CCCD', '012345678901', CITIZEN, zalo.config.oaSecret!, zalo.config.appSecret!]) expect(logged).not.toContain(secret);
  });

  it('notes when Zalo was heard of last', async () => {
    await sender.says(CITIZEN, 'xin chào');
    expect(await zalo.tokens.lastWebhookAt(zalo.config.appId!)).toBe(zalo.clock.now());
  });
});

describe('an event', () => {
  it.each([
    ['user_send_image', { attachments: [{ type: 'image', payload: { url: 'https://x.zdn.vn/a.jpg' } }] }, { kind: 'media', media: 'image' }],
    ['user_send_image', { text: 'mất thẻ này làm lại ở đâu', attachments: [{ type: 'image', payload: {} }] }, { kind: 'text', text: 'mất thẻ này làm lại ở đâu' }],
    ['user_send_sticker', { attachments: [{ type: 'sticker', payload: { id: '1' } }] }, { kind: 'media', media: 'sticker' }],
    ['user_send_audio', { attachments: [{ type: 'audio', payload: { url: 'https://x.zdn.vn/a.amr' } }] }, { kind: 'media', media: 'audio' }],
    ['user_send_file', { attachments: [{ type: 'file', payload: { name: 'to-khai.pdf', size: '48211' } }] }, { kind: 'media', media: 'file' }],
    ['user_send_business_card', {}, { kind: 'media', media: 'other' }],
    ['user_send_location', { text: 'Chợ', attachments: [{ type: 'location', payload: { coordinates: { latitude: '10.7769', longitude: '106.7009' } } }] }, { kind: 'media', media: 'location', latitude: 10.7769, longitude: 106.7009 }],
    ['user_send_location', { attachments: [{ type: 'location', payload: { coordinates: { latitude: 'north', longitude: '1e9' } } }] }, { kind: 'media', media: 'location' }],
    ['user_send_text', { text: '/xoadulieu' }, { kind: 'command', command: 'forget' }],
    ['user_send_text', { text: 'Xóa dữ liệu của tôi.' }, { kind: 'command', command: 'forget' }],
    ['user_send_text', { text: '#lienhe' }, { kind: 'command', command: 'contacts' }],
    ['user_send_text', { text: 'Trợ giúp' }, { kind: 'command', command: 'help' }],
    ['user_send_text', { text: '» Nộp ở đâu?' }, { kind: 'button', action: { type: 'ask', question: 'Nộp ở đâu?' } }],
    ['user_send_text', { text: '#sai:abc_-1' }, { kind: 'button', action: { type: 'feedback', answer: 'abc_-1', isRight: false } }],
    ['user_send_text', { text: '#sai: drop table' }, { kind: 'text', text: '#sai: drop table' }],
  ])('%s %j', async (name, message, content) => {
    expect(await sender.emit(sender.userEvent(name, CITIZEN, message))).toEqual([200]);
    expect(contents()).toEqual([content]);
    expect(zalo.accepted[0]).toMatchObject({ channel: 'zalo', recipient: CITIZEN, sender: CITIZEN, sentAt: zalo.clock.now() });
  });

  it('tells who follows, leaves and withdraws', async () => {
    await sender.emit(sender.followEvent('follow', CITIZEN));
    await sender.emit(sender.followEvent('unfollow', CITIZEN));
    await sender.emit({ ...sender.followEvent('follow', CITIZEN), event_name: 'user_withdraw' });
    expect(contents()).toEqual([{ kind: 'joined' }, { kind: 'left' }, { kind: 'command', command: 'forget' }]);
    expect(zalo.accepted.every(({ recipient }) => recipient === CITIZEN)).toBe(true);
  });

  it.each(['oa_send_text', 'oa_send_image', 'user_seen_message', 'user_received_message', 'user_reacted_message', 'user_feedback', 'add_user_to_tag', 'user_send_group_text', 'something_new'])('%s is acknowledged and ignored', async (name) => {
    expect(await sender.emit({ ...sender.userEvent(name, CITIZEN, { text: 'x' }), oa_id: undefined })).toEqual([200]);
    expect(zalo.accepted).toEqual([]);
  });

  it('of a reader without an account can be answered', async () => {
    await sender.emit(sender.userEvent('anonymous_send_text', '9000000000000000009', { text: 'giờ làm việc', conversation_id: 'conv-1' }));
    const { recipient } = zalo.accepted[0]!;
    const [part] = zalo.zalo.bot.renderNotice('Xin chào', recipient, [{ label: 'Hỏi', action: { type: 'ask', question: 'Hỏi' } }]);
    expect(await zalo.zalo.bot.send(part!, recipient)).toMatchObject({ ok: true });
    expect(zalo.fake.state.sent).toMatchObject([{ userId: '9000000000000000009', text: 'Xin chào', buttons: [] }]);
  });
});

describe('a hostile connection', () => {
  it('that breaks off in the middle of a body leaves the door open for others', async () => {
    const { port } = new URL(sender.url!);
    await new Promise<void>((resolve) => {
      const socket = connect(Number(port), '127.0.0.1', () => {
        socket.write('POST /webhooks/zalo HTTP/1.1\r\nHost: x\r\nX-ZEvent-Signature: mac=00\r\nContent-Length: 1000\r\n\r\n{"app_id"');
        setImmediate(() => socket.destroy());
      });
      socket.once('close', () => resolve());
    });
    expect(await sender.says(CITIZEN, 'xin chào')).toEqual([200]);
  });

  it('that hides the size of a huge body is refused as well', async () => {
    const chunk = new Uint8Array(64 * 1024).fill(97);
    let left = 16;
    const body = new ReadableStream({ pull: (stream) => (left-- > 0 ? stream.enqueue(chunk) : stream.close()) });
    const response = await zalo.zalo.routes({ accept: () => Promise.reject(new Error('reached')) }).request('/webhooks/zalo', {
      method: 'POST', body, duplex: 'half', headers: { 'x-zevent-signature': `mac=${'0'.repeat(64)}` },
    } as RequestInit);
    expect(response.status).toBe(413);
  });
});
