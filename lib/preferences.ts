import * as v from 'valibot';

/**
 * What a reviewer likes, kept by this browser for each person of each tenant: which columns they look at and how close together the
 * rows stand, and the reasons they gave lately. Another account reads none of it. A browser that keeps nothing costs the comfort, never the page.
 */
export interface PreferenceOwner {
  tenantId: string;
  userId: string;
}

/** How many reasons are kept, how long each may be, and for how long after its last use (ms). */
export const RECENT_REASONS = { count: 20, length: 4_000, keptFor: 7 * 86_400_000 } as const;

const Columns = v.pipe(v.array(v.pipe(v.string(), v.maxLength(60))), v.maxLength(100));
const Reasons = v.array(v.object({ text: v.string(), at: v.number(), act: v.optional(v.string()) }));

/** How close together the rows of a table stand. */
export const DENSITIES = ['dense', 'roomy'] as const;
export type Density = (typeof DENSITIES)[number];

/** A reason, and what it was given for, in the screen's own words. */
export interface KeptReason {
  text: string;
  act?: string | undefined;
}

/** Whom a reviewer asked about an item, and when (ms since 1970). */
const Asked = v.array(v.object({ itemId: v.string(), name: v.string(), at: v.number() }));
export type AskedSomebody = v.InferOutput<typeof Asked>[number];

/** How many questions are kept, and for how long (ms): a review that is asked about ends. */
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
    // It lives on in the page.
  }
}

/** Being named, a browser's storage may throw. */
const here = () => window.localStorage;

/** The chosen columns in their order, as they were named then; null where none were chosen. */
export function readColumns(whose: PreferenceOwner, storage: () => Storage = here): string[] | null {
  const kept = read(keyOf('columns', whose), Columns, storage);
  return kept && [...new Set(kept)];
}

/** Null goes back to what is shown without a choice. */
export function keepColumns(
  whose: PreferenceOwner,
  columns: readonly string[] | null,
  storage: () => Storage = here,
): void {
  keep(keyOf('columns', whose), columns, storage);
}

/** The chosen density; null where none was chosen. */
export function readDensity(whose: PreferenceOwner, storage: () => Storage = here): Density | null {
  return read(keyOf('density', whose), v.picklist(DENSITIES), storage);
}

export function keepDensity(whose: PreferenceOwner, density: Density, storage: () => Storage = here): void {
  keep(keyOf('density', whose), density, storage);
}

/** The reasons this reviewer gave in the last seven days, newest first. */
export function readRecentReasons(
  whose: PreferenceOwner,
  now: number = Date.now(),
  storage: () => Storage = here,
): KeptReason[] {
  return recent(whose, now, storage).map(({ text, act }) => ({ text, act }));
}

function recent(whose: PreferenceOwner, now: number, storage: () => Storage): v.InferOutput<typeof Reasons> {
  const kept = read(keyOf('reasons', whose), Reasons, storage) ?? [];
  return kept
    .filter(({ text, at }) => text.length <= RECENT_REASONS.length && now - at < RECENT_REASONS.keptFor)
    .slice(0, RECENT_REASONS.count);
}

/** Puts a reason before the others, once, with the act it was given for; an empty one is none. Gives the list as it is then. */
export function rememberReason(
  whose: PreferenceOwner,
  { text: reason, act }: KeptReason,
  now: number = Date.now(),
  storage: () => Storage = here,
): KeptReason[] {
  const text = reason.trim();
  const others = recent(whose, now, storage).filter((one) => one.text !== text);
  if (text === '' || text.length > RECENT_REASONS.length) return others;
  const kept = [{ text, at: now, act }, ...others].slice(0, RECENT_REASONS.count);
  keep(keyOf('reasons', whose), kept, storage);
  return kept;
}

/** Whom this reviewer asked, the last question about each item, newest first. */
export function readAsked(
  whose: PreferenceOwner,
  now: number = Date.now(),
  storage: () => Storage = here,
): AskedSomebody[] {
  const kept = read(keyOf('asked', whose), Asked, storage) ?? [];
  return kept.filter(({ at }) => now - at < ASKED.keptFor).slice(0, ASKED.count);
}

/** Keeps that somebody was asked. Gives the list as it is then. */
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

/** Where a host lets nothing outlive the tab, reasons are in the tab's own storage. */
const everywhere = [here, () => window.sessionStorage];

/** Can name people. */
const PRIVATE: readonly What[] = ['reasons', 'asked'];
/** How the table looks tells nothing but that this person was here. */
const LOOK: readonly What[] = ['columns', 'density'];

/**
 * At sign-out: what can name people goes.
 * @param stays how the table looks stays for the next time, where the host lets anything outlive a sign-out
 */
export function forgetPreferences(
  whose: PreferenceOwner,
  stays: 'look' | 'nothing',
  storages: readonly (() => Storage)[] = everywhere,
): void {
  const gone = stays === 'look' ? PRIVATE : [...PRIVATE, ...LOOK];
  for (const storage of storages) for (const what of gone) keep(keyOf(what, whose), null, storage);
}
