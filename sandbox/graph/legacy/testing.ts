import { applicationId, type GroupKey } from '../../seed/directory';
import { testWorld, type World } from '../../seed/world-testing';

export const DAY = 86_400_000;

/** The ids of Microsoft's business flow templates. */
export const TEMPLATE = {
  groupGuests: '842169fe-e1b7-4ce9-98b6-6a9db02eec6b',
  appGuests: '7fbc909b-efe1-4c72-8ae6-99cb30b882de',
  app: '50839a84-e23c-44a7-a8cc-16e162afc656',
  group: '6e4f3d20-c5c3-407f-9695-8460952bcc68',
  role: 'd7e0b82d-997f-44d0-ac5e-de9deb087c15',
};

type Options = Parameters<World['call']>[3];

export const REVIEW_SCOPES = ['AccessReview.ReadWrite.Membership'];
const SCOPES = [...REVIEW_SCOPES, 'AccessReview.ReadWrite.All', 'ProgramControl.ReadWrite.All'];

/** A tenant without reviews, with the older API on beta. */
export function legacyWorld() {
  const world = testWorld('empty');
  const call = (who: string, method: string, path: string, options: Options = {}) =>
    world.call(who, method, path, { version: 'beta', scopes: SCOPES, ...options });
  const get = (who: string, path: string, query: Parameters<World['get']>[2] = {}) =>
    call(who, 'GET', path, { query });
  return {
    ...world,
    call,
    get,
    application: (key: string) => applicationId(world.tenant, key),
    /** The reviews of a template, listed by the administrator. */
    listed: async (template: string) => {
      const query = { $filter: `businessFlowTemplateId eq '${template}'` };
      return (await get('admin', '/accessReviews', query)).body.value;
    },
    /** Creates a review as the administrator and returns its path. */
    create: async (over: Record<string, unknown> = {}, settings: Record<string, unknown> = {}) => {
      const { status, body } = await call('admin', 'POST', '/accessReviews', {
        body: legacyBody(world, over, settings),
      });
      if (status !== 201) throw new Error(JSON.stringify(body));
      return `/accessReviews/${body.id}`;
    },
  };
}

export type LegacyWorld = ReturnType<typeof legacyWorld>;

/** Microsoft's example of a review: of a seeded group, for five days from today, reviewed by Adele Vance. */
export function legacyBody(
  world: Pick<World, 'group' | 'person'>,
  over: Record<string, unknown> = {},
  settings: Record<string, unknown> = {},
  group: GroupKey = 'building',
): Record<string, unknown> {
  return {
    displayName: 'TestReview',
    startDateTime: '2026-11-20T09:30:00Z',
    endDateTime: '2026-11-25T09:30:00Z',
    reviewedEntity: { id: world.group(group) },
    reviewerType: 'delegated',
    businessFlowTemplateId: TEMPLATE.group,
    description: 'Sample description',
    reviewers: [{ id: world.person('adelev') }],
    settings: {
      mailNotificationsEnabled: true,
      remindersEnabled: true,
      justificationRequiredOnApproval: false,
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
      ...settings,
    },
    ...over,
  };
}

/** Settings of a review that recurs every week and runs three days each time; `over` replaces members. */
export const weekly = (over: Record<string, unknown> = {}) => ({
  recurrenceSettings: {
    recurrenceType: 'weekly',
    recurrenceEndType: 'endBy',
    durationInDays: 3,
    recurrenceCount: 0,
    ...over,
  },
});
