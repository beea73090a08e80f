import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { SetupError } from './say.mjs';

/** What node-gyp needs on Linux and macOS: any one command of each row, and the Debian package that brings it. */
const TOOLS = [
  { commands: ['python3', 'python'], debian: 'python3' },
  { commands: ['make', 'gmake'], debian: 'build-essential' },
  { commands: ['g++', 'c++', 'clang++'], debian: 'build-essential' },
];

/** The tools that are missing from the search path, by the name that people know. */
export function missingTools(env = process.env) {
  const folders = (env.PATH ?? '').split(path.delimiter).filter(Boolean);
  return TOOLS.filter(({ commands }) => !commands.some((command) => folders.some((folder) => executable(path.join(folder, command)))));
}

/** Stops with the packages to install when a native module could not be compiled here. */
export function checkCompiler(env = process.env, platform = process.platform) {
  if (platform === 'win32') return;
  const missing = missingTools(env);
  if (missing.length === 0) return;
  const names = missing.map(({ commands }) => commands[0]).join(', ');
  const packages = [...new Set(missing.map(({ debian }) => debian))].join(' ');
  throw new SetupError([
    `Máy này thiếu công cụ biên dịch: ${names}. Hai thư viện better-sqlite3 và hnswlib-node cần chúng khi cài đặt.`,
    `Trên Debian hoặc Ubuntu, hãy chạy lệnh:  sudo apt-get install ${packages}`,
    'rồi chạy lại lệnh vừa rồi.',
    `Missing build tools: ${names}. The libraries better-sqlite3 and hnswlib-node are compiled during the installation.`,
    `On Debian or Ubuntu run:  sudo apt-get install ${packages}`,
    ...(platform === 'darwin' ? ['On macOS run:  xcode-select --install'] : []),
    'and then the same command again.',
  ]);
}

function executable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
