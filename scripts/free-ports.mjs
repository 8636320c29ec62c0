import { createServer } from 'node:net';

/** Ports on which nothing listens now. @param {number} count @returns {Promise<number[]>} */
export async function freePorts(count) {
  const servers = await Promise.all(
    Array.from(
      { length: count },
      () =>
        /** @type {Promise<import('node:net').Server>} */ (
          new Promise((resolve, reject) => {
            const server = createServer();
            server.once('error', reject);
            server.listen(0, 'localhost', () => resolve(server));
          })
        ),
    ),
  );
  const ports = servers.map(
    (server) => /** @type {import('node:net').AddressInfo} */ (server.address()).port,
  );
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

/** A port on which nothing listens now. @returns {Promise<number>} */
export async function freePort() {
  const [port] = await freePorts(1);
  return port;
}
