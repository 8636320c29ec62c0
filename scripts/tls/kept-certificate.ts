import { X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join } from 'node:path';
import type { Certificate } from './certificate';

/**
 * A certificate that ends within a week is made anew, so that a person doesn't have to
 * trust a new one during their work.
 */
const LEAST_LEFT_MS = 7 * 86_400_000;
const FILES = { authority: 'authority.crt', cert: 'server.crt', key: 'server.key' } as const;

function isUsable(cert: X509Certificate, hosts: readonly string[], now: Date): boolean {
  const named = (host: string) => (isIP(host) ? cert.checkIP(host) : cert.checkHost(host)) !== undefined;
  return Date.parse(cert.validTo) - now.getTime() > LEAST_LEFT_MS && hosts.every(named);
}

/** The certificate in the folder, if it is valid for these hosts. */
function readKept(folder: string, hosts: readonly string[], now: Date): Certificate | undefined {
  const read = (name: keyof typeof FILES) => readFileSync(join(folder, FILES[name]), 'utf8');
  if (!Object.values(FILES).every((name) => existsSync(join(folder, name)))) return undefined;
  try {
    const kept = { authority: read('authority'), cert: read('cert'), key: read('key') };
    return isUsable(new X509Certificate(kept.cert), hosts, now) ? kept : undefined;
  } catch {
    // Files without a valid certificate are made anew.
    return undefined;
  }
}

/**
 * The certificate for these hosts: the one kept in the folder, so that it has to be trusted only once, or a
 * new one.
 * @param hosts names and IP addresses, without ports
 */
export async function certificateFor(
  hosts: readonly string[],
  folder: string,
  now = new Date(),
): Promise<Certificate & { authorityFile: string }> {
  const authorityFile = join(folder, FILES.authority);
  const kept = readKept(folder, hosts, now);
  if (kept) return { ...kept, authorityFile };
  // Loaded only to make a new certificate.
  const { makeCertificate } = await import('./certificate');
  const made = await makeCertificate(hosts, now);
  mkdirSync(folder, { recursive: true });
  for (const name of ['authority', 'cert', 'key'] as const)
    writeFileSync(join(folder, FILES[name]), made[name], { mode: name === 'key' ? 0o600 : 0o644 });
  return { ...made, authorityFile };
}
