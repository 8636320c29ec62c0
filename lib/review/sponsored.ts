/** A guest whom I sponsor. */
export interface SponsoredGuest {
  id: string;
  displayName: string;
  /** Their own mail address, where it is told. */
  address: string;
}

/**
 * With which optional permission of the host a guest can be attested here. Microsoft's pages show in full only that an
 * administrator may; that a sponsor may is said of agents' identities.
 * https://learn.microsoft.com/graph/api/user-attest
 */
const ATTEST = 'LifecyclePolicies-Guests.ReadWrite.All';

export const mayAttest = (allowed: readonly string[]): boolean => allowed.includes(ATTEST);

/** What became of an attestation. `notHere`: this organisation takes none here; `unsure`: it may have been recorded. */
export type Attested = 'done' | 'notHere' | 'refused' | 'unsure';
