import { fileURLToPath } from 'node:url';
import { whenOrphaned } from '../scripts/run/parent.mjs';
import { readEnvironment } from './environment';
import { ownUrl } from './listening';
import { startPortal } from './server';

/** The path of the build's output, relative to the compiled file. */
const beside = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The health check of a container, which has no other program for requests. */
async function isHealthy(where: { host: string; port: number }): Promise<boolean> {
  return fetch(`${ownUrl(where)}/healthz`).then(
    (answer) => answer.ok,
    () => false,
  );
}

/** `npm start`: serves `out/` for the tenant that the environment names. */
async function main(): Promise<void> {
  const answer = readEnvironment(process.env);
  if ('mistakes' in answer) {
    for (const mistake of answer.mistakes) console.error(mistake);
    process.exit(1);
  }
  if (process.argv.includes('--healthy')) process.exit((await isHealthy(answer.environment)) ? 0 : 1);
  const portal = await startPortal({
    ...answer.environment,
    exportFolder: beside('../out'),
    packedFolder: beside('./packed'),
  });
  console.log(`ready: ${portal.url}`);
  let isStopping = false;
  const stop = () => {
    // A second signal means that the sender doesn't want to wait for running requests.
    if (isStopping) process.exit(1);
    isStopping = true;
    void portal.close().then(() => process.exit(0));
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
  // npm sends a signal to its shell, which ends without telling this process.
  whenOrphaned(stop);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
});
