import { join } from 'node:path';
import { readEnvironment } from './environment';
import { startPortal } from './server';

/** `npm start`: serves `out/` for the tenant that the environment names. */
async function main(): Promise<void> {
  const answer = readEnvironment(process.env);
  if ('mistakes' in answer) {
    for (const mistake of answer.mistakes) console.error(mistake);
    process.exit(1);
  }
  const portal = await startPortal({ ...answer.environment, exportFolder: join(process.cwd(), 'out') });
  console.log(`ready: ${portal.url}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void portal.close().then(() => process.exit(0)));
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
});
