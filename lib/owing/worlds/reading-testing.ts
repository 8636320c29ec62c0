import { listOf } from '../../../sandbox/reviews/review-testing';
import type { Entity, World } from '../../../sandbox/seed/world-testing';
import { askingsOf, fallbackOf, onlyResource } from '../asking';
import type { OwedItem, Round } from '../round';

const DECISIONS = ['Approve', 'Deny', 'DontKnow', 'NotReviewed'] as const;

function itemOf({ id, decision, principal, resource, reviewedDateTime }: Entity): OwedItem {
  const { '@odata.type': odata } = principal as unknown as { '@odata.type': string };
  return {
    id,
    decision: DECISIONS.find((known) => known === decision) ?? 'Unknown',
    reviewedAt: reviewedDateTime,
    principal: {
      id: principal.id,
      displayName: principal.displayName,
      userPrincipalName: principal.userPrincipalName,
      kind: odata === '#microsoft.graph.userIdentity' ? 'user' : 'other',
    },
    resource: resource
      ? { id: resource.id, displayName: resource.displayName, type: resource.type ?? '' }
      : null,
  };
}

/**
 * An instance as its administrator reads it, or its stage in progress; `contacted` false: `contactedReviewers` may not
 * be read.
 */
export async function readRound(world: World, path: string, contacted: boolean): Promise<Round> {
  const instance = (await world.get('admin', path)).body;
  const definition = (await world.get('admin', path.split('/instances')[0] ?? '')).body;
  const staged = (definition.stageSettings as unknown[]).length > 0;
  const stages = staged ? await listOf(world, `${path}/stages`) : [];
  const running = stages.findIndex(({ status }) => status === 'InProgress');
  const stage = stages[running];
  const { fallbackReviewers } = stage ?? instance;
  const asked = contacted ? await listOf(world, `${path}/contactedReviewers`) : null;
  return {
    status: (staged ? (stage?.status ?? 'Completed') : instance.status) as Round['status'],
    startsAt: (stage ?? instance).startDateTime,
    endsAt: (stage ?? instance).endDateTime,
    first: running <= 0,
    reviewers: askingsOf((stage ?? instance).reviewers),
    fallback: fallbackOf(fallbackReviewers),
    resourceId: onlyResource(instance.scope),
    contacted: asked?.map(({ id, createdDateTime }) => ({ id, at: createdDateTime })) ?? null,
    items: (await listOf(world, `${path}${stage ? `/stages/${stage.id}` : ''}/decisions`)).map(itemOf),
  };
}
