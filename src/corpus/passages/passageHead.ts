import { fold } from '../../text/fold.js';
import type { Document, Section } from '../document.js';

const TITLE_LENGTH = 160;
const HEADING_LENGTH = 120;
const TRAIL_LENGTH = 80;

/**
 * The line above a passage: title, issuer where the title doesn't name the place, headings.
 * `Kế hoạch … năm 2026 (Văn phòng UBND tỉnh Sơn La) › II. Nội dung › 2.2. Thời gian`.
 */
export function passageHead(document: Pick<Document, 'title' | 'issuer' | 'place'>, section: Pick<Section, 'heading' | 'trail'>): string {
  const { title, issuer, place } = document;
  const unnamed = place !== undefined && !fold(title).includes(fold(place));
  const named = unnamed ? `${shorten(title, TITLE_LENGTH)} (${issuer ?? place})` : shorten(title, TITLE_LENGTH);
  const headings = [...section.trail.map((heading) => shorten(heading, TRAIL_LENGTH)), shorten(section.heading, HEADING_LENGTH)];
  return [named, ...headings.filter((heading) => heading !== '')].join(' › ');
}

/** Cut at a blank, with an ellipsis: a head is for finding and is never quoted. */
function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const blank = text.lastIndexOf(' ', limit - 1);
  return `${text.slice(0, blank > 0 ? blank : limit - 1)}…`;
}
