import { html } from 'hono/html';
import type { Context } from '../core/context';
import { type Markup, page } from '../core/page';
import { type Tenant, tenantNow } from '../core/tenants';
import { mailPath, SECTIONS, type Section, tenantPath } from './addresses';
import { buttonForm, time } from './markup';
import type { Message } from './messages';

const STEPS = [
  { text: 'One hour on', advance: 'PT1H' },
  { text: 'One day on', advance: 'P1D' },
  { text: 'One week on', advance: 'P7D' },
] as const;

function messageBox(message: Message | undefined): Markup {
  if (!message) return html``;
  const kind = message.problem ? 'problem' : 'done';
  // The message takes the focus: a screen reader reads it first, and the keyboard continues from it.
  return html`<p class="${kind}" role="${message.problem ? 'alert' : 'status'}" tabindex="-1" autofocus><bdi>${message.text}</bdi></p>`;
}

/** A page of the console that belongs to no tenant. */
export function consolePage(options: {
  title: string;
  body: Markup;
  message?: Message | undefined;
  status?: number;
}): Promise<Response> {
  const { title, body, message, status = 200 } = options;
  return page({
    title: `${title} – Attest sandbox`,
    status,
    body: html`<main class="sheet console">
<p class="brand">Attest sandbox</p>
${messageBox(message)}
${body}
</main>`,
  });
}

function sections(tenant: Tenant, current: Section): Markup {
  const link = (section: Section) => {
    const here = section === current ? html` aria-current="page"` : '';
    const path = section === 'reviews' ? tenantPath(tenant) : tenantPath(tenant, section);
    return html`<li><a href="${path}"${here}>${SECTIONS[section]}</a></li>`;
  };
  return html`<nav aria-label="This tenant"><ul class="sections">${(Object.keys(SECTIONS) as Section[]).map(link)}
<li><a href="${mailPath(tenant)}">Mailboxes</a></li></ul></nav>`;
}

function clockPanel(context: Context, tenant: Tenant, section: Section): Markup {
  const now = tenantNow(tenant, context.clock).getTime();
  const action = tenantPath(tenant, 'clock');
  const steps = STEPS.map(({ text, advance }) => buttonForm(action, { text, fields: { advance, section } }));
  return html`<section class="panel" aria-labelledby="clock"><h2 id="clock">Clock</h2>
<p class="clock">${time(now)} <abbr title="Coordinated Universal Time">UTC</abbr></p>
<div class="moves"><div class="buttons">${steps}</div>
<form method="post" action="${action}"><input type="hidden" name="section" value="${section}">
<label for="now">To a time, in UTC</label>
<div class="field"><input id="now" name="now" type="datetime-local" required value="${inputTime(now)}" min="${inputTime(now)}">
<button class="button plain">Move</button></div></form></div>
<p class="quiet">It goes forward only. Reviews start and end with it.</p></section>`;
}

/** The value of an input for date and time: the first whole minute after `ms`, without a zone. */
function inputTime(ms: number): string {
  return new Date(Math.ceil(ms / 60_000) * 60_000).toISOString().slice(0, 16);
}

/** A page of one tenant: its name, its sections, its clock, and the section's content. */
export function tenantPage(
  context: Context,
  options: { tenant: Tenant; section: Section; message?: Message | undefined; body: Markup },
): Promise<Response> {
  const { tenant, section, message, body } = options;
  return consolePage({
    title: `${SECTIONS[section]} of ${tenant.displayName}`,
    message,
    body: html`<p><a href="/">All tenants</a></p>
<h1><bdi>${tenant.displayName}</bdi> <span class="domain quiet"><bdi>${tenant.domain}</bdi></span></h1>
${sections(tenant, section)}
${clockPanel(context, tenant, section)}
${body}`,
  });
}
