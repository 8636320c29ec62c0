import { createHash } from 'node:crypto';

const TAG = /<(script|link)\b[^>]*>/g;

/** The address of the file in a tag that runs a script, loads a style, or preloads either. */
function addressIn(tag: string): string | undefined {
  const isScript = tag.startsWith('<script');
  const isLoaded = isScript || /\srel="stylesheet"/.test(tag) || /\sas="(script|style)"/.test(tag);
  if (!isLoaded || /\sintegrity=/.test(tag)) return undefined;
  return (isScript ? /\ssrc="(\/[^"]+)"/ : /\shref="(\/[^"]+)"/).exec(tag)?.[1];
}

/**
 * A page with the hash of each script and style in its tag, so that a browser refuses other bytes. A
 * preloaded file has the same hash; otherwise it would be loaded twice.
 * https://developer.mozilla.org/docs/Web/Security/Subresource_Integrity
 * @param bytesOf gives a file of the export by its address
 */
export function withIntegrity(html: string, bytesOf: (address: string) => Uint8Array): string {
  return html.replace(TAG, (tag) => {
    const address = addressIn(tag);
    if (!address) return tag;
    const hash = createHash('sha384').update(bytesOf(address)).digest('base64');
    return tag.replace(/\s*\/?>$/, (end) => ` integrity="sha384-${hash}"${end.trim()}`);
  });
}
