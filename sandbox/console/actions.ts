import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import { ControlProblem } from '../control/answers';
import { ClockChange } from '../control/clock-change';
import type { Control } from '../control/routes';
import { NewTenant } from '../control/schemas';
import { createSeededTenant } from '../control/tenant-answer';
import { SWITCH_NAMES, type Switches } from '../core/switches';
import { findTenant, saveTenant, type Tenant } from '../core/tenants';
import { findDefinition } from '../reviews/definitions';
import { findInstance } from '../reviews/instances';
import { isSection, tenantPath } from './addresses';
import { counted } from './markup';
import { isMove, moveClock, reviewMove } from './moves';

// The actions of the forms. Each returns the next page and its message. Each throws ControlProblem where the
// form can't be carried out; then nothing has changed.

/** The page that is shown after a form, and its message. */
export interface ActionResult {
  path: string;
  text: string;
}

/** A field of a form; null where it is left out or blank. */
function field(form: URLSearchParams, name: string): string | null {
  return form.get(name)?.trim() || null;
}

/** The page from which a form was sent, according to the form. */
export function cameFrom(tenant: Tenant, form: URLSearchParams): string {
  const section = field(form, 'section') ?? 'reviews';
  if (section === 'start') return '/';
  return isSection(section) && section !== 'reviews' ? tenantPath(tenant, section) : tenantPath(tenant);
}

/** Makes a tenant from a seed: fields `seed`, `items` (read for `large` alone) and `domain`. */
export function makeTenant(control: Control, form: URLSearchParams): ActionResult {
  const items = field(form, 'items');
  const fields = {
    seed: field(form, 'seed'),
    ...(items && field(form, 'seed') === 'large' ? { items: Number(items) } : {}),
    domain: field(form, 'domain') ?? `t${randomBytes(4).toString('hex')}.example`,
  };
  const read = v.safeParse(NewTenant, fields);
  if (!read.success) {
    const [issue] = read.issues;
    throw new ControlProblem(400, 'badRequest', `${v.getDotPath(issue) ?? 'The form'}: ${issue.message}.`);
  }
  const { domain = fields.domain, ...options } = read.output;
  if (findTenant(control.store, domain)) throw new ControlProblem(409, 'conflict', `${domain} is taken.`);
  const tenant = createSeededTenant(control, { ...options, domain });
  return { path: tenantPath(tenant), text: `${tenant.displayName} is made.` };
}

function clockChange(form: URLSearchParams): ClockChange {
  const [advance, now] = [field(form, 'advance'), field(form, 'now')];
  // An input of date and time has no zone, and has seconds only where they aren't zero.
  const read = v.safeParse(ClockChange, advance ? { advance } : { now: withZone(now ?? '') });
  if (!read.success) throw new ControlProblem(400, 'badRequest', 'That is no time.');
  return read.output;
}

function withZone(text: string): string {
  return /T\d\d:\d\d$/.test(text) ? `${text}:00Z` : `${text}Z`;
}

/**
 * Moves the clock forward: field `advance`, a duration, or `now`, a time in UTC;
 * `section` is the page to return to.
 */
export function advanceClock(control: Control, tenant: Tenant, form: URLSearchParams): ActionResult {
  return { path: cameFrom(tenant, form), text: moveClock(control, tenant, clockChange(form)) };
}

/** Moves the clock to the next event of a review: field `to` is `start`, `day`, `stage` or `end`. */
export function advanceTo(
  control: Control,
  tenant: Tenant,
  ids: { definition: string; instance: string | undefined },
  form: URLSearchParams,
): ActionResult {
  const definition = findDefinition(control.store, tenant.id, ids.definition);
  const instance =
    definition && ids.instance ? findInstance(control.store, definition, ids.instance) : undefined;
  if (!definition || (ids.instance && !instance))
    throw new ControlProblem(404, 'notFound', 'That review is not there any more.');
  const to = field(form, 'to');
  if (!isMove(to)) throw new ControlProblem(400, 'badRequest', 'The form does not say where to.');
  const change = reviewMove(control, tenant, { definition, instance }, to);
  return { path: tenantPath(tenant), text: moveClock(control, tenant, change, instance) };
}

/** Sets every switch: a form includes checked boxes and leaves out the others. */
export function saveSwitches(control: Control, tenant: Tenant, form: URLSearchParams): ActionResult {
  const set = SWITCH_NAMES.map((name) => [name, form.has(name)] as const);
  tenant.switches = Object.fromEntries(set) as Switches;
  saveTenant(control.store, tenant);
  return { path: tenantPath(tenant, 'behaviour'), text: 'The switches are saved.' };
}

/** Ends the fault in the field `fault`, or all faults without that field. */
export function clearFaults(control: Control, tenant: Tenant, form: URLSearchParams): ActionResult {
  const ended = control.faults.remove(tenant.id, field(form, 'fault') ?? undefined);
  return { path: tenantPath(tenant, 'behaviour'), text: `${counted(ended, 'fault')} ended.` };
}

/** Empties the log of the tenant's Graph requests. */
export function forgetRequests(control: Control, tenant: Tenant): ActionResult {
  control.log.forget(tenant.id);
  return { path: tenantPath(tenant, 'requests'), text: 'The list is empty.' };
}
