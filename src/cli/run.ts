import { CommanderError, type Command } from 'commander';
import { describeError, EXIT } from './output.js';

/**
 * Runs a command line and gives the exit code: a command's own, else 0; 2 for a wrong command line;
 * 1 for an error, which is printed with its remedy.
 */
export async function run(program: Command, argv: readonly string[]): Promise<number> {
  strict(program);
  try {
    await program.parseAsync([...argv]);
    return Number(process.exitCode ?? EXIT.ok);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    process.stderr.write(`${describeError(error)}\n`);
    return EXIT.failure;
  }
}

/** A wrong command line throws instead of ending the process, in every command, and points to the help. */
function strict(command: Command): void {
  command.exitOverride().showSuggestionAfterError().showHelpAfterError(`(see ${fullName(command)} --help)`);
  command.commands.forEach(strict);
}

function fullName(command: Command): string {
  return command.parent === null ? command.name() : `${fullName(command.parent)} ${command.name()}`;
}
