'use client';
import { QUESTION_SHORTCUTS } from '../../parts/keys';
import { KeysDialog } from '../../parts/keys-dialog';
import { oneByOneShortcuts } from '../one-by-one/queue';
import { SHORTCUTS } from './keyboard';

/** The keys of the list, of its questions, and of one by one. */
export function ShortcutsDialog({ onClose }: { onClose(): void }) {
  const oneByOne = oneByOneShortcuts(document.documentElement.dir === 'rtl');
  return (
    <KeysDialog
      place="list"
      tables={[
        { heading: 'inList', rows: SHORTCUTS },
        { heading: 'inQuestion', rows: QUESTION_SHORTCUTS },
        { heading: 'inOneByOne', rows: oneByOne },
      ]}
      onClose={onClose}
    />
  );
}
