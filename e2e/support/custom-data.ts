import { catalogId, catalogResourceId } from '../../sandbox/seed/catalogs';
import { byWord, catalogScope, typed } from '../../sandbox/seed/review-shape';
import type { GraphAs } from './graph-as';
import type { TestTenant } from './tenant';

const DAY = 86_400_000;
const UNIFIED = '/v1.0/identityGovernance/accessReviews/unified';

/** The two ids of a review in links. */
export interface Started {
  definition: string;
  instance: string;
}

/** Graph for the manager of the head office's doors, a system that Entra doesn't see. */
export function doorKeeper(tenant: TestTenant): Promise<GraphAs> {
  return tenant.graphAs(tenant.admin, ['AccessReview.ReadWrite.All', 'EntitlementManagement.ReadWrite.All']);
}

/**
 * Starts a review of the catalog of buildings, for five days and one reviewer; two
 * hours later it is in progress.
 */
export async function startBuildings(
  tenant: TestTenant,
  admin: GraphAs,
  name: string,
  reviewer: string,
): Promise<Started> {
  const at = (days: number) => new Date(Date.now() + days * DAY).toISOString();
  const { id: definition } = await admin.post<{ id: string }>(`${UNIFIED}/definitions`, {
    displayName: name,
    descriptionForAdmins: name,
    descriptionForReviewers: name,
    scope: catalogScope(catalogId(tenant, 'buildings')),
    reviewers: [byWord('user', tenant.person(reviewer).id)],
    settings: {
      mailNotificationsEnabled: false,
      justificationRequiredOnApproval: false,
      recommendationsEnabled: true,
      instanceDurationInDays: 5,
      recurrence: { pattern: null, range: { type: 'endDate', startDate: at(0), endDate: at(5) } },
    },
  });
  const { value } = await admin.get<{ value: { id: string }[] }>(
    `${UNIFIED}/definitions/${definition}/instances`,
  );
  return { definition, instance: value[0]?.id ?? '' };
}

/** Uploads who may open which door: Grady Archie the vault and the lobby. */
export async function uploadDoors(tenant: TestTenant, admin: GraphAs, review: Started): Promise<void> {
  const sessions = `/v1.0/identityGovernance/entitlementManagement/catalogs/${catalogId(tenant, 'buildings')}/resources/${catalogResourceId(tenant, 'doors')}/uploadSessions`;
  const { id } = await admin.post<{ id: string }>(sessions, {
    '@odata.type': typed('customDataProvidedResourceAccessReviewUploadSession'),
    data: {
      '@odata.type': typed('customDataProvidedResourcePayloads.accessReviewContextData'),
      reviewDefinitionId: review.definition,
      reviewInstanceId: review.instance,
    },
  });
  const person = tenant.person('Grady Archie').id;
  const csv = [
    'principalId,principalType,permissionId,permissionName,permissionDescription,permissionType',
    `${person},user,d1,Vault,Opens the vault,Physical`,
    `${person},user,d2,Lobby,Opens the lobby,Physical`,
  ].join('\r\n');
  await admin.upload(`${sessions}/${id}/uploadFile`, 'doors.csv', csv);
  await admin.patch(`${sessions}/${id}`, { isUploadDone: true });
}

/** Reports that the denials were carried out. */
export async function markDoors(tenant: TestTenant, admin: GraphAs, { instance }: Started): Promise<void> {
  await admin.post(`${UNIFIED}/instances/${instance}/batchApplyCustomDataProvidedResourceDecisions`, {
    applyResult: 'appliedSuccessfully',
    applyDescription: 'Badge blocked.',
    customDataProvidedResourceId: catalogResourceId(tenant, 'doors'),
  });
}
