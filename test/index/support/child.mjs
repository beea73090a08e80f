// Node runs no TypeScript by itself: vite, which the tests have anyway, loads the module.
import { runnerImport } from 'vite';

const { module } = await runnerImport(new URL('./buildChild.ts', import.meta.url).pathname, { logLevel: 'silent' });
await module.buildInChild(JSON.parse(process.argv[2]));
