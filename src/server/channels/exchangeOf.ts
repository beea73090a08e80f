import type { Answer } from '../../answer/answer.js';
import type { Exchange } from '../../store/conversations.js';
import type { NewMessage } from '../../store/inbox.js';

/** A question of a channel with its answer, as it is kept for staff. */
export function exchangeOf(message: NewMessage, question: string, answer: Answer, answerId: string): Exchange & { answerId: string } {
  const used = new Set(answer.citations.map(({ document, section }) => `${document} ${section}`));
  return {
    channel: message.channel, userKey: message.user_key, answerId, question,
    ...(message.citizen_key === message.user_key ? {} : { citizenKey: message.citizen_key }),
    answer: { ...answer, passages: answer.ranking.map((ranked) => ({ ...ranked, used: used.has(`${ranked.document} ${ranked.section}`) })) },
  };
}
