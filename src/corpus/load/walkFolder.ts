import { readdir, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { CorpusProblem } from '../document.js';

export interface FoundFile {
  /** Relative to the folder, with `/`, in NFC. */
  file: string;
  path: string;
}

/** All files below a folder, sorted by name; hidden ones and backups of editors are passed over. Links are never followed out of it. */
export async function walkFolder(folder: string): Promise<{ files: FoundFile[]; problems: CorpusProblem[] }> {
  const root = await realpath(folder);
  const files: FoundFile[] = [];
  const problems: CorpusProblem[] = [];
  await walk(root, '');
  return { files, problems };

  async function walk(path: string, prefix: string): Promise<void> {
    const entries = await readdir(path, { withFileTypes: true });
    // By code units, so that the order is the same in every locale.
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      if (/^\.|~$/.test(entry.name)) continue;
      const file = `${prefix}${entry.name}`.normalize('NFC');
      const inside = join(path, entry.name);
      if (entry.isDirectory()) await walk(inside, `${file}/`);
      else if (entry.isFile()) files.push({ file, path: inside });
      else if (entry.isSymbolicLink()) await meetLink(inside, file);
      else problems.push({ file, severity: 'error', cause: 'it is no ordinary file', remedy: 'take it out of the corpus folder' });
    }
  }

  /** A link to something inside says nothing new: it is read where it stands. */
  async function meetLink(path: string, file: string): Promise<void> {
    const target = await realpath(path).catch(() => undefined);
    if (target === root || target?.startsWith(root + sep)) return;
    const cause = target === undefined ? 'it is a link to nothing' : 'it is a link that leaves the corpus folder; it is not followed';
    problems.push({ file, severity: 'error', cause, remedy: 'put the file itself in its place' });
  }
}
