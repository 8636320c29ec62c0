import { html } from 'hono/html';
import type { Markup } from '../core/page';

/** A page of a long list. */
export interface Part {
  /** The page's number, from 1. */
  number: number;
  /** The last page's number, at least 1. */
  last: number;
  skip: number;
  top: number;
}

/** The number of rows of a page. */
const PAGE_SIZE = 50;

/** The requested page of a list with `total` rows; the nearest existing page where there is no such page. */
export function partOf(total: number, asked = '1'): Part {
  const last = Math.max(1, Math.ceil(total / PAGE_SIZE));
  const wanted = /^\d{1,9}$/.test(asked) ? Number(asked) : 1;
  const number = Math.min(Math.max(1, wanted), last);
  return { number, last, skip: (number - 1) * PAGE_SIZE, top: PAGE_SIZE };
}

/** The address of the page that holds the row with this index (from 0). */
export function pathOfRow(path: string, index: number): string {
  const number = Math.floor(index / PAGE_SIZE) + 1;
  return number > 1 ? `${path}?page=${number}` : path;
}

/** Links to the previous and the next page; empty where one page holds everything. */
export function pager(
  path: string,
  { number, last }: Part,
  names: { before: string; after: string },
): Markup {
  if (last === 1) return html``;
  const link = (to: number, rel: 'prev' | 'next', name: string) =>
    to < 1 || to > last
      ? ''
      : html`<a class="button plain" rel="${rel}" href="${pathOfRow(path, (to - 1) * PAGE_SIZE)}">${name}</a>`;
  return html`<nav class="pager" aria-label="Pages">${link(number - 1, 'prev', names.before)}
<span class="quiet">Page ${number} of ${last}</span>
${link(number + 1, 'next', names.after)}</nav>`;
}
