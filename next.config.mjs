import { execFileSync } from 'node:child_process';

/**
 * The build id is the commit, so that two builds of one commit are the same byte for byte.
 * Outside a git checkout (a source archive) the package's version stands in.
 */
function buildId() {
  try {
    return execFileSync('git', ['rev-parse', 'HEAD'], { stdio: ['ignore', 'pipe', 'ignore'] })
      .toString()
      .trim();
  } catch {
    return `v${process.env.npm_package_version ?? '0'}`;
  }
}

/** @type {import('next').NextConfig} */
export default {
  output: 'export',
  reactStrictMode: true,
  poweredByHeader: false,
  images: { unoptimized: true },
  generateBuildId: buildId,
};
