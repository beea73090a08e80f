import { readdirSync, rmSync, statSync, writeFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CitizenKeyError, openCitizenKeys } from '../../src/store/citizenKeys.js';

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'keys-')); });
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('the same id has the same key in every process, and another in every channel and purpose', () => {
  const [one, two] = [openCitizenKeys(folder), openCitizenKeys(folder)];
  expect(one('zalo', 'citizen', '42')).toBe(two('zalo', 'citizen', '42'));
  expect(new Set([one('zalo', 'citizen', '42'), one('telegram', 'citizen', '42'), one('zalo', 'lane', '42'), one('zalo', 'citizen', '43')]).size).toBe(4);
  expect(one('zalo', 'citizen', '42')).not.toContain('42');
});

test('another installation has other keys', () => {
  const here = openCitizenKeys(folder)('zalo', 'citizen', '42');
  expect(openCitizenKeys(join(folder, 'other'))('zalo', 'citizen', '42')).not.toBe(here);
});

test('the secret is readable by this user only, and nothing is left beside it', () => {
  openCitizenKeys(folder);
  expect(readdirSync(folder)).toEqual(['citizens.key']);
  expect(statSync(join(folder, 'citizens.key')).mode & 0o777).toBe(0o600);
});

test('a damaged secret is refused instead of replaced', () => {
  writeFileSync(join(folder, 'citizens.key'), 'cut');
  expect(() => openCitizenKeys(folder)).toThrow(CitizenKeyError);
});
