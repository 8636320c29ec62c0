import type { Claim } from '../claims';
import { stateOf } from '../portal/scene';
import { newContoso, reviewerOf } from '../portal/tenant';
import { DESK, PHONE, type Size, visit, type Where } from './visit';

/** Measures how many reviews the list of reviews shows on a phone's first screen, and how high one is at a desk. */
export async function measureInbox({ stand, browser }: Where): Promise<Claim[]> {
  const tenant = await newContoso(stand);
  const state = await stateOf(stand, browser, tenant, reviewerOf(tenant));
  const heightsIn = async (size: Size) => {
    const at = await visit({ browser, state }, size, `${stand.portalUrl}/`);
    const { page } = at;
    const rows = page
      .getByRole('region', { name: 'To do' })
      .getByRole('listitem')
      .filter({ hasText: 'decided' });
    await rows.nth(3).waitFor();
    await page.getByText('Loading details').waitFor({ state: 'detached' });
    const boxes = await rows.evaluateAll((rows) =>
      rows.map((row) => {
        const { top, bottom, height } = row.getBoundingClientRect();
        return { top, height, whole: bottom <= window.innerHeight };
      }),
    );
    await at.close();
    const heights = boxes.map(({ height }) => height);
    return {
      whole: boxes.filter(({ whole }) => whole).length,
      highest: Math.max(...heights),
      detail: `${boxes.length} reviews of ${Math.min(...heights).toFixed(0)} to ${Math.max(...heights).toFixed(0)} px, the first at ${boxes[0]?.top.toFixed(0)} px`,
    };
  };
  const [desk, phone] = [await heightsIn(DESK), await heightsIn(PHONE)];
  return [
    {
      what: `A review's height in the list of reviews, at ${DESK.width}×${DESK.height}`,
      unit: 'px',
      // One line, and the border above it.
      atMost: 49,
      measured: desk.highest,
      detail: desk.detail,
    },
    {
      what: `Reviews on the first screen of their list, at ${PHONE.width}×${PHONE.height}`,
      unit: 'rows',
      atLeast: 4,
      measured: phone.whole,
      detail: phone.detail,
    },
  ];
}
