import type { Markup } from '../core/page';
import { completion } from './completion';
import type { Draft, Letter } from './draft';
import { invitation } from './invitation';
import { type LetterPart, letterMarkup, letterText } from './letter';
import type { MailLink } from './links';
import { ownerLetter } from './owner-letter';
import { reminder } from './reminder';

export interface ComposedMail {
  subject: string;
  text: string;
  body: Markup;
  links: MailLink[];
}

function write(draft: Draft): Letter {
  switch (draft.kind) {
    case 'started':
      return invitation(draft);
    case 'reminder':
      return reminder(draft);
    case 'completed':
      return completion(draft);
    case 'dataWanted':
    case 'denialsWaiting':
      return ownerLetter(draft);
  }
}

function linksOf(part: LetterPart): MailLink[] {
  if (part.kind === 'button') return [part.link];
  if (part.kind !== 'people') return [];
  return part.people.flatMap(({ answers }) => answers.map(({ rel, href }) => ({ rel, href })));
}

/** A mail as text and as escaped markup, with its links by purpose. */
export function compose(draft: Draft): ComposedMail {
  const { subject, parts } = write(draft);
  return { subject, text: letterText(parts), body: letterMarkup(parts), links: parts.flatMap(linksOf) };
}
