import { expect, test } from 'vitest';
import { wordsOf } from '../../lib/queries/markup-testing';
import type { Decision } from '../../lib/review/model';
import { anItem, aReview } from '../../lib/review/testing';
import { NotSavedYet } from './not-saved-yet';

const said = (decision: Decision, kept = true) =>
  wordsOf(
    <NotSavedYet
      review={aReview()}
      item={anItem()}
      left={[]}
      complete
      decision={decision}
      waitsFor="network"
      onDevice={kept}
      onChange={() => {}}
    />,
  );

test('a decision kept on the device is named by its act, also Take back', () => {
  expect(said('Deny')).toMatch(/^Kept on this device: Deny/);
  expect(said('NotReviewed')).toMatch(/^Kept on this device: Take back/);
  expect(said('NotReviewed', false)).toMatch(/^Kept in this tab: Take back/);
});
