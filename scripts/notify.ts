import { EXIT, optionsOf, perform, type Saying } from '../notifier/command/perform';
import { type Request, readRequest } from '../notifier/command/request';
import { watch } from '../notifier/command/watch';
import { openStorage } from '../notifier/storage';

const saying: Saying = { out: (text) => console.log(text), error: (text) => console.error(text) };

/** Stops on request: the current person still gets their mail, and nobody after them. */
function asked(): { stopping(): boolean; stopped: Promise<void> } {
  let is = false;
  const stopped = new Promise<void>((resolve) => {
    const stop = () => {
      is = true;
      resolve();
    };
    process.once('SIGTERM', stop);
    process.once('SIGINT', stop);
  });
  return { stopping: () => is, stopped };
}

async function work(request: Request): Promise<number> {
  const { stopping, stopped } = asked();
  const storage = openStorage(request.config.storage);
  try {
    const options = optionsOf(request, storage, stopping);
    if (request.mode !== 'watch') return await perform(request, options, saying);
    const { stop } = watch(
      () => perform(request, options, saying),
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
