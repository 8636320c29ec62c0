import { Fragment } from 'react';
import { safeText } from '../../../lib/review/text';

/** What somebody in a tenant wrote, already cleaned: it keeps its own direction and turns nothing around it. Many mail programs drop bdi and keep dir. */
export function Said({ text }: { text: string }) {
  return <span dir="auto">{text}</span>;
}

/** What a host or an administrator wrote, in its own lines; the limit is for all of them. */
export function SaidLines({ text, limit }: { text: string; limit: number }) {
  const cut = [...text.slice(0, limit * 2)].slice(0, limit).join('');
  const lines = cut
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => safeText(line, limit))
    .filter((line) => line !== '');
  return lines.map((line, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: lines never change places
    <Fragment key={at}>
      {at > 0 && <br />}
      <span dir="auto">{line}</span>
    </Fragment>
  ));
}
