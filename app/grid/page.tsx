'use client';
import { lazy } from 'react';
import { GridSkeleton } from '../../components/review/grid/grid-skeleton';
import { ReviewerOnly } from '../_session/reviewer-only';

const fetchView = () => import('../../components/review/grid/grid');
const Grid = lazy(async () => ({ default: (await fetchView()).GridPage }));

export default function GridOfReviews() {
  return (
    <ReviewerOnly skeleton={<GridSkeleton />} fetchView={fetchView}>
      <Grid />
    </ReviewerOnly>
  );
}
