'use client';
import { GridSkeleton } from '../../components/review/grid/grid-skeleton';
import { lateView } from '../_session/late-view';
import { ReviewerOnly } from '../_session/reviewer-only';

const grid = lateView(async () => (await import('../../components/review/grid/grid')).GridPage);

export default function GridOfReviews() {
  return <ReviewerOnly skeleton={<GridSkeleton />} view={grid} props={{}} />;
}
