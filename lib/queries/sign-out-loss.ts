import { useQuery } from '@tanstack/react-query';
import { UnseenRecords } from '../offline/device';
import type { Decision } from '../review/model';
import { useSession } from './graph-context';
import type { Session } from './session';
import { findItem } from './unsaved';

/** What a sign-out removes from this device although it isn't seen saved at Microsoft. */
export interface SignOutLoss {
  /** How many decisions aren't seen saved. */
  waiting: number;
  /**
   * The decisions among them that may be at Microsoft already; `name` is null where this page hasn't read the person's
   * name.
   */
  departed: readonly { name: string | null; decision: Decision }[];
  /** How many records this version can't read; they may be decisions. */
  unreadable: number;
}

/** The part of it that the reviewer was told of before the answer. */
export type AnnouncedLoss = Pick<SignOutLoss, 'waiting' | 'unreadable'>;

/**
 * Counts what a sign-out now would remove although it isn't seen saved at Microsoft, here and in the memory of other
 * tabs. Where the device can't be read it counts what the tabs know; `forgetReviewer` then removes nothing.
 */
export async function countSignOutLoss(session: Session): Promise<SignOutLoss> {
  const [unreadable, held] = await Promise.all([
    session.unreadable(),
    session.outbox.unsavedInOtherTabs(),
    session.outbox.readDevice().catch(() => {}),
  ]);
  const { waiting, needsYou } = session.outbox.status();
  const departed = session.outbox.mayHaveArrived().map(({ review, itemId, decision }) => ({
    name: findItem(session, review, itemId)?.principal.displayName || null,
    decision,
  }));
  return { waiting: waiting + needsYou + held, departed, unreadable };
}

/**
 * Removes the reviewer's snapshots and log from the device, unsent decisions included. Removes nothing, and rejects,
 * when the device can't be read; with `UnseenRecords` when there is more to lose than the reviewer was told of.
 */
export async function forgetReviewer(session: Session, announced: AnnouncedLoss): Promise<void> {
  await session.outbox.readDevice();
  const { waiting, unreadable } = await countSignOutLoss(session);
  if (waiting > announced.waiting || unreadable > announced.unreadable)
    throw new UnseenRecords(waiting + unreadable);
  // As long as this can fail, nothing has ended: the reviewer may stay, and goes on deciding.
  await session.device.wipe(session.owner, announced.unreadable);
  session.delayedWrites.end();
  await session.outbox.wipe();
  // Removes what was stored in between.
  await session.device.wipe(session.owner, announced.unreadable);
}

/** How many of this reviewer's records on the device can't be read by this version. */
export function useUnreadable(): number {
  const session = useSession();
  const { data = 0 } = useQuery({ queryKey: session.unreadableKey(), queryFn: session.unreadable });
  return data;
}
