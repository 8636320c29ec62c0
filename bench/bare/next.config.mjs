import { fileURLToPath } from 'node:url';

/** @type {import('next').NextConfig} */
export default {
  output: 'export',
  poweredByHeader: false,
  // Types are checked with those of the whole repository.
  typescript: { ignoreBuildErrors: true },
  // Next, React and MSAL are the portal's own install.
  turbopack: { root: fileURLToPath(new URL('../..', import.meta.url)) },
};
