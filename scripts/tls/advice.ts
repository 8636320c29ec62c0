import { networkInterfaces } from 'node:os';
import { isSandboxUrl } from '../../lib/config';

/** This machine's addresses in local networks. */
function networkAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4')
    .map(({ address }) => address)
    .filter((address) => isSandboxUrl(`https://${address}`));
}

/** The names in the certificate: the servers' name for browsers, and this machine's own names. */
export const certifiedHosts = (host: string): string[] => [...new Set([host, 'localhost', '127.0.0.1'])];

/**
 * Explains how to make browsers trust the certificate, and how a phone reaches the portal.
 * @param authorityFile the authority's file on this machine
 * @param addresses of this machine in its networks
 */
export function tlsAdvice(
  { host, sandboxUrl, authorityFile }: { host: string; sandboxUrl: string; authorityFile: string },
  addresses: readonly string[] = networkAddresses(),
): string[] {
  const phone =
    host === 'localhost'
      ? [
          'Only this machine reaches them. For a phone in the same network, start again with',
          `  npm run sandbox -- --https --host ${addresses[0] ?? '<this machine’s address>'}`,
        ]
      : [
          'A phone in the same network reaches both by these addresses. Let it trust the certificate first:',
          `  open ${sandboxUrl}/authority.crt on it and go on past the warning;`,
          '  iPhone: install the profile in Settings › General › VPN & Device Management, then switch it on in',
          '    General › About › Certificate Trust Settings',
          '  Android: Settings › Security › Encryption & credentials › Install a certificate › CA certificate',
        ];
  return [
    'The certificate was made here; trust its authority once, as long as the file stays:',
    `  ${authorityFile}`,
    `  macOS: sudo security add-trusted-cert -d -r trustRoot -k /Library/Keychains/System.keychain ${authorityFile}`,
    `  Debian, Ubuntu (curl, GNOME Web): sudo cp ${authorityFile} /usr/local/share/ca-certificates/attest.crt && sudo update-ca-certificates`,
    `  Windows: certutil -user -addstore Root ${authorityFile}`,
    '  Firefox, and Chromium on Linux: import it in the settings, under Certificates › Authorities',
    ...phone,
  ];
}
