import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { withLock } from './lock.mjs';
import { ROOT } from './paths.mjs';
import { runCommand } from './runCommand.mjs';
import { say, SetupError } from './say.mjs';

const SOURCES = ['src', 'bots', 'bench'];
const CONFIGURATION = ['tsconfig.json', 'tsconfig.build.json', 'package-lock.json'];

/** Compiles the sources to dist/ and copies what stands beside them (styles, scripts of the page), when anything changed. */
export async function build(root = ROOT, compile = compileSources) {
  if (isFresh(root)) return;
  await withLock(root, async () => {
    if (isFresh(root)) return;
    say('Đang dựng chương trình… (building)');
    const stamp = currentStamp(root);
    // Compiled files of a source that is gone would stay importable.
    if (readStamp(root).files.some((file) => !stamp.files.includes(file))) rmSync(path.join(root, 'dist'), { recursive: true, force: true });
    if ((await compile(root)) !== 0) {
      throw new SetupError([
        'Mã nguồn có lỗi nên chưa dựng được chương trình; các dòng phía trên nêu tệp và dòng có lỗi.',
        'The sources do not compile: the lines above name the file and line. Mend them, or return to a released version.',
      ]);
    }
    for (const file of stamp.files.filter(isAsset)) {
      const target = path.join(root, 'dist', file);
      mkdirSync(path.dirname(target), { recursive: true });
      cpSync(path.join(root, file), target);
    }
    mkdirSync(path.join(root, 'dist'), { recursive: true });
    writeFileSync(path.join(root, 'dist', '.stamp'), JSON.stringify(stamp));
  });
}

function compileSources(root) {
  const tsc = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  return runCommand(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { cwd: root, stdio: ['ignore', 2, 2] });
}

function isFresh(root) {
  return readStamp(root).digest === currentStamp(root).digest;
}

/** The files that a build is made of, and a digest that changes with any of them. */
function currentStamp(root) {
  const files = [...SOURCES.flatMap((folder) => filesUnder(root, folder)), ...CONFIGURATION].sort();
  const digest = createHash('sha256');
  for (const file of files) {
    const { size, mtimeMs } = statSync(path.join(root, file));
    digest.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return { digest: digest.digest('hex'), files };
}

function readStamp(root) {
  const file = path.join(root, 'dist', '.stamp');
  if (!existsSync(file)) return { digest: '', files: [] };
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { digest: '', files: [] };
  }
}

function filesUnder(root, folder) {
  if (!existsSync(path.join(root, folder))) return [];
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesUnder(root, name) : [name];
  });
}

function isAsset(file) {
  return SOURCES.some((folder) => file.startsWith(`${folder}/`)) && !/\.(ts|tsx|md)$/.test(file);
}
