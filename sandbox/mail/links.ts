/** The subject and the recipient of a mail. */
export interface LinkContext {
  definitionId: string;
  instanceId: string;
  /** The sign-in name that the portal offers. */
  loginHint: string;
  tenantDomain: string;
  portalUrl: string;
}

export interface MailLink {
  /** `start`: the whole review, for its reviewer. `portal`: the portal’s start page, for anybody. */
  rel: 'start' | 'approve' | 'deny' | 'yes' | 'no' | 'portal';
  href: string;
}

/** One person in the review, with a link for each answer. */
export interface PersonLinks {
  name: string;
  answers: (MailLink & { word: string })[];
}

function address(mail: LinkContext, path: string, more: Record<string, string>): string {
  const query = new URLSearchParams({ ...more, tenant: mail.tenantDomain, login_hint: mail.loginHint });
  return `${mail.portalUrl}${path}?${query}`;
}

const ofReview = ({ definitionId, instanceId }: LinkContext) => ({
  definition: definitionId,
  instance: instanceId,
});

/** The link to the review in the portal, which shows it to its reviewers. */
export function startLink(mail: LinkContext): MailLink {
  return { rel: 'start', href: address(mail, '/review', ofReview(mail)) };
}

/** The link to the portal’s start page, because the portal shows a review only to its reviewers. */
export function portalLink(mail: LinkContext): MailLink {
  return { rel: 'portal', href: address(mail, '/', {}) };
}

const ASKED_OF_OTHERS = [
  { rel: 'approve', word: 'Approve', answer: 'Approve' },
  { rel: 'deny', word: 'Deny', answer: 'Deny' },
] as const;
const ASKED_OF_ONESELF = [
  { rel: 'yes', word: 'Yes', answer: 'Approve' },
  { rel: 'no', word: 'No', answer: 'Deny' },
] as const;

/**
 * The links that open the question about one person with a preselected answer.
 * `aboutSelf`: the reader is that person.
 */
export function personLinks(
  mail: LinkContext,
  person: { itemId: string; name: string },
  aboutSelf: boolean,
): PersonLinks {
  const answers = (aboutSelf ? ASKED_OF_ONESELF : ASKED_OF_OTHERS).map(({ rel, word, answer }) => ({
    rel,
    word,
    href: address(mail, '/decision', { ...ofReview(mail), item: person.itemId, answer }),
  }));
  return { name: person.name, answers };
}
