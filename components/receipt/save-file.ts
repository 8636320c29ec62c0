import type { ReceiptFile } from '../../lib/review/receipt/files';

/** How long a browser may take to begin its download, in ms. */
const FOR_A_MINUTE = 60_000;

/** Gives a file to the browser, which saves it as a download. */
export function saveFile({ name, type, bytes }: ReceiptFile): void {
  const address = URL.createObjectURL(new Blob([bytes], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), FOR_A_MINUTE);
}
