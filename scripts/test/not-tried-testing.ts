import { findBuildah } from '../../hosting/container/image-testing';
import { CONTAINERS } from '../../hosting/hosts/containers-testing';
import { PROGRAMS } from '../../hosting/hosts/programs-testing';

interface Host {
  name: string;
  start?: unknown;
}

/**
 * The hosts whose files were not tried, because this machine lacks the program; null where all were. No test is
 * counted as skipped for them: a machine without Debian's packages runs all tests.
 */
export function hostsNotTried(
  hosts: readonly Host[] = [...PROGRAMS, ...CONTAINERS],
  buildah: string | null = findBuildah() ?? null,
): string | null {
  const absent = hosts.filter(({ start }) => !start).map(({ name }) => name);
  if (!buildah) absent.push('the image, which needs buildah and root');
  return absent.length > 0 ? `not tried, for want of a program: ${absent.join(', ')}` : null;
}
