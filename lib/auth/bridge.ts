import { broadcastResponseToMainFrame } from '@azure/msal-browser/redirect-bridge';
import { isReturning } from './away';
import { markStrayed, placeIn } from './place';

/** The answer's own part of the address; MSAL takes it away. */
const answer = window.location.hash.length > 1 ? window.location.hash : window.location.search;

/** Goes back to where the sign-in began. A tab that didn't begin it can't finish it, but may know the place. */
const navigation = {
  async navigateInternal(url: string) {
    if (isReturning()) window.location.replace(url);
    else {
      markStrayed();
      window.location.replace(placeIn(answer) ?? '/');
    }
    return true;
  },
  async navigateExternal(url: string) {
    window.location.assign(url);
    return true;
  },
};

/**
 * Runs on the one page that the identity provider answers to (`/auth/done.html`), in a redirect and in MSAL's hidden frame.
 * Opened without an answer there is nothing to hand over: the reader goes on to the start page.
 * https://learn.microsoft.com/entra/msal/javascript/browser/login-user
 */
broadcastResponseToMainFrame(navigation).catch(() => {
  if (window.parent === window) window.location.replace('/');
});
