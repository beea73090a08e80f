import { z } from 'zod';

const goldSchema = z.object({ id: z.union([z.string(), z.number()]), gold: z.union([z.string(), z.array(z.string())]) });

export class GoldFileError extends Error {
  override name = 'GoldFileError';
}

/**
 * Reads a JSON-lines text of `{"id", "gold"}` into the gold codes of each id.
 * @throws GoldFileError naming the line that is not such an object.
 */
export function parseGoldCodes(text: string): Map<string, string[]> {
  const codes = new Map<string, string[]>();
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (!line.trim()) continue;
    const parsed = goldSchema.safeParse(parseJson(line));
    if (!parsed.success) {
      throw new GoldFileError(`line ${index + 1} is not an object with "id" and "gold" (a list of codes): ${line.slice(0, 80)}`);
    }
    const { id, gold } = parsed.data;
    codes.set(String(id), typeof gold === 'string' ? [gold] : gold);
  }
  return codes;
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
