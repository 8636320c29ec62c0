/**
 * Settings that bundle a server into one file, which Node starts without a loader. CommonJS packages load
 * Node's modules by `require`.
 * @satisfies {import('esbuild').BuildOptions}
 */
export const SERVER = {
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  banner: {
    js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
  },
  logLevel: 'warning',
};
