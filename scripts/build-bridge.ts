import { mkdirSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';

/**
 * Makes the page that MSAL returns to, after a redirect and inside its hidden frame: 9 kB without a framework, where a
 * page of the portal would load everything again for each silent renewal.
 * https://learn.microsoft.com/entra/msal/javascript/browser/v4-migration
 */
const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="robots" content="noindex">
<title>Attest</title>
<script src="/auth/done.js" defer></script>
</head>
<body></body>
</html>
`;

mkdirSync('public/auth', { recursive: true });
writeFileSync('public/auth/done.html', PAGE);
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
