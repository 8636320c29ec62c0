import { build } from 'esbuild';

/**
 * Makes the script of `public/auth/done.html`, the page to which MSAL returns after a redirect and inside its
 * hidden frame. It has 9 kB and no framework; a page of the portal would load everything again for each
 * silent renewal. https://learn.microsoft.com/entra/msal/javascript/browser/v4-migration
 */
await build({
  entryPoints: ['lib/auth/bridge.ts'],
  outfile: 'public/auth/done.js',
  bundle: true,
  minify: true,
  format: 'iife',
  platform: 'browser',
  target: 'es2022',
  legalComments: 'none',
  define: { 'process.env.NODE_ENV': '"production"' },
  logLevel: 'warning',
});
