import { linkTo, routes } from '../../lib/routes';
import { type GraphReader, LinksProblem } from './graph';

/** One row of what is printed: this reviewer answers for this person here. */
export interface ReviewLinkRow {
  reviewer: string;
  /** User principal name: where the mail goes. */
  to: string;
  person: string;
  resource: string;
  review: string;
  /** ISO 8601. */
  due: string;
  decision: string;
  link: string;
}

interface Reviewer {
  displayName: string;
  userPrincipalName: string;
}

interface ReviewerScope {
  query?: string;
  queryRoot?: string | null;
}

interface Definition {
  displayName: string;
  reviewers?: ReviewerScope[] | null;
  stageSettings?: unknown[] | null;
}

interface Instance {
  id: string;
  status: string;
  endDateTime: string;
}

interface Item {
  id: string;
  decision: string;
  principal?: { id?: string; displayName?: string; userPrincipalName?: string } | null;
  resource?: { displayName?: string } | null;
}

const DEFINITIONS = '/identityGovernance/accessReviews/definitions';

/** `reviewers` that is empty or left out makes a self-review: https://learn.microsoft.com/graph/accessreviews-reviewers-concept */
const isSelfReview = ({ reviewers }: Definition) => !reviewers || reviewers.length === 0;
const askManagers = ({ reviewers }: Definition) =>
  reviewers?.some(({ query, queryRoot }) => queryRoot === 'decisions' && query?.endsWith('manager')) ?? false;

async function findInstance(graph: GraphReader, definitionId: string, wanted?: string): Promise<Instance> {
  const instances = await graph.list<Instance>(`${DEFINITIONS}/${definitionId}/instances`);
  const found = instances.find(({ id, status }) =>
    wanted ? id.toLowerCase() === wanted : status === 'InProgress',
  );
  if (found) return found;
  throw new LinksProblem(
    wanted
      ? `The review has no instance ${wanted}.`
      : 'The review has no instance in progress; name one with --instance.',
  );
}

async function managersOf(graph: GraphReader, items: readonly Item[]): Promise<(Reviewer | undefined)[]> {
  const ids = [...new Set(items.map(({ principal }) => principal?.id).filter((id) => id !== undefined))];
  const paths = ids.map((id) => `/users/${id}/manager?$select=id,displayName,userPrincipalName`);
  const managers = await graph.getEach<Reviewer>(paths).catch(() => {
    throw new LinksProblem(
      'This review asks managers. Finding out who they are needs the application permission User.Read.All, with admin consent.',
    );
  });
  const byPerson = new Map(ids.map((id, at) => [id, managers[at]]));
  return items.map(({ principal }) => byPerson.get(principal?.id ?? ''));
}

/** Each item with those who are asked about it. */
async function reviewersOf(
  graph: GraphReader,
  definition: Definition,
  { instance, items }: { instance: string; items: readonly Item[] },
): Promise<[Item, readonly Reviewer[]][]> {
  if (isSelfReview(definition))
    return items.map((item) => [
      item,
      item.principal?.userPrincipalName
        ? [
            {
              displayName: item.principal.displayName ?? '',
              userPrincipalName: item.principal.userPrincipalName,
            },
          ]
        : [],
    ]);
  const contacted = await graph.list<Reviewer>(`${instance}/contactedReviewers`);
  if (!askManagers(definition)) return items.map((item) => [item, contacted]);
  const managers = await managersOf(graph, items);
  // Where somebody has no manager the fallback reviewers are asked: those who were contacted and manage nobody here.
  const names = new Set(managers.map((manager) => manager?.userPrincipalName));
  const fallback = contacted.filter(({ userPrincipalName }) => !names.has(userPrincipalName));
  return items.map((item, at) => {
    const manager = managers[at];
    return [item, manager ? [manager] : fallback];
  });
}

export interface LinksRequest {
  definitionId: string;
  /** The one in progress where left out. */
  instanceId?: string;
  portalUrl: string;
  /** Id or domain, written into each link so that the right account is asked for. */
  tenant: string;
}

/**
 * One link per reviewer and item of an instance, for a host's own mail. A link opens the question, it answers nothing.
 * @throws LinksProblem a sentence, where Graph refuses or the review can't be linked to
 */
export async function reviewLinks(graph: GraphReader, request: LinksRequest): Promise<ReviewLinkRow[]> {
  const { definitionId, portalUrl, tenant } = request;
  const definition = await graph.get<Definition>(`${DEFINITIONS}/${definitionId}`);
  if (definition.stageSettings && definition.stageSettings.length > 0)
    throw new LinksProblem('This review has stages; links to items of a stage are not made yet.');
  const instance = await findInstance(graph, definitionId, request.instanceId);
  const path = `${DEFINITIONS}/${definitionId}/instances/${instance.id}`;
  const items = await graph.list<Item>(`${path}/decisions?$top=100`);
  const asked = await reviewersOf(graph, definition, { instance: path, items });

  const linkFor = (item: Item, reviewer: Reviewer) =>
    linkTo(portalUrl, routes.decision({ definitionId, instanceId: instance.id, itemId: item.id }), {
      tenant,
      loginHint: reviewer.userPrincipalName,
    });
  return asked.flatMap(([item, reviewers]) =>
    reviewers.map((reviewer) => ({
      reviewer: reviewer.displayName,
      to: reviewer.userPrincipalName,
      person: item.principal?.displayName ?? '',
      resource: item.resource?.displayName ?? '',
      review: definition.displayName,
      due: instance.endDateTime,
      decision: item.decision,
      link: linkFor(item, reviewer),
    })),
  );
}
