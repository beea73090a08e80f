// Which part of the house may import which, as DESIGN says:
// cli, server, console -> bots -> conversation -> answer -> retrieval -> index -> embedding, corpus -> text; store and config are leaves.

const KNOWLEDGE = ['answer', 'retrieval', 'index', 'embedding', 'corpus', 'text'];
const LEAVES = ['store', 'config'];

/**
 * For each part: what it may import, and what it may know by type only. A leaf is handed to a layer, which so needs its types;
 * a channel shows answers and documents that it is given, and makes none.
 */
const MAY_IMPORT = {
  text: { value: [] },
  config: { value: ['config'] },
  store: { value: [] },
  corpus: { value: ['text'] },
  embedding: { value: ['text'] },
  index: { value: KNOWLEDGE.slice(3) },
  retrieval: { value: KNOWLEDGE.slice(2) },
  answer: { value: KNOWLEDGE.slice(1) },
  conversation: { value: KNOWLEDGE, type: LEAVES },
  bots: { value: ['conversation'], type: ['answer', 'corpus', ...LEAVES] },
  evaluation: { value: ['conversation', ...KNOWLEDGE], type: LEAVES },
  console: { value: ['bots', 'conversation', ...KNOWLEDGE, ...LEAVES] },
  server: { value: ['console', 'bots', 'conversation', ...KNOWLEDGE, ...LEAVES] },
  cli: { value: ['server', 'console', 'bots', 'evaluation', 'conversation', ...KNOWLEDGE, ...LEAVES] },
  bench: { value: ['server', 'console', 'bots', 'evaluation', 'conversation', ...KNOWLEDGE, ...LEAVES] },
};

/** The parts as eslint-plugin-boundaries wants them: folders. */
export const elements = Object.keys(MAY_IMPORT).map((type) => ({
  type,
  pattern: type === 'bots' || type === 'bench' ? type : `src/${type}`,
  partialMatch: false,
}));

/** The one part that is a file as well. */
export const files = [{ category: 'config', pattern: 'src/config.ts' }];

/** One policy for each import that is allowed; nothing else is, and nothing that belongs to no part. */
export const importOrder = {
  default: 'disallow',
  checkUnknownLocals: true,
  message: '{{from.element.type}} must not import {{dependency.source}}: imports go down only (cli, server, console -> bots -> conversation -> answer '
    + '-> retrieval -> index -> embedding, corpus -> text; store and config are handed in). Pass it in from the place that constructs things.',
  policies: Object.entries(MAY_IMPORT).flatMap(([from, { value, type = [] }]) => [
    ...value.flatMap((to) => allow(from, to)),
    ...type.flatMap((to) => allow(from, to, { dependency: { kind: 'type' } })),
  ]),
};

function allow(from, to, restriction = {}) {
  return waysToSay(from).flatMap((source) => waysToSay(to).map((target) => ({ from: source, allow: { to: target, ...restriction } })));
}

function waysToSay(part) {
  const folder = { element: { type: part } };
  return part === 'config' ? [folder, { file: { categories: 'config' } }] : [folder];
}
