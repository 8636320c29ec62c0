import type { About, ReviewerMail } from './draft';
import { longTime, type Part, type Words } from './letter';
import { personLinks } from './links';

/** Microsoft: mails carry up to 256 characters (accessReviewScheduleDefinition, descriptionForReviewers). */
const ADMIN_TEXT_LIMIT = 256;

/** A row of facts. */
export type Fact = { name: string; words: Words };

/** The review’s name, and its resource where the name alone does not tell which one is meant. */
export function nameOf({ reviewName, resourceName, oneOfMany }: About): string {
  return oneOfMany ? `${reviewName} (${resourceName})` : reviewName;
}

/** `, stage 2 of 3` for a subject; nothing where the review has one stage. */
export function stageSuffix({ stage }: ReviewerMail): string {
  return stage ? `, stage ${stage.number} of ${stage.of}` : '';
}

/** What is asked of this reviewer. */
export function question({ aboutSelf, resourceName }: ReviewerMail): Words {
  const resource = { said: resourceName };
  return aboutSelf
    ? ['Do you still need access to ', resource, '?']
    : ['Please say who still needs access to ', resource, '.'];
}

/** The first rows of every mail’s facts. */
export function reviewFacts({ reviewName, resourceName }: About): Fact[] {
  return [
    { name: 'Review', words: [{ said: reviewName }] },
    { name: 'Resource', words: [{ said: resourceName }] },
  ];
}

/** Which review, which stage of it, until when. `more` stands before the end. */
export function reviewerFacts(mail: ReviewerMail, more: Fact[] = []): Fact[] {
  const { stage } = mail;
  return [
    ...reviewFacts(mail),
    ...(stage ? [{ name: 'Stage', words: [`${stage.number} of ${stage.of}`] }] : []),
    ...more,
    { name: 'Due', words: [longTime(mail.dueAt)] },
  ];
}

/** What the organiser wrote to reviewers; nothing where that is nothing. */
export function organiserPart({ adminText }: ReviewerMail): Part[] {
  return adminText ? [{ kind: 'quote', said: adminText.slice(0, ADMIN_TEXT_LIMIT) }] : [];
}

/** Links for each of the first who are open; nothing where none is, or where no answer can be given by link. */
export function peopleParts(mail: ReviewerMail): Part[] {
  const { people, openCount, answerable, aboutSelf } = mail;
  if (!answerable || openCount === 0) return [];
  const rest = openCount - people.length;
  return [
    { kind: 'people', people: people.map((person) => personLinks(mail, person, aboutSelf)) },
    ...(rest > 0 ? [{ kind: 'paragraph' as const, words: [`And ${rest} more in the review.`] }] : []),
    {
      kind: 'paragraph',
      words: [
        'A link opens the question with its answer chosen. Nothing is recorded until you save it there.',
      ],
    },
  ];
}
