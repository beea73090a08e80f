import { createHmac, randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Turns a platform's ids into keys: the same id gives the same key, and without the secret nobody finds the id behind one. */
export type CitizenKeys = (channel: string, purpose: 'lane' | 'citizen' | 'conversation' | 'message', id: string) => string;

const KEY_BYTES = 32;
const FILE = 'citizens.key';

/** The secret that hashes the ids of citizens cannot be used. */
export class CitizenKeyError extends Error {
  override readonly name = 'CitizenKeyError';
  readonly remedy = 'Restore the file from the backup of the state folder. Without it, begin anew: move it away; nobody finds earlier conversations by their citizen then.';
}

/**
 * The keys of this installation. The secret lies in a file of the state folder that only this user may read, made at the first call; several server
 * processes need the same file. It is not derived from a platform's secret: that one may be changed, and a citizen's data must be found
 * (to be deleted) all the same.
 * @throws CitizenKeyError when the file is no such secret
 */
export function openCitizenKeys(folder: string): CitizenKeys {
  return citizenKeys(readSecret(folder));
}

/** Keys by a given secret. Platform ids are short numbers: only a keyed hash keeps them from being guessed. */
export function citizenKeys(secret: Buffer): CitizenKeys {
  return (channel, purpose, id) => createHmac('sha256', secret).update(JSON.stringify([channel, purpose, id])).digest('base64url').slice(0, 27);
}

function readSecret(folder: string): Buffer {
  const file = path.join(folder, FILE);
  const known = read(file);
  if (known) return known;
  mkdirSync(folder, { recursive: true });
  // Written aside and linked into place: of two processes that start at once, one wins and both read its secret whole.
  const aside = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(aside, `${randomBytes(KEY_BYTES).toString('base64')}\n`, { mode: 0o600, flush: true });
  try {
    linkSync(aside, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    unlinkSync(aside);
  }
  return read(file)!;
}

function read(file: string): Buffer | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const secret = Buffer.from(text.trim(), 'base64');
  if (secret.length !== KEY_BYTES) throw new CitizenKeyError(`"${file}" is not the secret of an installation: it holds ${secret.length} bytes instead of ${KEY_BYTES}`);
  return secret;
}
