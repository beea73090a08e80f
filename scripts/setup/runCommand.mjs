import { spawn } from 'node:child_process';

/** Runs a command in the foreground and gives its exit code; a signal counts as 128 and its number does not matter here. */
export function runCommand(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 143)));
  });
}

/** The command line that runs npm: the very npm that started us where there is one. */
export function npmCommand(env = process.env, platform = process.platform) {
  if (env.npm_execpath && /npm-cli\.js$/.test(env.npm_execpath)) return [process.execPath, env.npm_execpath];
  return [platform === 'win32' ? 'npm.cmd' : 'npm'];
}
