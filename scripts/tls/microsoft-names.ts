import { join, resolve } from 'node:path';
import { certificateFor } from './kept-certificate';

/** The names under which Microsoft's clients find sign-in and Graph. */
const NAMES = ['login.microsoftonline.com', 'graph.microsoft.com'];

/**
 * A certificate for Microsoft's own names, under a separate authority from the one that browsers are asked to
 * trust: a program is told to trust it for one run, a machine never.
 * @param folder of the other certificate
 */
export async function microsoftCertificate(folder: string) {
  const { cert, key, authorityFile } = await certificateFor(NAMES, join(folder, 'microsoft'));
  return { names: NAMES, cert, key, authorityFile: resolve(authorityFile) };
}

/** Explains how a program that knows only Microsoft's names is directed to the sandbox. */
export function strangersAdvice(
  { authorityFile, clientId, tenant }: { authorityFile: string; clientId: string; tenant: string },
  sandboxUrl: string,
): string[] {
  const port = new URL(sandboxUrl).port || '443';
  return [
    'A program that calls Microsoft by name (login.microsoftonline.com, graph.microsoft.com) comes here unchanged:',
    `  Node: export SANDBOX_PORT=${port} NODE_EXTRA_CA_CERTS=${authorityFile}`,
    `        export NODE_OPTIONS="--require ${resolve('sandbox', 'strangers', 'named-as-microsoft.cjs')}"`,
    `  curl: --cacert ${authorityFile} --connect-to ::localhost:${port}`,
    `  its client id ${clientId}, secret and passwords "sandbox", tenant ${tenant}`,
    '  Let no browser and no machine trust this second authority: it stands for Microsoft.',
  ];
}
