'use client';
import { useId } from 'react';
import { useListMessages } from '../../../lib/messages/parts/list';
import { safeText } from '../../../lib/review/text';
import type { AccessChoice } from '../../../lib/review/workspace/accesses';
import type { View } from '../../../lib/review/workspace/view';
import { useAccessWords } from '../../parts/access-name';
import { IN_LINE, LINE, MENU } from './arrange-menus';

export interface AccessMenuProps {
  accesses: readonly AccessChoice[];
  view: View;
  onView(change: Partial<View>): void;
}

/**
 * The menu that narrows the list to one access: a resource, or one permission in it, each
 * with the number of matching items.
 */
export function AccessMenu({ accesses, view, onView }: AccessMenuProps) {
  const t = useListMessages('find');
  const words = useAccessWords();
  const id = useId();
  const chosen = view.access;
  return (
    <div className={LINE}>
      <label htmlFor={id} className="shrink-0 text-sm text-quiet spacious:sr-only">
        {t('access')}
      </label>
      <select
        id={id}
        value={chosen ?? ''}
        onChange={({ target }) => onView({ access: target.value || null })}
        className={`${MENU} ${IN_LINE}`}
      >
        <option value="">{t('allAccess')}</option>
        {accesses.map(({ key, resource, count }) => (
          <option key={key} value={key}>
            {t('oneAccess', { access: safeText(words(resource), 80), count })}
          </option>
        ))}
        {chosen !== null && accesses.every(({ key }) => key !== chosen) && (
          <option value={chosen}>{t('otherAccess')}</option>
        )}
      </select>
    </div>
  );
}
