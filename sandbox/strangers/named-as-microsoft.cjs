/**
 * Loaded into another author's Node program (`node --require`): sends its connections to Microsoft's sign-in
 * and Graph to the sandbox, under the same names. Everything else of the program stays unchanged, its check of
 * certificates too, so it needs NODE_EXTRA_CA_CERTS.
 */
const net = require('node:net');

const NAMES = new Set(['login.microsoftonline.com', 'graph.microsoft.com']);
const port = Number(process.env.SANDBOX_PORT ?? 4100);
const { connect } = net.Socket.prototype;

/** @this {import('node:net').Socket} @param {unknown[]} args */
net.Socket.prototype.connect = function toSandbox(...args) {
  // Node passes either the caller's arguments or its own list of [options, callback].
  const [first] = args;
  const options = Array.isArray(first) ? first[0] : first;
  if (typeof options === 'object' && options !== null && NAMES.has(String(options.host)))
    Object.assign(options, { host: '127.0.0.1', port });
  return Reflect.apply(connect, this, args);
};
