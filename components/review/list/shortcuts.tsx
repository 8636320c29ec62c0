'use client';
import { useListMessages } from '../../../lib/messages/parts/list';
import { QUESTION_SHORTCUTS } from '../../parts/keys';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { ScrollRegion } from '../../ui/scroll-region';
import { oneByOneShortcuts } from '../one-by-one/queue';
import { SHORTCUTS } from './keyboard';

const Key = ({ name }: { name: string }) => (
  <kbd className="inline-block min-w-7 rounded-control border border-edge bg-paper px-1.5 py-0.5 text-center font-sans text-sm">
    {name}
  </kbd>
);

function Keys({
  heading,
  rows,
}: {
  heading: string;
  rows: typeof SHORTCUTS | typeof QUESTION_SHORTCUTS | ReturnType<typeof oneByOneShortcuts>;
}) {
  const t = useListMessages('shortcuts');
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

/** Lists every key that does something here. */
export function ShortcutsDialog({ onClose }: { onClose(): void }) {
  const t = useListMessages('shortcuts');
  return (
    <Dialog title={t('title')} onClose={onClose} actions={<Button onClick={onClose}>{t('close')}</Button>}>
      <ScrollRegion first label={t('title')} className="-mx-2 max-h-[65dvh] space-y-4 px-2">
        <p className="text-quiet">{t('when')}</p>
        <Keys heading={t('inList')} rows={SHORTCUTS} />
        <Keys heading={t('inQuestion')} rows={QUESTION_SHORTCUTS} />
        <Keys heading={t('inOneByOne')} rows={oneByOneShortcuts(document.documentElement.dir === 'rtl')} />
      </ScrollRegion>
    </Dialog>
  );
}
