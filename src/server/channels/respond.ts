import type { Log } from '../../../bots/web/dependencies.js';
import type { ButtonAction, IncomingContent, MessagingBot } from '../../../bots/channel.js';
import type { AnswerContact, AnswerStatus } from '../../answer/answer.js';
import type { Assistant } from '../../conversation/assistant.js';
import type { ClaimedMessage } from '../../store/inbox.js';
import type { Finished } from '../../store/messages.js';
import type { Store } from '../../store/openStore.js';
import { randomId } from '../../store/randomId.js';
import { commandIn } from './commandIn.js';
import { exchangeOf } from './exchangeOf.js';
import { texts } from './texts.js';

export interface RespondParts {
  assistant: Assistant;
  store: { conversations: Pick<Store['conversations'], 'recentQuestions'> } & Pick<Store, 'feedback' | 'notices' | 'inbox'>;
  /** Whom a citizen may call, whatever the matter. */
  contacts: readonly AnswerContact[];
  /** Messages a minute that one citizen may write. */
  perMinute: number;
  metrics: { answered(status: AnswerStatus, seconds: number): void; feedback(isRight: boolean): void };
  log: Log;
  now: () => number;
}

/** How many earlier questions the Assistant gets, and how old they may be. */
const CONTEXT_QUESTIONS = 5;
const CONTEXT_MS = 30 * 60_000;
const LIMITED_MS = 60_000;
/** Following, pressing start and opening the chat may come together: one greeting is enough. */
const GREETING_MS = 10 * 60_000;

/** Said once. */
const DISCLOSURE = { kind: 'disclosure' };

/** What a message leads to. Writes nothing but an opinion on an answer, which is the same however often it is written. */
export async function respond(parts: RespondParts, bot: MessagingBot, message: ClaimedMessage): Promise<Finished> {
  const content = understood(JSON.parse(message.content) as IncomingContent);
  if (content.kind === 'left') return { outcome: 'left', parts: [], leaves: true };
  // The right to be forgotten is not rationed.
  const isForget = content.kind === 'command' && content.command === 'forget';
  if (!isForget && await parts.store.inbox.writtenLately(message) > parts.perMinute) {
    parts.metrics.answered('limited', 0);
    return { outcome: 'limited', parts: bot.renderNotice(texts.limited, message.recipient), says: [{ kind: 'limited', periodMs: LIMITED_MS }], onlyWhenNew: true };
  }
  switch (content.kind) {
    case 'text': return answerQuestion(parts, bot, message, content.text);
    case 'button': return content.action.type === 'ask' ? answerQuestion(parts, bot, message, content.action.question) : takeOpinion(parts, bot, message, content.action);
    case 'media': return notice(bot, message, 'media', texts.media[content.media]);
    case 'joined': return greet(parts, bot, message);
    case 'command': return obey(parts, bot, message, content.command);
  }
}

function understood(content: IncomingContent): IncomingContent {
  const command = content.kind === 'text' ? commandIn(content.text) : undefined;
  return command ? { kind: 'command', command } : content;
}

async function answerQuestion(parts: RespondParts, bot: MessagingBot, message: ClaimedMessage, text: string): Promise<Finished> {
  const { assistant, store, metrics, log, now } = parts;
  const started = performance.now();
  bot.typing(message.recipient).catch((error: unknown) => log.info({ error: String(error) }, 'the sign for "is writing" was not shown'));
  const context = await store.conversations.recentQuestions(message.channel, message.user_key, now() - CONTEXT_MS, CONTEXT_QUESTIONS);
  const answer = await assistant.answer({ text, context });
  metrics.answered(answer.status, (performance.now() - started) / 1_000);
  const answerId = randomId();
  const isFirst = await isNew(parts, message);
  return {
    outcome: answer.status,
    exchange: exchangeOf(message, text, answer, answerId),
    parts: bot.render(answer, message.recipient, { answerId, isFirst }),
    says: isFirst ? [DISCLOSURE] : [],
  };
}

async function takeOpinion({ store, metrics }: RespondParts, bot: MessagingBot, message: ClaimedMessage, { answer, isRight }: Extract<ButtonAction, { type: 'feedback' }>): Promise<Finished> {
  const known = await store.feedback.give(answer, isRight, '');
  if (known) metrics.feedback(isRight);
  // Telegram shows its own word of thanks at the tap.
  if (known && message.channel === 'telegram') return { outcome: 'feedback', parts: [] };
  return notice(bot, message, 'feedback', known ? texts.thanks : texts.feedbackUnknown);
}

async function greet(parts: RespondParts, bot: MessagingBot, message: ClaimedMessage): Promise<Finished> {
  const buttons = texts.examples.map((question) => ({ label: question, action: { type: 'ask' as const, question } }));
  const says = [{ kind: 'greeting', periodMs: GREETING_MS }];
  if (await isNew(parts, message)) {
    return { outcome: 'joined', parts: bot.renderNotice(`${texts.greeting}\n\n${texts.disclosure}`, message.recipient, buttons), says: [...says, DISCLOSURE], onlyWhenNew: true };
  }
  return { outcome: 'joined', parts: bot.renderNotice(texts.greetingAgain, message.recipient, buttons), says, onlyWhenNew: true };
}

async function obey({ store, contacts }: RespondParts, bot: MessagingBot, message: ClaimedMessage, command: 'help' | 'contacts' | 'forget'): Promise<Finished> {
  switch (command) {
    case 'help': return notice(bot, message, 'help', texts.help);
    case 'contacts': {
      const lines = contacts.map(({ name, phone, source }) => texts.contact(name, phone, source));
      return notice(bot, message, 'contacts', lines.length > 0 ? [texts.contacts, ...lines].join('\n') : texts.noContacts);
    }
    case 'forget': {
      // In a group it cannot be seen from here what is kept of them elsewhere: it is deleted all the same.
      const isAlone = message.user_key === message.citizen_key;
      const isKnown = !isAlone || (await store.conversations.recentQuestions(message.channel, message.user_key, 0, 1)).length > 0;
      return { ...notice(bot, message, 'forget', isKnown ? texts.forgotten : texts.nothingToForget), forgets: true };
    }
  }
}

async function isNew({ store }: RespondParts, { user_key }: ClaimedMessage): Promise<boolean> {
  return await store.notices.saidAt(user_key, DISCLOSURE.kind) === undefined;
}

function notice(bot: MessagingBot, { recipient }: ClaimedMessage, outcome: string, text: string): Finished {
  return { outcome, parts: bot.renderNotice(text, recipient) };
}
