import path from 'node:path';
import type { Command } from 'commander';
import { loadConfig, SettingError, type Config } from '../config.js';
import type { Corpus } from '../corpus/load/loadCorpus.js';
import type { Encoder } from '../embedding/encoder.js';
import type { Manifest } from '../index/manifest.js';
import { broken, ok, type Finding } from './doctor/finding.js';
import { checkCorpus, checkModel, checkState } from './doctor/knowledge.js';
import { checkDisk, checkNativeModules, checkNode, checkPort } from './doctor/machine.js';
import { checkIndex } from './doctor/publishedIndex.js';
import { renderFindings } from './doctor/report.js';
import { EXIT } from './output.js';

/** What the command works with; tests pass their own. */
export interface DoctorCommandParts {
  config(): Config;
  encoder(config: Config): Promise<Encoder>;
  corpus(config: Config): Promise<Corpus>;
  /** Digest of what `motcua index` would index now. */
  corpusDigest(corpus: Corpus): Promise<string>;
  /** Manifest of the published generation. */
  manifest(config: Config): Promise<Manifest>;
  print(text: string): void;
}

/** Loaded only when the command runs: `motcua --help` must not load an encoder, nor fail where a native module is broken. */
const REAL: DoctorCommandParts = {
  config: () => loadConfig({ env: process.env, cwd: process.cwd() }),
  encoder: async (config) => (await import('../embedding/createEncoder.js')).createEncoder({ modelDir: config.model }),
  corpus: async (config) => (await import('../corpus/load/loadCorpus.js')).loadCorpus(config.corpus, { imports: path.join(config.state, 'imports') }),
  async corpusDigest(corpus) {
    const [{ corpusDigest }, { sourceOf }] = await Promise.all([import('../index/source.js'), import('../index/sourceOf.js')]);
    return corpusDigest(sourceOf(corpus));
  },
  async manifest(config) {
    const generation = await (await import('../index/openCurrent.js')).openCurrent(config.index);
    generation.close();
    return generation.manifest;
  },
  print: (text) => process.stdout.write(text),
};

/** `motcua doctor`: what this machine lacks for Một Cửa, each with its remedy. */
export function registerDoctor(program: Command, parts: DoctorCommandParts = REAL): void {
  program
    .command('doctor')
    .description('check this machine, the settings, the encoder, the corpus and the index, and say what to do about each fault')
    .addHelpText('after', '\nExit code 1 when something is broken; a warning is no fault.')
    .action(async () => {
      const findings = await examine(parts);
      parts.print(renderFindings(findings));
      process.exitCode = findings.some(({ state }) => state === 'broken') ? EXIT.failure : EXIT.ok;
    });
}

/** Runs every check that makes sense: without usable settings, the machine's alone. */
export async function examine(parts: DoctorCommandParts): Promise<Finding[]> {
  const machine = [checkNode(), await checkNativeModules()];
  let config: Config;
  try {
    config = parts.config();
  } catch (error) {
    if (!(error instanceof SettingError)) throw error;
    return [...machine, ...error.problems.map(({ setting, source, cause, remedy }) => broken('Settings', `${setting} (${source}): ${cause}`, remedy))];
  }
  const remembered = { encoder: remember(() => parts.encoder(config)), corpus: remember(() => parts.corpus(config)) };
  const findings = [
    ...machine,
    ok('Settings', describe(config)),
    await checkModel(remembered.encoder),
    await checkCorpus(remembered.corpus),
    await checkIndex({
      manifest: () => parts.manifest(config),
      encoder: await remembered.encoder().then(({ digest }) => digest, () => undefined),
      corpus: await remembered.corpus().then((corpus) => parts.corpusDigest(corpus)).catch(() => undefined),
      now: new Date(),
    }),
    await checkState(config.state),
    await checkDisk(config.index),
    await checkPort(config.host, config.port),
  ];
  await remembered.encoder().then((encoder) => encoder.dispose(), () => undefined);
  return findings;
}

/** Several checks look at one thing that takes seconds to load. */
function remember<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined;
  return () => (loading ??= load());
}

function describe({ host, port, telegram, zalo }: Config): string {
  const channels = ['web', ...(telegram.token === undefined ? [] : [`Telegram (${telegram.mode})`]), ...(zalo.appId === undefined ? [] : ['Zalo'])];
  return `${host}:${port}, channels: ${channels.join(', ')}`;
}
