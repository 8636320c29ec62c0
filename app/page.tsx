'use client';
import { lazy } from 'react';
import { InboxSkeleton } from '../components/review/inbox/inbox-skeleton';
import { ReviewerOnly } from './_session/reviewer-only';

const fetchView = () => import('../components/review/inbox/inbox');
const Inbox = lazy(async () => ({ default: (await fetchView()).Inbox }));

export default function MyReviewsPage() {
  return (
    <ReviewerOnly skeleton={<InboxSkeleton />} fetchView={fetchView}>
      <Inbox />
    </ReviewerOnly>
  );
}
