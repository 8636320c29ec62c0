import { catalogId } from '../../sandbox/seed/catalogs';
import { groupId } from '../../sandbox/seed/directory';
import { byWord, catalogScope } from '../../sandbox/seed/review-shape';
import type { Scene } from './scene';
import { forgetCalls, readAs, reviewerOf, tokenOf, writeAs } from './tenant';

const UNIFIED = '/v1.0/identityGovernance/accessReviews/unified/definitions';
/** Graph takes so many references at once. https://learn.microsoft.com/graph/api/group-post-members */
const AT_ONCE = 20;
const DAY_MS = 86_400_000;

interface Page {
  value: { id: string; userPrincipalName: string }[];
  '@odata.nextLink'?: string;
}

async function everybody({ stand }: Scene, token: string): Promise<Page['value']> {
  const people: Page['value'] = [];
  let path: string | undefined = '/v1.0/users?$top=999&$select=id,userPrincipalName';
  while (path) {
    const page: Page = await readAs(stand, token, path);
    people.push(...page.value);
    path = page['@odata.nextLink']?.replace(/^https:\/\/[^/]+/, '');
  }
  return people;
}

/** A review of the seeded catalog Finance, after everybody came into its group: some ten thousand permissions, the reviewer's. */
export async function addCatalogReview(scene: Scene): Promise<Scene> {
  const { stand, tenant } = scene;
  const scopes = ['AccessReview.ReadWrite.All', 'Group.ReadWrite.All', 'User.Read.All'];
  const token = await tokenOf(stand, tenant, { username: tenant.admin, scopes });
  const people = await everybody(scene, token);
  const reviewer = people.find(({ userPrincipalName }) => userPrincipalName === reviewerOf(tenant));
  const group = `/v1.0/groups/${groupId(tenant, 'finance')}`;
  const known = await readAs<Page>(stand, token, `${group}/members?$top=999&$select=id`);
  const inside = new Set(known.value.map(({ id }) => id));
  const joining = people.filter(({ id }) => !inside.has(id));
  for (let at = 0; at < joining.length; at += AT_ONCE) {
    const bound = joining
      .slice(at, at + AT_ONCE)
      .map(({ id }) => `https://graph.microsoft.com/v1.0/directoryObjects/${id}`);
    await writeAs(stand, token, group, ['PATCH', { 'members@odata.bind': bound }]);
  }
  const startDate = new Date(Date.now() - DAY_MS).toISOString().slice(0, 10);
  const definition = await writeAs<{ id: string }>(stand, token, UNIFIED, [
    'POST',
    {
      displayName: 'All access of the Finance catalog',
      descriptionForAdmins: 'Measured',
      descriptionForReviewers: 'Measured',
      scope: catalogScope(catalogId(tenant, 'finance')),
      reviewers: [byWord('user', reviewer?.id)],
      settings: {
        mailNotificationsEnabled: false,
        recommendationsEnabled: true,
        instanceDurationInDays: 30,
        recurrence: { pattern: null, range: { type: 'noEnd', startDate } },
      },
    },
  ]);
  const instances = await readAs<Page>(stand, token, `${UNIFIED}/${definition.id}/instances`);
  const instanceId = instances.value[0]?.id ?? '';
  await forgetCalls(stand, tenant);
  return {
    ...scene,
    definitionId: definition.id,
    instanceId,
    reviewUrl: `${stand.portalUrl}/review?definition=${definition.id}&instance=${instanceId}`,
    itemsPath: `${UNIFIED}/${definition.id}/instances/${instanceId}/decisions/filterByCurrentUser(on='reviewer')`,
  };
}
