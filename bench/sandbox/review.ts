import { CONTOSO } from '../../sandbox/seed/seed';
import { type Caller, type Send, signIn } from './graph';

export const DEFINITIONS = '/v1.0/identityGovernance/accessReviews/definitions';
export const MINE = "filterByCurrentUser(on='reviewer')";
/** The number of items on a page of Graph. */
export const PAGE = 100;

interface List<T> {
  value: T[];
  '@odata.nextLink'?: string;
}

interface Definition {
  id: string;
  scope: { query: string };
  reviewers: unknown[];
}

/** The one review of a tenant with the seed `large`, with two callers who may read it. */
export interface LargeReview {
  size: number;
  reviewer: Caller;
  admin: Caller;
  definition: Definition;
  /** The path of its only instance. */
  path: string;
}

/** The domain of the tenant in which `main.ts --seed large` creates a review of this many items. */
export function largeDomain(size: number): string {
  return `large-${size}.onmicrosoft.com`;
}

export function listOf<T>(text: string): List<T> {
  return JSON.parse(text) as List<T>;
}

/** Signs in to a tenant that has a review of `size` items, and finds the review. */
export async function findReview(send: Send, size: number): Promise<LargeReview> {
  const [reviewer, admin] = [
    await signIn(send, CONTOSO.adele, largeDomain(size)),
    await signIn(send, CONTOSO.admin, largeDomain(size)),
  ];
  const [definition] = listOf<Definition>(await reviewer.get(`${DEFINITIONS}/${MINE}`)).value;
  if (!definition) throw new Error(`there is no review in ${largeDomain(size)}`);
  const instances = `${DEFINITIONS}/${definition.id}/instances`;
  const [instance] = listOf<{ id: string }>(await reviewer.get(`${instances}/${MINE}`)).value;
  if (!instance) throw new Error(`the review of ${size} items has no instance`);
  return { size, reviewer, admin, definition, path: `${instances}/${instance.id}` };
}

/** The path of a page of a review, for its reviewer or for the administrator. */
export function pagePath({ path }: LargeReview, who: 'reviewer' | 'admin', skip: number): string {
  return `${path}/decisions${who === 'reviewer' ? `/${MINE}` : ''}?$top=${PAGE}&$skip=${skip}`;
}

/** The places of the measured pages and items, each as the number of items before it. */
export function places(size: number, length: number): { first: number; middle: number; last: number } {
  return { first: 0, middle: Math.floor(size / 2), last: size - length };
}
