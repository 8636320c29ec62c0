import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { NodeAuthOptions } from '@azure/msal-node';

/**
 * How the app proves its identity: a certificate with its key, a token that another identity provider writes
 * into a file (workload identity federation), the managed identity of its Azure machine, or a secret.
 */
export type Credential =
  | { kind: 'certificate'; file: string }
  | { kind: 'workload'; tokenFile: string }
  /** `id`: the client id of a user-assigned identity; null for the machine's own. */
  | { kind: 'managed'; id: string | null }
  | { kind: 'secret'; secret: string };

type OwnCredential = Exclude<Credential, { kind: 'managed' }>;

/**
 * The variables, one for each kind; the second has the name that Kubernetes' webhook and `@azure/identity`
 * use.
 */
const VARIABLES = {
  ENTRA_CLIENT_CERTIFICATE: (file: string): Credential => ({ kind: 'certificate', file }),
  AZURE_FEDERATED_TOKEN_FILE: (tokenFile: string): Credential => ({ kind: 'workload', tokenFile }),
  ENTRA_MANAGED_IDENTITY: (id: string): Credential => ({
    kind: 'managed',
    id: id === 'system' ? null : id,
  }),
  ENTRA_CLIENT_SECRET: (secret: string): Credential => ({ kind: 'secret', secret }),
};

/** The message where the environment names no credential, or several. */
export const NO_CREDENTIAL =
  'Set one of ENTRA_CLIENT_CERTIFICATE (a PEM file with certificate and key), AZURE_FEDERATED_TOKEN_FILE (workload identity), ENTRA_MANAGED_IDENTITY ("system" or a client id) and ENTRA_CLIENT_SECRET.';

/** The credential that the environment names; undefined where it names none or several. */
export function readCredential(
  variables: Readonly<Record<string, string | undefined>>,
): Credential | undefined {
  const named = Object.entries(VARIABLES).flatMap(([name, make]) => {
    const value = variables[name];
    return value ? [make(value)] : [];
  });
  return named.length === 1 ? named[0] : undefined;
}

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/;

/** Reads a PEM file that holds both certificate and key, in any order. */
function readCertificate(file: string) {
  const text = readFileSync(file, 'utf8');
  const pem = CERTIFICATE.exec(text)?.[0];
  if (!pem) throw new Error(`${file} holds no certificate.`);
  return {
    thumbprintSha256: new X509Certificate(pem).fingerprint256.replaceAll(':', ''),
    privateKey: createPrivateKey(text.replace(CERTIFICATE, ''))
      .export({ type: 'pkcs8', format: 'pem' })
      .toString(),
    x5c: pem,
  };
}

/**
 * The credential in the form of the sign-in library.
 * https://learn.microsoft.com/entra/identity-platform/certificate-credentials
 * @throws where the certificate's file can't be read
 */
export function appCredential(
  credential: OwnCredential,
): Pick<NodeAuthOptions, 'clientSecret' | 'clientCertificate' | 'clientAssertion'> {
  if (credential.kind === 'secret') return { clientSecret: credential.secret };
  if (credential.kind === 'certificate') return { clientCertificate: readCertificate(credential.file) };
  // Read anew each time, because its writer replaces the file within the hour.
  return { clientAssertion: async () => readFileSync(credential.tokenFile, 'utf8').trim() };
}
