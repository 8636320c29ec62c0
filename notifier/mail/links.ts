import { type LinkAnswer, linkTo, routes } from '../../lib/routes';
import type { DigestItem, MailLook, Recipient } from './digest';

interface Ref {
  definitionId: string;
  instanceId: string;
}

/**
 * The links of a person's mail: each opens a page, offers the account to sign in with, and records nothing.
 */
export interface Links {
  answer(review: Ref, item: Pick<DigestItem, 'id'>, answer: LinkAnswer): string;
  /** The link to the question, without an answer. */
  question(review: Ref, item: Pick<DigestItem, 'id'>): string;
  review(review: Ref): string;
  receipt(review: Ref): string;
  inbox(): string;
}

export function linksFor(
  { portal, tenant }: Pick<MailLook, 'portal' | 'tenant'>,
  person: Omit<Recipient, 'id'>,
): Links {
  const to = (page: string) =>
    linkTo(portal, page, { tenant, loginHint: person.signInName ?? person.address });
  return {
    answer: ({ definitionId, instanceId }, { id }, answer) =>
      to(routes.decision({ definitionId, instanceId, itemId: id, answer })),
    question: ({ definitionId, instanceId }, { id }) =>
      to(routes.decision({ definitionId, instanceId, itemId: id })),
    review: (review) => to(routes.review(review)),
    receipt: (review) => to(routes.receipt(review)),
    inbox: () => to(routes.inbox()),
  };
}
