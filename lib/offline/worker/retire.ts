/** What becomes of cached files that today's list doesn't name. */
export interface Retirement {
  /** Leave now. */
  remove: string[];
  /** Stay for tabs of the version before, until the next version comes. */
  keep: string[];
}

/**
 * A new version keeps the files of the one before it: a tab that was opened with it may still ask for its later parts.
 * Without a tab open, or when they were kept once already, they go.
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
