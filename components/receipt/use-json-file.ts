'use client';
import { useEffect, useState } from 'react';
import { jsonFile } from '../../lib/review/receipt/files';
import type { Receipt } from '../../lib/review/receipt/model';

type JsonFile = Awaited<ReturnType<typeof jsonFile>>;

/** Each saved decision makes a new receipt; the file is made when no decision came for this long, in ms. */
const REST_MS = 250;

/** The JSON file of a receipt with its checksum; null until both are computed. */
export function useJsonFile(receipt: Receipt): JsonFile | null {
  const [made, setMade] = useState<{ of: Receipt; file: JsonFile } | null>(null);
  useEffect(() => {
    let wanted = true;
    const timer = setTimeout(async () => {
      const file = await jsonFile(receipt);
      if (wanted) setMade({ of: receipt, file });
    }, REST_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [receipt]);
  return made?.of === receipt ? made.file : null;
}
