'use client';
import { createContext, type ReactNode, useContext } from 'react';
import { WithKnown } from '../../parts/known-here';
import { PartCommandsContext } from '../../parts/part-commands';
import type { Space } from './use-workspace';

const SpaceContext = createContext<Space | null>(null);

/** The state that the components of a review's list share. */
export function useSpace(): Space {
  const space = useContext(SpaceContext);
  if (!space) throw new Error('InSpace is missing above this component.');
  return space;
}

/** Gives the shared state to all components inside. */
export function InSpace({ space, children }: { space: Space; children: ReactNode }) {
  return (
    <SpaceContext value={space}>
      <PartCommandsContext value={space.parts}>
        <WithKnown known={space.known}>{children}</WithKnown>
      </PartCommandsContext>
    </SpaceContext>
  );
}
