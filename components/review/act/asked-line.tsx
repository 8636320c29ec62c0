'use client';
import { MessageSquareShare } from 'lucide-react';
import type { MouseEvent } from 'react';
import { useItemMessages } from '../../../lib/messages/parts/item';
import { chatLink, mailLink } from '../../../lib/review/askable';
import { TenantText } from '../../parts/tenant-text';

export const ASK_LINK =
  'inline-flex min-h-11 items-center gap-1.5 font-medium text-accent underline-offset-4 hover:underline desk:min-h-8';

interface AskedLineProps {
  name: string;
  /** The person's relation to the access. */
  role: string;
  address: string;
  subject: string;
  text: string;
  onAsked(): void;
}

/** A person who may know the answer, with a mail and a chat to that person. */
export function AskedLine({ name, role, address, subject, text, onAsked }: AskedLineProps) {
  const t = useItemMessages('asking');
  const note = (event: MouseEvent) => {
    if (!event.defaultPrevented) onAsked();
  };
  return (
    <li className="flex flex-wrap items-center gap-x-4">
      <span>
        <TenantText text={name} limit={80} />
        <span className="text-quiet">
          {' · '}
          <TenantText text={role} />
        </span>
      </span>
      <a href={mailLink(address, subject, text)} onClick={note} className={ASK_LINK}>
        {t('mail')}
      </a>
      <a href={chatLink(address, text)} target="_blank" rel="noreferrer" onClick={note} className={ASK_LINK}>
        {t('chat')}
        <MessageSquareShare aria-hidden="true" className="size-4 shrink-0" />
      </a>
    </li>
  );
}
