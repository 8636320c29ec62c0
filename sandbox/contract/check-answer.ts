import { contextProblem } from './check-context';
import { actualType, checkValue, isObject, type Problem } from './check-value';
import { derivesFrom, type Model, type TypeName } from './model';
import { type Roots, resolvePath, type Target } from './resolve-path';

/** One request and its answer. `path` has no version and may contain a query; `body` is parsed JSON. */
export interface Exchange {
  version: 'v1.0' | 'beta';
  method: string;
  path: string;
  status: number;
  body: unknown;
}

/** The schema against which answers of a part of Graph are checked. */
export interface Schema {
  model: Model;
  roots: Roots;
  /**
   * A context is required and must name the path; false where the answer's set is not in the path (`/me`).
   */
  strictContext: boolean;
}

const LIST_ANNOTATIONS: Record<string, (value: unknown, version: string) => boolean> = {
  '@odata.count': (value) => Number.isInteger(value) && Number(value) >= 0,
  '@odata.nextLink': (value, version) =>
    typeof value === 'string' && value.startsWith(`https://graph.microsoft.com/${version}/`),
  '@odata.deltaLink': (value, version) =>
    typeof value === 'string' && value.startsWith(`https://graph.microsoft.com/${version}/`),
};

const problem = (path: string, text: string): Problem[] => [{ path, problem: text }];

/** https://learn.microsoft.com/graph/errors */
function checkError(body: unknown): Problem[] {
  const error = isObject(body) ? body.error : undefined;
  if (!isObject(error)) return problem('$', 'is not an error envelope');
  const wrong = ['code', 'message'].filter((name) => typeof error[name] !== 'string');
  const extra = Object.keys(error).filter(
    (name) => !['code', 'message', 'innerError', 'details', 'target'].includes(name),
  );
  return [
    ...wrong.map((name) => ({ path: `$.error.${name}`, problem: 'is not text' })),
    ...extra.map((name) => ({ path: `$.error.${name}`, problem: 'is not in Graph’s error envelope' })),
  ];
}

function checkList(body: Record<string, unknown>, type: TypeName, model: Model, version: string): Problem[] {
  const { '@odata.context': _, value, ...rest } = body;
  const annotations = Object.entries(rest).flatMap(([name, held]) => {
    const right = Object.hasOwn(LIST_ANNOTATIONS, name) && LIST_ANNOTATIONS[name]?.(held, version);
    return right ? [] : problem(`$.${name}`, 'is not what a list holds');
  });
  return [...annotations, ...checkValue(model, value, type, '$.value')];
}

function checkBody(exchange: Exchange, schema: Schema, target: Target, type: TypeName): Problem[] {
  const { body, version, method } = exchange;
  if (!isObject(body)) return problem('$', 'is not an object');
  const { '@odata.context': context, ...rest } = body;
  // An operation may answer with a type derived from the declared one; the answer then names that type.
  const typeName = type.collection ? type.name : actualType(body, type.name);
  const named =
    target.operation && derivesFrom(schema.model, typeName, type.name) ? { ...type, name: typeName } : type;
  const made = { ...target, type: named };
  const missing = context === undefined;
  const needed = schema.strictContext && method === 'GET';
  const wrong = missing
    ? needed && 'is missing'
    : contextProblem(context, version, made, schema.strictContext);
  const values = type.collection
    ? checkList(body, type, schema.model, version)
    : checkValue(schema.model, rest, type, '$');
  return [...(wrong ? problem('$.@odata.context', wrong) : []), ...values];
}

/** Actions that Microsoft's pages describe as accepted now and carried out later. */
const LATER = ['batchApplyCustomDataProvidedResourceDecisions', 'sendMail', 'send'];

/** The status codes of a method's success, and whether each has a body. */
function successes({ operation, type, raw, context }: Target, method: string): Record<number, boolean> {
  // The action is carried out after the answer.
  if (operation && LATER.includes(operation.name)) return { 202: false };
  if (operation?.kind === 'action') return type ? { 200: true } : { 204: false };
  if (raw) return method === 'GET' ? { 200: true } : { 204: false };
  if (method === 'GET') return { 200: true };
  if (method === 'DELETE') return { 204: false };
  if (method === 'POST') return { 201: true };
  // A PATCH by unique name creates an application where none has that name:
  // https://learn.microsoft.com/graph/api/application-upsert
  return context === 'applications' ? { 201: true, 204: false } : { 200: true, 204: false };
}

function checkSuccess(exchange: Exchange, schema: Schema, target: Target): Problem[] {
  const { status, body, method } = exchange;
  const known = successes(target, method);
  const bodied = known[status];
  if (bodied === undefined) return problem('$', `${status}: expected ${Object.keys(known).join(' or ')}`);
  const empty = body === undefined || body === null;
  if (!bodied) return empty ? [] : problem('$', `${status} has a body`);
  if (target.raw) return [];
  // Microsoft's page of the older API shows 201 without a body for an added reviewer.
  if (empty) return status === 201 && !schema.strictContext ? [] : problem('$', `${status} has no body`);
  if (!target.type) return problem('$', 'has a body that the schema does not declare');
  const type = method === 'POST' && !target.operation ? { ...target.type, collection: false } : target.type;
  return checkBody(exchange, schema, target, type);
}

/** Refusals made before the path is read: no token, too many requests, a server out of order. */
const BEFORE_ROUTING = [401, 429, 503];

/**
 * Everything in an answer that Microsoft's schema does not allow. An empty list: Microsoft could have sent
 * the answer. A path that the schema does not declare must be answered 404.
 */
export function checkAnswer(exchange: Exchange, schema: Schema): Problem[] {
  const { status, body, method } = exchange;
  const [path = ''] = exchange.path.split('?');
  const target = resolvePath(schema.model, schema.roots, path);
  const wrongMethod = target?.operation && (target.operation.kind === 'action') !== (method === 'POST');
  if (!target && status !== 404 && !BEFORE_ROUTING.includes(status))
    return problem('$', `${status}: the schema does not declare this path, so 404`);
  if (status >= 400) return checkError(body);
  if (wrongMethod) return problem('$', `${method} is not how ${target.operation?.name} is called`);
  return target ? checkSuccess(exchange, schema, target) : [];
}
