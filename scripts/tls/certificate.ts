import { randomBytes } from 'node:crypto';
import { isIP } from 'node:net';
// The certificate library reads metadata of its classes, which this package adds to the language.
import 'reflect-metadata';
import * as x509 from '@peculiar/x509';

/** What a server needs for TLS, and what a browser has to trust for it; each is PEM. */
export interface Certificate {
  authority: string;
  cert: string;
  key: string;
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const DAY_MS = 86_400_000;
/**
 * Apple's systems accept no certificate that is valid for more than 825 days:
 * https://support.apple.com/103769
 */
const VALID_DAYS = 397;

const keyPair = () => crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
const serialNumber = () => `01${randomBytes(15).toString('hex')}`;
const validity = (now: Date) => ({
  // A phone's clock may be a little behind.
  notBefore: new Date(now.getTime() - DAY_MS),
  notAfter: new Date(now.getTime() + VALID_DAYS * DAY_MS),
});

async function pemOfKey(key: CryptoKey): Promise<string> {
  return x509.PemConverter.encode(await crypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY');
}

/**
 * Makes a certificate for these names and addresses, signed by its own new authority. The authority's key is
 * not kept: trusting the authority means trusting this one certificate, and nobody can make another.
 * @param hosts names and IP addresses, without ports
 */
export async function makeCertificate(hosts: readonly string[], now = new Date()): Promise<Certificate> {
  const [authorityKeys, keys] = await Promise.all([keyPair(), keyPair()]);
  const issuer = `CN=Attest sandbox ${now.toISOString().slice(0, 10)}`;
  const authority = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serialNumber(),
    name: issuer,
    ...validity(now),
    signingAlgorithm: ALGORITHM,
    keys: authorityKeys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign, true),
      await x509.SubjectKeyIdentifierExtension.create(authorityKeys.publicKey),
    ],
  });
  const cert = await x509.X509CertificateGenerator.create({
    serialNumber: serialNumber(),
    subject: `CN=${hosts[0]}`,
    issuer,
    ...validity(now),
    signingAlgorithm: ALGORITHM,
    publicKey: keys.publicKey,
    signingKey: authorityKeys.privateKey,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(
        hosts.map((host) => ({ type: isIP(host) ? ('ip' as const) : ('dns' as const), value: host })),
      ),
      await x509.AuthorityKeyIdentifierExtension.create(authorityKeys.publicKey),
    ],
  });
  return {
    authority: authority.toString('pem'),
    cert: cert.toString('pem'),
    key: await pemOfKey(keys.privateKey),
  };
}
