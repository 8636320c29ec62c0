import { isObject } from '../check-value';
import type { Example } from '../examples';
import { mendProperties, rename } from './mend';

/** Mends the body of a page's answer. */
export const inBody =
  (mend: (body: unknown, example: Example) => unknown) =>
  (example: Example): Example => ({
    ...example,
    response: { ...example.response, body: mend(example.response.body, example) },
  });

/** Mends the body of a page's request and of its answer. */
export const inBoth =
  (mend: (body: unknown) => unknown) =>
  (example: Example): Example => ({
    ...inBody(mend)(example),
    request: { ...example.request, body: mend(example.request.body) },
  });

/** Limits a mend to requests with this method whose url matches. */
export const where =
  (method: string, url: RegExp, mend: (example: Example) => Example) =>
  (example: Example): Example =>
    example.request.method === method && url.test(example.request.url) ? mend(example) : example;

/** Limits a mend to pages of v1.0. */
export const v1 =
  (mend: (example: Example) => Example) =>
  (example: Example): Example =>
    example.version === 'v1.0' ? mend(example) : example;

/** Sets the status of the answer. */
export const status =
  (code: number) =>
  (example: Example): Example => ({ ...example, response: { ...example.response, status: code } });

/** Sets the method of the request. */
export const method =
  (name: string) =>
  (example: Example): Example => ({ ...example, request: { ...example.request, method: name } });

/** One entity without `{"value": …}` around it. */
export function unwrapped(body: unknown): unknown {
  return isObject(body) && isObject(body.value) ? body.value : body;
}

const SCOPE_NAMES = ['scope', 'instanceEnumerationScope'];

/** Mends a scope that has a query and no `@odata.type`. */
export function typedScope(name: string, value: unknown): [string, unknown] {
  const untyped =
    SCOPE_NAMES.includes(name) && isObject(value) && 'query' in value && !('@odata.type' in value);
  return [name, untyped ? { '@odata.type': '#microsoft.graph.accessReviewQueryScope', ...value } : value];
}

/** Mends the type of a scope that holds lists of scopes. */
export function listedScopes(name: string, value: unknown, of: Record<string, unknown>): [string, unknown] {
  const listed = name === '@odata.type' && 'resourceScopes' in of;
  return [name, listed ? '#microsoft.graph.principalResourceMembershipsScope' : value];
}

/** Mends a reviewer scope whose `queryType` is written `type`. */
export function namedQueryType(name: string, value: unknown, of: Record<string, unknown>): [string, unknown] {
  return [name === 'type' && 'query' in of ? 'queryType' : name, value];
}

/** Mends `startDate` and `endDate` in an expanded instance. */
export function instanceTimes(name: string, value: unknown): [string, unknown] {
  const times = rename({ startDate: 'startDateTime', endDate: 'endDateTime' });
  return [name, name === 'instance' ? mendProperties(value, times) : value];
}

/** Mends a history definition's recurrence. */
export function monthly(
  name: string,
  value: unknown,
  of: Record<string, unknown>,
): [string, unknown] | undefined {
  if (name === 'type' && value === 'monthly') return [name, 'absoluteMonthly'];
  if (name === 'count' && 'startDate' in of) return undefined;
  if (name === 'startDate' && typeof value === 'string') return [name, value.slice(0, 10)];
  return [name, value];
}

/** Mends the answer to a created definition with the contents of its request. */
export const created = (mend: (body: Record<string, unknown>, request: Record<string, unknown>) => unknown) =>
  where(
    'POST',
    /\/definitions$/,
    inBody((body, { request }) =>
      isObject(body) && isObject(request.body) ? mend(body, request.body) : body,
    ),
  );

/** Scopes sent without `@odata.type` become empty objects, as in the tutorial of security groups. */
export function emptyScopes(body: Record<string, unknown>, request: Record<string, unknown>): unknown {
  const untyped = (of: unknown) => isObject(of) && !('@odata.type' in of);
  const scopes = SCOPE_NAMES.filter((name) => name in body && untyped(request[name]));
  return { ...body, ...Object.fromEntries(scopes.map((name) => [name, {}])) };
}

/** Removes apply actions from an answer whose request sent none. */
export function unaskedActions(body: Record<string, unknown>, request: Record<string, unknown>): unknown {
  const { settings } = body;
  const asked = isObject(request.settings) && 'applyActions' in request.settings;
  if (asked || !isObject(settings) || !('applyActions' in settings)) return body;
  return { ...body, settings: { ...settings, applyActions: [] } };
}

/** Contexts that show the request's path in place of `$metadata#…`, another version, or another set. */
const WRONG_CONTEXT = /\/(v1\.0|beta)\/identityGovernance\/|#accessReviewInstances$/;

/** The body without a context that can't be right. */
export function withoutWrongContext(body: unknown, { version }: Example): unknown {
  if (!isObject(body)) return body;
  const context = body['@odata.context'];
  const wrong =
    typeof context === 'string' &&
    (WRONG_CONTEXT.test(context) || !context.startsWith(`https://graph.microsoft.com/${version}/`));
  return wrong ? leaveContext(body) : body;
}

function leaveContext({ '@odata.context': _, ...rest }: Record<string, unknown>): unknown {
  return rest;
}
