import { administratorPart, nameOf, peopleParts, question, reviewerFacts, stageSuffix } from './asking';
import type { Letter, ReviewerMail } from './draft';
import { startLink } from './links';

function subjectOf(mail: ReviewerMail): string {
  if (mail.openCount === 0) return `Reminder, nothing left to do: ${nameOf(mail)}`;
  if (mail.aboutSelf) return `Reminder: your access to ${mail.resourceName}, still needed?`;
  return `Reminder, ${mail.openCount} not reviewed: ${nameOf(mail)}`;
}

/** The part for reviewers who have decided everything. Microsoft reminds them too. */
function nothingLeft(mail: ReviewerMail): Letter['parts'] {
  return [
    { kind: 'heading', words: ['Nothing is left for you to decide.'] },
    { kind: 'facts', rows: reviewerFacts(mail) },
    {
      kind: 'paragraph',
      words: ['You can look at the decisions, and change them, until the review is due.'],
    },
    { kind: 'button', text: 'Open review', link: startLink(mail) },
    {
      kind: 'note',
      words: [
        'Microsoft reminds every reviewer, those too who have finished. Its email would not say that nothing is left.',
      ],
    },
  ];
}

function someLeft(mail: ReviewerMail): Letter['parts'] {
  const left = { name: 'Not reviewed', words: [`${mail.openCount} of ${mail.itemCount}`] };
  return [
    { kind: 'heading', words: question(mail) },
    { kind: 'facts', rows: reviewerFacts(mail, [left]) },
    ...administratorPart(mail),
    { kind: 'button', text: 'Open review', link: startLink(mail) },
    ...peopleParts(mail),
    {
      kind: 'note',
      words: [
        'Microsoft’s own email would not have this: how many are not reviewed, and the people’s names and links. Its link opens My Access instead of this portal.',
      ],
    },
  ];
}

/** The mail that reminds a reviewer of the items that weren't reviewed when it was sent. */
export function reminder(mail: ReviewerMail): Letter {
  return {
    subject: subjectOf(mail) + stageSuffix(mail),
    parts: [
      { kind: 'paragraph', words: ['Hello ', { tenantText: mail.readerName }, ','] },
      ...(mail.openCount === 0 ? nothingLeft(mail) : someLeft(mail)),
    ],
  };
}
