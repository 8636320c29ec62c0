'use client';
import { ExternalLink } from 'lucide-react';
import { useHelpMessages } from '../../lib/messages/parts/help';
import { useShellMessages } from '../../lib/messages/parts/shell';
import { HELP_TERM_NAMES, HELP_TERMS, type HelpTerm } from '../../lib/review/help-terms';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { ScrollRegion } from '../ui/scroll-region';

function Page({ term }: { term: HelpTerm }) {
  const t = useHelpMessages('help');
  const terms = useShellMessages('terms');
  return (
    <a
      href={HELP_TERMS[term].page}
      target="_blank"
      rel="noreferrer"
      className="inline-flex min-h-6 items-center gap-1 link underline max-md:min-h-11"
    >
      {t('page')}
      <span className="sr-only">: {terms(term)}</span>
      <ExternalLink aria-hidden="true" className="size-4" />
    </a>
  );
}

/**
 * Explains one term in two sentences, with a link to Microsoft's page about it and a list of the other terms.
 */
export function HelpDialog({ term, onClose }: { term: HelpTerm; onClose(): void }) {
  const t = useHelpMessages('help');
  const terms = useShellMessages('terms');
  const others = HELP_TERM_NAMES.filter((other) => other !== term);
  return (
    <Dialog
      title={terms(term)}
      onClose={onClose}
      description={<p>{t(term)}</p>}
      actions={<Button onClick={onClose}>{t('close')}</Button>}
    >
      <Page term={term} />
      <details className="border-t border-line pt-3">
        <summary className="min-h-6 cursor-pointer font-medium max-md:min-h-11">{t('more')}</summary>
        <ScrollRegion label={t('more')} className="mt-2 max-h-[40dvh]">
          <dl className="space-y-3 text-body">
            {others.map((other) => (
              <div key={other}>
                <dt className="font-medium">{terms(other)}</dt>
                <dd className="text-quiet">
                  {t(other)} <Page term={other} />
                </dd>
              </div>
            ))}
          </dl>
        </ScrollRegion>
      </details>
    </Dialog>
  );
}
