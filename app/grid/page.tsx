'use client';
import { GridSkeleton } from '../../components/review/grid/grid-skeleton';
import { lateView } from '../../components/ui/late-view';
import { ReviewerOnly } from '../_session/reviewer-only';

const grid = lateView(async () => (await import('../../components/review/grid/grid')).GridPage, {
  ahead: true,
});

export default function GridOfReviews() {
  return <ReviewerOnly skeleton={<GridSkeleton />} view={grid} props={{}} />;
}
