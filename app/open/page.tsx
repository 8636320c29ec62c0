'use client';
import { lazy, Suspense } from 'react';
import { Looking } from '../../components/review/open/looking';
import { FromLink } from '../_shell/from-link';

const fetchView = () => import('../../components/review/open/open-review');
const OpenReview = lazy(async () => ({ default: (await fetchView()).OpenReview }));

export default function OpenPage() {
  return (
    <Suspense fallback={<Looking />}>
      <FromLink skeleton={<Looking />} fetchView={fetchView}>
        {({ definitionId, instanceId, itemId }) =>
          (definitionId || instanceId || itemId) && (
            <OpenReview
              key={`${definitionId}/${instanceId}/${itemId}`}
              ids={{ definitionId, instanceId, itemId }}
            />
          )
        }
      </FromLink>
    </Suspense>
  );
}
