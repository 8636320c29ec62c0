'use client';
import type { DecisionItem, Review, ReviewRef } from '../../lib/review/model';
import { progressOf } from '../../lib/review/progress';
import type { RowAnswers } from '../../lib/review/row-answer';
import { Due } from '../parts/due';
import { ProgressBar } from '../parts/progress-line';
import { ReceiptLink } from '../parts/receipt-link';
import { ReviewTitle } from '../parts/review-title';
import { WhatFollows } from '../parts/what-follows';

interface ReviewFactsProps {
  reference: ReviewRef;
  review: Review;
  items: readonly DecisionItem[];
  answers: RowAnswers;
  complete: boolean;
}

/**
 * What the head of a review's list says, where the table is about one review: until when, the progress, the receipt, and
 * what happens without an answer.
 */
export function ReviewFacts({ reference, review, items, answers, complete }: ReviewFactsProps) {
  const progress = progressOf([...answers.values()], complete);
  return (
    <div className="flex flex-wrap items-center gap-x-4 text-body">
      <ReviewTitle review={review} progress={progress} />
      <Due review={review} />
      <ProgressBar progress={progress} />
      <div className="max-md:basis-full text-quiet">
        <WhatFollows review={review} items={items} progress={progress} />
      </div>
      <ReceiptLink reference={reference} />
    </div>
  );
}
