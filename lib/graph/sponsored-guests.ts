import { homeAddress } from '../review/guest';
import type { Attested, SponsoredGuest } from '../review/sponsored';
import { addresses } from './address';
import type { Graph } from './client';
import { succeeded } from './message';
import { readList } from './paging';
import { PortalProblem } from './problem';
import { failedWrite } from './retry';
import { isNotHere } from './tenant-knowledge';
import { asId, asObject, asText } from './wire';

/**
 * The guests I sponsor, by myself or through a group. Empty where the tenant doesn't tell; after a first refusal this
 * session doesn't ask again. Throws PortalProblem when they can't be read now.
 *
 * https://learn.microsoft.com/graph/api/user-list-sponsorof (User.Read)
 */
export async function readSponsoredGuests(graph: Graph): Promise<SponsoredGuest[]> {
  const { tenant } = graph;
  if (!tenant.offers('sponsorOf')) return [];
  try {
    const address = addresses.sponsorOf();
    const { values } = await readList(graph.forExtras(), { method: 'GET', address, holds: 'list' });
    return values.flatMap(toGuest);
  } catch (error) {
    if (!(error instanceof PortalProblem) || !isNotHere(error.status)) throw error;
    tenant.refuse('sponsorOf');
    return [];
  }
}

/**
 * Keeps only guests, because agents have sponsors too. Microsoft doesn't document which properties User.Read shows, so
 * a guest's sign-in name is also accepted as a sign of a guest.
 */
function toGuest(value: unknown): SponsoredGuest[] {
  const wire = asObject(value);
  const id = asId(wire.id);
  const signInName = asText(wire.userPrincipalName);
  const type = asText(wire.userType).toLowerCase();
  const isGuest = type === '' ? /#EXT#/i.test(signInName) : type === 'guest';
  if (!id || !isGuest) return [];
  return [
    { id, displayName: asText(wire.displayName), address: asText(wire.mail) || homeAddress(signInName) },
  ];
}

/**
 * Confirms in my name that a guest is still needed. Sent once, because a second attestation is billed again.
 *
 * https://learn.microsoft.com/graph/api/user-attest
 */
export async function attestGuest(graph: Graph, guestId: string): Promise<Attested> {
  try {
    const answer = await graph.try({ method: 'POST', address: addresses.attest(guestId) });
    if (succeeded(answer)) return 'done';
    if (answer.status >= 500 && answer.status !== 501) return 'unsure';
    if (answer.status !== 404 && answer.status !== 501) return 'refused';
    graph.tenant.refuse('attest');
    return 'notHere';
  } catch (error) {
    if (failedWrite(error).unsure) return 'unsure';
    throw error;
  }
}
