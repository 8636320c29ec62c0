/**
 * How a server becomes one file that Node starts without a loader. Packages in CommonJS ask for Node's modules by
 * `require`.
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
