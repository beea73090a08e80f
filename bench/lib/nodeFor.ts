import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** How `npm start` and `npx motcua` run a command: flags of Node, and what is added to the environment. */
export interface NodeOptions {
  flags: string[];
  env: Record<string, string>;
}

/** @param cli `dist/src/cli/main.js` of the project that is measured */
export async function nodeFor(cli: string, command: string): Promise<NodeOptions> {
  const script = path.resolve(path.dirname(cli), '..', '..', '..', 'scripts', 'setup', 'runMotcua.mjs');
  const { nodeFor: options } = (await import(pathToFileURL(script).href)) as { nodeFor(command: string): NodeOptions };
  return options(command);
}
