import { LinksProblem, openGraph } from './links/graph';
import { printLinks } from './links/print-links';
import { readRequest } from './links/request';
import { reviewLinks } from './links/review-links';

/** `npm run links -- {definition}`: one link per reviewer and item, for a host's own mail. */
async function main(): Promise<void> {
  const request = readRequest(process.argv.slice(2), process.env);
  if ('mistakes' in request) {
    for (const mistake of request.mistakes) console.error(mistake);
    process.exit(1);
  }
  const graph = openGraph(request.config, request.credential);
  const rows = await reviewLinks(graph, { ...request, tenant: request.config.tenant });
  process.stdout.write(printLinks(rows, request.format));
}

main().catch((error: unknown) => {
  console.error(error instanceof LinksProblem ? error.message : error);
  process.exit(1);
});
