import { parseHtml, type Entity } from './parseHtml.js';

/** What the real server refuses in a message; a description as it words it. */
export type Checked = { ok: true; text: string; entities: Entity[] } | { ok: false; description: string };

const FIELDS = new Set([
  'chat_id', 'message_thread_id', 'text', 'parse_mode', 'entities', 'link_preview_options', 'disable_notification', 'protect_content', 'reply_parameters',
  'reply_markup',
]);

/** The body of `sendMessage`, checked as the server checks it. */
export function checkMessage(body: Record<string, unknown>): Checked {
  const unknown = Object.keys(body).filter((field) => !FIELDS.has(field));
  // The real server ignores them; here a slip of the pen must fail the test.
  if (unknown.length > 0) return { ok: false, description: `Bad Request: unknown fields ${unknown.join(', ')}` };
  const { text, parse_mode: mode } = body;
  if (typeof text !== 'string' || text.trim() === '') return { ok: false, description: 'Bad Request: message text is empty' };
  if (/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(text)) {
    return { ok: false, description: 'Bad Request: strings must be encoded in UTF-8' };
  }
  if (mode !== undefined && mode !== 'HTML') return { ok: false, description: 'Bad Request: unsupported parse_mode' };
  const parsed = mode === 'HTML' ? parseHtml(text) : { ok: true as const, text, entities: [] };
  if (!parsed.ok) return parsed;
  if (parsed.text.length > 4096) return { ok: false, description: 'Bad Request: message is too long' };
  const keyboard = checkKeyboard(body['reply_markup']);
  return keyboard === undefined ? parsed : { ok: false, description: keyboard };
}

function checkKeyboard(markup: unknown): string | undefined {
  if (markup === undefined) return undefined;
  const rows = (markup as { inline_keyboard?: unknown }).inline_keyboard;
  if (!Array.isArray(rows)) return "Bad Request: object expected as reply markup";
  for (const button of rows.flat() as { text?: unknown; callback_data?: unknown; url?: unknown }[]) {
    if (typeof button.text !== 'string' || button.text.trim() === '') return "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard";
    if (button.url !== undefined) continue;
    const data = button.callback_data;
    if (typeof data !== 'string' || data === '' || Buffer.byteLength(data) > 64) return 'Bad Request: BUTTON_DATA_INVALID';
  }
  return undefined;
}
