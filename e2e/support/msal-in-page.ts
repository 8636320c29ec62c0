import type { loadExternalTokens } from '@azure/msal-browser';
import { build } from 'esbuild';

declare global {
  /** Defined in a page after the script of `msalInPage` has run there. */
  var msalOfTests: { loadExternalTokens: typeof loadExternalTokens };
}

let script: Promise<string> | undefined;

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: "export { loadExternalTokens } from '@azure/msal-browser';",
      resolveDir: process.cwd(),
    },
    bundle: true,
    minify: true,
    format: 'iife',
    globalName: 'msalOfTests',
    platform: 'browser',
    write: false,
  });
  return `${outputFiles[0]?.text ?? ''};globalThis.msalOfTests = msalOfTests;`;
}

/** The part of MSAL that puts tokens into its cache, as a script for a page; built once for each process. */
export function msalInPage(): Promise<string> {
  script ??= bundle();
  return script;
}
