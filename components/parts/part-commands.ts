'use client';
import { createContext, useContext, useEffect } from 'react';

/** A command that a key in the list runs in another part of the page. */
type PartCommand = 'undo' | 'search' | 'filter';

export interface PartCommands {
  /** Registers what a command does; returns a function that removes it. */
  register(command: PartCommand, run: () => void): () => void;
  /** Runs a command; false where no part handles it now. */
  run(command: PartCommand): boolean;
}

/** The commands of one page; the last registered function of a command counts. */
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

/** Handles a command while the part is on screen; `run` is null while it has nothing to do. */
export function usePartCommand(command: PartCommand, run: (() => void) | null): void {
  const commands = useContext(PartCommandsContext);
  useEffect(() => (run ? commands.register(command, run) : undefined));
}
