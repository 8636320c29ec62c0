import type { Enumeration, ResourceScope, ReviewScope } from '../plan';
import { badField, badQuery, parse } from './problem';
import { hasOnly, ID, readQuery } from './query-text';
import { inactivity, type QueryScope, queryScope, SentQuery } from './scopes';

const PATH = 'instanceEnumerationScope';
const GROUP = new RegExp(`^/groups/${ID}$`, 'i');
/**
 * All Microsoft 365 groups, or those with a team; Microsoft's own examples end the second with a quote too
 * many.
 */
const UNIFIED =
  /^\(?groupTypes\/any\((\w+): *\1 +eq +'Unified'\)( +and +resourceProvisioningOptions\/any\((\w+): *\3 +eq +'Team'\))?'?\)?$/i;

interface ReadEnumeration {
  enumeration: Enumeration;
  wire: QueryScope | null;
}

function readGroups(sent: SentQuery): ReadEnumeration | undefined {
  const query = readQuery(sent.query);
  const group = query?.options.size === 0 ? GROUP.exec(query.path)?.[1]?.toLowerCase() : undefined;
  if (group)
    return { enumeration: { teamsOnly: false, groupId: group }, wire: queryScope(`/v1.0/groups/${group}`) };
  if (query?.path.toLowerCase() !== '/groups' || !hasOnly(query, '$filter')) return undefined;
  const match = UNIFIED.exec(query.options.get('$filter') ?? '');
  if (!match) return undefined;
  const teamsOnly = match[2] !== undefined;
  const teams = teamsOnly ? " and resourceProvisioningOptions/Any(x:x eq 'Team')" : '';
  return {
    enumeration: { teamsOnly, groupId: null },
    wire: queryScope(`/groups?$filter=(groupTypes/any(c:c+eq+'Unified')${teams})&$count=true`),
  };
}

/**
 * Throws unless scope and enumeration fit: a named group may be named again, and
 * `./members` needs an enumeration.
 */
function checkTogether(resource: ResourceScope | undefined, enumeration: Enumeration): void {
  const relative = resource?.kind === 'enumeratedGroup';
  if (relative && !enumeration)
    throw badField(PATH, 'A scope of ./members needs the groups that it is about');
  if (relative || !enumeration) return;
  const again = resource?.kind === 'group' && resource.id === enumeration.groupId;
  if (!again) throw badField(PATH, 'Only a scope of ./members is about several groups');
}

/**
 * Reads which groups get an instance each, and checks that `scope` means these groups' members. Null (or
 * absent) is no enumeration. Returns it with the scope as Graph writes it back. Throws 400.
 * https://learn.microsoft.com/graph/accessreviews-scope-concept
 */
export function readEnumeration(input: unknown, scope: ReviewScope): ReadEnumeration {
  const [resource, ...more] = scope.resources;
  if (input == null) {
    checkTogether(resource, null);
    return { enumeration: null, wire: null };
  }
  const sent = parse(SentQuery, input, PATH);
  if (inactivity(sent, PATH) !== null) throw badField(PATH, 'Groups don’t sign in');
  const read = readGroups(sent);
  if (!read) throw badQuery(`${PATH}.query`, sent.query);
  checkTogether(more.length > 0 ? undefined : resource, read.enumeration);
  return read;
}
