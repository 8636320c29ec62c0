import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomUUID,
} from 'node:crypto';
import type { Context } from '../core/context';
import type { Store } from '../core/store';

interface SigningKey {
  kid: string;
  privateKey: KeyObject;
  publicKey: KeyObject;
}

interface Row {
  kid: string;
  private_pem: string;
}

// Parsed keys: parsing a key takes longer than a look-up, and every call of Graph needs one.
const parsed = new Map<string, SigningKey>();

function storedKey(store: Store): Row | undefined {
  return store.get<Row>('select kid, private_pem from signing_keys order by created_at desc limit 1');
}

function createKey(context: Context): Row {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const row = {
    kid: randomUUID(),
    private_pem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
  context.store.run(
    'insert into signing_keys (kid, private_pem, created_at) values (?, ?, ?)',
    row.kid,
    row.private_pem,
    context.clock.now(),
  );
  return row;
}

/** The key that signs this sandbox's tokens. It is created at its first use and kept in the store. */
export function signingKey(context: Context): SigningKey {
  const row = storedKey(context.store) ?? createKey(context);
  let key = parsed.get(row.kid);
  if (!key) {
    const privateKey = createPrivateKey(row.private_pem);
    key = { kid: row.kid, privateKey, publicKey: createPublicKey(privateKey) };
    parsed.set(row.kid, key);
  }
  return key;
}
