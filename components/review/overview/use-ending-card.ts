'use client';
import { useCallback, useEffect, useRef, useState } from 'react';

/** Reviews whose ending card was shown in this visit; coming back to the list doesn't show it again. */
const shownFor = new Set<string>();

/**
 * Opens the ending card by itself once per visit, when the reviewer decides the last person:
 * `decidedHere` says that a decision was made in this visit. A review that was finished before it was
 * opened shows nothing, even if the copy on this device shows it unfinished for a moment. `show` opens it
 * on the reviewer's wish, always.
 */
export function useEndingCard(
  instanceId: string,
  everythingDecided: boolean,
  complete: boolean,
  decidedHere: boolean,
): { open: boolean; show(): void; close(): void } {
  const [open, setOpen] = useState(false);
  const wasUndecided = useRef(false);
  useEffect(() => {
    if (!complete) return;
    if (!everythingDecided) wasUndecided.current = true;
    else if (wasUndecided.current && decidedHere && !shownFor.has(instanceId)) {
      shownFor.add(instanceId);
      setOpen(true);
    }
  }, [instanceId, everythingDecided, complete, decidedHere]);
  return {
    open,
    show: () => {
      shownFor.add(instanceId);
      setOpen(true);
    },
    close: useCallback(() => setOpen(false), []),
  };
}
