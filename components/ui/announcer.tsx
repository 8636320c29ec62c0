'use client';
import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';

/** Of several sentences in quick succession, so many stay for a screen reader that has not come to them yet. */
const KEPT = 3;

const AnnounceContext = createContext<(text: string) => void>(() => {});

/** Gives a function that announces a sentence to screen readers. */
export const useAnnounce = () => useContext(AnnounceContext);

/** Holds the page's single live region. It exists before anything is announced, as screen readers require. */
export function Announcer({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState<{ text: string; turn: number }[]>([]);
  const announce = useCallback(
    (text: string) =>
      setSaid((before) => [...before, { text, turn: (before.at(-1)?.turn ?? 0) + 1 }].slice(-KEPT)),
    [],
  );
  return (
    <AnnounceContext value={announce}>
      {children}
      {/* Only what is added is read: a status would read all its sentences again with each new one. An open dialog
          hides all of the page from screen readers but what has `aria-live`. */}
      <div role="status" aria-live="polite" aria-atomic="false" className="sr-only">
        {/* A repeated sentence needs a new element, or screen readers would not read it again. */}
        {said.map(({ text, turn }) => (
          <p key={turn}>{text}</p>
        ))}
      </div>
    </AnnounceContext>
  );
}
