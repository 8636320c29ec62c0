import type { Example } from '../examples';
import type { PageTenant } from './tenant-testing';

const BETA = 'beta' as const;
/** Microsoft's template of reviews of a group's members: the business flow of an older review. */
const GROUP_MEMBERSHIPS = '6e4f3d20-c5c3-407f-9695-8460952bcc68';

/** Creates a review on the older API with these reviewers, and keeps its ids. */
async function olderReview(tenant: PageTenant, reviewers: string[]): Promise<void> {
  const body = {
    displayName: 'review',
    description: '',
    startDateTime: '2026-11-20T09:30:00Z',
    endDateTime: '2026-12-20T09:30:00Z',
    reviewedEntity: { id: tenant.world.group('building') },
    reviewerType: 'delegated',
    businessFlowTemplateId: GROUP_MEMBERSHIPS,
    reviewers: reviewers.map((alias) => ({ id: tenant.world.person(alias) })),
    settings: {
      mailNotificationsEnabled: true,
      remindersEnabled: true,
      justificationRequiredOnApproval: true,
      autoReviewEnabled: false,
      activityDurationInDays: 30,
      autoApplyReviewResultsEnabled: false,
      accessRecommendationsEnabled: false,
      recurrenceSettings: {
        recurrenceType: 'onetime',
        recurrenceEndType: 'endBy',
        durationInDays: 0,
        recurrenceCount: 0,
      },
      autoReviewSettings: { notReviewedResult: 'Deny' },
    },
  };
  const made = await tenant.made('admin', { method: 'POST', path: '/accessReviews', body, version: BETA });
  tenant.wait(5);
  tenant.keep('olderReviews', made.id);
  tenant.keep('controlId', made.id);
  tenant.keep('reviewers', tenant.world.person('alexw'));
}

async function program(tenant: PageTenant): Promise<void> {
  const body = { displayName: 'Program of a page', description: 'Program of a page' };
  const made = await tenant.made('admin', { method: 'POST', path: '/programs', body, version: BETA });
  tenant.keep('programId', made.id);
}

async function programControl(tenant: PageTenant): Promise<void> {
  const { ids } = tenant;
  const body = {
    controlId: ids.controlId?.[0],
    controlTypeId: GROUP_MEMBERSHIPS,
    programId: ids.programId?.[0],
  };
  const made = await tenant.made('admin', { method: 'POST', path: '/programControls', body, version: BETA });
  tenant.keep('programControls', made.id);
}

/** Creates what a page of the older API needs: a review, a program, a program control. */
export async function prepareOlder(tenant: PageTenant, { name, request }: Example): Promise<void> {
  if (/businessFlowTemplates|programControlTypes/.test(request.url)) return;
  await olderReview(tenant, name.includes('remove') ? ['adelev', 'alexw'] : ['adelev']);
  // The body of an added reviewer is the person's id.
  tenant.keep('id', tenant.world.person('alexw'));
  if (!request.url.includes('programControls')) return;
  await program(tenant);
  if (request.method !== 'POST') await programControl(tenant);
}
