import * as v from 'valibot';
import { ifAllowed } from './browser';

/**
 * What a reviewer chose and typed and hasn't seen saved. It stands in this tab's `sessionStorage`, so that a reload or a
 * sign-in in between loses nothing, and ends with the tab or the sign-out.
 */
const Draft = v.object({
  /** Ids of the selected items; empty where the draft is about one item. */
  selection: v.array(v.string()),
  /** The act that was chosen, in the screen's own words; null while none is. */
  answer: v.nullable(v.string()),
  reason: v.string(),
});
export type Draft = v.InferOutput<typeof Draft>;

export const EMPTY_DRAFT: Draft = { selection: [], answer: null, reason: '' };

/** Whose draft about what. Tenant and person are part of it: a second account in the same tab sees nothing of the first's. */
export interface DraftKey {
  tenantId: string;
  userId: string;
  instanceId: string;
  itemId?: string;
  /** The part that was handed over to be recorded and isn't known to be saved. */
  sent?: true;
}

const PREFIX = 'attest.draft.';
const keyOf = ({ tenantId, userId, instanceId, itemId, sent }: DraftKey) =>
  `${PREFIX}${[tenantId, userId, instanceId, itemId, sent && 'sent'].filter(Boolean).join('.').toLowerCase()}`;

export const isEmptyDraft = (draft: Draft) =>
  draft.selection.length === 0 && draft.answer === null && draft.reason === '';

/** The tab's own, unless the browser refuses it. */
const here = () => ifAllowed(() => window.sessionStorage);

/** The draft as it was kept; the empty one where there is none or it can't be read. */
export function readDraft(key: DraftKey, storage: Storage | undefined = here()): Draft {
  try {
    const kept = v.safeParse(Draft, JSON.parse(storage?.getItem(keyOf(key)) ?? 'null'));
    return kept.success ? kept.output : EMPTY_DRAFT;
  } catch {
    return EMPTY_DRAFT;
  }
}

/** Where nothing is kept any more: a page that is being left after a sign-out must not write its draft again. */
const ended = new WeakSet<Storage>();

/** Keeps a draft; an empty one leaves nothing behind. A full or closed storage costs the draft, never the page. */
export function keepDraft(key: DraftKey, draft: Draft, storage: Storage | undefined = here()): void {
  if (!storage || ended.has(storage)) return;
  try {
    if (isEmptyDraft(draft)) storage.removeItem(keyOf(key));
    else storage.setItem(keyOf(key), JSON.stringify(draft));
  } catch {
    // The draft lives on in the page.
  }
}

export function forgetDraft(key: DraftKey, storage: Storage | undefined = here()): void {
  keepDraft(key, EMPTY_DRAFT, storage);
}

/** Forgets the drafts of everybody, at sign-out; until the page is loaded anew none is kept. */
export function forgetAllDrafts(storage: Storage | undefined = here()): void {
  if (!storage) return;
  ended.add(storage);
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index));
  for (const key of keys) if (key?.startsWith(PREFIX)) storage.removeItem(key);
}
