'use client';
import { Copy, FileBraces, FileSpreadsheet, Printer } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { copyText } from '../../lib/browser';
import { useReceiptMessages } from '../../lib/messages/parts/receipt';
import { kindOfAll } from '../../lib/review/principal';
import { csvFile } from '../../lib/review/receipt/files';
import type { Receipt } from '../../lib/review/receipt/model';
import { useAnnounce } from '../ui/announcer';
import { Button } from '../ui/button';
import { saveFile } from './save-file';
import { useJsonFile } from './use-json-file';
import { useReceiptWords } from './use-receipt-words';

const ICON = 'size-4.5 shrink-0';

function Checksum({ sha256 }: { sha256: string | undefined }) {
  const t = useReceiptMessages('receipt');
  const announce = useAnnounce();
  const copy = async () => {
    if (!sha256) return;
    announce(t((await copyText(sha256)) ? 'copied' : 'notCopied'));
  };
  return (
    <div className="mt-3">
      <h3 className="text-sm text-quiet">{t('checksum')}</h3>
      {/* On a phone it has two lines. */}
      <p className="min-h-[2lh] text-sm sm:min-h-[1lh]">
        {sha256 ? (
          <code dir="ltr" className="select-all break-all">
            {sha256}
          </code>
        ) : (
          <span className="text-quiet">{t('checksumMaking')}</span>
        )}
      </p>
      <Button look="quiet" className="-ms-2 px-2 print:hidden" disabled={!sha256} onClick={() => void copy()}>
        <Copy aria-hidden="true" className={ICON} />
        {t('copy')}
      </Button>
    </div>
  );
}

interface ReceiptFilesProps {
  receipt: Receipt;
  /** The review is being read or was not read completely: there is nothing to keep yet. */
  unready: boolean;
  /** Stands beside the buttons. */
  beside: ReactNode;
  /** The decisions. */
  children: ReactNode;
}

/**
 * The ways to keep a receipt: on paper, as a table for people, and as a complete file. The buttons come before the
 * decisions, and what is to know about the files after them.
 */
export function ReceiptFiles({ receipt, unready, beside, children }: ReceiptFilesProps) {
  const t = useReceiptMessages('receipt');
  const heading = useId();
  const about = useId();
  const words = useReceiptWords(kindOfAll(receipt.entries));
  const json = useJsonFile(receipt);
  return (
    <>
      <section aria-labelledby={heading} className="mt-4 flex flex-wrap items-center gap-2 print:hidden">
        <h2 id={heading} className="sr-only">
          {t('actions')}
        </h2>
        <Button look="primary" disabled={unready || !json} onClick={() => window.print()}>
          <Printer aria-hidden="true" className={ICON} />
          {t('print')}
        </Button>
        <Button disabled={unready} onClick={() => saveFile(csvFile(receipt, words))}>
          <FileSpreadsheet aria-hidden="true" className={ICON} />
          {t('csv')}
        </Button>
        <Button disabled={unready || !json} onClick={() => json && saveFile(json)}>
          <FileBraces aria-hidden="true" className={ICON} />
          {t('json')}
        </Button>
        {beside}
      </section>
      {children}
      <section aria-labelledby={about} className="mt-6 max-w-prose">
        <h2 id={about} className="text-sm font-semibold text-quiet">
          {t('files')}
        </h2>
        <p className="mt-1 text-sm text-quiet print:hidden">{t('jsonHint')}</p>
        {!unready && <Checksum sha256={json?.sha256} />}
      </section>
    </>
  );
}
