import { html } from 'hono/html';
import type { Faults } from '../control/faults';
import type { Control } from '../control/routes';
import type { Markup } from '../core/page';
import { SWITCH_NAMES, SWITCHES } from '../core/switches';
import type { Tenant } from '../core/tenants';
import { tenantPath } from './addresses';
import { tenantPage } from './frame';
import { buttonForm, type Column, counted, table } from './markup';
import type { Message } from './messages';

/** Tests may leave more faults behind than anyone reads. */
const MAX_FAULTS = 50;
/** A fault can contain a whole answer; longer texts are cut, in characters. */
const LONGEST_EFFECT = 300;

type Fault = ReturnType<Faults['list']>[number];

interface Row {
  tenant: Tenant;
  fault: Fault;
}

function switchForm(tenant: Tenant): Markup {
  const choice = (name: (typeof SWITCH_NAMES)[number]) => html`<label class="choice">
<input type="checkbox" name="${name}"${tenant.switches[name] ? html` checked` : ''}>
<span>${SWITCHES[name].meaning} <code class="quiet line">${name}</code></span></label>`;
  return html`<form method="post" action="${tenantPath(tenant, 'switches')}"><fieldset>
<legend>Where Microsoft’s documents leave two readings open, the checked one holds</legend>
${SWITCH_NAMES.map(choice)}</fieldset>
<button class="button">Save the switches</button></form>`;
}

function callsOf({ rule }: Fault): string {
  const { method, path, pathRegex, query, queryRegex, inBatch } = rule.match ?? {};
  const where = path ?? (pathRegex === undefined ? 'any path' : `paths like ${pathRegex}`);
  const asked = query ?? (queryRegex === undefined ? undefined : `like ${queryRegex}`);
  const options = asked === undefined ? '' : `, query ${asked}`;
  const batch = inBatch === undefined ? '' : inBatch ? ', in a $batch only' : ', outside of a $batch only';
  return `${[method ?? 'any method'].flat().join(' or ')}, ${where}${options}${batch}`;
}

function effectOf({ rule }: Fault): string {
  const { match: _, seed: __, after, ...effect } = rule;
  const whole = JSON.stringify(after > 0 ? { after, ...effect } : effect);
  return whole.length > LONGEST_EFFECT ? `${whole.slice(0, LONGEST_EFFECT)}…` : whole;
}

const COLUMNS: Column<Row>[] = [
  { name: 'Fault', cell: ({ fault }) => fault.id },
  { name: 'Calls', cell: ({ fault }) => html`<code>${callsOf(fault)}</code>` },
  { name: 'What happens', cell: ({ fault }) => html`<code>${effectOf(fault)}</code>` },
  {
    name: 'Applied',
    cell: ({ fault }) => `${counted(fault.applied, 'time')} of ${counted(fault.matched, 'call')}`,
  },
  {
    name: 'End it',
    cell: ({ tenant, fault }) =>
      buttonForm(tenantPath(tenant, 'faults'), {
        text: 'Clear',
        about: `fault ${fault.id}`,
        fields: { fault: fault.id },
      }),
  },
];

function faultList(control: Control, tenant: Tenant): Markup {
  const faults = control.faults.list(tenant.id);
  if (faults.length === 0)
    return html`<p>No fault is in force. Faults are set through <code>${control.sandboxUrl}/sandbox/tenants/${tenant.domain}/faults</code>.</p>`;
  const rest = faults.length - MAX_FAULTS;
  const rows = faults.slice(0, MAX_FAULTS).map((fault) => ({ tenant, fault }));
  return html`${table('Faults in force: the first that matches applies', COLUMNS, rows)}
${rest > 0 ? html`<p class="quiet">And ${counted(rest, 'more', 'more')}.</p>` : ''}
${buttonForm(tenantPath(tenant, 'faults'), { text: 'Clear all faults' })}`;
}

/** The behaviour of the tenant's Graph: its switches, and its active faults. */
export function behaviourPage(control: Control, tenant: Tenant, message?: Message): Promise<Response> {
  return tenantPage(control, {
    tenant,
    section: 'behaviour',
    message,
    body: html`<h2>Switches</h2>
${switchForm(tenant)}
<h2>Faults</h2>
${faultList(control, tenant)}`,
  });
}
