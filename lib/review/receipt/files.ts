import { canonicalJson, sha256Hex } from './canonical';
import { type ReceiptWords, receiptCsv } from './csv';
import type { Receipt } from './model';

/** A file to save. Its name contains no text of the tenant. */
export interface ReceiptFile {
  name: string;
  type: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** The name of a receipt's file, with the day (UTC) on which the receipt was read. */
export function receiptFileName(readAt: string, extension: 'csv' | 'json'): string {
  return `access-review-receipt-${new Date(readAt).toISOString().slice(0, 10)}.${extension}`;
}

/** The receipt as canonical JSON, with the SHA-256 of exactly these bytes. */
export async function jsonFile(receipt: Receipt): Promise<ReceiptFile & { sha256: string }> {
  // Whose access it is about decides only the words on the screen and in the CSV.
  const { whose: _, ...written } = receipt;
  const bytes = encode(canonicalJson(written));
  const name = receiptFileName(receipt.readAt, 'json');
  return { name, type: 'application/json', bytes, sha256: await sha256Hex(bytes) };
}

/** The receipt as CSV, in the reader's language. */
export function csvFile(receipt: Receipt, words: ReceiptWords): ReceiptFile {
  const name = receiptFileName(receipt.readAt, 'csv');
  return { name, type: 'text/csv;charset=utf-8', bytes: encode(receiptCsv(receipt, words)) };
}

const encode = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
