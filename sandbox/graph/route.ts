import type { Context } from '../core/context';
import { type Caller, GraphProblem, type GraphRequest, type GraphResponse } from '../core/graph-message';
import { refusal } from '../reviews/refusals';

/** A call with its route: `ids` holds the values of the pattern's braces. */
export interface Call {
  context: Context;
  request: GraphRequest;
  ids: Record<string, string>;
}

/** The permissions that open a method; any one of a list is enough. */
export interface Permission {
  delegated: readonly string[];
  /** Empty: not available to applications. */
  application: readonly string[];
}

export interface Route {
  method: string;
  /** `/groups/{id}/members`; `filterByCurrentUser` means the function with its parameter. */
  pattern: string;
  needs: Permission;
  betaOnly?: boolean;
  answer: (call: Call) => GraphResponse;
}

const READ = ['AccessReview.Read.All', 'AccessReview.ReadWrite.All'];
const WRITE = ['AccessReview.ReadWrite.All'];

export const readReviews: Permission = { delegated: READ, application: READ };
export const writeReviews: Permission = { delegated: WRITE, application: WRITE };
export const decideAsUser: Permission = { delegated: WRITE, application: [] };
export const readOwnReviews: Permission = { delegated: READ, application: [] };

/** Throws 403 where the token lacks the permission. */
export function requirePermission(caller: Caller, needs: Permission): void {
  const held = caller.userId === null ? caller.roles : caller.scopes;
  const wanted = caller.userId === null ? needs.application : needs.delegated;
  if (wanted.length === 0) throw refusal('needsUser');
  if (!wanted.some((permission) => held.has(permission))) throw refusal('missingPermission');
}

/** The signed-in user's id; throws 403 for an application. */
export function requireUser({ request }: Call): string {
  if (request.caller.userId === null) throw refusal('needsUser');
  return request.caller.userId;
}

const FILTER = /^filterbycurrentuser\((.*)\)$/i;

/** For instances on beta, for callers that ask for values which the enum does not name yet. */
const LATER = ['directreviewer', 'delegatedreviewer'];

/**
 * `on='reviewer'` is the only value (enum accessReviewInstanceDecisionItemFilterByCurrentUserOptions), except
 * for instances on beta.
 * https://learn.microsoft.com/graph/api/accessreviewinstance-filterbycurrentuser?view=graph-rest-beta
 */
function checkFilter(parameters: string, of: string | undefined, { version, headers }: GraphRequest): void {
  const asked = /^\s*on\s*=\s*'([^']*)'\s*$/i.exec(parameters)?.[1]?.toLowerCase() ?? '';
  const isLater = version === 'beta' && of?.toLowerCase() === 'instances' && LATER.includes(asked);
  if (isLater && /include-unknown-enum-members/i.test(headers.get('prefer') ?? '')) return;
  if (asked !== 'reviewer')
    throw new GraphProblem(400, 'BadRequest', "filterByCurrentUser takes on='reviewer' and nothing else.");
}

/**
 * A segment in the form of patterns: lower case, without namespace, without the empty parentheses of an
 * action.
 */
function bare(segment: string): string {
  const name = segment.toLowerCase().replace(/^microsoft\.graph\./, '');
  return FILTER.test(name) ? 'filterbycurrentuser' : name.replace(/\(\)$/, '');
}

/**
 * https://learn.microsoft.com/graph/api/application-get: the path may name one of
 * these by another key than its id.
 */
const KEYED = /^(applications|serviceprincipals)\((.+)\)$/i;

/**
 * The path's segments; a segment with a key in parentheses counts as two; an empty one (from a trailing or
 * double slash) matches no pattern.
 */
export function segmentsOf(path: string): string[] {
  return path
    .replace(/^\//, '')
    .replace(/\/$/, '')
    .split('/')
    .flatMap((segment) => KEYED.exec(segment)?.slice(1) ?? [segment]);
}

/** The values of the pattern's braces; undefined where the path doesn't match. */
export function match(pattern: string, segments: readonly string[]): Record<string, string> | undefined {
  const parts = segmentsOf(pattern);
  if (parts.length !== segments.length) return undefined;
  const ids: Record<string, string> = {};
  for (const [index, part] of parts.entries()) {
    const segment = segments[index] ?? '';
    if (part.startsWith('{')) ids[part.slice(1, -1)] = segment;
    else if (part.toLowerCase() !== bare(segment)) return undefined;
  }
  return ids;
}

/** Checks the parameter of every filterByCurrentUser in a path. */
export function checkFunctions(segments: readonly string[], request: GraphRequest): void {
  for (const [at, segment] of segments.entries()) {
    const parameters = FILTER.exec(segment.replace(/^microsoft\.graph\./i, ''))?.[1];
    if (parameters !== undefined) checkFilter(parameters, segments[at - 1], request);
  }
}
