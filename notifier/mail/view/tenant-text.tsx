import { Fragment } from 'react';
import { safeText } from '../../../lib/review/text';

/**
 * A tenant's text, already cleaned: it keeps its own direction and doesn't change the direction around it.
 * Many mail programs drop bdi and keep dir.
 */
export function TenantText({ text }: { text: string }) {
  return <span dir="auto">{text}</span>;
}

/** A text of a host or an administrator with its own line breaks; the limit is for all lines together. */
export function TenantLines({ text, limit }: { text: string; limit: number }) {
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
