'use client';
import { lateView, whenHere } from '../ui/late-view';

/** Here before it is needed: by then there may be no network. */
export const ActTogether = whenHere(
  lateView(async () => (await import('./act-together')).ActTogether, { ahead: true }),
);
