import { CONTOSO } from '../../sandbox/seed/seed';
import type { Claim } from '../claims';
import { stateOf } from '../portal/scene';
import { mailLink, newContoso } from '../portal/tenant';
import { PHONE, told, visit, type Where } from './visit';

const WHO = 'Alex Wilber';
/** https://learn.microsoft.com/entra/id-governance/review-your-access: the mail's link, Yes or No, Submit. */
const MY_ACCESS = 'My Access as documented: 3 for whoever is signed in, the reason typed';

/** The ways of somebody who is asked by mail about an access of their own; taps, that on the mail's link included. */
export async function measureAttesting({ stand, browser }: Where): Promise<Claim[]> {
  const claims: Claim[] = [];
  for (const signedIn of [true, false]) {
    const tenant = await newContoso(stand);
    const { userPrincipalName } = tenant.people.find(({ displayName }) => displayName === WHO) ?? {};
    if (!userPrincipalName) throw new Error(`nobody in ${tenant.domain} is called ${WHO}`);
    const about = CONTOSO.reviews.buildingSecurity;
    const link = await mailLink(stand, tenant, { to: userPrincipalName, about, rel: 'yes' });
    const state = signedIn ? await stateOf(stand, browser, tenant, userPrincipalName) : undefined;
    const began = performance.now();
    const at = await visit({ browser, ...(state ? { state } : {}) }, PHONE, link);
    at.pressedBefore();
    if (!signedIn) {
      await at.press(at.page.getByRole('button', { name: 'Sign in' }));
      await at.press(at.page.getByRole('button', { name: new RegExp(WHO) }));
    }
    await at.page.getByRole('textbox', { name: 'Reason' }).fill('I open the building in the morning.');
    await at.press(at.page.getByRole('button', { name: 'Yes, keep it' }));
    await at.page.getByRole('heading', { name: 'Saved: Yes' }).waitFor();
    claims.push({
      what: `One's own access confirmed from the mail, signed ${signedIn ? 'in' : 'out'}`,
      unit: 'presses',
      atMost: signedIn ? 3 : 4,
      measured: at.presses(),
      detail: `${told(at, PHONE, began)}; ${MY_ACCESS}`,
    });
    await at.close();
  }
  return claims;
}
