'use client';
import { Suspense } from 'react';
import { Looking } from '../../components/review/open/open-review';
import { FromLink } from '../_shell/from-link';

export default function OpenPage() {
  return (
    <Suspense fallback={<Looking />}>
      <FromLink skeleton={<Looking />}>{() => undefined}</FromLink>
    </Suspense>
  );
}
