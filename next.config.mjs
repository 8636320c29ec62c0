import { execFileSync } from 'node:child_process';
import { LEFT_OUT } from './scripts/left-out.mjs';

/** The build id is the commit, so that two builds of one commit are the same byte for byte. */
function buildId() {
  try {
    return execFileSync('git', ['rev-parse', 'HEAD'], { stdio: ['ignore', 'pipe', 'ignore'] })
      .toString()
      .trim();
  } catch {
    return 'source-archive';
  }
}

/** @type {import('next').NextConfig} */
export default {
  output: 'export',
  reactStrictMode: true,
  poweredByHeader: false,
  images: { unoptimized: true },
  generateBuildId: buildId,
  // Types are a check of their own; the build would check the sandbox and the tests too.
  typescript: { ignoreBuildErrors: true },
  // Else a lockfile in a folder above changes the module ids, and with them the bytes.
  // Said explicitly it also shortens the names of modules that are read as a whole: 2 kB of a first visit.
  experimental: { turbopackMangleExportNames: true },
  turbopack: {
    root: import.meta.dirname,
    rules: {
      '**/lib/messages/en/*.json': { loaders: ['./scripts/compile-messages.mjs'], as: '*.json' },
      ...Object.fromEntries(
        LEFT_OUT.map((path) => [
          `**/node_modules/${path}`,
          { loaders: ['./scripts/leave-out.mjs'], as: '*.js' },
        ]),
      ),
    },
    resolveAlias: {
      'use-intl/format-message': 'use-intl/format-message/format-only',
      // The Graph SDK names Node's Buffer for bodies that nobody sends here; its 6 kB for browsers stay out.
      'next/dist/compiled/buffer': './lib/graph/no-buffer.ts',
      // React and the SDK ask whether there is a process; Next's stand-in for one would be 1 kB of every first load.
      'next/dist/compiled/process': './lib/no-process.ts',
    },
  },
};
