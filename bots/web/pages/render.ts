import type { JSX } from 'hono/jsx/jsx-runtime';

/** A whole page as HTML. */
export function renderPage(page: JSX.Element): string {
  return `<!doctype html>${renderPart(page)}`;
}

/** A piece of a page as HTML. Components are synchronous, so this is a string at once. */
export function renderPart(part: JSX.Element): string {
  return String(part);
}
