import { html } from 'hono/html';
import type { Context } from '../core/context';
import type { Markup } from '../core/page';
import type { Tenant } from '../core/tenants';
import { tenantPath } from './addresses';
import { tenantPage } from './frame';
import { buttonForm, type Column, counted, number, searchForm, table, time } from './markup';
import type { Message } from './messages';
import { findReviews, type ReviewRow } from './review-rows';

const NONE = html`<span class="quiet">–</span>`;

/** States before the end of an instance. https://learn.microsoft.com/graph/api/resources/accessreviewinstance */
const RUNNING = ['Initializing', 'Starting', 'InProgress'];

/** The clock moves that a row offers: to its start, one day on, to the next stage, or past the end. */
function clockButtons({ tenant, definition, facts, startAt }: ReviewRow): Markup {
  const path = tenantPath(tenant, 'reviews', definition.id, ...(facts ? [facts.instance.id] : []));
  const about = [definition.displayName, facts?.group].filter(Boolean).join(', ');
  const button = (text: string, to: string) => buttonForm(path, { text, about, fields: { to } });
  if (facts?.instance.status === 'NotStarted' || startAt !== null)
    return html`<div class="buttons">${button('Start now', 'start')}</div>`;
  if (!facts || !RUNNING.includes(facts.instance.status)) return html`<span class="quiet">over</span>`;
  const more = facts.stage && facts.stage.number < facts.instance.content.plan.stages.length;
  return html`<div class="buttons">${button('One day on', 'day')}
${more ? button('Next stage', 'stage') : ''}${button('To the end', 'end')}</div>`;
}

function statusCell({ facts }: ReviewRow): Markup {
  if (!facts) return NONE;
  const { instance, stage } = facts;
  if (!stage) return html`${instance.status}`;
  const stages = instance.content.plan.stages.length;
  return html`${instance.status}<span class="quiet line">stage ${stage.number} of ${stages}</span>`;
}

function decidedCell({ facts }: ReviewRow): Markup {
  if (!facts || facts.instance.status === 'NotStarted') return NONE;
  const parts = facts.decisions.map(({ decision, count }) => `${number(count)} ${decision}`);
  return html`${number(facts.decided)} of ${number(facts.instance.itemCount)}
${parts.length > 0 ? html`<span class="quiet line">${parts.join(', ')}</span>` : ''}`;
}

function reviewersCell({ facts }: ReviewRow): Markup {
  return facts && facts.instance.status !== 'NotStarted' ? html`${number(facts.reviewers)}` : NONE;
}

function nameCell({ definition, facts, hidden }: ReviewRow): Markup {
  return html`<bdi>${definition.displayName}</bdi>
${facts?.group ? html`<bdi class="quiet line">${facts.group}</bdi>` : ''}
${hidden > 0 ? html`<span class="quiet line">and ${counted(hidden, 'instance')} more</span>` : ''}`;
}

const timeOrNone = (at: number | null | undefined): Markup => (typeof at === 'number' ? time(at) : NONE);

const COLUMNS: Column<ReviewRow>[] = [
  { name: 'Review', cell: nameCell },
  { name: 'Definition', cell: ({ definition }) => definition.status },
  { name: 'Instance', cell: statusCell },
  { name: 'Starts (UTC)', cell: ({ facts, startAt }) => timeOrNone(facts?.instance.startAt ?? startAt) },
  { name: 'Ends (UTC)', cell: ({ facts }) => timeOrNone(facts?.instance.endAt) },
  { name: 'Decided', cell: decidedCell },
  { name: 'Reviewers', cell: reviewersCell },
  { name: 'Move the clock', cell: clockButtons },
];

function reviewTable(context: Context, tenant: Tenant, find: string): Markup {
  const { rows, total, left } = findReviews(context.store, tenant, find);
  if (total === 0 && find.trim()) return html`<p>No review’s name holds “<bdi>${find}</bdi>”.</p>`;
  if (total === 0)
    return html`<p>There is no review. One is made through Graph, with the token of an administrator.</p>`;
  return html`${table('Reviews, the newest first', COLUMNS, rows)}
${left > 0 ? html`<p class="quiet">And ${counted(left, 'older one')}: search for any of them.</p>` : ''}`;
}

/** The reviews of a tenant with their states, and buttons that move the clock to their next events. */
export function reviewsPage(
  context: Context,
  tenant: Tenant,
  find: string,
  message?: Message,
): Promise<Response> {
  return tenantPage(context, {
    tenant,
    section: 'reviews',
    message,
    body: html`<h2>Reviews</h2>
${searchForm('Search by name', find)}
${reviewTable(context, tenant, find)}`,
  });
}
