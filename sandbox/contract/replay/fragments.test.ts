import { describe, expect, it } from 'vitest';
import { REVIEWS_PATH } from '../../seed/world-testing';
import { checkAnswer, type Exchange } from '../check-answer';
import { type Fragment, fragments } from '../examples';
import { v1Schema } from '../v1-schema';
import { namedQueryType } from './docs-mends';
import { REFUSED_FRAGMENTS } from './exceptions';
import { mendProperties } from './mend';
import { groupReview } from './review-bodies';
import { PageTenant } from './tenant-testing';

/** Managers need fallback reviewers beside them; the pages show one property at a time. */
const FALLBACK = { fallbackReviewers: [{ query: '/users/{reviewer}', queryType: 'MicrosoftGraph' }] };

/**
 * The sandbox's answer to a review with this scope or these reviewers: its status and the schema's problems.
 */
async function posted({ fragment }: Fragment) {
  const tenant = new PageTenant();
  const body = tenant
    .mapper()
    .body(mendProperties(groupReview({ ...FALLBACK, ...fragment }), namedQueryType));
  const sent = { method: 'POST', path: REVIEWS_PATH, body };
  const answer = await tenant.call('admin', sent);
  const exchange: Exchange = { ...sent, ...answer, version: 'v1.0' };
  return { tenant, answer, problems: checkAnswer(exchange, v1Schema()) };
}

const all = fragments().map((fragment) => [fragment.name, fragment.heading, fragment] as const);
const refused = all.filter(([name]) => Object.hasOwn(REFUSED_FRAGMENTS, name));
const named = all.filter((row) => !refused.includes(row));

describe("the scopes and reviewers of Microsoft's concept pages", () => {
  it.each(named)('%s, %s, is accepted and returned in the definition', async (_, __, fragment) => {
    const { tenant, answer, problems } = await posted(fragment);
    expect([answer.status, problems, answer.body.error]).toEqual([201, [], undefined]);
    const { body } = await tenant.call('admin', { method: 'GET', path: `${REVIEWS_PATH}/${answer.body.id}` });
    expect(Object.keys(fragment.fragment).filter((name) => body[name] === null)).toEqual([]);
  });

  it.each(refused)('%s, %s, is refused with a real tenant’s message', async (_, __, fragment) => {
    const { answer } = await posted(fragment);
    expect([answer.status, answer.body.error.message]).toEqual([
      400,
      'Policy is invalid due to invalid criteria.',
    ]);
  });
});
