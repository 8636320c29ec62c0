import type { GroupKey } from '../seed/directory';
import { type Entity, REVIEWS_PATH, reviewBody, type World } from '../seed/world-testing';

export const DAY = 86_400_000;

/** A scope or reviewer with this query. */
export const query = (text: string, queryRoot: string | null = null) => ({
  '@odata.type': '#microsoft.graph.accessReviewQueryScope',
  query: text,
  queryType: 'MicrosoftGraph',
  queryRoot,
});

/** Reviewer scopes for these people. */
export const people = (world: World, ...aliases: string[]) =>
  aliases.map((alias) => query(`/users/${world.person(alias)}`));

/** A scope of principals × resources. */
export const memberships = (principals: string[], resources: string[]) => ({
  '@odata.type': '#microsoft.graph.principalResourceMembershipsScope',
  principalScopes: principals.map((text) => query(text)),
  resourceScopes: resources.map((text) => query(text)),
});

/** Settings of a series that starts on the tests’ first day and runs three days each time. */
export const series = (pattern: object, range: object, over: object = {}) => ({
  instanceDurationInDays: 3,
  recurrence: { pattern, range: { startDate: '2026-11-20', ...range } },
  ...over,
});

/** Two stages of two days each: Adele Vance decides, then Alex Wilber. */
export const twoStages = (world: World, first: object = {}, second: object = {}) => [
  {
    stageId: '1',
    durationInDays: 2,
    recommendationsEnabled: true,
    reviewers: people(world, 'adelev'),
    ...first,
  },
  {
    stageId: '2',
    dependsOn: ['1'],
    durationInDays: 2,
    recommendationsEnabled: true,
    reviewers: people(world, 'alexw'),
    ...second,
  },
];

/** Creates a definition as the administrator and returns its path. */
export async function define(world: World, key: GroupKey, over: Record<string, unknown> = {}) {
  const { status, body } = await world.call('admin', 'POST', REVIEWS_PATH, {
    body: reviewBody(world, key, over),
  });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return `${REVIEWS_PATH}/${body.id}`;
}

/** The path of the definition above an instance's path. */
export const definitionOf = (instancePath: string): string => instancePath.split('/instances')[0] ?? '';

/** All entities of a list, over all its pages, as the administrator reads them. */
export async function listOf(world: World, path: string): Promise<Entity[]> {
  const { status, body } = await world.get('admin', path);
  if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`);
  const all = [...body.value];
  for (let link = body['@odata.nextLink']; link; ) {
    const page = await world.get('admin', path, new URL(link).searchParams);
    all.push(...page.body.value);
    link = page.body['@odata.nextLink'];
  }
  return all;
}

/** The decision items of an instance, as the administrator reads them. */
export const itemsOf = (world: World, path: string) => listOf(world, `${path}/decisions`);
export const statusOf = async (world: World, path: string) => (await world.get('admin', path)).body.status;

/** The names of the items' principals, in order. */
export const principalsOf = async (world: World, path: string) =>
  (await itemsOf(world, path)).map(({ principal }) => principal.displayName);

/** The item of a principal, given by id or seeded alias. */
export async function itemAbout(world: World, path: string, who: string): Promise<Entity> {
  const ids = [who, world.person(who)];
  const item = (await itemsOf(world, path)).find(({ principal }) => ids.includes(principal.id));
  if (!item) throw new Error(`nothing about ${who}`);
  return item;
}

/** Decides about a principal in the instance, as this reviewer. Throws where the decision is refused. */
export async function decide(world: World, reviewer: string, path: string, who: string, decision: string) {
  const { id } = await itemAbout(world, path, who);
  const { status, body } = await world.call(reviewer, 'PATCH', `${path}/decisions/${id}`, {
    body: { decision, justification: 'Test' },
  });
  if (status !== 204) throw new Error(JSON.stringify(body));
}

/** Calls an action and returns the answer’s status. */
export const act = async (world: World, who: string, path: string, body?: unknown) =>
  (await world.call(who, 'POST', path, { body })).status;
