'use client';
import { useShellMessages } from '../../lib/messages/parts/shell';
import { accessNames } from '../../lib/review/access';
import type { Resource } from '../../lib/review/model';
import { idEnd } from '../../lib/review/principal';
import { TenantText } from './tenant-text';

type Named = Pick<Resource, 'id' | 'displayName' | 'detail' | 'permission'>;

/**
 * The name of an access, with the reviewed part: "Owner on Payroll production", "Sales kit
 * (Employees)", "Door control, Opens".
 */
export function useAccessWords(): (resource: Named) => string {
  const t = useShellMessages('access');
  return (resource) => {
    const { id, detail } = resource;
    const names = accessNames(resource);
    const name = names.name || t('nameless', { end: idEnd(id) });
    const part = detail
      ? t(detail.kind, { name, detail: names.detail || t('id', { end: idEnd(detail.id) }) })
      : name;
    return names.permission ? t('permission', { access: part, permission: names.permission }) : part;
  };
}

export function AccessName({ resource, limit }: { resource: Named; limit?: number }) {
  const words = useAccessWords();
  return <TenantText text={words(resource)} {...(limit === undefined ? {} : { limit })} />;
}
