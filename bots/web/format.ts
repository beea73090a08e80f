/** `2026-03-05` → `05/03/2026`, `2026-07` → `tháng 7/2026`, `2026` → `năm 2026`; anything else as it is written. */
export function formatDate(date: string): string {
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (day) return `${day[3]}/${day[2]}/${day[1]}`;
  const month = /^(\d{4})-(\d{2})$/.exec(date);
  if (month) return `tháng ${Number(month[2])}/${month[1]}`;
  return /^\d{4}$/.test(date) ? `năm ${date}` : date;
}

/** The address when it is a web address, else undefined: a document must not smuggle a `javascript:` link into the page. */
export function safeUrl(url: string | undefined): string | undefined {
  return url !== undefined && /^https?:\/\//i.test(url) ? url : undefined;
}

/** `1900.0368` → `tel:19000368`; undefined when there is no number in it. */
export function telUrl(phone: string): string | undefined {
  const digits = phone.replace(/[^\d+]/g, '');
  return digits.length >= 3 ? `tel:${digits}` : undefined;
}

/** A question as it is shown: no control characters, not longer than a screen. */
export function shownQuestion(question: string): string {
  const clean = question.normalize('NFC').replace(/[\p{Cc}\p{Cf}]+/gu, ' ').trim();
  return clean.length > 400 ? `${clean.slice(0, 399)}…` : clean;
}

/** Address that asks a question, leaning on the answer before it. */
export function askUrl(question: string, after: string | undefined): string {
  const query = new URLSearchParams({ q: question });
  if (after !== undefined) query.set('c', after);
  return `/?${query.toString()}`;
}

/** Address of a section of a document. */
export function documentUrl(id: string, section: string): string {
  return `/documents/${encodeURIComponent(id)}?section=${encodeURIComponent(section)}#${encodeURIComponent(section)}`;
}
