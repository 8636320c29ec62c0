import { nameOf, reviewFacts } from './asking';
import type { CompletionMail, Letter } from './draft';
import { type LetterPart, longTime } from './letter';
import { portalLink } from './links';

const OUTCOMES = [
  ['Approve', 'Approved'],
  ['Deny', 'Denied'],
  ['DontKnow', 'Don’t know'],
  ['NotReviewed', 'Not reviewed'],
] as const;

const DEFAULTS = {
  Approve: 'Approve',
  Deny: 'Deny',
  Recommendation: 'Microsoft’s recommendation',
} as const;

/**
 * Announces what happens after the mail instead of reporting it: so the mail reads the same before and after.
 */
function whatFollows({ counts, defaultDecision, appliesItself }: CompletionMail): LetterPart[] {
  const words = [
    ...(defaultDecision !== 'None' && counts.NotReviewed > 0
      ? [`Where nobody decided, the review’s default is recorded next: ${DEFAULTS[defaultDecision]}.`]
      : []),
    appliesItself
      ? 'The decisions are applied next, without anybody’s doing. This email does not say with what result.'
      : 'Nothing changes until the decisions are applied. This email does not say whether they were.',
  ];
  return words.map((text) => ({ kind: 'paragraph', words: [text] }));
}

/** The mail that tells that a review is over, with its reviewers' decisions. */
export function completion(mail: CompletionMail): Letter {
  const rows = [
    ...reviewFacts(mail),
    { name: 'Ended', words: [longTime(mail.endedAt)] },
    ...OUTCOMES.map(([decision, name]) => ({ name, words: [String(mail.counts[decision])] })),
  ];
  return {
    subject: `Review completed: ${nameOf(mail)}`,
    parts: [
      { kind: 'paragraph', words: ['Hello ', { tenantText: mail.readerName }, ','] },
      { kind: 'heading', words: ['The review is completed.'] },
      { kind: 'facts', rows },
      ...whatFollows(mail),
      { kind: 'button', text: 'Open the portal', link: portalLink(mail) },
      {
        kind: 'note',
        words: ['The portal shows a review to its reviewers only, so this opens its first page.'],
      },
    ],
  };
}
