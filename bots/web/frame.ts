import type { Context } from 'hono';
import type { Assets } from './assets.js';
import { isLargeType } from './cookies.js';
import type { PageFrame } from './pages/page.js';

/** What a page needs to know of the request it answers. */
export function frameOf(c: Context, assets: Assets): PageFrame {
  const url = new URL(c.req.url);
  return { assets, large: isLargeType(c), here: c.req.method === 'GET' ? url.pathname + url.search : '/' };
}
