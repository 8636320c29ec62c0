import { html } from 'hono/html';
import { DateTime } from 'luxon';
import type { Markup } from '../core/page';
import type { MailLink, PersonLinks } from './links';

/**
 * A sentence that keeps a tenant's texts apart: they are shown in their own writing
 * direction and never become markup.
 */
export type LetterSentence = readonly (string | { tenantText: string })[];

/** A part of a letter. */
export type LetterPart =
  | { kind: 'paragraph' | 'heading' | 'note'; words: LetterSentence }
  /** The text of the review's administrator. */
  | { kind: 'quote'; text: string }
  | { kind: 'facts'; rows: readonly { name: string; words: LetterSentence }[] }
  | { kind: 'button'; text: string; link: MailLink }
  | { kind: 'people'; people: readonly PersonLinks[] };

/** A time (ms since 1970) in words: `Sunday 20 December 2026 at 08:00 UTC`. */
export function longTime(ms: number): string {
  return DateTime.fromMillis(ms, { zone: 'utc', locale: 'en-GB' }).toFormat(
    "cccc d LLLL yyyy 'at' HH:mm 'UTC'",
  );
}

function plain(words: LetterSentence): string {
  return words.map((word) => (typeof word === 'string' ? word : word.tenantText)).join('');
}

function textOf(part: LetterPart): string {
  switch (part.kind) {
    case 'quote':
      return `From the review’s administrator: ${part.text}`;
    case 'facts':
      return part.rows.map(({ name, words }) => `${name}: ${plain(words)}`).join('\n');
    case 'button':
      return `${part.text}: ${part.link.href}`;
    case 'people':
      return part.people
        .map(({ name, answers }) =>
          [name, ...answers.map(({ word, href }) => `  ${word}: ${href}`)].join('\n'),
        )
        .join('\n\n');
    default:
      return plain(part.words);
  }
}

/** The letter as plain text, its parts separated by blank lines. */
export function letterText(parts: readonly LetterPart[]): string {
  return parts.map(textOf).join('\n\n');
}

const marked = (words: LetterSentence) =>
  words.map((word) => (typeof word === 'string' ? word : html`<bdi>${word.tenantText}</bdi>`));

function person({ name, answers }: PersonLinks): Markup {
  return html`<li><span><bdi>${name}</bdi></span>
<span class="answers">${answers.map(
    ({ rel, word, href }) =>
      html`<a class="button plain" rel="${rel}" href="${href}" aria-label="${word}: ${name}">${word}</a>`,
  )}</span></li>`;
}

function markupOf(part: LetterPart): Markup {
  switch (part.kind) {
    case 'heading':
      return html`<h2>${marked(part.words)}</h2>`;
    case 'note':
      return html`<p class="quiet">${marked(part.words)}</p>`;
    case 'quote':
      return html`<blockquote><bdi>${part.text}</bdi></blockquote>`;
    case 'facts':
      return html`<dl>${part.rows.map(
        ({ name, words }) => html`<div><dt>${name}</dt><dd>${marked(words)}</dd></div>`,
      )}</dl>`;
    case 'button':
      return html`<p><a class="button" rel="${part.link.rel}" href="${part.link.href}">${part.text}</a></p>`;
    case 'people':
      return html`<ul class="asked">${part.people.map(person)}</ul>`;
    default:
      return html`<p>${marked(part.words)}</p>`;
  }
}

/** The letter as markup in which every value is escaped. */
export function letterMarkup(parts: readonly LetterPart[]): Markup {
  return html`<div class="mail">
${parts.map(
  (part) => html`${markupOf(part)}
`,
)}</div>`;
}
