import type { DecisionItem, DefaultDecision, DenyAction, StagePlan } from '../../lib/review/model';
import type { Occasion } from '../schedule/occasions';

/** Somebody with a mailbox. Both texts are as the tenant wrote them. */
export interface Addressee {
  displayName: string;
  address: string;
}

/** Whom a mail is for. */
export interface Recipient extends Addressee {
  id: string;
  /** What they sign in with, offered by the links; the address where it is left out. */
  signInName?: string;
}

/** An item that waits for the person a digest is for. */
export interface DigestItem
  extends Pick<DecisionItem, 'id' | 'principal' | 'resource' | 'advice' | 'lastSignInAt' | 'outlier'> {
  /** Whether it is the person's own access. */
  own: boolean;
  /** Whether others could answer it too. */
  shared: boolean;
}

/** A round of a review, with what waits in it for one person. */
export interface DigestReview {
  /** As in `Waiting`. */
  round: string;
  definitionId: string;
  instanceId: string;
  displayName: string;
  /** In the words of who made the review; may be empty. */
  description: string;
  /** Who asks; null where Graph doesn't tell. */
  asks: Addressee | null;
  /** ISO 8601, of the stage where there is one. */
  endsAt: string;
  /** What happens without an answer; null where Graph told no settings. */
  unanswered: {
    defaultDecision: DefaultDecision;
    autoApply: boolean;
    denyAction: DenyAction;
  } | null;
  adviceEnabled: boolean;
  /** Of the instance, ISO 8601: sign-ins are told as of then. Left out where it isn't known. */
  startsAt?: string;
  /** Within how many days before that a sign-in counts; 30 where it is left out. */
  adviceLookBackDays?: number;
  /** Left out for a review without stages. */
  stage?: {
    /** From 1; null where it isn't known. */
    number: number | null;
    /** All of them, as they were planned. */
    plan: readonly StagePlan[];
    /** Whether earlier stages' decisions are shown. */
    earlierShown: boolean;
  };
  /** All that wait, not only those that are listed in the mail. */
  items: readonly DigestItem[];
}

/** One digest: all that waits for one person, in no particular order. */
export interface Digest {
  kind: 'digest';
  person: Recipient;
  /** IANA: the person's, or the host's. */
  timeZone: string;
  /** BCP 47, as the person's mailbox tells it; left out where it doesn't. */
  language?: string;
  occasion: Occasion;
  /** ISO 8601, by Graph's clock. */
  now: string;
  reviews: readonly DigestReview[];
}

/** The word at the end to who decided, where the host wants it. */
export interface Thanks {
  kind: 'thanks';
  person: Recipient;
  timeZone: string;
  now: string;
  review: Pick<DigestReview, 'round' | 'definitionId' | 'instanceId' | 'displayName'>;
  answered: { approved: number; denied: number; dontKnow: number };
}

/** How a host's mails look and what it adds; all of it configuration, all texts escaped where they are shown. */
export interface MailLook {
  /** Where the portal stands, with its base path and no slash at the end. */
  portal: string;
  /** GUID or domain: goes into each link. */
  tenant: string;
  organisation: string;
  /** `#rrggbb`. */
  colour: string;
  /** The host's own words beside ours; empty for none. */
  intro: string;
  footer: string;
  /** BCP 47: the language of the mail. */
  language: string;
  from: Addressee;
  /** Where to say that it isn't mine; null where the host names nobody. */
  help: Addressee | null;
}

/** A mail, ready to be made into MIME: no header or text of it needs a second look. */
export interface Mail {
  from: Addressee;
  to: Addressee;
  subject: string;
  html: string;
  text: string;
  /** Beside those that are fields here: names and values without line breaks. */
  headers: Readonly<Record<string, string>>;
  /** In angle brackets. The same for the same digest, so that a mailbox that got it already can tell. */
  messageId: string;
  /** The thread that it belongs to, by message ids. */
  references: readonly string[];
}
