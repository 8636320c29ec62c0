import { sentenceOf } from '../notifier/command/sentence';
import { connectGraph } from '../notifier/graph/connection';
import { reviewLinks } from '../notifier/links/review-links';
import { graphAccess } from '../notifier/sign-in/graph-access';
import { printLinks } from './links/print-links';
import { readRequest } from './links/request';

/** `npm run links -- {definition}`: prints one link for each reviewer and item, for a host's own mail. */
async function main(): Promise<void> {
  const request = readRequest(process.argv.slice(2), process.env);
  if ('mistakes' in request) {
    for (const mistake of request.mistakes) console.error(mistake);
    process.exit(1);
  }
  const { config, credential, format } = request;
  const connection = connectGraph({ ...graphAccess(config, credential), stopping: () => false });
  const { rows, remarks } = await reviewLinks(connection, { ...request, tenant: config.tenant });
  for (const remark of remarks) console.error(remark);
  process.stdout.write(printLinks(rows, format));
}

main().catch((error: unknown) => {
  console.error(sentenceOf(error));
  process.exit(1);
});
