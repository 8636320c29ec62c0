import { administratorPart, nameOf, peopleParts, question, reviewerFacts, stageSuffix } from './asking';
import type { Letter, ReviewerMail } from './draft';
import type { LetterPart } from './letter';
import { startLink } from './links';

const NOT_MICROSOFTS: LetterPart = {
  kind: 'note',
  words: [
    'Microsoft’s own email would not have this: the links beside each person (it has one link to the whole review), and the people’s names. Its Start review opens My Access instead of this portal.',
  ],
};

/** The mail that asks a reviewer to review. It does not name decisions of earlier stages. */
export function invitation(mail: ReviewerMail): Letter {
  const subject = mail.aboutSelf
    ? `Your access to ${mail.resourceName}: still needed?`
    : `Your review is waiting: ${nameOf(mail)}`;
  const people = peopleParts(mail);
  return {
    subject: subject + stageSuffix(mail),
    parts: [
      { kind: 'paragraph', words: ['Hello ', { tenantText: mail.readerName }, ','] },
      { kind: 'heading', words: question(mail) },
      { kind: 'facts', rows: reviewerFacts(mail) },
      ...administratorPart(mail),
      { kind: 'button', text: 'Start review', link: startLink(mail) },
      ...people,
      ...(people.length > 0 ? [NOT_MICROSOFTS] : []),
    ],
  };
}
