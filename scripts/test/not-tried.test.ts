import { expect, test } from 'vitest';
import { hostsNotTried } from './not-tried-testing';

const start = () => {};

test('a run names the hosts that it did not try', () => {
  expect(hostsNotTried([{ name: 'nginx' }, { name: 'Caddy', start }], null)).toBe(
    'not tried, for want of a program: nginx, the image, which needs buildah and root',
  );
  expect(hostsNotTried([{ name: 'nginx', start }], '/usr/bin/buildah')).toBeNull();
});
