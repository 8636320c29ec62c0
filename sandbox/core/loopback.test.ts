import { expect, it } from 'vitest';
import { ownOrigins } from './loopback';

const sandboxUrl = 'https://192.168.1.20:4100';

it.each([
  ['https://192.168.1.20:4100/mail', [sandboxUrl]],
  ['https://localhost:4100/mail', [sandboxUrl, 'https://localhost:4100']],
  ['https://127.0.0.1:4100/', [sandboxUrl, 'https://127.0.0.1:4100']],
  ['https://evil.example:4100/', [sandboxUrl]],
])('requested at %s, the sandbox’s own origins are %j', (address, own) =>
  expect(ownOrigins({ sandboxUrl }, address)).toEqual(own),
);
