import type { Store } from '../../core/store';
import { type CatalogResource, resourcesIn } from '../../directory/catalogs';
import type { Instance } from '../instances';
import { completeSession } from './sessions';

/**
 * Microsoft: owners have two hours to upload data, and thirty days to carry out the decisions about it.
 * https://learn.microsoft.com/entra/id-governance/custom-data-resource-access-reviews
 */
export const UPLOAD_MS = 2 * 3_600_000;
export const CARRY_OUT_MS = 30 * 86_400_000;

/** The custom data provided resources that a review is about. */
export function customResourcesOf(
  store: Store,
  tenantId: string,
  { content }: Pick<Instance, 'content'>,
): CatalogResource[] {
  return content.plan.scope.resources.flatMap((scope) =>
    scope.kind === 'catalog'
      ? resourcesIn(store, tenantId, scope.id).filter(
          ({ originSystem }) => originSystem === 'CustomDataProvidedResource',
        )
      : [],
  );
}

/** The errors of the uploads for an instance, in the form of Graph's instance errors. */
export function uploadErrors(
  store: Store,
  tenantId: string,
  instance: Instance,
): { code: string; message: string }[] {
  return customResourcesOf(store, tenantId, instance)
    .filter(({ id }) => !completeSession(store, tenantId, instance.id, id))
    .map(({ displayName }) => ({
      code: 'CustomDataNotProvided',
      message: `No data was uploaded in time for ${displayName}, so the review has no access of it.`,
    }));
}
