import { gunzipSync } from 'node:zlib';
import type { Store } from '../../core/store';
import type { HistoryInstance } from './instances';

function readPiece(store: Store, instance: HistoryInstance, number: number): Uint8Array {
  const sql = 'select content from history_pieces where instance_seq = ? and number = ?';
  const row = store.get<{ content: Uint8Array }>(sql, instance.seq, number);
  if (!row) throw new Error('The data of this review history is deleted.');
  return gunzipSync(row.content);
}

/**
 * The report of an instance as a stream, read piece by piece on demand. It breaks off where
 * the data is deleted meanwhile.
 */
export function reportOf(store: Store, instance: HistoryInstance): ReadableStream<Uint8Array> {
  let number = 0;
  return new ReadableStream(
    {
      pull: (controller) => {
        if (number === instance.pieces) return controller.close();
        controller.enqueue(readPiece(store, instance, number));
        number += 1;
      },
    },
    { highWaterMark: 0 },
  );
}
