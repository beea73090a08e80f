import { checkCompiler } from './compiler.mjs';
import { installPackages, rebuildModules } from './install.mjs';
import { stateOf, wantedStamp, writeStamp } from './installed.mjs';
import { withLock } from './lock.mjs';
import { brokenModules } from './native.mjs';
import { ROOT } from './paths.mjs';
import { say, SetupError } from './say.mjs';

/** Makes node_modules fit package-lock.json and this Node; does nothing, in a moment, where it fits already. */
export async function setup(root = ROOT) {
  if (stateOf(root, wantedStamp(root)) === 'ready') return;
  await withLock(root, async () => {
    const wanted = wantedStamp(root);
    const state = stateOf(root, wanted);
    if (state === 'ready') return;
    if (state === 'install') {
      checkCompiler();
      await installPackages(root);
    }
    await mendNativeModules(root);
    writeStamp(root, wanted);
    if (state === 'install') say('Đã cài xong các thư viện. (libraries installed)');
  });
}

async function mendNativeModules(root) {
  const broken = brokenModules(root);
  if (broken.length === 0) return;
  checkCompiler();
  await rebuildModules(root, broken.map(({ name }) => name));
  const still = brokenModules(root);
  if (still.length === 0) return;
  const causes = still.map(({ name, cause }) => `  ${name}: ${cause}`);
  throw new SetupError([
    'Thư viện sau vẫn không dùng được sau khi biên dịch lại:', ...causes,
    'Hãy xóa thư mục node_modules rồi chạy lại lệnh vừa rồi.',
    'These libraries do not load, even after a rebuild (see above).',
    'Delete the folder node_modules and run the same command again.',
  ]);
}
