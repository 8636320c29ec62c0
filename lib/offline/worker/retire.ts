/** What to do with cached files that today's list doesn't name. */
export interface Retirement {
  /** Removed now. */
  remove: string[];
  /** Kept for tabs of the version before, until the next version comes. */
  keep: string[];
}

/**
 * A new version keeps the files of the version before it: an open tab of that version may still ask for files it hasn't
 * loaded. Files are removed when no tab is open, or when they were kept at the last change of version already.
 * @param cached keys of all cached files
 * @param listed keys of today's list
 * @param keptBefore keys that were kept at the last change of version
 */
export function retire(
  cached: readonly string[],
  listed: ReadonlySet<string>,
  keptBefore: ReadonlySet<string>,
  anyTab: boolean,
): Retirement {
  const older = cached.filter((key) => !listed.has(key));
  const stays = (key: string) => anyTab && !keptBefore.has(key);
  return { remove: older.filter((key) => !stays(key)), keep: older.filter(stays) };
}
