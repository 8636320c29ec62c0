'use client';
import { useEffect, useRef, useState } from 'react';

/** Reviews whose end was said in this visit: said once, and not again for coming back to the list. */
const said = new Set<string>();

/**
 * Opens "before you go" by itself once a visit, when the last person is decided under the reviewer's hand: `decidedHere`
 * says that there was one in this visit. A review that was finished before it was opened says nothing, though what this
 * device kept of it may show it unfinished for a moment. `show` is the reviewer's own wish and always heard.
 */
export function useLeaving(
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
    else if (wasUndecided.current && decidedHere && !said.has(instanceId)) {
      said.add(instanceId);
      setOpen(true);
    }
  }, [instanceId, everythingDecided, complete, decidedHere]);
  return {
    open,
    show: () => {
      said.add(instanceId);
      setOpen(true);
    },
    close: () => setOpen(false),
  };
}
