'use client';
import { PastSkeleton } from '../../components/past/past-skeleton';
import { lazyView } from '../../components/ui/lazy-view';
import { ReviewerOnly } from '../_session/reviewer-only';

const past = lazyView(async () => (await import('../../components/past/past-reviews')).PastReviewsPage, {
  preload: true,
});

export default function PastReviews() {
  return <ReviewerOnly skeleton={<PastSkeleton />} view={past} props={{}} />;
}
