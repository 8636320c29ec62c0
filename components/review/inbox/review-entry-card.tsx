'use client';
import { Building2, User, Users } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { accessNames } from '../../../lib/review/access';
import type { ReviewEntry } from '../../../lib/review/inbox';
import { safeText } from '../../../lib/review/text';
import { routes } from '../../../lib/routes';
import { AccessName } from '../access-name';
import { Due } from '../due';
import { ProgressLine } from '../progress-line';
import { TenantText } from '../tenant-text';

function Facts({ entry }: { entry: ReviewEntry }) {
  const t = useTranslations('inbox');
  const { whose } = entry;
  const Icon = whose === 'own' ? User : Users;
  const icon = 'mt-1 size-4 shrink-0';
  return (
    <div className="flex flex-wrap gap-x-5 gap-y-1 text-quiet">
      {entry.resource && accessNames(entry.resource).name && (
        <span className="flex min-w-0 gap-1.5">
          <Building2 aria-hidden="true" className={icon} />
          <AccessName resource={entry.resource} />
        </span>
      )}
      {whose && (
        <span className="flex gap-1.5">
          <Icon aria-hidden="true" className={icon} />
          {t(whose)}
        </span>
      )}
    </div>
  );
}

/** One review that waits. The whole card is the link; what is pressed inside it (the due date) stays itself. */
export function ReviewEntryCard({ entry }: { entry: ReviewEntry }) {
  const { definition, instance } = entry.review;
  return (
    <li className="relative grid gap-4 px-4 py-5 hover:bg-accent-wash/40 md:grid-cols-[1fr_15rem] md:gap-10 md:px-6">
      <div className="min-w-0 space-y-1.5">
        <h3 className="text-lg font-semibold">
          <Link
            href={routes.review({ definitionId: definition.id, instanceId: instance.id })}
            className="after:absolute after:inset-0 after:rounded-card hover:text-accent"
          >
            <TenantText text={definition.displayName} />
          </Link>
        </h3>
        <Facts entry={entry} />
        {safeText(definition.description) && (
          <p className="max-w-prose pt-0.5 text-[0.9375rem]">
            <TenantText text={definition.description} />
          </p>
        )}
      </div>
      <div className="flex flex-col gap-2.5">
        <span className="relative z-10 self-start">
          <Due review={entry.review} />
        </span>
        {entry.progress && <ProgressLine progress={entry.progress} />}
      </div>
    </li>
  );
}
