import { type CommandOutput, EXIT, optionsOf, perform } from '../notifier/command/perform';
import { type NotifyRequest, readRequest } from '../notifier/command/request';
import { watch } from '../notifier/command/watch';
import { openStorage } from '../notifier/storage';

const output: CommandOutput = { out: (text) => console.log(text), error: (text) => console.error(text) };

/** Stops on request: the current person still gets their mail, and nobody after them. */
function stopRequest(): { stopping(): boolean; stopped: Promise<void> } {
  let isStopping = false;
  const stopped = new Promise<void>((resolve) => {
    const stop = () => {
      isStopping = true;
      resolve();
    };
    process.once('SIGTERM', stop);
    process.once('SIGINT', stop);
  });
  return { stopping: () => isStopping, stopped };
}

async function work(request: NotifyRequest): Promise<number> {
  const { stopping, stopped } = stopRequest();
  const storage = openStorage(request.config.storage);
  try {
    const options = optionsOf(request, storage, stopping);
    if (request.mode !== 'watch') return await perform(request, options, output);
    const { stop } = watch(
      () => perform(request, options, output),
      (error) => console.error(error),
    );
    await stopped;
    await stop();
    return EXIT.done;
  } finally {
    storage.close();
  }
}

/** `npm run notify`: sends the digests that are due; docs/NOTIFIER.md lists flags and exit statuses. */
async function main(): Promise<void> {
  // React's development checks make a mail three times slower; React reads this when the first mail loads it.
  Object.assign(process.env, { NODE_ENV: process.env.NODE_ENV ?? 'production' });
  const request = readRequest(process.argv.slice(2), process.env);
  if ('mistakes' in request) {
    for (const mistake of request.mistakes) console.error(mistake);
    process.exit(EXIT.mistake);
  }
  process.exitCode = await work(request);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(EXIT.failed);
});
