import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isMap, isScalar, parseDocument } from 'yaml';
import { nearestName } from './nearestName.js';
import { SETTING_NAMES, settingOf, type SettingName } from './settings.js';
import { SettingError, type SettingProblem } from './settingError.js';

export const SETTINGS_FILE = 'motcua.yaml';

/** A setting as it was written, before its text is checked. */
export interface WrittenSetting {
  text: string;
  source: string;
  /** Folder that a relative path is meant from. */
  base: string;
}

export type WrittenSettings = Map<SettingName, WrittenSetting>;
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Collects the settings of motcua.yaml (in `folders`, the first that has one) and of the environment, which wins.
 * An empty variable counts as absent, as it does in shells and compose files.
 */
export function readSettings(env: Environment, folders: readonly string[], problems: SettingProblem[]): WrittenSettings {
  const settings: WrittenSettings = new Map();
  const file = folders.map((folder) => path.join(folder, SETTINGS_FILE)).find((candidate) => existsSync(candidate));
  if (file !== undefined) collect(entriesOfFile(file), `file ${file}`, path.dirname(file), settings, problems);
  const variables = Object.entries(env)
    .filter((entry): entry is [string, string] => entry[0].startsWith('MOTCUA_') && entry[1] !== undefined && entry[1] !== '');
  collect(variables, 'environment', folders[0] ?? '.', settings, problems);
  return settings;
}

function collect(
  entries: Iterable<readonly [string, string]>, source: string, base: string, settings: WrittenSettings, problems: SettingProblem[],
): void {
  const here: WrittenSettings = new Map();
  const secretFiles: [SettingName, string, string][] = [];
  for (const [key, text] of entries) {
    if (isSettingName(key)) here.set(key, { text, source, base });
    else if (isSecretFile(key)) secretFiles.push([key.slice(0, -'_FILE'.length) as SettingName, key, text]);
    else problems.push(unknown(key, source));
  }
  for (const [name, key, file] of secretFiles) {
    if (here.has(name)) {
      problems.push({ setting: key, source, cause: `${name} is set as well`, remedy: `Keep either ${name} or ${key}, not both.` });
      continue;
    }
    const text = readSecret(path.resolve(base, file));
    if (text instanceof Error) {
      problems.push({
        setting: key, source, value: file, cause: `the file cannot be read (${text.message})`,
        remedy: `Give ${key} the path of a readable file that holds only the secret.`,
      });
    } else here.set(name, { text, source: `file of ${key}`, base });
  }
  for (const [name, setting] of here) settings.set(name, setting);
}

function entriesOfFile(file: string): [string, string][] {
  const document = parseDocument(readFileSync(file, 'utf8'));
  const fail = (setting: string, cause: string): never => {
    throw new SettingError([{ setting, source: `file ${file}`, cause, remedy: 'Write one setting a line, like "MOTCUA_PORT: 8080".' }]);
  };
  const [error] = document.errors;
  if (error) return fail(SETTINGS_FILE, `not valid YAML: ${error.message.split('\n')[0] ?? ''}`);
  if (document.contents === null) return [];
  if (!isMap(document.contents)) return fail(SETTINGS_FILE, 'not a list of settings');
  const entries: [string, string][] = [];
  for (const { key, value } of document.contents.items) {
    const name = String(key);
    if (value !== null && !isScalar(value)) fail(name, 'the value must be one word or number');
    // The text as written, so that a token of digits or a value like 010 is not read as a number.
    const text = isScalar(value) && value.value !== null ? (value.source ?? String(value.value)) : '';
    if (text !== '') entries.push([name, text]);
  }
  return entries;
}

function isSettingName(key: string): key is SettingName {
  return (SETTING_NAMES as readonly string[]).includes(key);
}

function isSecretFile(key: string): boolean {
  const name = key.replace(/_FILE$/, '');
  return name !== key && isSettingName(name) && settingOf(name).secret === true;
}

function unknown(key: string, source: string): SettingProblem {
  const near = nearestName(key, SETTING_NAMES);
  // The value stays out: a mistyped name may well be that of a secret.
  return {
    setting: key, source, cause: 'there is no setting of this name',
    remedy: near === undefined ? `Remove ${key}. The settings are: ${SETTING_NAMES.join(', ')}.` : `Did you mean ${near}? Rename ${key} or remove it.`,
  };
}

function readSecret(file: string): string | Error {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
