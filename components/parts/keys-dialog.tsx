'use client';
import type { Messages } from '../../lib/messages/catalogue';
import { useKeysMessages } from '../../lib/messages/parts/keys';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { ScrollRegion } from '../ui/scroll-region';

type Action = Exclude<keyof Messages['shortcuts'], 'when'>;

/** An action with its ways, any of which does it; a way is one or more keys held together. */
export type Shortcut = readonly [action: Action, ...ways: (readonly string[])[]];

const Key = ({ name }: { name: string }) => (
  <kbd className="inline-block min-w-7 rounded-control border border-edge bg-paper px-1.5 py-0.5 text-center font-sans text-sm">
    {name}
  </kbd>
);

function Keys({ heading, rows }: { heading: string; rows: readonly Shortcut[] }) {
  const t = useKeysMessages('shortcuts');
  return (
    <table className="w-full text-body">
      <caption className="pb-1 text-start font-medium">{heading}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{t('action')}</th>
          <th scope="col">{t('keys')}</th>
        </tr>
      </thead>
      <tbody className="divide-y divide-line border-y border-line">
        {rows.map(([action, ...ways]) => (
          <tr key={action}>
            <th scope="row" className="py-1.5 pe-3 text-start font-normal">
              {t(action)}
            </th>
            <td className="py-1.5 text-end">
              {ways.map((keys, index) => (
                <span key={keys.join()} className="whitespace-nowrap">
                  {index > 0 && <span className="px-1.5 text-quiet">{t('or')}</span>}
                  <bdo dir="ltr" className="space-x-1">
                    {keys.map((key) => (
                      <Key key={key} name={key === 'Space' ? t('space') : key} />
                    ))}
                  </bdo>
                </span>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface KeysDialogProps {
  /** What has the focus while the keys work. */
  place: 'list' | 'grid';
  tables: readonly { heading: Action; rows: readonly Shortcut[] }[];
  onClose(): void;
}

/** Lists every key that does something here. */
export function KeysDialog({ place, tables, onClose }: KeysDialogProps) {
  const t = useKeysMessages('shortcuts');
  return (
    <Dialog title={t('title')} onClose={onClose} actions={<Button onClick={onClose}>{t('close')}</Button>}>
      <ScrollRegion first label={t('title')} className="-mx-2 max-h-[65dvh] space-y-4 px-2">
        <p className="text-quiet">{t('when', { place })}</p>
        {tables.map(({ heading, rows }) => (
          <Keys key={heading} heading={t(heading)} rows={rows} />
        ))}
      </ScrollRegion>
    </Dialog>
  );
}
