const MSAL = '@azure/msal-browser/dist';
const GRAPH = '@microsoft/microsoft-graph-client/lib/es/src';

/**
 * Modules of Microsoft's libraries for features that the portal doesn't use: popup windows, a broker of the
 * operating system, an app inside another, codes from a server; and handlers of Graph's chain that the
 * portal's own chain lacks. A browser gets a few bytes instead of each; see
 * docs/decisions/2026-11-28-left-out.md.
 */
export const LEFT_OUT = [
  `${MSAL}/broker/nativeBroker/PlatformAuthDOMHandler.mjs`,
  `${MSAL}/broker/nativeBroker/PlatformAuthExtensionHandler.mjs`,
  `${MSAL}/controllers/NestedAppAuthController.mjs`,
  `${MSAL}/interaction_client/PlatformAuthInteractionClient.mjs`,
  `${MSAL}/interaction_client/PopupClient.mjs`,
  `${MSAL}/interaction_client/SilentAuthCodeClient.mjs`,
  `${MSAL}/operatingcontext/NestedAppOperatingContext.mjs`,
  `${GRAPH}/CustomAuthenticationProvider.js`,
  `${GRAPH}/middleware/AuthenticationHandler.js`,
  `${GRAPH}/middleware/RedirectHandler.js`,
  `${GRAPH}/middleware/RetryHandler.js`,
];

/**
 * The names of the classes that a module exports; throws where it exports anything else. @param {string}
 * source
 */
export function classesOf(source) {
  const exported = source.match(/^export\b.*/gm) ?? [];
  const names = exported.map((line) => /^export (?:class|\{) (\w+)(?: \{| \};)$/.exec(line)?.[1]);
  const isClass = (/** @type {string | undefined} */ name) =>
    name !== undefined && new RegExp(`^(export )?class ${name}\\b`, 'm').test(source);
  if (names.length === 0 || !names.every(isClass))
    throw new Error(`not only classes are exported: ${exported.join(' ')}`);
  return /** @type {string[]} */ (names);
}
