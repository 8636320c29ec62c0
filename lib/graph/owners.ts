import type { Owned } from '../review/askable';
import { addresses } from './address';
import type { Graph } from './client';
import { bodyOf } from './message';
import { toPage } from './paging';
import { PortalProblem } from './problem';
import { asId, asObject, asText } from './wire';

/** An owner of a resource; name and address are empty where Graph hides them. */
export interface ResourceOwner {
  id: string;
  name: string;
  /** The owner's mail address. */
  address: string;
}

/**
 * The owners of a group or an application, from the first page only: nobody asks a hundred people. Empty only where
 * there are none: throws PortalProblem when they can't be read. A refusal says nothing about other resources.
 *
 * https://learn.microsoft.com/graph/api/group-list-owners
 * https://learn.microsoft.com/graph/api/serviceprincipal-list-owners
 */
export async function readOwners(graph: Graph, { type, id }: Owned): Promise<ResourceOwner[]> {
  const { tenant } = graph;
  const extra = `owners/${id}` as const;
  if (!tenant.offers(extra)) throw new PortalProblem('forbidden');
  try {
    const address = addresses.owners(type, id);
    const answer = await graph.forExtras().read({ method: 'GET', address, holds: 'list' });
    return toPage(graph, bodyOf(answer))
      .values.map(asObject)
      .flatMap((wire) => {
        const owner = asId(wire.id);
        return owner
          ? [
              {
                id: owner,
                name: asText(wire.displayName),
                address: asText(wire.mail) || asText(wire.userPrincipalName),
              },
            ]
          : [];
      });
  } catch (error) {
    if (error instanceof PortalProblem && error.code === 'forbidden') tenant.refuse(extra);
    throw error;
  }
}
