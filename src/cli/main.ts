import { createProgram } from './program.js';
import { run } from './run.js';

// `motcua answer | head` closes the pipe early: that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

process.exitCode = await run(createProgram(), process.argv);
