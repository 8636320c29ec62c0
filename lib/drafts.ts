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
const MAX_TYPED = 20;

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
  return reason === '' ? others : [{ act, about, reason }, ...others].slice(0, MAX_TYPED);
}

/** The reasons that the reviewer wrote for one act: one for all items, or a second one for the exceptions. */
export interface WrittenReasons {
  all: string;
  /** For those decided against the recommendation; null: they get the same reason as all others. */
  exceptions: string | null;
}

export const NO_REASONS: WrittenReasons = { all: '', exceptions: null };

/** The act under which the reason for its exceptions is kept: they are found only once the question is open again. */
export const exceptionsOf = (act: string | null): string => `${act}/exceptions`;

/** Both reasons typed for this act on exactly these items. An empty reason for the exceptions is as good as none. */
export function reasonsFor(typed: Typed, { act, itemIds }: TypedFor): WrittenReasons {
  const ids = [...itemIds];
  const own = reasonFor(typed, { act: exceptionsOf(act), itemIds: ids });
  return { all: reasonFor(typed, { act, itemIds: ids }), exceptions: own || null };
}

/** The reasons with both of these in the place of those typed for the same act on the same items. */
export function withReasons(
  typed: Typed,
  { act, itemIds }: TypedFor,
  { all, exceptions }: WrittenReasons,
): Typed {
  const ids = [...itemIds];
  const own = withReason(typed, { act: exceptionsOf(act), itemIds: ids }, exceptions ?? '');
  return withReason(own, { act, itemIds: ids }, all);
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
}

const keyOf = ({ tenantId, userId, instanceId, itemId }: DraftKey) =>
  `${DRAFT_PREFIX}${[tenantId, userId, instanceId, itemId].filter(Boolean).join('.').toLowerCase()}`;

/** Whether a draft holds nothing. */
export const isEmptyDraft = (draft: DraftGiven) =>
  draft.selection.length === 0 && draft.answer === null && draft.asked === null && draft.typed.length === 0;

/** The stored draft; an empty draft where there is none or it can't be read. */
export function readDraft(key: DraftKey, storage: Storage | undefined = tabStorage()): Draft {
  return readAs(Draft, keyOf(key), storage) ?? EMPTY_DRAFT;
}

/** Stores a draft; an empty draft is removed. A full or closed storage loses the draft but never breaks the page. */
export function keepDraft(
  key: DraftKey,
  draft: DraftGiven,
  storage: Storage | undefined = tabStorage(),
): void {
  keepAs(keyOf(key), isEmptyDraft(draft) ? null : draft, storage);
}

/** Removes a stored draft. */
export function forgetDraft(key: DraftKey, storage: Storage | undefined = tabStorage()): void {
  keepDraft(key, EMPTY_DRAFT, storage);
}

const sentKeyOf = (key: DraftKey) => `${keyOf(key)}.sent`;

/** The acts of one review that were given to the outbox and aren't known to be saved, oldest first, each as a draft. */
export function readSentDrafts(key: DraftKey, storage: Storage | undefined = tabStorage()): readonly Draft[] {
  return readAs(v.array(Draft), sentKeyOf(key), storage) ?? [];
}

/** Stores the acts that `readSentDrafts` gives; an empty list removes them. */
export function keepSentDrafts(
  key: DraftKey,
  drafts: readonly Draft[],
  storage: Storage | undefined = tabStorage(),
): void {
  keepAs(sentKeyOf(key), drafts.length > 0 ? drafts : null, storage);
}

/** The draft reduced to some of its items. A reason typed for all of them also applies to these. */
export function narrowed(draft: Draft, selection: string[]): Draft {
  const { answer: act, typed } = draft;
  const before = reasonsFor(typed, { act, itemIds: draft.selection });
  const now = reasonsFor(typed, { act, itemIds: selection });
  const reasons = { all: now.all || before.all, exceptions: now.exceptions ?? before.exceptions };
  return { ...draft, selection, typed: withReasons(typed, { act, itemIds: selection }, reasons) };
}

/** The drafts with only those of their items for which `stays` holds; a draft without any is removed. */
export function narrowedAll(
  drafts: readonly Draft[],
  stays: (itemId: string, draft: Draft) => boolean,
): Draft[] {
  return drafts.flatMap((draft) => {
    const left = draft.selection.filter((itemId) => stays(itemId, draft));
    if (left.length === draft.selection.length) return [draft];
    return left.length > 0 ? [narrowed(draft, left)] : [];
  });
}

function readAs<S extends v.GenericSchema>(
  shape: S,
  key: string,
  storage: Storage | undefined,
): v.InferOutput<S> | undefined {
  try {
    const kept = v.safeParse(shape, JSON.parse(storage?.getItem(key) ?? 'null'));
    return kept.success ? kept.output : undefined;
  } catch {
    return undefined;
  }
}

function keepAs(key: string, value: unknown, storage: Storage | undefined): void {
  if (!storage || draftsEnded(storage)) return;
  try {
    if (value === null) storage.removeItem(key);
    else storage.setItem(key, JSON.stringify(value));
  } catch {
    // The draft stays in the page.
  }
}
