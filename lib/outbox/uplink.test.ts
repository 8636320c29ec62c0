import { expect, test } from 'vitest';
import { Uplink } from './uplink';

function world() {
  const clock = { now: 1_000 };
  const uplink = new Uplink(() => clock.now);
  const heard: unknown[] = [];
  uplink.listen(() => heard.push(uplink.pause));
  return { clock, uplink, heard };
}

test('a single lost request is nothing but a moment’s quiet; two in a row are a network that is gone', () => {
  const { uplink, heard } = world();
  expect(uplink.quiet).toBeLessThanOrEqual(0);
  uplink.failed('offline');
  expect([uplink.pause, uplink.quiet]).toEqual([null, 1_000]);
  uplink.failed('offline');
  expect([uplink.pause, uplink.quiet, heard]).toEqual(['network', 2_000, ['network']]);
});

test('the quiet doubles with each loss, to half a minute, and begins anew when Graph answered', () => {
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

test('a sign-in that is due goes before the network, and is told once', () => {
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

test('a network that is gone is tried again when the quiet is over, and at once when something happens', () => {
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

test('trouble with a sign-in makes no quiet and counts as no lost request', () => {
  const { uplink } = world();
  uplink.failed('signIn');
  expect(uplink.quiet).toBeLessThanOrEqual(0);
  uplink.tryAgain();
  uplink.failed('offline');
  expect(uplink.pause).toBeNull();
});
