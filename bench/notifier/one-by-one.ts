import type { App } from './tenant';

interface Listed {
  value: { id: string; [name: string]: unknown }[];
  '@odata.nextLink'?: string;
}

const REVIEWS = '/v1.0/identityGovernance/accessReviews/definitions';

/**
 * Reads the same by one request after another, as a script would: every instance, its decisions and reviewers, each
 * person's manager and mailbox. Gives how many requests that takes.
 */
export async function readOneByOne({ call }: App): Promise<number> {
  let requests = 0;
  const get = async (path: string): Promise<Listed> => {
    requests += 1;
    return call<Listed>('GET', path).catch(() => ({ value: [] }));
  };
  const list = async (first: string): Promise<Listed['value']> => {
    const found: Listed['value'] = [];
    for (let path: string | undefined = first; path; ) {
      const page: Listed = await get(path);
      found.push(...page.value);
      path = page['@odata.nextLink']?.replace('https://graph.microsoft.com', '');
    }
    return found;
  };
  const people = new Set<string>();
  const reviewers = new Set<string>();
  for (const { id } of await list(REVIEWS))
    for (const { id: instance } of await list(`${REVIEWS}/${id}/instances`)) {
      const path = `${REVIEWS}/${id}/instances/${instance}`;
      for (const { principal } of await list(`${path}/decisions`))
        people.add((principal as { id: string }).id);
      for (const reviewer of await list(`${path}/contactedReviewers`)) reviewers.add(reviewer.id);
    }
  for (const person of people) await get(`/v1.0/users/${person}/manager`);
  for (const reviewer of reviewers) {
    await get(`/v1.0/users/${reviewer}`);
    await get(`/v1.0/users/${reviewer}/mailboxSettings`);
  }
  return requests;
}
