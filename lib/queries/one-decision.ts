import { useState } from 'react';
import { type ReviewItems, readForItem } from '../graph/one-review';
import { StoredReview } from '../offline/stored-shapes';
import { useSession } from './graph-context';
import { type OpenedReview, reviewQuery, useSeeded, useShown, useStoreShown } from './one-review';
import { type DecisionRef, decisionName, reviewName, type Session, type Timed } from './session';
import { useSnapshot } from './snapshot';

/** Reads what one decision needs, for when the whole review isn't here already. */
function decisionQuery(session: Session, ref: DecisionRef) {
  return {
    queryKey: session.decisionKey(ref, ref.itemId),
    queryFn: async (): Promise<Timed<ReviewItems>> => {
      const readFrom = session.graph.timing.now();
      return { ...(await readForItem(session.graph, ref, ref.itemId)), readFrom };
    },
  };
}

/** The review of one decision: the whole review where it was read before, else only what the decision needs. */
export function useDecision(ref: DecisionRef): OpenedReview {
  const session = useSession();
  const [whole] = useState(() => session.hasWhole(ref));
  const name = whole ? reviewName(ref) : decisionName(ref);
  const reading = useSeeded(ref, whole ? reviewQuery(session, ref) : decisionQuery(session, ref));
  const own = useSnapshot(name, StoredReview);
  const ofReview = useSnapshot(reviewName(ref), StoredReview);
  const { isFetching, data } = reading.query;
  // An incomplete review never replaces a complete one on the device.
  const isStorable = !isFetching && (whole ? data?.complete === true : data !== undefined);
  const device = {
    snapshot: own.snapshot ?? ofReview.snapshot,
    deviceRead: own.deviceRead && ofReview.deviceRead,
  };
  const shown = useShown(ref, reading, device, reading.read === undefined);
  useStoreShown(name, shown, isStorable);
  return shown;
}
