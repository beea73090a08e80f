import { spawn } from 'node:child_process';

/** Opens an address in the browser of this machine. Where there is none (a server, a container) nothing happens. */
export function openBrowser(url: string, platform: NodeJS.Platform = process.platform, env: NodeJS.ProcessEnv = process.env): void {
  const command = commandFor(url, platform, env);
  if (command === undefined) return;
  const [program, ...args] = command;
  const child = spawn(program, args, { stdio: 'ignore', detached: true });
  // The address is printed as well: a missing opener is no reason to stop.
  child.once('error', () => undefined);
  child.unref();
}

/** The command line that opens an address; undefined without a screen. */
export function commandFor(url: string, platform: NodeJS.Platform, env: NodeJS.ProcessEnv): [string, ...string[]] | undefined {
  if (platform === 'darwin') return ['open', url];
  if (platform === 'win32') return ['cmd', '/c', 'start', '', url];
  return env['DISPLAY'] || env['WAYLAND_DISPLAY'] ? ['xdg-open', url] : undefined;
}
