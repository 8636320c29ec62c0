/** Where the production export and the sandbox answer while the tests run; playwright.config.ts starts both. */
export const PORTAL_PORT = 3100;
export const SANDBOX_PORT = 4200;
export const PORTAL = `http://localhost:${PORTAL_PORT}`;
export const SANDBOX = `http://localhost:${SANDBOX_PORT}`;
