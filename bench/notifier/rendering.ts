import { optionsOf } from '../../notifier/command/perform';
import { readRequest } from '../../notifier/command/request';
import { connectGraph } from '../../notifier/graph/connection';
import { writeMail } from '../../notifier/mail/write';
import { Readings } from '../../notifier/reading/readings';
import { openStorage } from '../../notifier/storage';
import { timed } from '../measure';

/**
 * The mails to everybody with open items: how many, how long they took, and their sizes in bytes. Printed as one line
 * of JSON.
 */
export interface Rendering {
  mails: number;
  ms: number;
  html: number;
  text: number;
}

/** Reads who is waited for as `npm run notify` does, and makes everybody's digest with all that waits. */
async function main(): Promise<Rendering> {
  // As `npm run notify` does: React's help for developers makes a mail three times slower.
  Object.assign(process.env, { NODE_ENV: 'production' });
  const request = readRequest(process.argv.slice(2), process.env);
  if ('mistakes' in request) throw new Error(request.mistakes.join('\n'));
  const { config } = request;
  const storage = openStorage(config.storage);
  const stopping = () => false;
  const { fetch, getToken } = optionsOf(request, storage, stopping);
  const readings = new Readings(connectGraph({ cloud: config.cloud, fetch, getToken, stopping }), storage);
  const { at, people } = await readings.read();
  const made: Rendering = { mails: 0, ms: 0, html: 0, text: 0 };
  made.ms = await timed(async () => {
    for (const [person, { waiting }] of people) {
      const due = { day: at.slice(0, 10), occasion: 'start', rounds: waiting } as const;
      const { html, text } = await writeMail(readings.digest(person, due, config), config.look);
      made.mails += 1;
      made.html = Math.max(made.html, Buffer.byteLength(html));
      made.text = Math.max(made.text, Buffer.byteLength(text));
    }
  });
  storage.close();
  return made;
}

main().then(
  (made) => console.log(JSON.stringify(made)),
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);
