import { expect, test } from 'vitest';
import type { OutboxStatus } from '../outbox/model';
import { outboxNoticeOf, waitsLong } from './outbox-status';

const NOW = Date.parse('2026-11-10T00:00:00.000Z');
const DAYS = 86_400_000;
const status = (over: Partial<OutboxStatus> = {}): OutboxStatus => ({
  place: 'device',
  lostStore: false,
  waiting: 1,
  needsYou: 0,
  paused: null,
  waitingUntil: null,
  oldest: NOW,
  ...over,
});

test.each([
  ['nothing while decisions are simply being sent', status(), null],
  ['nothing when no decision waits', status({ waiting: 0, paused: 'network', place: 'memory' }), null],
  [
    'nothing about a decision that needs me, because its row says so',
    status({ waiting: 0, needsYou: 1, paused: 'signIn' }),
    null,
  ],
  [
    'before all else that nothing is kept',
    status({ place: 'memory', lostStore: true, paused: 'signIn' }),
    'memory',
  ],
  [
    'that nothing is kept, also when a decision needs me',
    status({ place: 'memory', waiting: 0, needsYou: 1 }),
    'memory',
  ],
  ['that the device lost decisions', status({ lostStore: true, paused: 'network' }), 'lostStore'],
  ['that a sign-in is needed', status({ paused: 'signIn', oldest: NOW - 4 * DAYS }), 'signIn'],
  ['that there is no network', status({ paused: 'network' }), 'network'],
  ['that decisions have waited long', status({ oldest: NOW - 4 * DAYS, waitingUntil: NOW + 1 }), 'long'],
  ['that Microsoft asked to wait', status({ waitingUntil: NOW + 1 }), 'throttle'],
])('the notice about decisions says %s', (_, known, notice) => {
  expect(outboxNoticeOf(known, NOW)).toBe(notice);
});

test('a decision waits long when it is older than three days', () => {
  expect([3 * DAYS, 3 * DAYS + 1].map((ms) => waitsLong({ oldest: NOW - ms }, NOW))).toEqual([false, true]);
  expect(waitsLong({ oldest: null }, NOW)).toBe(false);
});
