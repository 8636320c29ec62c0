import { nameOf, reviewFacts } from './asking';
import type { Letter, OwnerMail } from './draft';
import { longTime } from './letter';

const WORDS = {
  dataWanted: {
    subject: 'Data wanted',
    heading: 'This review needs your data.',
    due: 'Upload until',
    body: 'Open an upload session, send a CSV of who has what, and close the session. What is not closed in time is not reviewed.',
  },
  denialsWaiting: {
    subject: 'Decisions to carry out',
    heading: 'This review is over. Its decisions are yours to carry out.',
    due: 'Mark until',
    body: 'Take the access away in the system it is from, and mark each item that was not approved with its result.',
  },
} as const;

/** The mail that tells the owner of a custom data provided resource what to do. */
export function ownerLetter(mail: OwnerMail & { kind: keyof typeof WORDS }): Letter {
  const { subject, heading, due, body } = WORDS[mail.kind];
  return {
    subject: `${subject}: ${nameOf(mail)}`,
    parts: [
      { kind: 'paragraph', words: ['Hello ', { tenantText: mail.readerName }, ','] },
      { kind: 'heading', words: [heading] },
      { kind: 'facts', rows: [...reviewFacts(mail), { name: due, words: [longTime(mail.dueAt)] }] },
      { kind: 'paragraph', words: [body] },
      {
        kind: 'note',
        words: [
          'Definition ',
          { tenantText: mail.definitionId },
          ', instance ',
          { tenantText: mail.instanceId },
          '.',
        ],
      },
    ],
  };
}
