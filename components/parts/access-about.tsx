'use client';
import { useShellMessages } from '../../lib/messages/parts/shell';
import { accessDescriptions, accessNames } from '../../lib/review/access';
import type { Resource } from '../../lib/review/model';
import { asSentence } from '../../lib/review/text';
import { AccessName } from './access-name';
import { ClampedText, OneLine } from './clamped-text';

interface AccessAboutProps {
  resource: Resource;
  /** True among sentences: then the text ends like a sentence. */
  sentence?: boolean;
}

/**
 * The tenant's description of an access: its beginning, and all of it when pressed.
 * Renders nothing where Graph has none.
 */
export function AccessAbout({ resource, sentence = false }: AccessAboutProps) {
  const t = useShellMessages('access');
  const descriptions = accessDescriptions(resource);
  if (descriptions === null) return null;
  if (descriptions.length === 0) return sentence ? null : t('noDescription');
  const text = descriptions.join(' · ');
  return <ClampedText text={sentence ? asSentence(text) : text} />;
}

/** An access in two lines: the resource, and below it the permission and its description. */
export function AccessInTwoLines({ resource }: { resource: Resource }) {
  const t = useShellMessages('access');
  const { permission: _, detail, ...bare } = resource;
  const names = accessNames(resource);
  const isRole = detail?.kind === 'role';
  const first = detail && !isRole ? { ...bare, detail } : bare;
  const descriptions = accessDescriptions(resource);
  const about = descriptions?.length === 0 ? [t('noDescription')] : (descriptions ?? []);
  const below = [isRole && names.detail, names.permission, ...about].filter(Boolean).join(' · ');
  return (
    <div className="min-w-0 leading-snug">
      <span className="block truncate">
        <AccessName resource={first} limit={160} />
      </span>
      {below && (
        <span className="block text-xs text-quiet">
          <OneLine text={below} />
        </span>
      )}
    </div>
  );
}
