import * as v from 'valibot';

/**
 * A reviewer's preferences, stored by this browser for each person of each tenant: the columns of the table, the
 * distance between its rows, and the reasons given lately. Another account reads none of them. In a browser that stores
 * nothing only these preferences are missing.
 */
export interface PreferenceOwner {
  tenantId: string;
  userId: string;
}

/** How many reasons are stored, how long each may be in characters, and for how long after its last use (ms). */
export const RECENT_REASONS = { count: 20, length: 4_000, keptFor: 7 * 86_400_000 } as const;

const Columns = v.pipe(v.array(v.pipe(v.string(), v.maxLength(60))), v.maxLength(100));
const Reasons = v.array(
  v.object({ text: v.string(), at: v.number(), act: v.optional(v.string()), whose: v.optional(v.string()) }),
);

/** The distances between the rows of a table. */
export const DENSITIES = ['dense', 'roomy'] as const;
export type Density = (typeof DENSITIES)[number];

/** A reason, the act it was given for, and whose access it was about, in the screen's own words. */
export interface KeptReason {
  text: string;
  act?: string | undefined;
  whose?: string | undefined;
}

/** The person whom a reviewer asked about an item, and when (ms since 1970). */
const Asked = v.array(v.object({ itemId: v.string(), name: v.string(), at: v.number() }));
export type AskedSomebody = v.InferOutput<typeof Asked>[number];

/** How many questions are stored, and for how long (ms): the review they are about ends. */
const ASKED = { count: 500, keptFor: 90 * 86_400_000 } as const;

type What = 'asked' | 'columns' | 'density' | 'reasons';

const keyOf = (what: What, { tenantId, userId }: PreferenceOwner) =>
  `attest.${what}.${tenantId}.${userId}`.toLowerCase();

function read<S extends v.GenericSchema>(
  key: string,
  shape: S,
  storage: () => Storage,
): v.InferOutput<S> | null {
  try {
    const kept = v.safeParse(shape, JSON.parse(storage().getItem(key) ?? 'null'));
    return kept.success ? kept.output : null;
  } catch {
    return null;
  }
}

function keep(key: string, value: unknown, storage: () => Storage): void {
  try {
    if (value === null) storage().removeItem(key);
    else storage().setItem(key, JSON.stringify(value));
  } catch {
    // The value stays in the page.
  }
}

/** Reading `localStorage` may throw, so it is read only when needed. */
const here = () => window.localStorage;

/** The chosen columns in their order, with the names they had then; null without a choice. */
export function readColumns(whose: PreferenceOwner, storage: () => Storage = here): string[] | null {
  const kept = read(keyOf('columns', whose), Columns, storage);
  return kept && [...new Set(kept)];
}

/** Stores the chosen columns; null restores the default. */
export function keepColumns(
  whose: PreferenceOwner,
  columns: readonly string[] | null,
  storage: () => Storage = here,
): void {
  keep(keyOf('columns', whose), columns, storage);
}

/** The chosen density; null without a choice. */
export function readDensity(whose: PreferenceOwner, storage: () => Storage = here): Density | null {
  return read(keyOf('density', whose), v.picklist(DENSITIES), storage);
}

/** Stores the chosen density. */
export function keepDensity(whose: PreferenceOwner, density: Density, storage: () => Storage = here): void {
  keep(keyOf('density', whose), density, storage);
}

/** The reasons this reviewer gave in the last seven days, newest first. */
export function readRecentReasons(
  whose: PreferenceOwner,
  now: number = Date.now(),
  storage: () => Storage = here,
): KeptReason[] {
  return recent(whose, now, storage).map(({ text, act, whose: about }) => ({ text, act, whose: about }));
}

function recent(whose: PreferenceOwner, now: number, storage: () => Storage): v.InferOutput<typeof Reasons> {
  const kept = read(keyOf('reasons', whose), Reasons, storage) ?? [];
  return kept
    .filter(({ text, at }) => text.length <= RECENT_REASONS.length && now - at < RECENT_REASONS.keptFor)
    .slice(0, RECENT_REASONS.count);
}

/**
 * Puts a reason at the front of the list, once, with the act it was given for and whose access that was about; an empty
 * reason is ignored. Gives the new list.
 */
export function rememberReason(
  whose: PreferenceOwner,
  { text: reason, act, whose: about }: KeptReason,
  now: number = Date.now(),
  storage: () => Storage = here,
): KeptReason[] {
  const text = reason.trim();
  const others = recent(whose, now, storage).filter((one) => one.text !== text);
  if (text === '' || text.length > RECENT_REASONS.length) return others;
  const kept = [{ text, at: now, act, whose: about }, ...others].slice(0, RECENT_REASONS.count);
  keep(keyOf('reasons', whose), kept, storage);
  return kept;
}

/** The people this reviewer asked: the last question about each item, newest first. */
export function readAsked(
  whose: PreferenceOwner,
  now: number = Date.now(),
  storage: () => Storage = here,
): AskedSomebody[] {
  const kept = read(keyOf('asked', whose), Asked, storage) ?? [];
  return kept.filter(({ at }) => now - at < ASKED.keptFor).slice(0, ASKED.count);
}

/** Stores that somebody was asked. Gives the new list. */
export function rememberAsked(
  whose: PreferenceOwner,
  asked: AskedSomebody,
  storage: () => Storage = here,
): AskedSomebody[] {
  const others = readAsked(whose, asked.at, storage).filter(({ itemId }) => itemId !== asked.itemId);
  const kept = [asked, ...others].slice(0, ASKED.count);
  keep(keyOf('asked', whose), kept, storage);
  return kept;
}

/** Where a host forbids storing anything longer than the tab's life, reasons are in the tab's own storage. */
const everywhere = [here, () => window.sessionStorage];

/** Preferences that can name people. */
const PRIVATE: readonly What[] = ['reasons', 'asked'];
/** Preferences about how the table looks; they tell only that this person was here. */
const LOOK: readonly What[] = ['columns', 'density'];

/**
 * Called at the sign-out: removes what can name people.
 * @param stays `look` keeps how the table looks for the next visit, where the host allows storing anything after a
 * sign-out
 */
export function forgetPreferences(
  whose: PreferenceOwner,
  stays: 'look' | 'nothing',
  storages: readonly (() => Storage)[] = everywhere,
): void {
  const gone = stays === 'look' ? PRIVATE : [...PRIVATE, ...LOOK];
  for (const storage of storages) for (const what of gone) keep(keyOf(what, whose), null, storage);
}
