import { catalogId } from '../seed/catalogs';
import { byWord, catalogScope } from '../seed/review-shape';
import { first, reviewBody, type World } from '../seed/world-testing';

export const UNIFIED = '/identityGovernance/accessReviews/unified';

/** The body of a review of a seeded catalog by one person; `over` replaces properties. */
export function catalogBody(
  world: World,
  key: Parameters<typeof catalogId>[1],
  over: Record<string, unknown> = {},
) {
  return reviewBody(world, 'server', {
    scope: catalogScope(catalogId(world.tenant, key)),
    reviewers: [byWord('user', world.person('adelev'))],
    ...over,
  });
}

/** Creates a review of a catalog as the administrator and returns its instance's path. */
export async function startCatalogReview(
  world: World,
  key: Parameters<typeof catalogId>[1],
  over: Record<string, unknown> = {},
  version: 'v1.0' | 'beta' = 'v1.0',
): Promise<string> {
  const { status, body } = await world.call('admin', 'POST', `${UNIFIED}/definitions`, {
    version,
    body: catalogBody(world, key, over),
  });
  if (status !== 201) throw new Error(JSON.stringify(body));
  const instances = `${UNIFIED}/definitions/${body.id}/instances`;
  return `${instances}/${first((await world.get('admin', instances)).body.value).id}`;
}
