import type { Answer } from '../../seed/world-testing';
import { type AimedCall, formPath, itemId, type ModelHarness, narrowed, runPath } from './calls-testing';
import { expectSame } from './expect-testing';
import { advice, all, batch, decide, reasonOf } from './rules-testing';
import type { Form, Step, StepNamed } from './steps-testing';

/** Checks that Graph accepts a call exactly where the model allows it, and otherwise refuses it properly. */
export function expectTaken(harness: ModelHarness, step: Step, answer: Answer, allowed: boolean): void {
  const description = `${JSON.stringify(step)} → ${answer.status} ${JSON.stringify(answer.body ?? '')}`;
  const taken = answer.status >= 200 && answer.status < 300;
  expectSame(description, taken, allowed);
  if (answer.status >= 500) throw new Error(description);
  const counted = taken ? harness.taken : harness.refused;
  counted[step.do] = (counted[step.do] ?? 0) + 1;
}

const version = (form: Form) => (form === 'pending' ? 'beta' : 'v1.0');

/** Records one answer to one item, which its reviewer then reads. */
export async function decideOne(
  harness: ModelHarness,
  { step, run, item }: AimedCall<StepNamed<'decide'>>,
): Promise<void> {
  if (!item) return;
  const base = await formPath(harness, run, step.form, step.stage);
  const path = await runPath(harness, run);
  const id = await itemId(harness, path, item);
  const body = { decision: step.decision, justification: reasonOf(step) };
  const options = { body, version: version(step.form) } as const;
  const answer = await harness.world.call(step.who, 'PATCH', `${base}/decisions/${id}`, options);
  const allowed = decide(run, step, item);
  expectTaken(harness, step, answer, allowed);
  if (!allowed) return;
  const read = await harness.world.get(step.who, `${path}/decisions/${id}`);
  const { decision, justification } = read.body;
  expectSame(`${step.who} reads ${path}`, [decision, justification], [item.decision, item.justification]);
}

export async function decideMany(
  harness: ModelHarness,
  { step, run, item }: AimedCall<StepNamed<'batch'>>,
): Promise<void> {
  const base = await formPath(harness, run, step.form, step.stage);
  const { ids, isMeant } = narrowed(harness, step.only, item, run);
  const body = { decision: step.decision, justification: reasonOf(step), ...ids };
  const options = { body, version: version(step.form) } as const;
  const answer = await harness.world.call(step.who, 'POST', `${base}/batchRecordDecisions`, options);
  expectTaken(
    harness,
    step,
    answer,
    batch(run, step, (one) => isMeant(run, one)),
  );
}

export async function takeAdvice(
  harness: ModelHarness,
  { step, run }: AimedCall<StepNamed<'advice'>>,
): Promise<void> {
  const base = await formPath(harness, run, step.form, step.stage);
  const options = { version: version(step.form) } as const;
  const answer = await harness.world.call(step.who, 'POST', `${base}/acceptRecommendations`, options);
  expectTaken(harness, step, answer, advice(run, step));
}

const EVERYWHERE = "/identityGovernance/accessReviews/decisions/filterByCurrentUser(on='reviewer')";

/** Records one answer to all items that a person reviews anywhere. */
export async function decideAll(
  harness: ModelHarness,
  { step, run, item }: AimedCall<StepNamed<'all'>>,
): Promise<void> {
  const { ids, isMeant } = narrowed(harness, step.only, item, run);
  const body = { decision: step.decision, justification: reasonOf(step), ...ids };
  const options = { body, version: 'beta' } as const;
  const answer = await harness.world.call(step.who, 'POST', `${EVERYWHERE}/recordAllDecisions`, options);
  expectTaken(harness, step, answer, all(harness.model, step, isMeant));
}
