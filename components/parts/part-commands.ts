'use client';
import { createContext, useContext, useEffect } from 'react';

/** What a key in the list sets off in another part of the page. */
type PartCommand = 'undo' | 'search' | 'filter';

export interface PartCommands {
  /** Says what a command does; what is given back takes it away again. */
  register(command: PartCommand, run: () => void): () => void;
  /** Does it, and says whether there was something to do. */
  run(command: PartCommand): boolean;
}

export function partCommands(): PartCommands {
  const known = new Map<PartCommand, () => void>();
  return {
    register(command, run) {
      known.set(command, run);
      return () => {
        if (known.get(command) === run) known.delete(command);
      };
    },
    run(command) {
      const run = known.get(command);
      run?.();
      return run !== undefined;
    },
  };
}

export const PartCommandsContext = createContext(partCommands());

/** Does a command for as long as the part is on screen; null where it has nothing to do now. */
export function usePartCommand(command: PartCommand, run: (() => void) | null): void {
  const commands = useContext(PartCommandsContext);
  useEffect(() => (run ? commands.register(command, run) : undefined));
}
