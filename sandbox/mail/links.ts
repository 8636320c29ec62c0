/** What a mail is about, and for whom. */
export interface Addressed {
  definitionId: string;
  instanceId: string;
  /** What the portal offers to sign in with. */
  loginHint: string;
  tenantDomain: string;
  portalUrl: string;
}

export interface MailLink {
  /** `start`: the whole review, for its reviewer. `portal`: the portal’s start, for anybody. */
  rel: 'start' | 'approve' | 'deny' | 'yes' | 'no' | 'portal';
  href: string;
}

/** One person asked about, with a link for each answer. */
export interface PersonLinks {
  name: string;
  answers: (MailLink & { word: string })[];
}

function address(mail: Addressed, path: string, more: Record<string, string>): string {
  const query = new URLSearchParams({ ...more, tenant: mail.tenantDomain, login_hint: mail.loginHint });
  return `${mail.portalUrl}${path}?${query}`;
}

const ofReview = ({ definitionId, instanceId }: Addressed) => ({
  definition: definitionId,
  instance: instanceId,
});

/** The review in the portal, which shows it to its reviewers. */
export function startLink(mail: Addressed): MailLink {
  return { rel: 'start', href: address(mail, '/review', ofReview(mail)) };
}

/** The portal’s start: it has no page of a review for those who do not review it. */
export function portalLink(mail: Addressed): MailLink {
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

/** Links that open one person’s question with an answer chosen. `aboutSelf`: the reader is that person. */
export function personLinks(
  mail: Addressed,
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
