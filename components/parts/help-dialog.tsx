'use client';
import { ExternalLink } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { HELP_TERM_NAMES, HELP_TERMS, type HelpTerm } from '../../lib/review/help-terms';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { ScrollRegion } from '../ui/scroll-region';

function Page({ term }: { term: HelpTerm }) {
  const t = useTranslations('help');
  return (
    <a
      href={HELP_TERMS[term].page}
      target="_blank"
      rel="noreferrer"
      className="inline-flex min-h-6 items-center gap-1 link underline max-md:min-h-11"
    >
      {t('page')}
      <span className="sr-only">: {t(`${term}.term`)}</span>
      <ExternalLink aria-hidden="true" className="size-4" />
    </a>
  );
}

/**
 * Explains one term in two sentences, with a link to Microsoft's page about it and a list of the other terms.
 */
export function HelpDialog({ term, onClose }: { term: HelpTerm; onClose(): void }) {
  const t = useTranslations('help');
  const others = HELP_TERM_NAMES.filter((other) => other !== term);
  return (
    <Dialog
      title={t(`${term}.term`)}
      onClose={onClose}
      description={<p>{t(`${term}.text`)}</p>}
      actions={<Button onClick={onClose}>{t('close')}</Button>}
    >
      <Page term={term} />
      <details className="border-t border-line pt-3">
        <summary className="min-h-6 cursor-pointer font-medium max-md:min-h-11">{t('more')}</summary>
        <ScrollRegion label={t('more')} className="mt-2 max-h-[40dvh]">
          <dl className="space-y-3 text-body">
            {others.map((other) => (
              <div key={other}>
                <dt className="font-medium">{t(`${other}.term`)}</dt>
                <dd className="text-quiet">
                  {t(`${other}.text`)} <Page term={other} />
                </dd>
              </div>
            ))}
          </dl>
        </ScrollRegion>
      </details>
    </Dialog>
  );
}
