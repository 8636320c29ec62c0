import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { askHost } from './ask';

/** A host that closes so many connections without an answer. */
async function host(closes: number) {
  let asked = 0;
  const server = createServer((request, response) => {
    asked += 1;
    if (asked <= closes) request.socket.destroy();
    else response.end('here');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

test('a host that closes the connection is requested once more, and no more often', async () => {
  expect(await (await askHost(await host(1))).text()).toBe('here');
  await expect(askHost(await host(2))).rejects.toThrow('fetch failed');
});
