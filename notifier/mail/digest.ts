import type { DecisionItem, DefaultDecision, DenyAction, StagePlan } from '../../lib/review/model';
import type { Occasion } from '../schedule/occasions';

/** A person with a mailbox. Both texts are as the tenant wrote them. */
export interface Addressee {
  displayName: string;
  address: string;
}

/** The recipient of a mail. */
export interface Recipient extends Addressee {
  id: string;
  /** The sign-in name that the links offer; the address if left out. */
  signInName?: string;
}

/** An item that waits for the digest's recipient. */
export interface DigestItem
  extends Pick<DecisionItem, 'id' | 'principal' | 'resource' | 'advice' | 'lastSignInAt' | 'outlier'> {
  /** Whether it is the recipient's own access. */
  own: boolean;
  /** Whether others could answer it too. */
  shared: boolean;
}

/** A round of a review, with the items that wait in it for one person. */
export interface DigestReview {
  /** As in `Waiting`. */
  round: string;
  definitionId: string;
  instanceId: string;
  displayName: string;
  /** The description by the review's maker; may be empty. */
  description: string;
  /** The review's maker; null where Graph doesn't tell. */
  creator: Addressee | null;
  /** The deadline, ISO 8601; the stage's where there is one. */
  endsAt: string;
  /** What happens without an answer; null where Graph has no settings. */
  unanswered: {
    defaultDecision: DefaultDecision;
    autoApply: boolean;
    denyAction: DenyAction;
  } | null;
  adviceEnabled: boolean;
  /** The instance's start, ISO 8601: sign-ins are shown relative to it. Left out where it isn't known. */
  startsAt?: string;
  /** The number of days before the start within which a sign-in counts; 30 if left out. */
  adviceLookBackDays?: number;
  /** Left out for a review without stages. */
  stage?: {
    /** From 1; null where it isn't known. */
    number: number | null;
    /** All stages, as planned. */
    plan: readonly StagePlan[];
    /** Whether earlier stages' decisions are shown. */
    earlierShown: boolean;
  };
  /** All items that wait, not only those listed in the mail. */
  items: readonly DigestItem[];
}

/** One digest: everything that waits for one person, in no particular order. */
export interface Digest {
  kind: 'digest';
  person: Recipient;
  /** The IANA zone of the person or the host. */
  timeZone: string;
  /** The BCP 47 language of the person's mailbox; left out where it has none. */
  language?: string;
  occasion: Occasion;
  /** ISO 8601, by Graph's clock. */
  now: string;
  reviews: readonly DigestReview[];
}

/** The thank-you mail to a person who decided, for hosts that want it. */
export interface Thanks {
  kind: 'thanks';
  person: Recipient;
  timeZone: string;
  now: string;
  review: Pick<DigestReview, 'round' | 'definitionId' | 'instanceId' | 'displayName'>;
  answered: { approved: number; denied: number; dontKnow: number };
}

/**
 * The look of a host's mails, and the host's additions; all of it is configuration, and all texts
 * are escaped where they are shown.
 */
export interface MailLook {
  /** The portal's address, with its base path and without a slash at the end. */
  portal: string;
  /** The tenant's GUID or domain, which goes into each link. */
  tenant: string;
  organisation: string;
  /** `#rrggbb`. */
  colour: string;
  /** The host's own words; empty for none. */
  intro: string;
  footer: string;
  /** The language of the mail, BCP 47. */
  language: string;
  from: Addressee;
  /** Where to report a mail that isn't for the reader; null where the host names nobody. */
  help: Addressee | null;
}

/** A mail that is ready for MIME: its headers and texts are already checked. */
export interface Mail {
  from: Addressee;
  to: Addressee;
  subject: string;
  html: string;
  text: string;
  /** Headers beside the fields here: names and values without line breaks. */
  headers: Readonly<Record<string, string>>;
  /** In angle brackets. Equal for equal digests, so that a mailbox recognizes a repeated one. */
  messageId: string;
  /** The thread of the mail, by message ids. */
  references: readonly string[];
}
