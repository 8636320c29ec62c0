import type { Answered } from './model';

/** The answer of an item that nobody has reviewed. */
export const NOT_REVIEWED: Answered = {
  decision: 'NotReviewed',
  justification: '',
  reviewedBy: null,
  reviewedAt: null,
};

/** Only the answer of an item, as an intent keeps it in `seen`. */
export const answeredOf = ({ decision, justification, reviewedBy, reviewedAt }: Answered): Answered => ({
  decision,
  justification,
  reviewedBy,
  reviewedAt,
});

/** Whether both are the same answer of the same person at the same time. */
export function sameAnswer(one: Answered, other: Answered): boolean {
  return (
    one.decision === other.decision &&
    one.justification === other.justification &&
    one.reviewedAt === other.reviewedAt &&
    reviewerIdOf(one) === reviewerIdOf(other)
  );
}

/** Who gave the answer: the id in lower case; undefined where nobody is named. */
export function reviewerIdOf({ reviewedBy }: Pick<Answered, 'reviewedBy'>): string | undefined {
  return reviewedBy?.id.toLowerCase();
}
