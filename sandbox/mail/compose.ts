import { html } from 'hono/html';
import type { Markup } from '../core/page';

/** What a start mail is made of. Times are ms since 1970. */
export interface StartMail {
  definitionId: string;
  instanceId: string;
  reviewName: string;
  resourceName: string;
  dueAt: number;
  /** `descriptionForReviewers`: Microsoft's mail supports 256 characters of it. */
  adminText: string;
  reviewer: { displayName: string; loginHint: string };
  tenant: { domain: string; displayName: string };
  /** The reviewer is asked about their own access. */
  aboutSelf: boolean;
  /** Stages cannot be decided from a mail yet: then there are no links per person. */
  answerable: boolean;
  /** The first of the reviewer's items. */
  people: { itemId: string; name: string }[];
  total: number;
  portalUrl: string;
}

export interface MailLink {
  rel: 'start' | 'approve' | 'deny' | 'yes' | 'no';
  href: string;
}

export interface ComposedMail {
  subject: string;
  text: string;
  body: Markup;
  links: MailLink[];
}

const ADMIN_TEXT_LIMIT = 256;

const NOT_MICROSOFTS =
  'Microsoft’s own mail would not have this: the links beside each person (it has one link to the whole review), and the people’s names. Its Start review opens My Access instead of this portal.';

function link(mail: StartMail, page: '/review' | '/decision', more: Record<string, string>): string {
  const query = new URLSearchParams({
    definition: mail.definitionId,
    instance: mail.instanceId,
    ...more,
    tenant: mail.tenant.domain,
    login_hint: mail.reviewer.loginHint,
  });
  return `${mail.portalUrl}${page}?${query}`;
}

interface PersonLinks {
  name: string;
  answers: { rel: MailLink['rel']; word: string; href: string }[];
}

function personLinks(mail: StartMail): PersonLinks[] {
  if (!mail.answerable) return [];
  const [yes, no] = mail.aboutSelf
    ? ([
        ['yes', 'Yes'],
        ['no', 'No'],
      ] as const)
    : ([
        ['approve', 'Approve'],
        ['deny', 'Deny'],
      ] as const);
  return mail.people.map(({ itemId, name }) => ({
    name,
    answers: [
      { rel: yes[0], word: yes[1], href: link(mail, '/decision', { item: itemId, answer: 'Approve' }) },
      { rel: no[0], word: no[1], href: link(mail, '/decision', { item: itemId, answer: 'Deny' }) },
    ],
  }));
}

const DUE = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
  timeZoneName: 'short',
});

function question(mail: StartMail): string {
  return mail.aboutSelf
    ? `Do you still need access to ${mail.resourceName}?`
    : `Please say who still needs access to ${mail.resourceName}.`;
}

function moreThanShown(mail: StartMail): string {
  const rest = mail.total - mail.people.length;
  return rest > 0 && mail.answerable ? `And ${rest} more in the review.` : '';
}

function plainText(mail: StartMail, due: string, start: string, people: PersonLinks[]): string {
  const lines = [
    `Hello ${mail.reviewer.displayName},`,
    '',
    question(mail),
    `Review: ${mail.reviewName}`,
    `Resource: ${mail.resourceName}`,
    `Due: ${due}`,
    '',
    ...(mail.adminText ? [`From the organiser: ${mail.adminText}`, ''] : []),
    `Start review: ${start}`,
    ...people.flatMap(({ name, answers }) => [
      '',
      name,
      ...answers.map(({ word, href }) => `  ${word}: ${href}`),
    ]),
    ...(moreThanShown(mail) ? ['', moreThanShown(mail)] : []),
    '',
    'A link opens the question with its answer chosen. Nothing is recorded until you save it there.',
    ...(people.length > 0 ? ['', NOT_MICROSOFTS] : []),
  ];
  return lines.join('\n');
}

function personItem({ name, answers }: PersonLinks): Markup {
  return html`<li><span><bdi>${name}</bdi></span>
<span class="answers">${answers.map(
    ({ rel, word, href }) =>
      html`<a class="button plain" rel="${rel}" href="${href}" aria-label="${word}: ${name}">${word}</a>`,
  )}</span></li>`;
}

function markup(mail: StartMail, due: string, start: string, people: PersonLinks[]): Markup {
  return html`<div class="mail">
<p>Hello <bdi>${mail.reviewer.displayName}</bdi>,</p>
<h2>${mail.aboutSelf ? 'Do you still need access to ' : 'Please say who still needs access to '}<bdi>${mail.resourceName}</bdi>${mail.aboutSelf ? '?' : '.'}</h2>
<dl>
<dt>Review</dt><dd><bdi>${mail.reviewName}</bdi></dd>
<dt>Resource</dt><dd><bdi>${mail.resourceName}</bdi></dd>
<dt>Due</dt><dd><time datetime="${new Date(mail.dueAt).toISOString()}">${due}</time></dd>
</dl>
${mail.adminText ? html`<blockquote><bdi>${mail.adminText}</bdi></blockquote>` : ''}
<p><a class="button" rel="start" href="${start}">Start review</a></p>
${people.length > 0 ? html`<ul class="asked">${people.map(personItem)}</ul>` : ''}
${moreThanShown(mail) ? html`<p>${moreThanShown(mail)}</p>` : ''}
<p>A link opens the question with its answer chosen. Nothing is recorded until you save it there.</p>
${people.length > 0 ? html`<p class="quiet">${NOT_MICROSOFTS}</p>` : ''}
</div>`;
}

/** The mail that asks a reviewer to come: as text, as escaped markup, and its links by what they do. */
export function composeStart(mail: StartMail): ComposedMail {
  const shown = { ...mail, adminText: mail.adminText.slice(0, ADMIN_TEXT_LIMIT) };
  const due = DUE.format(mail.dueAt);
  const start = link(mail, '/review', {});
  const people = personLinks(mail);
  return {
    subject: mail.aboutSelf
      ? `Your access to ${mail.resourceName}: still needed?`
      : `Your review is waiting: ${mail.reviewName}`,
    text: plainText(shown, due, start, people),
    body: markup(shown, due, start, people),
    links: [
      { rel: 'start', href: start },
      ...people.flatMap(({ answers }) => answers.map(({ rel, href }) => ({ rel, href }))),
    ],
  };
}
