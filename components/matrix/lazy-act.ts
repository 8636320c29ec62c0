'use client';
import { lateView, whenHere } from '../ui/late-view';

/** Loaded before it is needed, because the network may be gone by then. */
export const ActTogether = whenHere(
  lateView(async () => (await import('./act-together')).ActTogether, { ahead: true }),
);
