import { html } from 'hono/html';
import type { Context } from '../core/context';
import type { Markup } from '../core/page';
import { type Tenant, tenantNow } from '../core/tenants';
import type { User } from '../directory/users';
import { mailPath, portalAddress, tenantPath } from './addresses';
import { peopleAsked, type ReviewerCounts } from './counts';
import { buttonForm, counted, time } from './markup';

/** Few enough to choose from without scrolling. */
const MAX_PEOPLE = 6;

const initials = ({ displayName }: User) =>
  displayName
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => [...word][0] ?? '')
    .join('');

/**
 * A person with a button to the portal. The first person has most to do, so their button is the prominent
 * one.
 */
function person(
  context: Context,
  tenant: Tenant,
  { user, reviews, mails }: ReviewerCounts,
  at: number,
): Markup {
  const { displayName, jobTitle } = user;
  return html`<li class="role"><span class="initials" aria-hidden="true">${initials(user)}</span>
<span class="who"><bdi class="name">${displayName}</bdi>
<span class="quiet">${jobTitle ? html`<bdi>${jobTitle}</bdi> · ` : ''}${counted(reviews, 'review')}</span></span>
<span class="buttons"><a class="button${at === 0 ? '' : ' plain'}" href="${portalAddress(context, tenant, user)}" aria-label="Open the portal as ${displayName}">Open the portal</a>
${
  mails > 0
    ? html`<a class="button plain" href="${mailPath(tenant, user)}" aria-label="${counted(mails, 'message')} to ${displayName}">${counted(mails, 'message')}</a>`
    : ''
}</span></li>`;
}

function step(title: string, text: Markup): Markup {
  return html`<li><h3>${title}</h3>${text}</li>`;
}

function steps(context: Context, tenant: Tenant, first: User): Markup {
  const now = tenantNow(tenant, context.clock).getTime();
  return html`<ol class="steps">
${step(
  'Come from a message',
  html`<p>Open <a href="${mailPath(tenant, first)}">a message to <bdi>${first.displayName}</bdi></a> and press Deny beside a name. The portal opens with that person and that decision chosen; it counts only once you save it.</p>`,
)}
${step(
  'Decide in the list',
  html`<p>Open a review. Each row has its evidence and its recommendation: press Approve or Deny in it, give a reason, and undo it with <kbd>z</kbd>.</p>`,
)}
${step(
  'Take the network away',
  html`<p>Switch your network off, decide, and close the tab. What you decided waits on the device, and is sent when the network is back.</p>`,
)}
${step(
  'Let a day pass',
  html`<div class="day"><p>Here it is ${time(now)} UTC.</p>${buttonForm(tenantPath(tenant, 'clock'), {
    text: 'One day on',
    fields: { advance: 'P1D', section: 'start' },
  })}</div><p>The portal tells its times by this clock when you load it again. Reviews end with it.</p>`,
)}
${step(
  'See what Microsoft would have',
  html`<p>The <a href="${tenantPath(tenant)}">reviews</a> count what was decided, and <a href="${tenantPath(tenant, 'requests')}">the requests</a> show each call of Graph.</p>`,
)}
</ol>`;
}

/** Suggests whom to sign in as and what to try in a tenant; null where nobody there has a review to do. */
export function story(context: Context, tenant: Tenant | undefined): Markup | null {
  const asked = tenant ? peopleAsked(context.store, tenant.id, MAX_PEOPLE) : [];
  const [first] = asked;
  if (!tenant || !first) return null;
  return html`<section class="story" aria-labelledby="story"><h1 id="story">Review access at <bdi>${tenant.displayName}</bdi></h1>
<p class="lead">Microsoft Entra ID asks people by email who still needs a group, an application or a role. <a href="${context.portalUrl}/">The portal</a> is where they decide. This tenant is made up, and nothing leaves this machine.</p>
<div class="acts"><section aria-labelledby="be"><h2 id="be">Who you can be</h2>
<ul class="people">${asked.map((row, at) => person(context, tenant, row, at))}</ul>
<p><a href="${tenantPath(tenant, 'people')}">Everybody at <bdi>${tenant.displayName}</bdi></a></p></section>
<section aria-labelledby="try"><h2 id="try">What to try</h2>${steps(context, tenant, first.user)}</section></div></section>`;
}
