import type { Target } from './resolve-path';

const HOST = 'https://graph.microsoft.com/';

function expected(target: Target): string[] {
  const { type, operation, context } = target;
  if (!type) return [];
  if (!operation) return [type.collection ? context : `${context}/$entity`];
  // An operation's answer names its type; Microsoft's pages write it with and without the namespace.
  if (type.collection) return [`Collection(${type.name})`, `Collection(microsoft.graph.${type.name})`];
  return [type.name, `microsoft.graph.${type.name}`, `${context.replace(/\('[^']*'\)$/, '')}/$entity`];
}

/**
 * `#…/definitions(id,status)/$entity` and `#…/decisions(insights())` without the
 * parts that $select and $expand add.
 */
function withoutSelection(fragment: string): string {
  return fragment.replace(/\((?!')(?:[^()']|\([^()]*\))*\)(?=\/\$entity$|$)/, (selection, index) =>
    fragment.slice(0, index) === 'Collection' ? selection : '',
  );
}

/**
 * Checks whether an `@odata.context` has Graph's form: undefined, or the fault. `strict`: the fragment must
 * be exactly the requested path. https://docs.oasis-open.org/odata/odata/v4.01/ (part 1, 10)
 */
export function contextProblem(
  context: unknown,
  version: string,
  target: Target,
  strict: boolean,
): string | undefined {
  const start = `${HOST}${version}/$metadata#`;
  if (typeof context !== 'string' || !context.startsWith(start)) return `does not start with ${start}`;
  if (!strict) return context.length > start.length ? undefined : 'names nothing';
  const fragment = decodeURIComponent(context.slice(start.length));
  const forms = expected(target);
  const found = [fragment, withoutSelection(fragment)].map((form) => form.toLowerCase());
  return forms.some((form) => found.includes(form.toLowerCase())) ? undefined : `is not ${start}${forms[0]}`;
}
