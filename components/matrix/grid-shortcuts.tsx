'use client';
import { QUESTION_SHORTCUTS } from '../parts/keys';
import { KeysDialog } from '../parts/keys-dialog';
import { GRID_SHORTCUTS } from './grid-keys';

/** The keys of the table of people and access, and of its questions. */
export function GridShortcuts({ onClose }: { onClose(): void }) {
  return (
    <KeysDialog
      place="grid"
      tables={[
        { heading: 'inGrid', rows: GRID_SHORTCUTS },
        { heading: 'inQuestion', rows: QUESTION_SHORTCUTS },
      ]}
      onClose={onClose}
    />
  );
}
