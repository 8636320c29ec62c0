import { broadcastResponseToMainFrame } from '@azure/msal-browser/redirect-bridge';

/**
 * Runs on the one page that the identity provider answers to (`/auth/done.html`), in a redirect and in MSAL's hidden frame.
 * Opened without an answer there is nothing to hand over: the reader goes on to the start page.
 * https://learn.microsoft.com/entra/msal/javascript/browser/login-user
 */
broadcastResponseToMainFrame().catch(() => {
  if (window.parent === window) window.location.replace('/');
});
