import type { IncomingContent } from '../channel.js';
import { texts } from './texts.js';

/** The commands we know, and what each one is to the rest. */
const COMMANDS: Readonly<Record<keyof typeof texts.commands, IncomingContent>> = {
  start: { kind: 'joined' },
  help: { kind: 'command', command: 'help' },
  lienhe: { kind: 'command', command: 'contacts' },
  xoadulieu: { kind: 'command', command: 'forget' },
};

/** The list that Telegram shows in its menu. */
export const commandMenu = Object.entries(texts.commands).map(([command, description]) => ({ command, description }));

export interface Command {
  /** The bot's name after the `@`, where one is given. */
  to: string | undefined;
  /** Nothing for a command we do not know. */
  content: IncomingContent | undefined;
  /** What stands behind the command. */
  rest: string;
}

/** The command that a text begins with, if it begins with one. */
export function readCommand(text: string): Command | undefined {
  const [, name, to, rest = ''] = /^\/([a-z0-9_]{1,32})(?:@([a-z0-9_]{1,64}))?(?:\s+([\s\S]*))?$/i.exec(text.trim()) ?? [];
  if (name === undefined) return undefined;
  const known = name.toLowerCase();
  return { to, content: Object.hasOwn(COMMANDS, known) ? COMMANDS[known as keyof typeof COMMANDS] : undefined, rest: rest.trim() };
}
