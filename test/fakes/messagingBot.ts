import type { Answer } from '../../src/answer/answer.js';
import type { MessagingBot, MessagingChannel, OutgoingPart, SendResult } from '../../bots/channel.js';

export interface FakeBot extends MessagingBot {
  /** What has arrived at citizens, in the order of arrival. */
  arrived: { recipient: string; text: string }[];
  /** What the platform says to the next calls, first come first; it takes everything when this is empty. */
  says: SendResult[];
  /** Called before the platform has a part and after it: a test ends the process here. */
  onSend: (moment: 'before' | 'after', text: string) => void | Promise<void>;
  /** Recipients who saw the sign for "is writing". */
  typingTo: string[];
}

/** A platform that takes everything unless it is told otherwise. An answer becomes its title and one part for each statement. */
export function fakeBot(channel: MessagingChannel = 'zalo'): FakeBot {
  const part = (text: string): OutgoingPart => ({ method: 'text', body: { text } });
  const bot: FakeBot = {
    channel, arrived: [], says: [], typingTo: [],
    onSend: () => undefined,
    render: (answer: Answer, _recipient, { isFirst }) => [
      part(`${isFirst ? '(tự động) ' : ''}${answer.title || answer.lead}`),
      ...answer.statements.map(({ text }) => part(text)),
    ],
    renderNotice: (text) => [part(text)],
    async send({ body }, recipient) {
      const { text } = body as { text: string };
      await bot.onSend('before', text);
      const result = bot.says.shift() ?? { ok: true, platformId: String(bot.arrived.length) };
      if (result.ok) bot.arrived.push({ recipient, text });
      await bot.onSend('after', text);
      return result;
    },
    typing(recipient) {
      bot.typingTo.push(recipient);
      return Promise.resolve();
    },
  };
  return bot;
}
