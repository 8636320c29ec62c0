import type { About, ReviewerMail } from './draft';
import { type LetterPart, type LetterSentence, longTime } from './letter';
import { personLinks } from './links';

/** Microsoft: mails carry up to 256 characters (accessReviewScheduleDefinition, descriptionForReviewers). */
const ADMIN_TEXT_LIMIT = 256;

/** A row of facts. */
export type Fact = { name: string; words: LetterSentence };

/** The review’s name, with its resource where the name alone does not distinguish the review. */
export function nameOf({ reviewName, resourceName, oneOfMany }: About): string {
  return oneOfMany ? `${reviewName} (${resourceName})` : reviewName;
}

/** `, stage 2 of 3` for a subject; empty where the review has one stage. */
export function stageSuffix({ stage }: ReviewerMail): string {
  return stage ? `, stage ${stage.number} of ${stage.of}` : '';
}

/** The question to this reviewer. */
export function question({ aboutSelf, resourceName }: ReviewerMail): LetterSentence {
  const resource = { tenantText: resourceName };
  return aboutSelf
    ? ['Do you still need access to ', resource, '?']
    : ['Please say who still needs access to ', resource, '.'];
}

/** The first rows of every mail’s facts. */
export function reviewFacts({ reviewName, resourceName }: About): Fact[] {
  return [
    { name: 'Review', words: [{ tenantText: reviewName }] },
    { name: 'Resource', words: [{ tenantText: resourceName }] },
  ];
}

/** The review, its stage and its end. `more` comes before the end. */
export function reviewerFacts(mail: ReviewerMail, more: Fact[] = []): Fact[] {
  const { stage } = mail;
  return [
    ...reviewFacts(mail),
    ...(stage ? [{ name: 'Stage', words: [`${stage.number} of ${stage.of}`] }] : []),
    ...more,
    { name: 'Due', words: [longTime(mail.dueAt)] },
  ];
}

/** What the review's administrator wrote to its reviewers, if anything. */
export function administratorPart({ adminText }: ReviewerMail): LetterPart[] {
  return adminText ? [{ kind: 'quote', text: adminText.slice(0, ADMIN_TEXT_LIMIT) }] : [];
}

/**
 * Answer links for the first open items; none where nothing is left to decide, or where the portal
 * can't take an answer from a link.
 */
export function peopleParts(mail: ReviewerMail): LetterPart[] {
  const { people, openCount, answerable, aboutSelf } = mail;
  if (!answerable || openCount === 0) return [];
  const rest = openCount - people.length;
  return [
    { kind: 'people', people: people.map((person) => personLinks(mail, person, aboutSelf)) },
    ...(rest > 0 ? [{ kind: 'paragraph' as const, words: [`And ${rest} more in the review.`] }] : []),
    {
      kind: 'paragraph',
      words: ['A link opens the question with your decision chosen. It counts only once you save it there.'],
    },
  ];
}
