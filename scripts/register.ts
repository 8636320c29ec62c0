import { harmless } from './harmless';
import { RegisterProblem } from './register/problem';
import { register } from './register/register';
import { readRequest } from './register/request';
import { signIn } from './register/sign-in';

/** Prints a text; some lines contain names from the tenant. */
const say = (text: string): void => console.log(text.split('\n').map(harmless).join('\n'));

/**
 * `npm run register -- --tenant {tenant} --address {address}`: sets up a host's registration
 * in the tenant, in one command.
 */
async function main(): Promise<void> {
  const request = readRequest(process.argv.slice(2), process.env);
  if ('mistakes' in request) {
    for (const mistake of request.mistakes) console.error(mistake);
    process.exit(1);
  }
  await register(request, () => signIn(request, say), say);
}

main().catch((error: unknown) => {
  console.error(error instanceof RegisterProblem ? error.message : error);
  process.exit(1);
});
