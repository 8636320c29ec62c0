import type { TestTenant } from './tenant';

const DAY = 86_400_000;
const DEFINITIONS = '/v1.0/identityGovernance/accessReviews/definitions';

interface Group {
  id: string;
  displayName: string;
}

function body(
  name: string,
  groupId: string,
  reviewerId: string,
  starts: number,
  ends: number,
  advised = true,
) {
  const at = (days: number) => new Date(Date.now() + days * DAY).toISOString();
  return {
    displayName: name,
    descriptionForAdmins: name,
    descriptionForReviewers: name,
    scope: {
      '@odata.type': '#microsoft.graph.accessReviewQueryScope',
      query: `/groups/${groupId}/transitiveMembers/microsoft.graph.user`,
      queryType: 'MicrosoftGraph',
    },
    reviewers: [{ query: `/users/${reviewerId}`, queryType: 'MicrosoftGraph' }],
    settings: {
      mailNotificationsEnabled: false,
      justificationRequiredOnApproval: false,
      recommendationsEnabled: advised,
      instanceDurationInDays: Math.ceil(ends - starts),
      recurrence: { pattern: null, range: { type: 'endDate', startDate: at(starts), endDate: at(ends) } },
    },
  };
}

/** Creates one review of a group's members by the reviewer, which runs for ten days; `advised`: with recommendations. */
export async function addReviewOf(
  tenant: TestTenant,
  { name, group, reviewer, advised }: { name: string; group: string; reviewer: string; advised?: boolean },
): Promise<void> {
  const admin = await tenant.graphAs(tenant.admin);
  const { value: groups } = await admin.get<{ value: Group[] }>('/v1.0/groups?$top=100');
  const found = groups.find(({ displayName }) => displayName === group);
  if (!found) throw new Error(`The tenant has no group "${group}".`);
  await admin.post(DEFINITIONS, body(name, found.id, tenant.person(reviewer).id, -1, 9, advised));
}

/**
 * Creates reviews through Graph as the tenant's administrator: some in progress and some that ended long ago.
 */
export async function addReviews(
  tenant: TestTenant,
  { reviewer, inProgress, finished = 0 }: { reviewer: string; inProgress: number; finished?: number },
): Promise<void> {
  const admin = await tenant.graphAs(tenant.admin);
  const { value: groups } = await admin.get<{ value: Group[] }>('/v1.0/groups');
  const [group] = groups;
  if (!group) throw new Error('The tenant has no group.');
  const reviewerId = tenant.person(reviewer).id;
  for (let n = 1; n <= finished; n += 1) {
    await admin.post(DEFINITIONS, body(`Ended ${n}`, group.id, reviewerId, -40, -30));
  }
  for (let n = 1; n <= inProgress; n += 1) {
    await admin.post(DEFINITIONS, body(`Running ${n}`, group.id, reviewerId, -1, 5 + n));
  }
  await tenant.forgetRequests();
}
