import { guidOf } from '../../directory/guid';
import type { User } from '../../directory/users';
import { refusal } from '../../reviews/refusals';
import type { QueryOptions } from '../odata/query-options';
import type { Call } from '../route';
import type { Wire } from '../wire';
import { holdsOne } from './permissions';
import { seconds } from './wire-directory';

/** When a user last signed in, interactively or through an application; ISO 8601 in UTC, null: never. */
export function lastSuccessfulSignIn({
  lastSignInDateTime,
  lastBackgroundSignInDateTime,
}: User): string | null {
  return (
    [lastSignInDateTime, lastBackgroundSignInDateTime]
      .filter((date) => date !== null)
      .sort()
      .at(-1) ?? null
  );
}

const requestOf = (user: User, date: string | null): string | null => (date ? guidOf(user.id, date) : null);

/** https://learn.microsoft.com/graph/api/resources/signinactivity; null: never signed in. */
export function signInActivity(user: User): Wire | null {
  const { lastSignInDateTime: byPerson, lastBackgroundSignInDateTime: byApp } = user;
  const last = lastSuccessfulSignIn(user);
  if (last === null) return null;
  const shown = (date: string | null) => (date ? seconds(date) : null);
  return {
    lastSignInDateTime: shown(byPerson),
    lastSignInRequestId: requestOf(user, byPerson),
    lastNonInteractiveSignInDateTime: shown(byApp),
    lastNonInteractiveSignInRequestId: requestOf(user, byApp),
    lastSuccessfulSignInDateTime: shown(last),
    lastSuccessfulSignInRequestId: requestOf(user, last),
  };
}

const concerns = (path: string): boolean => /^signinactivity(\/|$)/i.test(path);

function filtersBy(condition: QueryOptions['filter'][number]): boolean {
  if ('terms' in condition) return condition.terms.some(filtersBy);
  return 'path' in condition && concerns(condition.path);
}

/**
 * Whether the call asks for sign-ins. Throws 403 where it does and the caller lacks the permission.
 * https://learn.microsoft.com/graph/api/user-list#example-12-list-users-including-their-last-sign-in-time
 */
export function readsSignIns(
  call: Call,
  { select, filter }: { select: readonly string[]; filter: QueryOptions['filter'] },
): boolean {
  const selects = select.some(concerns);
  if ((selects || filter.some(filtersBy)) && !holdsOne(call, ['AuditLog.Read.All']))
    throw refusal('missingPermission');
  return selects;
}
