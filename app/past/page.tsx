'use client';
import { PastSkeleton } from '../../components/past/past-skeleton';
import { lateView } from '../../components/ui/late-view';
import { ReviewerOnly } from '../_session/reviewer-only';

const past = lateView(async () => (await import('../../components/past/past-reviews')).PastReviewsPage, {
  ahead: true,
});

export default function PastReviews() {
  return <ReviewerOnly skeleton={<PastSkeleton />} view={past} props={{}} />;
}
