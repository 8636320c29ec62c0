import { expect, test } from 'vitest';
import { Uplink } from './uplink';

function world() {
  const clock = { now: 1_000 };
  const uplink = new Uplink(() => clock.now);
  const heard: unknown[] = [];
  uplink.listen(() => heard.push(uplink.pause));
  return { clock, uplink, heard };
}

test('one lost request causes a pause of a second; two in a row mean that the network is gone', () => {
  const { uplink, heard } = world();
  expect(uplink.quiet).toBeLessThanOrEqual(0);
  uplink.failed('offline');
  expect([uplink.pause, uplink.quiet]).toEqual([null, 1_000]);
  uplink.failed('offline');
  expect([uplink.pause, uplink.quiet, heard]).toEqual(['network', 2_000, ['network']]);
});

test('the pause doubles with each loss, up to half a minute, and starts again after an answer', () => {
  const { uplink } = world();
  const quiets = Array.from({ length: 7 }, () => {
    uplink.failed('offline');
    return uplink.quiet;
  });
  expect(quiets).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
  uplink.answered();
  uplink.failed('offline');
  expect(uplink.quiet).toBe(1_000);
});

test('a sign-in that is due counts before a lost network, and is reported once', () => {
  const { clock, uplink, heard } = world();
  uplink.failed('signIn');
  uplink.failed('signIn');
  uplink.failed('offline');
  uplink.failed('offline');
  expect([uplink.pause, heard]).toEqual(['signIn', ['signIn']]);
  clock.now += 60_000;
  uplink.tryNetwork();
  expect(uplink.pause).toBe('signIn');
});

test('a lost network is tried again when the pause is over, or at once when asked', () => {
  const { clock, uplink, heard } = world();
  uplink.failed('offline');
  uplink.failed('offline');
  clock.now += 1_999;
  uplink.tryNetwork();
  expect(uplink.pause).toBe('network');
  clock.now += 1;
  uplink.tryNetwork();
  expect(uplink.pause).toBeNull();
  uplink.failed('offline');
  uplink.tryAgain();
  expect([uplink.pause, uplink.quiet <= 0, heard]).toEqual([null, true, ['network', null, 'network', null]]);
});

test('a sign-in that is due causes no pause and doesn’t count as a lost request', () => {
  const { uplink } = world();
  uplink.failed('signIn');
  expect(uplink.quiet).toBeLessThanOrEqual(0);
  uplink.tryAgain();
  uplink.failed('offline');
  expect(uplink.pause).toBeNull();
});
