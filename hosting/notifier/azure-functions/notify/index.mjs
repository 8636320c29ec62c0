import { spawn } from 'node:child_process';
import { once } from 'node:events';

/**
 * Runs the notifier once and writes its output to the function's log. ATTEST is the folder of the repository.
 */
export async function notify(context) {
  const args = [
    '--import',
    'tsx',
    'scripts/notify.ts',
    '--config',
    process.env.NOTIFIER_CONFIG,
    '--format',
    'json',
  ];
  const child = spawn(process.execPath, args, { cwd: process.env.ATTEST });
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => context.log(String(text)));
  const [status] = await once(child, 'close');
  if (status !== 0) throw new Error(`The notifier ended with ${status}.`);
}
