import type { Context } from '../core/context';
import { type Tenant, tenantNow } from '../core/tenants';
import { findDefinition } from '../reviews/definitions';
import { type Instance, listInstances } from '../reviews/instances';
import { readItems } from '../reviews/items';
import { tick } from '../reviews/lifecycle';
import { type Decision, record } from '../reviews/recording';
import { openStage } from '../reviews/stages';
import type { LargeOptions } from './large';
import { runOf } from './large-body';
import { decider, earlier } from './past';

const DAY = 86_400_000;

interface SeedAnswer {
  alias: string;
  decision: Decision;
  justification: string;
}

const BEFORE: readonly (SeedAnswer | null)[] = [
  ...Array.from(
    { length: 6 },
    () => ({ alias: 'adelev', decision: 'Approve', justification: 'On the team.' }) as const,
  ),
  { alias: 'adelev', decision: 'Deny', justification: 'Changed teams.' },
  { alias: 'adelev', decision: 'DontKnow', justification: '' },
  null,
  { alias: 'alexw', decision: 'Approve', justification: 'Needed for the launch.' },
];
const FIRST_STAGE: readonly (SeedAnswer | null)[] = [
  { alias: 'alexw', decision: 'Approve', justification: 'Works with us.' },
  { alias: 'alexw', decision: 'Deny', justification: 'Left the project.' },
  null,
];
const COLLEAGUE: readonly (SeedAnswer | null)[] = [
  { alias: 'alexw', decision: 'Deny', justification: 'Left the project.' },
  ...Array.from({ length: 18 }, () => null),
];

/** Moves the large review from its start to the present, and answers it on the way as the options say. */
export function answerLarge(
  context: Context,
  tenant: Tenant,
  id: string,
  options: LargeOptions,
  newcomersJoin: () => void,
): void {
  const { previous, stages = 0, varied } = options;
  const { began, weeks } = runOf(options);
  const answer = (daysAgo: number, said: readonly (SeedAnswer | null)[]) =>
    answerAt(earlier(context, daysAgo * DAY), tenant, id, said);
  const before = began + weeks * 7;
  if (previous && stages > 0) answer(before - 2, FIRST_STAGE);
  if (previous) answer(before - 10, BEFORE);
  newcomersJoin();
  if (stages > 0) answer(began - 2, FIRST_STAGE);
  else if (varied) answer(0.3, COLLEAGUE);
  tick(context, tenant);
}

function openInstance(context: Context, tenant: Tenant, id: string): Instance {
  tick(context, tenant);
  const definition = findDefinition(context.store, tenant.id, id);
  const open =
    definition && listInstances(context.store, definition).find((one) => openStage(context.store, one));
  if (!open) throw new Error('the large review is not in progress when it is answered');
  return open;
}

/** Answers every item of the open stage, repeating the list of answers. */
function answerAt(context: Context, tenant: Tenant, id: string, said: readonly (SeedAnswer | null)[]): void {
  const { store, clock } = context;
  const instance = openInstance(context, tenant, id);
  const stage = openStage(store, instance);
  if (!stage) return;
  const by = { adelev: decider(context, tenant, 'adelev'), alexw: decider(context, tenant, 'alexw') };
  const all = { stage, hidesBefore: 0, equal: [], order: [], skip: 0, top: instance.itemCount };
  for (const [index, item] of readItems(store, instance, all).items.entries()) {
    const one = said[index % said.length];
    if (!one) continue;
    const times = { reviewedAt: tenantNow(tenant, clock).getTime(), recordedAt: clock.now() };
    // Every item moves on, so the items of a stage needn't be looked up individually.
    const target = { stage, itemSeq: item.seq, everyItem: true };
    const { decision, justification } = one;
    record(store, instance, target, {
      decision,
      justification,
      by: by[one.alias as keyof typeof by],
      ...times,
    });
  }
}
