import type { PersonDetails } from '../review/model';
import { addresses } from './address';
import type { Graph } from './client';
import { type GraphRequest, succeeded } from './message';
import { PortalProblem } from './problem';
import { asEntity, asId, asObject, asText } from './wire';

/**
 * Title, department and manager of people, by id; needs User.Read.All. Null where Graph refuses all of them. A person
 * who can't be read (deleted, say) is left out. https://learn.microsoft.com/graph/api/user-get
 */
export async function readPeople(
  graph: Graph,
  ids: readonly string[],
): Promise<Map<string, PersonDetails> | null> {
  const asked = [...new Set(ids.flatMap((id) => asId(id) ?? []))];
  const requests = new Map<string, GraphRequest>(
    asked.map((id) => [id, { method: 'GET', address: addresses.person(id) }]),
  );
  const answers = await graph.readMany(requests);
  const people = new Map<string, PersonDetails>();
  let refused = 0;
  for (const [id, answer] of answers) {
    if (answer instanceof PortalProblem) throw answer;
    if (answer.status === 401 || answer.status === 403) refused++;
    else if (succeeded(answer)) people.set(id, toPerson(answer.body));
  }
  return refused > 0 && people.size === 0 ? null : people;
}

function toPerson(body: unknown): PersonDetails {
  const wire = asEntity(body);
  return {
    jobTitle: asText(wire.jobTitle) || null,
    department: asText(wire.department) || null,
    manager: asText(asObject(wire.manager).displayName) || null,
  };
}
