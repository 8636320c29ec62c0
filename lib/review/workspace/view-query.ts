import { COLUMNS, FILTERS, type FilterId, GROUPINGS, type Sorting, type View } from './view';

/**
 * The longest search in the address, in UTF-16 code units: enough for words that a person types, and short enough that
 * no server or mail program cuts the link.
 */
export const SEARCH_LIMIT = 200;

/** The parameters of a view in the address. */
export interface ViewQuery {
  q: string | undefined;
  show: string | undefined;
  access: string | undefined;
  sort: string | undefined;
  group: string | undefined;
}

/**
 * Reads a view from an address. Unknown values are ignored, because an older link may have values that no longer exist.
 */
export function readView(params: URLSearchParams): View {
  const shown = new Set(params.get('show')?.split(','));
  const group = params.get('group');
  return {
    search: cut(params.get('q') ?? ''),
    filters: FILTERS.filter((id) => shown.has(id)),
    access: params.get('access') || null,
    sort: readSort(params.get('sort') ?? ''),
    group: GROUPINGS.find((id) => id === group) ?? null,
  };
}

/** The address parameters of a view; undefined for a parameter that isn't needed. */
export function writeView(view: View): ViewQuery & Record<string, string | undefined> {
  const on = new Set<FilterId>(view.filters);
  return {
    q: cut(view.search) || undefined,
    show: FILTERS.filter((id) => on.has(id)).join(',') || undefined,
    access: view.access || undefined,
    sort: view.sort ? `${view.sort.descending ? '-' : ''}${view.sort.column}` : undefined,
    group: view.group ?? undefined,
  };
}

/** Whether two views show the same. */
export function sameView(one: View, other: View): boolean {
  const [a, b] = [writeView(one), writeView(other)];
  return (
    a.q === b.q && a.show === b.show && a.access === b.access && a.sort === b.sort && a.group === b.group
  );
}

function readSort(text: string): Sorting | null {
  const descending = text.startsWith('-');
  const name = descending ? text.slice(1) : text;
  const column = COLUMNS.find((id) => id === name);
  return column ? { column, descending } : null;
}

/** Cuts the search without leaving half of a surrogate pair. */
function cut(search: string): string {
  return search.slice(0, SEARCH_LIMIT).replace(/[\ud800-\udbff]$/, '');
}
