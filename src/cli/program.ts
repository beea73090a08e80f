import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import { projectRoot } from '../config.js';
import { registerAnswer } from './answer.js';
import { registerAsk } from './ask.js';
import { registerDoctor } from './doctor.js';
import { registerEval } from './eval.js';
import { registerExplain } from './explain.js';
import { registerFit } from './fit.js';
import { registerFitAspects } from './fitAspects.js';
import { registerFitEvents } from './fitEvents.js';
import { registerFitPlans } from './fitPlans.js';
import { registerImport } from './import.js';
import { registerIndex } from './index.js';
import { registerQuestions } from './questions.js';
import { registerServe } from './serve.js';
import { registerZalo } from './zalo.js';

/** The commands in the order of the help. */
const COMMANDS = [registerServe, registerAsk, registerIndex, registerImport, registerAnswer, registerEval, registerExplain, registerFit, registerFitPlans, registerFitAspects, registerFitEvents, registerQuestions, registerZalo, registerDoctor];

/** The command line `motcua`, with one command of each file. */
export function createProgram(): Command {
  const program = new Command('motcua')
    .description('Một Cửa: answers questions about administrative procedures, with the source of every statement.')
    .version(version())
    .addHelpText('after', '\nSettings come from MOTCUA_* variables and motcua.yaml; `motcua doctor` checks them.\nExit codes: 0 done, 1 failed, 2 wrong command line.');
  for (const register of COMMANDS) register(program);
  return program;
}

function version(): string {
  return (JSON.parse(readFileSync(path.join(projectRoot(), 'package.json'), 'utf8')) as { version: string }).version;
}
