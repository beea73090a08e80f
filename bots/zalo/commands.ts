import type { IncomingContent } from '../channel.js';

type Command = Extract<IncomingContent, { kind: 'command' }>['command'];

/** What a citizen or a menu of the account sends for our commands, folded. Menu items of an Official Account send texts that begin with #. */
const COMMANDS: Readonly<Record<string, Command>> = {
  'tro giup': 'help', trogiup: 'help', 'huong dan': 'help', huongdan: 'help', help: 'help',
  'lien he': 'contacts', lienhe: 'contacts',
  xoadulieu: 'forget', 'xoa du lieu': 'forget', 'xoa du lieu cua toi': 'forget',
};
/** Said without a mark before it, too: what is written in the privacy notice must work as it is read. */
const PLAIN = new Set(['tro giup', 'lien he', 'xoa du lieu cua toi']);
const LONGEST = 40;

/** The command that a text is, if it is one and nothing more. */
export function commandOf(text: string): Command | undefined {
  if (text.length > LONGEST) return undefined;
  const folded = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/đ/gu, 'd').replace(/\s+/gu, ' ').trim().replace(/[.!]+$/u, '');
  const marked = /^[/#]\s?/u.test(folded);
  const name = folded.replace(/^[/#]\s?/u, '');
  return (marked || PLAIN.has(name)) && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
}
