import { expect, test } from 'vitest';
import { fakeGraph } from '../graph/testing';
import { openDevice } from '../offline/device';
import { ANN } from '../offline/testing';
import { anIntent, anItem, aReview, guid } from '../review/testing';
import { DeviceTrouble } from './device-trouble';
import { startOutbox } from './outbox';
import { INBOX_NAME, Session } from './session';
import { findItem, unsavedOf } from './unsaved';

const review = aReview();
const REF = { definitionId: review.definition.id, instanceId: review.instance.id };
const [one, other] = [anItem({ id: guid(1) }), anItem({ id: guid(2) })];

/** A page that has decided about two people, and has read nothing but what a test gives it. */
async function aPage() {
  const { graph } = fakeGraph(() => ({ status: 404 }));
  const device = openDevice({ enabled: false });
  const reviewer = { ...ANN, homeAccountId: 'home', username: 'ann@contoso.com', name: 'Ann' };
  const allowed = { optionalPermissions: [], suggestedReasons: [], offline: false };
  const outbox = startOutbox(graph, device, ANN);
  const session = new Session(graph, reviewer, allowed, outbox, device, ANN, new DeviceTrouble());
  const intents = [one, other].map((item) => anIntent(item, { decision: 'Deny', justification: 'Left.' }));
  await outbox.record(review, intents);
  return session;
}

const read = { review, items: [one], complete: false, total: 2 };

test('unsaved decisions come with their review and with the items that any read of this page has', async () => {
  const session = await aPage();
  session.client.setQueryData(session.reviewKey(REF), read);
  session.client.setQueryData(session.decisionKey(REF, other.id), { ...read, items: [other] });
  expect(unsavedOf(session)).toMatchObject([
    {
      ref: REF,
      review,
      decisions: [
        { itemId: one.id, item: one, decision: 'Deny', justification: 'Left.' },
        { itemId: other.id, item: other, decision: 'Deny', justification: 'Left.' },
      ],
    },
  ]);
});

test('an item is also found in the stored inbox', async () => {
  const session = await aPage();
  const inbox = { reviews: [{ ...read, items: [other] }] };
  session.client.setQueryData(session.snapshotKey(INBOX_NAME), { value: inbox, keptAt: 0 });
  expect(findItem(session, REF, other.id)).toBe(other);
  expect(findItem(session, REF, one.id)).toBeNull();
});

test('without any read, unsaved decisions have only their ids', async () => {
  const session = await aPage();
  expect(unsavedOf(session)).toMatchObject([
    {
      ref: REF,
      review: null,
      decisions: [
        { itemId: one.id, item: null },
        { itemId: other.id, item: null },
      ],
    },
  ]);
});
