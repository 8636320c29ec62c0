import { get as httpGet } from 'node:http';
import { get as httpsGet } from 'node:https';

/**
 * Requests an address of this repository's servers. `fetch` of Node 20 accepts no further authority after its
 * start.
 * @param authority PEM, for an https address
 * @returns the body
 * @throws {Error} where the answer is no success
 */
export function ask(url: string, authority?: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const get = url.startsWith('https:') ? httpsGet : httpGet;
    get(url, { ca: authority, agent: false }, async (answer) => {
      const pieces: Buffer[] = [];
      for await (const piece of answer) pieces.push(piece as Buffer);
      const { statusCode = 0 } = answer;
      if (statusCode >= 200 && statusCode < 300) resolve(Buffer.concat(pieces).toString());
      else reject(new Error(`${url} answers ${statusCode}.`));
    }).once('error', reject);
  });
}
