import { broadcastResponseToMainFrame } from '@azure/msal-browser/redirect-bridge';
import { isReturning } from './redirect';
import { noteForeignReturn, returnPageIn } from './return-page';

/** The identity provider's answer in the address, read here because MSAL removes it. */
const answer = window.location.hash.length > 1 ? window.location.hash : window.location.search;

/**
 * Returns to the page where the sign-in began. Another tab can't finish the sign-in, but may find that page in the
 * answer.
 */
const navigation = {
  async navigateInternal(url: string) {
    if (isReturning()) window.location.replace(url);
    else {
      noteForeignReturn();
      window.location.replace(returnPageIn(answer) ?? '/');
    }
    return true;
  },
  async navigateExternal(url: string) {
    window.location.assign(url);
    return true;
  },
};

/**
 * Runs on the one page that the identity provider answers to (`/auth/done.html`), in a redirect and in MSAL's hidden
 * frame. When the page is opened without an answer, it goes to the start page.
 *
 * https://learn.microsoft.com/entra/msal/javascript/browser/login-user
 */
broadcastResponseToMainFrame(navigation).catch(() => {
  if (window.parent === window) window.location.replace('/');
});
