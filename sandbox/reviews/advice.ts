import { Duration } from 'luxon';

export type Recommendation = 'Approve' | 'Deny' | 'NoInfoAvailable';

/** Microsoft: by default a person who did not sign in for 30 days before the start is recommended for denial. */
const DEFAULT_LOOK_BACK = 'P30D';
/** Microsoft: user-to-group affiliation is not computed for groups of more than 600 users. */
const OUTLIER_LIMIT = 600;

/** The ISO 8601 duration in ms; undefined where it is none. */
export function readDuration(text: string): number | undefined {
  const duration = Duration.fromISO(text);
  return duration.isValid ? duration.toMillis() : undefined;
}

/** Advice for one person, fixed when the instance starts. Times are ms since 1970. */
export function advise(evidence: {
  lastSignIn: number | null;
  outlier: boolean | null;
  startAt: number;
  lookBack: string | null;
}): Recommendation {
  const window = readDuration(evidence.lookBack ?? DEFAULT_LOOK_BACK) ?? 0;
  const active = evidence.lastSignIn !== null && evidence.lastSignIn >= evidence.startAt - window;
  return active && evidence.outlier !== true ? 'Approve' : 'Deny';
}

interface Person {
  id: string;
  managerId: string | null;
}

/**
 * Who stands apart from the group by reporting line: nobody else in it has the same manager, is their manager, or
 * reports to them. People without a manager are not judged, and groups of more than 600 not at all.
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
