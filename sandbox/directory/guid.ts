import { hash } from 'node:crypto';

/** The id that Graph writes where there is nobody. */
export const ZERO_GUID = '00000000-0000-0000-0000-000000000000';

/**
 * A GUID that is always the same for the same parts, so that links and screenshots of a seeded tenant stay
 * valid. It has the form of a version 5 UUID.
 */
export function guidOf(...parts: readonly string[]): string {
  const hex = hash('sha1', parts.join('\n'));
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
