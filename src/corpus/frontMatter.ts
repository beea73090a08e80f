import { parse } from 'yaml';

/** A Markdown file split into its YAML head and its body. */
export interface FrontMatter {
  data: unknown;
  body: string;
}

export class FrontMatterError extends Error {
  override name = 'FrontMatterError';
}

/**
 * Splits `---\nYAML\n---\nbody`.
 * @throws FrontMatterError when the file does not begin with a head, the head is not closed, or its YAML is broken.
 */
export function splitFrontMatter(text: string): FrontMatter {
  const source = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const match = /^---\n([\s\S]*?)\n---[ \t]*(?:\n|$)/.exec(source);
  if (!match) throw new FrontMatterError('the file must begin with a front matter: a line "---", YAML, a line "---"');
  try {
    return { data: parse(match[1] ?? ''), body: source.slice(match[0].length) };
  } catch (cause) {
    throw new FrontMatterError(`the front matter is not valid YAML: ${cause instanceof Error ? cause.message.split('\n')[0] : String(cause)}`);
  }
}
