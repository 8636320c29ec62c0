import { describe, expect, it } from 'vitest';
import { readFiles } from '../../core/multipart';
import { checkAnswer } from '../check-answer';
import {
  type Example,
  type ExampleRequest,
  examples,
  exchangeOf,
  newExamples,
  newRequests,
} from '../examples';
import { resolvePath } from '../resolve-path';
import { schemaOf } from '../schemas';
import { mended } from './docs-errors';
import { inBoth, listedScopes } from './docs-mends';
import { EXCEPTIONS, NOT_THERE } from './exceptions';
import { mendProperties } from './mend';
import { prepareOlder } from './older-preparations-testing';
import { PREPARATIONS, REVIEWER } from './preparations-testing';
import { compareShape } from './shape';
import { PageTenant } from './tenant-testing';

/** Requests that only reviewers make; the administrator makes the others. */
const BY_REVIEWER =
  /filterByCurrentUser|^PATCH .*\/decisions\/|acceptRecommendations|batchRecordDecisions|pendingAccessReview|myDecisions/i;

async function prepared(example: Example): Promise<PageTenant> {
  const tenant = new PageTenant();
  const { method, path } = exchangeOf(example);
  if (/^\/(accessReviews|program|businessFlow)/.test(path)) {
    await prepareOlder(tenant, example);
    return tenant;
  }
  const asked = `${method} ${path}`;
  const row = PREPARATIONS.find(([pattern]) => pattern.test(asked) || pattern.test(example.name));
  await row?.[1](tenant, example);
  return tenant;
}

/** A request in the form that Graph's front passes on: a multipart body is replaced by its files. */
async function readable<T extends { body: unknown }>({ request }: Example, sent: T): Promise<T> {
  const type = request.headers['Content-Type'] ?? '';
  if (!type.startsWith('multipart/')) return sent;
  return { ...sent, body: await readFiles(type, String(request.body)) };
}

/** All differences between the sandbox's answer to a page's request and the page's answer. */
async function differences(example: Example): Promise<string[]> {
  const tenant = await prepared(example);
  const sent = await readable(example, tenant.requestOf(example));
  const who = BY_REVIEWER.test(`${sent.method} ${sent.path}`) ? REVIEWER : 'admin';
  // The page's text requires this property, but its example leaves it out.
  const later = /delegatedReviewer/.test(sent.path)
    ? { headers: { prefer: 'include-unknown-enum-members' } }
    : {};
  const { status, body } = await tenant.call(who, { ...sent, ...later });
  if (status !== example.response.status)
    return [`${status} for ${example.response.status}: ${JSON.stringify(body)}`];
  const schema = await schemaOf(sent);
  const target = resolvePath(schema.model, schema.roots, sent.path.split('?')[0] ?? '');
  const type = target?.type && { ...target.type, collection: target.type.collection && status !== 201 };
  const documented = example.response.body;
  const shape = documented === null || !type ? [] : compareShape(schema.model, documented, body, type);
  const contract = checkAnswer({ ...sent, status, body: body ?? undefined }, schema);
  return [...shape, ...contract].map(({ path, problem }) => `${path} ${problem}`);
}

const pages = [...examples(), ...newExamples()]
  .filter(({ name }) => !Object.hasOwn(NOT_THERE, name))
  .map(mended);
const replayed = pages.filter(({ name }) => !Object.hasOwn(EXCEPTIONS, name));

describe("the requests of Microsoft's pages", () => {
  it.each(replayed.map((example) => [example.name, example] as const))('%s', async (_, example) => {
    expect(await differences(example)).toEqual([]);
  });

  it('has at most twelve exceptions', () => {
    expect(Object.keys(EXCEPTIONS).length).toBeLessThanOrEqual(12);
  });

  it.each(Object.keys(EXCEPTIONS))('%s is still an exception', async (name) => {
    const [example] = pages.filter((page) => page.name === name);
    expect(example && (await differences(example))).not.toEqual([]);
    expect(example).toBeDefined();
  });
});

/** accessReviewResourceScope around lists of scopes: the newer page has principalResourceMembershipsScope. */
const rightlyTyped = inBoth((body) => mendProperties(body, listedScopes));

describe("the requests that Microsoft's pages and scripts show without an answer", () => {
  const asked = newRequests().filter(({ name }) => !Object.hasOwn(NOT_THERE, name));
  it.each(asked.map((request) => [request.name, request] as const))(
    '%s',
    async (_, request: ExampleRequest) => {
      const example = mended(rightlyTyped({ ...request, response: { status: 200, body: null } }));
      const tenant = await prepared(example);
      const { path, ...asked } = tenant.requestOf(example);
      const resource = tenant.ids.customDataProvidedResourceId?.[0] ?? '';
      const sent = { ...asked, path: path.replace('<custom data provided resource ID>', resource) };
      const { status, body } = await tenant.call('admin', sent);
      expect([status < 300, body.error]).toEqual([true, undefined]);
    },
  );
});
