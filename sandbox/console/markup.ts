import { html } from 'hono/html';
import { DateTime } from 'luxon';
import type { Markup } from '../core/page';

/** The content of a page: text, which is escaped, or markup made with `html`. */
export type PageContent = Markup | string | number;

/** A time as the pages show it, in UTC with its weekday and without seconds: `Mon 23 Nov 2026, 09:00`. */
export function timeText(ms: number): string {
  return DateTime.fromMillis(ms, { zone: 'utc', locale: 'en-GB' }).toFormat('ccc d LLL yyyy, HH:mm');
}

/** `timeText` as an element that contains the exact time. */
export function time(ms: number): Markup {
  return html`<time datetime="${new Date(ms).toISOString()}">${timeText(ms)}</time>`;
}

/** A number with separators: `1,200`. */
export function number(count: number): string {
  return count.toLocaleString('en-GB');
}

/** A count with its noun: `1 review`, `2 reviews`, `1,200 reviews`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${number(count)} ${count === 1 ? one : many}`;
}

export interface Column<Row> {
  name: string;
  /** The column's cell; the first column's cells are the heads of the rows. */
  cell(row: Row): PageContent;
}

/**
 * A table with a caption, whose first column has the heads of the rows. On a narrow screen the
 * style sheet shows each row as a list; browsers drop a table's roles when its display changes,
 * so the roles are set explicitly.
 */
export function table<Row>(
  caption: PageContent,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): Markup {
  const cell = (row: Row, column: Column<Row>, index: number) =>
    index === 0
      ? html`<th scope="row" role="rowheader">${column.cell(row)}</th>`
      : html`<td role="cell" data-column="${column.name}">${column.cell(row)}</td>`;
  return html`<table role="table" class="rows"><caption>${caption}</caption>
<thead role="rowgroup"><tr role="row">${columns.map(
    ({ name }) => html`<th scope="col" role="columnheader">${name}</th>`,
  )}</tr></thead>
<tbody role="rowgroup">${rows.map(
    (row) => html`<tr role="row">${columns.map((column, index) => cell(row, column, index))}</tr>`,
  )}</tbody></table>`;
}

/** A search form; the search text becomes a part of the address. */
export function searchForm(label: string, found: string): Markup {
  return html`<form method="get" role="search"><label for="find">${label}</label>
<div class="field"><input id="find" name="find" type="search" value="${found}" maxlength="200">
<button class="button plain">Search</button></div></form>`;
}

/** A form with only a button, whose accessible name says what it acts on. */
export function buttonForm(
  action: string,
  button: { text: string; about?: string; fields?: Record<string, string> },
): Markup {
  const { text, about = '', fields = {} } = button;
  const inputs = Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  );
  return html`<form method="post" action="${action}">${inputs}<button class="button plain"${
    about ? html` aria-label="${text}: ${about}"` : ''
  }>${text}</button></form>`;
}
