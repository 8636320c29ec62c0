import * as v from 'valibot';
import { DRAFT_PREFIX, draftsEnded, tabStorage } from './draft-storage';

/**
 * What a reviewer selected and typed and hasn't seen saved. It is stored in this tab's `sessionStorage`, so that a
 * reload or a sign-in loses nothing, and is removed with the tab or at the sign-out.
 */
const Draft = v.object({
  /** Ids of the selected items; empty where the draft is about one item. */
  selection: v.array(v.string()),
  /** The chosen act, in the screen's own words; null while none is chosen. */
  answer: v.nullable(v.string()),
  /** The row with an open question, and the question: its decision, or `change`; null without a question. */
  asked: v.optional(v.nullable(v.object({ itemId: v.string(), what: v.string() })), null),
  /** The typed reasons, newest first: each belongs to one act on one set of items. */
  typed: v.array(v.object({ act: v.nullable(v.string()), about: v.string(), reason: v.string() })),
});
export type Draft = v.InferOutput<typeof Draft>;
/** A draft as callers give it; `asked` may be left out. */
type DraftGiven = v.InferInput<typeof Draft>;
export type Typed = Draft['typed'];

export const EMPTY_DRAFT: Draft = { selection: [], answer: null, asked: null, typed: [] };

/**
 * What a reason was typed for: an act (null while none is chosen) and the ids of its items, none on an item's own page.
 */
export interface TypedFor {
  act: string | null;
  itemIds: Iterable<string>;
}

/** At most this many reasons are kept: an older one would be a surprise. */
const MOST_TYPED = 20;

/**
 * A key that tells sets of ids apart, whatever their order (a 53-bit hash): ten thousand ids are too many to store with
 * each text.
 */
function setKey(ids: Iterable<string>): string {
  const text = [...ids].sort().join();
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return text && (4294967296 * (2097151 & low) + (high >>> 0)).toString(36);
}

/** The reason typed for this act on exactly these items; empty where there is none. */
export function reasonFor(typed: Typed, { act, itemIds }: TypedFor): string {
  const about = setKey(itemIds);
  return typed.find((one) => one.act === act && one.about === about)?.reason ?? '';
}

/** The reasons with this one added; an empty reason is removed. */
export function withReason(typed: Typed, { act, itemIds }: TypedFor, reason: string): Typed {
  const about = setKey(itemIds);
  const others = typed.filter((one) => one.act !== act || one.about !== about);
  return reason === '' ? others : [{ act, about, reason }, ...others].slice(0, MOST_TYPED);
}

/**
 * The owner and subject of a draft. Tenant and person are part of it, so that a second account in the same tab sees
 * nothing of the first one's drafts.
 */
export interface DraftKey {
  tenantId: string;
  userId: string;
  instanceId: string;
  itemId?: string;
  /** Set for the part that was given to the outbox and isn't known to be saved. */
  sent?: true;
}

const keyOf = ({ tenantId, userId, instanceId, itemId, sent }: DraftKey) =>
  `${DRAFT_PREFIX}${[tenantId, userId, instanceId, itemId, sent && 'sent'].filter(Boolean).join('.').toLowerCase()}`;

export const isEmptyDraft = (draft: DraftGiven) =>
  draft.selection.length === 0 && draft.answer === null && draft.asked === null && draft.typed.length === 0;

/** The stored draft; an empty draft where there is none or it can't be read. */
export function readDraft(key: DraftKey, storage: Storage | undefined = tabStorage()): Draft {
  try {
    const kept = v.safeParse(Draft, JSON.parse(storage?.getItem(keyOf(key)) ?? 'null'));
    return kept.success ? kept.output : EMPTY_DRAFT;
  } catch {
    return EMPTY_DRAFT;
  }
}

/** Stores a draft; an empty draft is removed. A full or closed storage loses the draft but never breaks the page. */
export function keepDraft(
  key: DraftKey,
  draft: DraftGiven,
  storage: Storage | undefined = tabStorage(),
): void {
  if (!storage || draftsEnded(storage)) return;
  try {
    if (isEmptyDraft(draft)) storage.removeItem(keyOf(key));
    else storage.setItem(keyOf(key), JSON.stringify(draft));
  } catch {
    // The draft stays in the page.
  }
}

export function forgetDraft(key: DraftKey, storage: Storage | undefined = tabStorage()): void {
  keepDraft(key, EMPTY_DRAFT, storage);
}
