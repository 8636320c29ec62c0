'use client';
import { lateView, whenHere } from '../ui/late-view';

/** Loaded before it is needed, because the network may be gone by then. */
export const ActOnCells = whenHere(
  lateView(async () => (await import('./act-on-cells')).ActOnCells, { ahead: true }),
);
