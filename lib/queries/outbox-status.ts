import { useSyncExternalStore } from 'react';
import type { Trouble } from '../offline/device-store';
import type { OutboxStatus } from '../outbox/model';
import { DAY } from '../review/day';
import type { UnsavedReview } from '../review/unsaved';
import { useSession } from './graph-context';
import { unsavedOf } from './unsaved';

interface Status extends OutboxStatus {
  /** Why nothing can be stored on the device; null where storing works or the browser gave no reason. */
  trouble: Trouble | null;
  /** The decisions that aren't saved, to keep elsewhere. */
  unsaved(): readonly UnsavedReview[];
  /** Sends at once what waits because Graph asked to wait. */
  tryNow(): void;
}

/** How many decisions of all reviews wait on this device, and why. */
export function useOutboxStatus(): Status {
  const session = useSession();
  const { outbox, trouble: deviceTrouble, tryNow } = session;
  const status = useSyncExternalStore(outbox.subscribe, outbox.status, outbox.status);
  const trouble = useSyncExternalStore(deviceTrouble.subscribe, deviceTrouble.current, deviceTrouble.current);
  return { ...status, trouble, unsaved: () => unsavedOf(session), tryNow };
}

/** Where decisions are stored until they are saved: on the device, or only in this tab. */
export function useOutboxPlace(): OutboxStatus['place'] {
  const { outbox } = useSession();
  const read = () => outbox.status().place;
  return useSyncExternalStore(outbox.subscribe, read, read);
}

/**
 * How long a decision may wait before the reviewer is warned, in ms: Safari deletes a site's data after seven days
 * without a visit.
 */
const LONG = 3 * DAY;

/** Whether the oldest decision has waited for more than `LONG`. `now`: ms since 1970. */
export const waitsLong = ({ oldest }: Pick<OutboxStatus, 'oldest'>, now: number): boolean =>
  oldest !== null && now - oldest > LONG;

/** What the notice about decisions tells; null while they are simply being sent, or there are none. */
export type OutboxNoticeKind = 'memory' | 'lostStore' | 'signIn' | 'network' | 'long' | 'throttle' | null;

/** What the notice has to say, the most urgent first. `now`: ms since 1970. */
export function outboxNoticeOf(status: OutboxStatus, now: number): OutboxNoticeKind {
  const { place, lostStore, waiting, needsYou, paused, waitingUntil } = status;
  // What was refused or stopped is lost with the tab too.
  if (place === 'memory' && waiting + needsYou > 0) return 'memory';
  if (waiting === 0) return null;
  if (lostStore) return 'lostStore';
  if (paused !== null) return paused;
  if (waitsLong(status, now)) return 'long';
  return waitingUntil === null ? null : 'throttle';
}

/** Why decisions wait, if the notice about decisions already says so; then other notices don't repeat it. */
export function useAnnouncedPause(): OutboxStatus['paused'] {
  const { outbox } = useSession();
  const read = () => (outboxNoticeOf(outbox.status(), 0) === null ? null : outbox.status().paused);
  return useSyncExternalStore(outbox.subscribe, read, read);
}
