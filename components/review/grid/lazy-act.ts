'use client';
import dynamic from 'next/dynamic';
import { useEffect } from 'react';

const fetchActTogether = () => import('./act-together').then((module) => module.ActTogether);

export const ActTogether = dynamic(fetchActTogether, { ssr: false });

/** Has the dialog's code here before it is needed: by then there may be no network. */
export function useActTogetherAhead(): void {
  useEffect(() => {
    // Without it now, opening it tries again.
    fetchActTogether().catch(() => {});
  }, []);
}
