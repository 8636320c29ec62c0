import { catalogId, catalogResourceId } from '../../seed/catalogs';
import { first, MINE } from '../../seed/world-testing';
import type { Example } from '../examples';
import { catalogReview, groupReview, peerReview, shownDefinition, stagedReview } from './review-bodies';
import type { PageTenant } from './tenant-testing';

type Prepare = (tenant: PageTenant, example: Example) => Promise<void>;

const ADMIN = 'admin';
/** The reviewer of all reviews that the preparations start. */
export const REVIEWER = 'adelev';
const HISTORY = '/identityGovernance/accessReviews/historyDefinitions';
const ONE_DAY = 24 * 60;

const start = (tenant: PageTenant, body: unknown) => tenant.startReview(tenant.mapper().body(body));

const groupInReview: Prepare = (tenant) => start(tenant, groupReview());

/** Keeps the id of the reviewer's first item; of the stage, where the path has one. */
async function keepItem(tenant: PageTenant, path = tenant.instancePath): Promise<void> {
  const { value } = await tenant.made(REVIEWER, { method: 'GET', path: `${path}/decisions/${MINE}` });
  tenant.keep('decisions', first(value).id);
}

async function keepStage(tenant: PageTenant): Promise<void> {
  const { value } = await tenant.made(ADMIN, { method: 'GET', path: `${tenant.instancePath}/stages` });
  const open = value.find(({ status }) => status === 'InProgress') ?? first(value);
  tenant.keep('stages', open.id);
}

const withItem: Prepare = async (tenant, example) => {
  await groupInReview(tenant, example);
  await keepItem(tenant);
};

const staged: Prepare = async (tenant) => {
  await start(tenant, stagedReview());
  await keepStage(tenant);
};

const stagedItem: Prepare = async (tenant, example) => {
  await staged(tenant, example);
  await keepItem(tenant, `${tenant.instancePath}/stages/${tenant.ids.stages?.[0]}`);
};

const outliers: Prepare = async (tenant) => {
  tenant.keep('groups', tenant.world.group('northwind'));
  await start(tenant, peerReview());
};

const tutorial =
  (name: string): Prepare =>
  (tenant) =>
    tenant.startReviewOf(name);
const roleTutorial = tutorial('v1.0__tutorial-accessreviews-priviledroles-create__2023');
const groupsTutorial = tutorial(
  'v1.0__tutorial-accessreviews-M365group-create_accessReviewScheduleDefinition__2023',
);

/** The tutorial's review takes place in February 2022; this is the same review, today. */
const selfReview: Prepare = (tenant) => start(tenant, groupReview({ reviewers: [] }));

const selfReviewItem: Prepare = async (tenant, example) => {
  await selfReview(tenant, example);
  await keepItem(tenant);
};

const roleReviewItem: Prepare = async (tenant, example) => {
  await roleTutorial(tenant, example);
  await keepItem(tenant);
};

/** An ended review that is applied by hand: nothing has been applied yet. */
const endedReview: Prepare = async (tenant, example) => {
  await groupInReview(tenant, example);
  await tenant.made(ADMIN, { method: 'POST', path: `${tenant.instancePath}/stop` });
};

const shown: Prepare = (tenant, example) => start(tenant, shownDefinition(example));

const finishedHistory: Prepare = async (tenant, example) => {
  await groupInReview(tenant, example);
  const body = {
    displayName: 'History of a page',
    reviewHistoryPeriodStartDateTime: '2026-11-01T00:00:00Z',
    reviewHistoryPeriodEndDateTime: '2026-12-31T00:00:00Z',
    scopes: [
      {
        '@odata.type': '#microsoft.graph.accessReviewQueryScope',
        queryType: 'MicrosoftGraph',
        query: "/identityGovernance/accessReviews/definitions?$filter=contains(scope/query, '/groups')",
      },
    ],
  };
  const made = await tenant.made(ADMIN, { method: 'POST', path: HISTORY, body });
  tenant.keep('historyDefinitions', made.id);
  tenant.wait(ONE_DAY);
  const { value } = await tenant.made(ADMIN, { method: 'GET', path: `${HISTORY}/${made.id}/instances` });
  tenant.keep('historyInstances', first(value).id);
};

/** For a page that creates Adele Vance, whom the tenant already has. */
const withoutAdele: Prepare = async (tenant) => {
  await tenant.made(ADMIN, { method: 'DELETE', path: `/users/${tenant.world.person(REVIEWER)}` });
};

const UNIFIED = '/identityGovernance/accessReviews/unified/definitions';

/** A review of a catalog, in progress. */
const catalogInReview: Prepare = async (tenant) => {
  tenant.keep('resourceId', catalogId(tenant.world.tenant, 'finance'));
  const made = await tenant.made(ADMIN, {
    method: 'POST',
    path: UNIFIED,
    body: tenant.mapper().body(catalogReview()),
  });
  tenant.wait(5);
  const { value } = await tenant.made(ADMIN, { method: 'GET', path: `${UNIFIED}/${made.id}/instances` });
  tenant.keep('definitions', made.id);
  tenant.keep('instances', first(value).id);
};

/** For a page that creates a review of a catalog. */
const withCatalog: Prepare = async (tenant) => {
  tenant.keep('resourceId', catalogId(tenant.world.tenant, 'finance'));
};

/** Older scripts use the ordinary route for reviews of catalogs. */
const withCatalogOnOrdinary: Prepare = async (tenant, example) => {
  tenant.world.setSwitch('catalogReviewsOnOrdinary', true);
  await withCatalog(tenant, example);
};

const HOURS = 60;

/** Starts a review of the catalog with a custom data provided resource; the review waits for its data. */
async function waitingForData(tenant: PageTenant): Promise<void> {
  const { tenant: contoso } = tenant.world;
  const resource = catalogResourceId(contoso, 'doors');
  tenant.keep('resourceId', catalogId(contoso, 'buildings'));
  tenant.keep('catalogs', catalogId(contoso, 'buildings'));
  tenant.keep('resources', resource);
  tenant.keep('customDataProvidedResourceId', resource);
  const body = tenant.mapper().body(catalogReview());
  const made = await tenant.made(ADMIN, { method: 'POST', path: UNIFIED, body });
  const { value } = await tenant.made(ADMIN, { method: 'GET', path: `${UNIFIED}/${made.id}/instances` });
  for (const set of ['definitions', 'reviewDefinitionId']) tenant.keep(set, made.id);
  for (const set of ['instances', 'reviewInstanceId']) tenant.keep(set, first(value).id);
}

const sessionsPath = ({ ids }: PageTenant) =>
  `/identityGovernance/entitlementManagement/catalogs/${ids.catalogs?.[0]}/resources/${ids.resources?.[0]}/uploadSessions`;

const uploading: Prepare = async (tenant) => {
  await waitingForData(tenant);
  const made = await tenant.made(ADMIN, {
    method: 'POST',
    path: sessionsPath(tenant),
    body: {
      '@odata.type': '#microsoft.graph.customDataProvidedResourceAccessReviewUploadSession',
      data: {
        '@odata.type': '#microsoft.graph.customDataProvidedResourcePayloads.accessReviewContextData',
        reviewDefinitionId: tenant.ids.definitions?.[0],
        reviewInstanceId: tenant.ids.instances?.[0],
      },
    },
  });
  tenant.keep('uploadSessions', made.id);
};

/** A review that has its data and no approvals, and has ended. */
const applyingData: Prepare = async (tenant, example) => {
  await uploading(tenant, example);
  tenant.world.setSwitch('catalogReviewsOnOrdinary', true);
  const session = `${sessionsPath(tenant)}/${tenant.ids.uploadSessions?.[0]}`;
  const content = `principalId,principalType,permissionId,permissionName,permissionDescription,permissionType\n${tenant.world.person('alexw')},user,p1,Access,Physical access,Physical`;
  await tenant.made(ADMIN, {
    method: 'POST',
    path: `${session}/uploadFile`,
    body: [{ name: 'a.csv', content }],
  });
  await tenant.made(ADMIN, { method: 'PATCH', path: session, body: { isUploadDone: true } });
  tenant.wait(2 * HOURS);
  const instance = `${UNIFIED}/${tenant.ids.definitions?.[0]}/instances/${tenant.ids.instances?.[0]}`;
  await tenant.made(ADMIN, { method: 'POST', path: `${instance}/stop` });
};

/** A review of Alex Wilber's that he has delegated to Adele Vance. */
const delegatedReview: Prepare = async (tenant) => {
  tenant.keep('users', tenant.world.person('alexw'));
  await start(tenant, groupReview());
  const delegate = { '@odata.type': '#microsoft.graph.singleUser', id: tenant.world.person(REVIEWER) };
  const path = '/me/identityGovernance/approverDelegate';
  await tenant.made('alexw', { method: 'PUT', path, version: 'beta', body: { delegate } });
};

/** A guest without a sponsor, in a tenant where sponsors attest. */
const guest: Prepare = async (tenant) => {
  tenant.keep('users', tenant.world.person('mia.torres'));
  tenant.world.setSwitch('attestGuests', true);
};

const sponsor: Prepare = async (tenant) => {
  tenant.keep('users', tenant.world.person('alexw'));
};

const nothing: Prepare = async () => {};

/** Prepares a page's tenant: the first row whose pattern matches `METHOD path` or the page's name. */
export const PREPARATIONS: readonly [RegExp, Prepare][] = [
  [/delegatedReviewer/, delegatedReview],
  [/identityGovernance\.(addSelf|attest)/, guest],
  [/\/sponsorOf$/, sponsor],
  [/uploadsession_create/, waitingForData],
  [/\/uploadSessions\//, uploading],
  [/batchApplyCustomData|custom_data_list/, applyingData],
  [/unified_create_definition/, withCatalog],
  [/create_catalog_review_ordinary_route/, withCatalogOnOrdinary],
  [/\/unified\//, catalogInReview],
  [/priviegedroles-decisionsforgroup/, roleReviewItem],
  [/priviegedroles-getnodecisions/, roleTutorial],
  [/M365group-(list|delete)_accessReview/, groupsTutorial],
  [/seed003_7/, selfReview],
  [/seed003_8/, selfReviewItem],
  [/Securitygroup-(list|delete)_(accessReview|contacted)/, selfReview],
  [/\/stages\/[^/]+\/decisions\/[^/]+$/, stagedItem],
  [/\/stages(\/|$)/, staged],
  [/expand=insights/, outliers],
  [/^POST .*\/applyDecisions$/, endedReview],
  [/^(GET|PATCH) .*\/decisions\/(?!filter)[^/]+$/, withItem],
  [/^(GET|POST) .*\/historyDefinitions\/|^GET .*\/historyDefinitions$/, finishedHistory],
  [/^GET .*\/definitions(\/[^/]+)?(\?.*)?$/, shown],
  [/^POST .*\/(definitions|historyDefinitions)$/, nothing],
  [/accessReviews\/policy|accessReviewPolicy/, nothing],
  [/\/(definitions\/|pendingAccessReviewInstances|decisions\/)/, groupInReview],
  [/createUser__seed/, withoutAdele],
  [/./, nothing],
];
