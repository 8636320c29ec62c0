import { isObject } from '../check-value';

const ID = /^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\{[^}]*\}+)$/i;
const IN_TEXT =
  /\/(users|groups|servicePrincipals|roleDefinitions)\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\{[^}]*\}+)/gi;
const QUOTED = /(roleDefinitionId|accessPackageId|assignmentPolicyId) eq '(\{[^}]*\})'/g;

/** The tenant's ids that replace a page's ids, by set; several where a page names several of a set. */
export type Ids = Partial<Record<string, readonly string[]>>;

/** The set of an id in a path, known by the segment before it; a few sets also depend on earlier segments. */
function setOf(before: string, ahead: readonly string[]): string {
  const name = before.toLowerCase();
  const history = ahead.some((segment) => segment.toLowerCase() === 'historydefinitions');
  if (name === 'instances' && history) return 'historyInstances';
  if (name === 'pendingaccessreviewinstances') return 'instances';
  if (name === 'accessreviews') return 'olderReviews';
  return before;
}

/** Maps the ids of one page: the first id of a set to the tenant's first, each further id to the next. */
export function idMapper(ids: Ids) {
  const seen = new Map<string, string[]>();
  function mapped(set: string, id: string): string {
    const known = seen.get(set) ?? [];
    if (!known.includes(id)) seen.set(set, [...known, id]);
    const place = (seen.get(set) ?? []).indexOf(id);
    const have = Object.entries(ids).find(([name]) => name.toLowerCase() === set.toLowerCase())?.[1];
    // An id stays where the page's tenant has no ids of its set, as with Entra's own templates.
    return have?.[place % have.length] ?? id;
  }

  function inText(text: string): string {
    return text
      .replace(IN_TEXT, (_, set: string, id: string) => `/${set}/${mapped(set, id)}`)
      .replace(QUOTED, (_, set: string, id: string) => `${set} eq '${mapped(set, id)}'`);
  }

  /** Maps the ids in a body; the property's name tells the set of an id that is a value by itself. */
  function body(value: unknown, name = ''): unknown {
    if (Array.isArray(value)) return value.map((item) => body(item, name));
    if (isObject(value))
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, body(inner, key)]));
    if (typeof value !== 'string') return value;
    return ID.test(value) ? mapped(name, value) : inText(value);
  }

  function path(written: string): string {
    const [plain = '', ...query] = written.split('?');
    const segments = plain.split('/');
    const walked = segments.map((segment, index) => {
      const before = segments[index - 1] ?? '';
      return ID.test(segment) ? mapped(setOf(before, segments.slice(0, index)), segment) : segment;
    });
    return [walked.join('/'), ...query].join('?');
  }

  return { path, body };
}
