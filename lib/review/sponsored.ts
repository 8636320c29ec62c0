/** A guest whom I sponsor. */
export interface SponsoredGuest {
  id: string;
  displayName: string;
  /** The guest's own mail address, where Graph gives it. */
  address: string;
}

/**
 * The optional permission with which a guest can be confirmed. Microsoft's pages document fully only that an
 * administrator may do it; that a sponsor may do it is documented only for agents' identities.
 *
 * https://learn.microsoft.com/graph/api/user-attest
 */
const ATTEST = 'LifecyclePolicies-Guests.ReadWrite.All';

/** Whether the host's optional permissions let a sponsor confirm a guest. */
export const mayAttest = (allowed: readonly string[]): boolean => allowed.includes(ATTEST);

/**
 * The result of an attestation. `notHere`: this organisation doesn't accept it; `unsure`: it may have been recorded.
 */
export type Attested = 'done' | 'notHere' | 'refused' | 'unsure';
