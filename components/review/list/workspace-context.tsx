'use client';
import { createContext, type ReactNode, useContext } from 'react';
import { WithKnown } from '../../parts/known-here';
import { PartCommandsContext } from '../../parts/part-commands';
import type { WorkspaceState } from './use-workspace';

const WorkspaceContext = createContext<WorkspaceState | null>(null);

/** The state that the components of a review's list share. */
export function useWorkspaceState(): WorkspaceState {
  const workspace = useContext(WorkspaceContext);
  if (!workspace) throw new Error('WorkspaceProvider is missing above this component.');
  return workspace;
}

/** Gives the shared state to all components inside. */
export function WorkspaceProvider({
  workspace,
  children,
}: {
  workspace: WorkspaceState;
  children: ReactNode;
}) {
  return (
    <WorkspaceContext value={workspace}>
      <PartCommandsContext value={workspace.parts}>
        <WithKnown known={workspace.known}>{children}</WithKnown>
      </PartCommandsContext>
    </WorkspaceContext>
  );
}
