import { guid } from '../../lib/review/testing';
import type { Digest, DigestItem, DigestReview, MailLook } from './digest';

/** Small mails for tests; `over` replaces the parts that a test is about. */

export const LOOK: MailLook = {
  portal: 'https://attest.contoso.com/reviews',
  tenant: 'contoso.com',
  organisation: 'Contoso',
  colour: '#0b6a5d',
  intro: '',
  footer: '',
  language: 'en-GB',
  from: { displayName: 'Contoso access reviews', address: 'reviews@contoso.com' },
  help: { displayName: 'Identity team', address: 'identity@contoso.com' },
};

export const PERSON = {
  id: guid(1),
  displayName: 'Adele Vance',
  address: 'adele.vance@contoso.com',
  signInName: 'adelev@contoso.com',
};

export function anItem(over: Partial<DigestItem> & { name?: string; at?: number } = {}): DigestItem {
  const { name = 'Alex Wilber', at = 300, ...rest } = over;
  return {
    id: guid(at),
    principal: {
      id: guid(at + 1_000),
      displayName: name,
      userPrincipalName: `person${at}@contoso.com`,
      kind: 'user',
    },
    resource: { id: guid(400), displayName: 'Server room', type: 'group' },
    advice: 'Approve',
    lastSignInAt: '2026-11-27T08:00:00Z',
    outlier: null,
    own: false,
    shared: false,
    ...rest,
  };
}

/** The reader's own access. */
export const ownItem = (over: Partial<DigestItem> = {}): DigestItem =>
  anItem({
    at: 301,
    own: true,
    principal: {
      id: PERSON.id,
      displayName: PERSON.displayName,
      userPrincipalName: PERSON.signInName,
      kind: 'user',
    },
    ...over,
  });

export function aReview(over: Partial<DigestReview> = {}): DigestReview {
  return {
    round: `${guid(100)}/${guid(200)}`,
    definitionId: guid(100),
    instanceId: guid(200),
    displayName: 'Building security',
    description: '',
    creator: { displayName: 'Megan Bowen', address: 'megan.bowen@contoso.com' },
    endsAt: '2026-12-04T16:00:00Z',
    unanswered: { defaultDecision: 'Deny', autoApply: true, denyAction: 'removesAccess' },
    adviceEnabled: true,
    startsAt: '2026-11-30T08:00:00Z',
    items: [anItem()],
    ...over,
  };
}

export function aDigest(over: Partial<Digest> = {}): Digest {
  return {
    kind: 'digest',
    person: PERSON,
    timeZone: 'Europe/Oslo',
    occasion: 'start',
    now: '2026-11-30T08:00:00Z',
    reviews: [aReview()],
    ...over,
  };
}
