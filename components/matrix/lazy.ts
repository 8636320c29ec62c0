'use client';
import { lazyView, whenLoaded } from '../ui/lazy-view';

/** Loaded before it is needed, because the network may be gone by then. */
export const ActOnCells = whenLoaded(
  lazyView(async () => (await import('./act-on-cells')).ActOnCells, { preload: true, takesKeys: true }),
);

export const GridShortcuts = whenLoaded(
  lazyView(async () => (await import('./grid-shortcuts')).GridShortcuts, {
    preload: true,
    takesKeys: true,
    optional: true,
  }),
);
