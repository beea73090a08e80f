// Tells eslint-plugin-boundaries where an import leads. Sources name each other with the ending they have once compiled (.js),
// which its own resolver does not know. CommonJS because that is how the plugin loads resolvers.
'use strict';

const fs = require('node:fs');
const path = require('node:path');

exports.interfaceVersion = 2;

/** A relative import leads to its source file, or, before that is written, to where it will be. */
exports.resolve = (source, file) => {
  if (!source.startsWith('.')) return { found: false };
  const target = path.resolve(path.dirname(file), source);
  const candidates = [target.replace(/\.js$/, '.ts'), target.replace(/\.js$/, '.tsx'), target];
  return { found: true, path: candidates.find((candidate) => fs.existsSync(candidate)) ?? candidates[0] };
};
