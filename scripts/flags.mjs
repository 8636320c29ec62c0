import { parseArgs } from 'node:util';

/** @typedef {'contoso' | 'large' | 'empty'} Seed */
/**
 * @typedef {object} SandboxFlags
 * @property {number} port the portal's port
 * @property {number} sandboxPort
 * @property {boolean} https serve both over TLS
 * @property {string} host the name or address of both for browsers; with another value than `localhost`,
 * other machines can reach them
 * @property {boolean} fresh delete the data first
 * @property {boolean} ephemeral keep nothing on disk
 * @property {Seed} seed
 * @property {number | undefined} items people in the one review of `large`
 */

const SEEDS = ['contoso', 'large', 'empty'];

/** @param {string} name @param {string} text @param {number} most */
function wholeNumber(name, text, most) {
  const value = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (value >= 1 && value <= most) return value;
  throw new Error(`${name} must be a number from 1 to ${most}, not "${text}".`);
}

/**
 * Reads the flags of `npm run sandbox`.
 * @param {string[]} args
 * @returns {SandboxFlags}
 * @throws {Error} a plain sentence for an unknown or invalid flag
 */
export function readSandboxFlags(args) {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string', default: '3000' },
      'sandbox-port': { type: 'string', default: '4100' },
      fresh: { type: 'boolean', default: false },
      ephemeral: { type: 'boolean', default: false },
      seed: { type: 'string', default: 'contoso' },
      items: { type: 'string' },
      https: { type: 'boolean', default: false },
      host: { type: 'string', default: 'localhost' },
    },
  });
  const seed = SEEDS.find((name) => name === values.seed);
  if (!seed) throw new Error(`--seed must be one of ${SEEDS.join(', ')}, not "${values.seed}".`);
  if (values.items !== undefined && seed !== 'large') throw new Error('--items goes with --seed large only.');
  const port = wholeNumber('--port', values.port, 65_535);
  const sandboxPort = wholeNumber('--sandbox-port', values['sandbox-port'], 65_535);
  if (port === sandboxPort) throw new Error('--port and --sandbox-port must differ.');
  if (!/^[a-z\d][a-z\d.-]*$/i.test(values.host))
    throw new Error(`--host must be a name or an address of this machine, not "${values.host}".`);
  if (values.host !== 'localhost' && !values.https)
    throw new Error('--host goes with --https only: elsewhere browsers sign nobody in without TLS.');
  return {
    port,
    sandboxPort,
    https: values.https,
    host: values.host.toLowerCase(),
    fresh: values.fresh,
    ephemeral: values.ephemeral,
    seed: /** @type {Seed} */ (seed),
    items: values.items === undefined ? undefined : wholeNumber('--items', values.items, 100_000),
  };
}
