import type { IncomingContent } from '../../../bots/channel.js';
import { fold } from '../../text/fold.js';

type Command = Extract<IncomingContent, { kind: 'command' }>['command'];

/** Whole messages that are commands on every channel, as they are offered in our own texts. */
const COMMANDS: Readonly<Record<string, Command>> = {
  'xoa du lieu cua toi': 'forget', 'xoa du lieu cua em': 'forget', 'hay xoa du lieu cua toi': 'forget', 'xin xoa du lieu cua toi': 'forget',
  'lien he': 'contacts', 'tro giup': 'help',
};
const LONGEST = 60;

/** The command that a text is, when it is one and nothing more. */
export function commandIn(text: string): Command | undefined {
  if (text.length > LONGEST) return undefined;
  const words = fold(text.normalize('NFC')).replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
  return Object.hasOwn(COMMANDS, words) ? COMMANDS[words] : undefined;
}
