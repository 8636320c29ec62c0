const ENTRA = 'https://learn.microsoft.com/entra/id-governance';

/**
 * The terms on screen that a reviewer may not know, each with Microsoft's page about the term and the message that
 * shows it. The explanation is the message `help.{term}`.
 */
export const HELP_TERMS = {
  recommendation: { page: `${ENTRA}/review-recommendations-access-reviews`, shownIn: 'review.advice' },
  signIn: { page: `${ENTRA}/review-recommendations-access-reviews`, shownIn: 'review.signIn' },
  outlier: { page: `${ENTRA}/review-recommendations-access-reviews`, shownIn: 'marks.outlier' },
  dontKnow: { page: `${ENTRA}/perform-access-review`, shownIn: 'decisions.DontKnow' },
  notReviewed: { page: `${ENTRA}/complete-access-review`, shownIn: 'decisions.NotReviewed' },
  noAnswer: { page: `${ENTRA}/complete-access-review`, shownIn: 'end.heading' },
  deny: { page: `${ENTRA}/complete-access-review`, shownIn: 'facts.limit' },
  stage: { page: `${ENTRA}/create-access-review`, shownIn: 'review.stage' },
  earlierStage: { page: `${ENTRA}/create-access-review`, shownIn: 'facts.earlierStage' },
  lastTime: { page: `${ENTRA}/access-reviews-overview`, shownIn: 'facts.lastTime' },
  guest: { page: `${ENTRA}/manage-guest-access-with-access-reviews`, shownIn: 'facts.guest' },
  disabled: { page: `${ENTRA}/access-reviews-overview`, shownIn: 'facts.blocked' },
  ownAccess: { page: `${ENTRA}/review-your-access`, shownIn: 'inbox.own' },
  receipt: { page: `${ENTRA}/perform-access-review`, shownIn: 'review.receipt' },
  saved: { page: `${ENTRA}/perform-access-review`, shownIn: 'item.savedAt' },
} as const satisfies Record<string, { page: string; shownIn: string }>;

export type HelpTerm = keyof typeof HELP_TERMS;
export const HELP_TERM_NAMES = Object.keys(HELP_TERMS) as HelpTerm[];
