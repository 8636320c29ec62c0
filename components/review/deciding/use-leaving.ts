'use client';
import { useEffect, useRef, useState } from 'react';

/** Reviews whose end was said in this visit: said once, and not again for coming back to the list. */
const said = new Set<string>();

/**
 * Opens "before you go" by itself once a visit, when the last person is decided under the reviewer's hand; a review that
 * was finished before it was opened says nothing. `show` is the reviewer's own wish and always heard.
 */
export function useLeaving(
  instanceId: string,
  everythingDecided: boolean,
  complete: boolean,
): { open: boolean; show(): void; close(): void } {
  const [open, setOpen] = useState(false);
  const wasUndecided = useRef(false);
  useEffect(() => {
    if (!complete) return;
    if (!everythingDecided) wasUndecided.current = true;
    else if (wasUndecided.current && !said.has(instanceId)) {
      said.add(instanceId);
      setOpen(true);
    }
  }, [instanceId, everythingDecided, complete]);
  return {
    open,
    show: () => {
      said.add(instanceId);
      setOpen(true);
    },
    close: () => setOpen(false),
  };
}
