/**
 * Loaded into somebody else's Node program (`node --require`): connections to Microsoft's sign-in and Graph go to the
 * sandbox, under the same names. Everything else of the program stays as it is, its check of certificates too: it
 * needs NODE_EXTRA_CA_CERTS.
 */
const net = require('node:net');

const NAMES = new Set(['login.microsoftonline.com', 'graph.microsoft.com']);
const port = Number(process.env.SANDBOX_PORT ?? 4100);
const { connect } = net.Socket.prototype;

/** @this {import('node:net').Socket} @param {unknown[]} args */
net.Socket.prototype.connect = function toSandbox(...args) {
  // Node hands over either what the caller wrote or its own list of [options, callback].
  const [first] = args;
  const options = Array.isArray(first) ? first[0] : first;
  if (typeof options === 'object' && options !== null && NAMES.has(String(options.host)))
    Object.assign(options, { host: '127.0.0.1', port });
  return Reflect.apply(connect, this, args);
};
