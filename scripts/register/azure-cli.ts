import { type ExecFileException, execFile } from 'node:child_process';
import { CLOUDS, type PortalConfig } from '../../lib/config';
import { RegisterProblem } from './problem';

type TenantAndCloud = Pick<PortalConfig, 'tenant' | 'cloud'>;

/** The names of the clouds in the Azure CLI. https://learn.microsoft.com/cli/azure/manage-clouds-azure-cli */
const CLOUD_NAMES: Readonly<Record<PortalConfig['cloud'], string>> = {
  global: 'AzureCloud',
  usgov: 'AzureUSGovernment',
  usgovdod: 'AzureUSGovernment',
  china: 'AzureChinaCloud',
};

/**
 * The sign-in to recommend: an administrator of Entra often has no subscription of Azure, and without one a
 * plain `az login` keeps no account.
 */
const login = ({ tenant }: TenantAndCloud) => `az login --tenant ${tenant} --allow-no-subscriptions`;

/**
 * The meaning of the Azure CLI's errors; the first match counts. The numbers are the identity provider's:
 * https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 */
const FAILURES: readonly { when: RegExp; says: (where: TenantAndCloud) => string }[] = [
  {
    when: /az login' to setup account|No subscription found/,
    says: (where) => `Nobody is signed in to the Azure CLI. Sign in with: ${login(where)}`,
  },
  {
    when: /AADSTS(50020|50034|90072)\b/,
    says: (where) =>
      `The tenant ${where.tenant} has no such account as the one that the Azure CLI is signed in with. Sign in with one of the tenant's own: ${login(where)}`,
  },
  {
    // The tenant was already found in the chosen cloud.
    when: /AADSTS(90002|500011|900382)\b/,
    says: (where) =>
      `The Azure CLI works in another cloud than the tenant's. Change it with: az cloud set --name ${CLOUD_NAMES[where.cloud]} && ${login(where)}`,
  },
  {
    when: /Tenant shouldn't be specified for/,
    says: () =>
      'Azure Cloud Shell and managed identities give tokens of their own sign-in only. Leave --azure-cli out to sign in with a code.',
  },
  {
    when: /AADSTS(50076|50078|50079|50173|70043|70044|700082)\b|Interactive authentication is needed/,
    says: (where) =>
      `The sign-in of the Azure CLI has run out, or has to be proved again. Sign in with: ${login(where)} --scope ${CLOUDS[where.cloud].graph}/.default`,
  },
];

/** The first error line, without the ids that the identity provider adds for its support. */
function errorLine(stderr: string): string {
  const lines = stderr.split('\n').map((line) => line.trim());
  const line = lines.find((one) => one.startsWith('ERROR: ')) ?? lines.find((one) => one !== '') ?? '';
  return line.replace(/^ERROR: /, '').replace(/ *Trace ID: .*$/, '');
}

const ABSENT =
  '--azure-cli needs the Azure CLI, and there is no program "az" here. Leave the flag out to sign in with a code.';

function problem(error: ExecFileException, stderr: string, where: TenantAndCloud): RegisterProblem {
  // Windows' shell reports a missing program in words.
  if (error.code === 'ENOENT' || /'az' is not recognized/.test(stderr)) return new RegisterProblem(ABSENT);
  const known = FAILURES.find(({ when }) => when.test(stderr));
  const [code] = /AADSTS\d+/.exec(stderr) ?? [];
  if (known) return new RegisterProblem(`${known.says(where)}${code ? ` (${code})` : ''}`);
  return new RegisterProblem(`The Azure CLI gives no token for the tenant: ${errorLine(stderr)}`);
}

function tokenIn(stdout: string): string | undefined {
  try {
    return (JSON.parse(stdout) as { accessToken?: string } | null)?.accessToken;
  } catch {
    return undefined;
  }
}

/**
 * An access token of Graph from the sign-in of `az`. Its permissions are those that Microsoft gives that
 * program, which are more than read permissions.
 * https://learn.microsoft.com/cli/azure/account#az-account-get-access-token
 * @throws RegisterProblem with what to do where it gives none
 */
export function byAzureCli(where: TenantAndCloud): Promise<string> {
  const { graph } = CLOUDS[where.cloud];
  const asked = ['account', 'get-access-token', '--resource', graph, '--tenant', where.tenant];
  // On Windows `az` is a batch file, which only a shell starts. No argument contains a
  // character with a meaning for a shell.
  const options = { shell: process.platform === 'win32' };
  return new Promise((resolve, reject) => {
    execFile('az', [...asked, '--output', 'json'], options, (error, stdout, stderr) => {
      const token = error ? undefined : tokenIn(stdout);
      if (token) resolve(token);
      else if (error) reject(problem(error, stderr, where));
      else reject(new RegisterProblem('The Azure CLI answers without a token. Update it with: az upgrade'));
    });
  });
}
