import { Duration } from 'luxon';
import type { AdviceRules } from './plan';

/** Microsoft: by default a person who did not sign in for 30 days before the start is recommended for denial. */
const DEFAULT_LOOK_BACK = 'P30D';
/** Microsoft: user-to-group affiliation is not computed for groups of more than 600 users. */
const OUTLIER_LIMIT = 600;

/** The ISO 8601 duration in ms; undefined where the text is none. */
export function readDuration(text: string): number | undefined {
  const duration = Duration.fromISO(text);
  return duration.isValid ? duration.toMillis() : undefined;
}

/**
 * The moment (ms since 1970) from which a sign-in counts as activity, for a stage that starts at `startAt`.
 */
export function signInSince({ lookBack }: Pick<AdviceRules, 'lookBack'>, startAt: number): number {
  return startAt - (readDuration(lookBack ?? DEFAULT_LOOK_BACK) ?? 0);
}

interface Person {
  id: string;
  managerId: string | null;
}

/**
 * Tells who is an outlier by reporting line: nobody else in the group has the same manager, is their manager,
 * or reports to them. Null for people without a manager, and for all people in groups of more than 600.
 */
export function outliersAmong(people: readonly Person[]): (person: Person) => boolean | null {
  if (people.length > OUTLIER_LIMIT) return () => null;
  const ids = new Set(people.map((person) => person.id));
  const teams = new Map<string, number>();
  for (const { managerId } of people) if (managerId) teams.set(managerId, (teams.get(managerId) ?? 0) + 1);
  return ({ id, managerId }) => {
    if (!managerId) return null;
    return (teams.get(managerId) ?? 0) < 2 && !ids.has(managerId) && !teams.has(id);
  };
}
