import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Incoming, IncomingContent, MessagingBot } from '../../../bots/channel.js';
import type { Answer } from '../../../src/answer/answer.js';
import { statusAnswer } from '../../../src/answer/statusAnswer.js';
import type { Assistant, Question } from '../../../src/conversation/assistant.js';
import { createAccept } from '../../../src/server/channels/accept.js';
import { Sender, type SendOutcome } from '../../../src/server/channels/sender.js';
import { Worker } from '../../../src/server/channels/worker.js';
import { citizenKeys } from '../../../src/store/citizenKeys.js';
import { openStore, type Store } from '../../../src/store/openStore.js';
import type { SendPace } from '../../../src/store/outbox.js';
import { maskPersonalData } from '../../../src/text/mask.js';
import { fakeBot, type FakeBot } from '../../fakes/messagingBot.js';
import { quietLog } from '../../fakes/webChat.js';

export const START = Date.parse('2026-11-27T08:00:00Z');
const LEASE_MS = 15_000;
export const keys = citizenKeys(Buffer.alloc(32, 7));
/** Everything may leave at once. */
export const noPace: SendPace = { channel: { everyMs: 0, burst: 1 }, recipient: () => ({ everyMs: 0, burst: 1 }) };

export function temporaryFolder(): { folder: string; remove(): void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'motcua-channels-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Answers a question with its own text as title and one statement for each number in it. */
export function echoAssistant(): Assistant & { asked: Question[]; fail: Error[] } {
  const asked: Question[] = [];
  const fail: Error[] = [];
  return {
    asked, fail,
    async answer(question): Promise<Answer> {
      asked.push(question);
      const error = fail.shift();
      if (error) throw error;
      const status = question.text.startsWith('?') ? 'no_source' : 'answered';
      return {
        ...statusAnswer(status, 'lead', { confidence: 0.9, ranking: [{ document: '1.001193', section: 'fee', score: 0.9 }, { document: '1.001193', section: 'place', score: 0.4 }] }),
        title: `trả lời ${question.text}`,
        statements: [{ text: `ý của ${question.text}`, citation: 0, heading: '' }],
        citations: [{ document: '1.001193', section: 'fee', title: 'Khai sinh', heading: 'Lệ phí', date: '2026-07', url: '', source: 'Cổng' }],
      };
    },
  };
}

export function incoming(messageId: string, content: IncomingContent | string, over: Partial<Incoming> = {}): Incoming {
  const sender = over.sender ?? 'an';
  return { channel: 'zalo', messageId, sender, recipient: sender, sentAt: START, content: typeof content === 'string' ? { kind: 'text', text: content } : content, ...over };
}

export interface Stack {
  store: Store;
  bot: FakeBot;
  assistant: ReturnType<typeof echoAssistant>;
  worker: Worker;
  sender: Sender;
  clock: { at: number };
  outcomes: string[];
  sends: SendOutcome[];
  accept(...messages: Incoming[]): Promise<void>;
  /** Answers and sends everything that can be now. */
  drain(): Promise<void>;
  texts(recipient?: string): string[];
}

export interface StackOptions {
  store: Store;
  clock: { at: number };
  bot?: FakeBot;
  bots?: ReadonlyMap<string, MessagingBot>;
  assistant?: ReturnType<typeof echoAssistant>;
  holder?: string;
  pace?: SendPace;
  perMinute?: number;
  most?: number;
}

/** Door, worker and sender over a store, driven by hand. */
export function stack({ store, clock, bot = fakeBot(), assistant = echoAssistant(), holder = 'one', pace = noPace, perMinute = 1_000, most = 10_000 }: StackOptions): Stack {
  const outcomes: string[] = [];
  const sends: SendOutcome[] = [];
  const now = (): number => clock.at;
  const worker = new Worker({
    assistant, store, contacts: [{ name: 'Tổng đài', phone: '18001096', scope: 'cả nước', source: 'Cổng' }], perMinute,
    metrics: { answered: () => undefined, feedback: () => undefined }, log: quietLog, now, bots: new Map([[bot.channel, bot]]), holder, leaseMs: LEASE_MS,
    isReady: () => true, onParts: () => undefined, onDone: (_channel, outcome) => void outcomes.push(outcome), random: () => 0.5,
  });
  const sender = new Sender({ outbox: store.outbox, bot, pace, holder, leaseMs: LEASE_MS, log: quietLog, now, random: () => 0.5, onOutcome: (_channel, outcome) => void sends.push(outcome) });
  const accept = createAccept({ inbox: store.inbox, keys, limits: { perMinute, most }, onAccepted: () => undefined });
  return {
    store, bot, assistant, worker, sender, clock, outcomes, sends,
    accept: (...messages) => accept(messages),
    async drain() {
      while (await worker.step() === 0);
      while (await sender.step() === 0);
    },
    texts: (recipient) => bot.arrived.filter((one) => recipient === undefined || one.recipient === recipient).map(({ text }) => text),
  };
}

/** The same over a fresh database. */
export async function freshStack(options: Partial<StackOptions> & { file?: string } = {}): Promise<Stack> {
  const clock = options.clock ?? { at: START };
  const store = options.store ?? await openStore({ file: options.file ?? ':memory:', mask: maskPersonalData, now: () => clock.at });
  return stack({ ...options, store, clock });
}
