import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { npmCommand, runCommand } from './runCommand.mjs';
import { say, SetupError } from './say.mjs';

/** Installs exactly what package-lock.json names, with npm's own progress. */
export async function installPackages(root) {
  say('Đang cài các thư viện, lần đầu mất khoảng 2 đến 3 phút… (installing the libraries: 2 to 3 minutes the first time)');
  await npm(root, ['ci', '--include=dev', '--no-audit', '--no-fund'], 'npm ci');
}

/** Compiles the named native modules for this Node. */
export async function rebuildModules(root, names) {
  say(`Đang biên dịch lại cho Node ${process.versions.node}: ${names.join(', ')}… (rebuilding)`);
  await npm(root, ['rebuild', ...names], `npm rebuild ${names.join(' ')}`);
}

async function npm(root, args, shown) {
  const [command, ...first] = npmCommand();
  // Compilers say nothing for minutes; a line now and then shows that the work goes on.
  const started = Date.now();
  const beat = setInterval(() => say(`  … vẫn đang cài đặt (still installing), ${Math.round((Date.now() - started) / 1000)} s`), 20_000);
  try {
    const code = await runCommand(command, [...first, ...args], { cwd: root, stdio: ['ignore', 2, 2], env: installEnvironment() });
    if (code === 0) return;
    throw new SetupError([
      `Cài đặt không thành công: lệnh "${shown}" kết thúc với mã ${code}. Nguyên nhân ở các dòng ngay phía trên.`,
      'Thường là do mất mạng, hết dung lượng đĩa, hoặc mạng không cho tải. Hãy khắc phục rồi chạy lại; phần đã tải được giữ lại.',
      `The installation failed: "${shown}" ended with code ${code}; the lines above say why.`,
      'Most often: no network, a full disk or a blocked registry. Mend that and run the same command again; what was downloaded is kept.',
    ]);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    throw new SetupError([
      'Không tìm thấy lệnh npm. Hãy cài npm (trên Debian: sudo apt-get install npm), rồi chạy lại.',
      'The command npm was not found. Install npm (on Debian: sudo apt-get install npm) and run the same command again.',
    ]);
  } finally {
    clearInterval(beat);
  }
}

/** The environment of every npm that we start. */
export function installEnvironment(env = process.env, execPath = process.execPath) {
  const headers = headersFolder(execPath);
  return {
    ...env,
    // Its post-install step downloads CUDA libraries that we never use, and fails where it cannot.
    ONNXRUNTIME_NODE_INSTALL: 'skip',
    // Headers that lie beside Node itself need no download.
    ...(headers && !env.npm_config_nodedir ? { npm_package_config_node_gyp_nodedir: headers } : {}),
  };
}

/** Folder with include/node of exactly the Node that runs, or undefined. */
function headersFolder(execPath) {
  const folder = path.dirname(path.dirname(execPath));
  const file = path.join(folder, 'include', 'node', 'node_version.h');
  if (!existsSync(file)) return undefined;
  const text = readFileSync(file, 'utf8');
  const version = ['MAJOR', 'MINOR', 'PATCH'].map((part) => new RegExp(`#define NODE_${part}_VERSION (\\d+)`).exec(text)?.[1]).join('.');
  return version === process.versions.node ? folder : undefined;
}
