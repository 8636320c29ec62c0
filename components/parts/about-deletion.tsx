'use client';
import { ExternalLink } from 'lucide-react';
import { useItemMessages } from '../../lib/messages/parts/item';

const PAGE = 'https://learn.microsoft.com/entra/id-governance/complete-access-review';

/** Links to Microsoft's page about guests who are blocked and deleted. */
export function AboutDeletion() {
  const t = useItemMessages('end');
  return (
    <p>
      <a href={PAGE} rel="noreferrer" className="link underline">
        {t('aboutDeletion')}
        <ExternalLink aria-hidden="true" className="ms-1 inline size-4 align-[-0.125em]" />
      </a>
    </p>
  );
}
