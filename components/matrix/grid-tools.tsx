'use client';
import { useId } from 'react';
import { useGridMessages } from '../../lib/messages/parts/grid';
import type { RowOrder } from '../../lib/review/grid/arrange';
import { useItemsKind } from '../parts/item-name';
import { KeysButton } from '../parts/keys-button';
import { Button } from '../ui/button';
import type { Block } from './use-grid-pointer';

interface GridToolsProps {
  order: RowOrder;
  shared: boolean;
  block: Block;
  onOrder(order: RowOrder): void;
  onShared(shared: boolean): void;
  onBlock(block: Block): void;
  /** Null where there is no keyboard. */
  onKeys: (() => void) | null;
}

const ORDERS: readonly RowOrder[] = ['name', 'accesses'];

/** The controls for the grid's order and filter, and a way to select a rectangle without dragging. */
export function GridTools({ order, shared, block, onOrder, onShared, onBlock, onKeys }: GridToolsProps) {
  const t = useGridMessages('grid');
  const kind = useItemsKind();
  const id = useId();
  return (
    <div className="mb-2 flex items-center gap-x-5 gap-y-1 overflow-x-auto py-1 whitespace-nowrap not-low:flex-wrap">
      <div className="flex items-center gap-2">
        <label htmlFor={id} className="text-sm text-quiet max-md:sr-only">
          {t('order')}
        </label>
        <select
          id={id}
          value={order}
          onChange={({ target }) => onOrder(ORDERS.find((known) => known === target.value) ?? 'name')}
          className="min-h-11 rounded-control border border-edge bg-card px-3 desk:min-h-10"
        >
          {ORDERS.map((known) => (
            <option key={known} value={known}>
              {t(`orders.${known}`)}
            </option>
          ))}
        </select>
      </div>
      <Button
        aria-pressed={block !== null}
        onClick={() => onBlock(block ? null : 'first')}
        className="shrink-0 aria-pressed:border-accent aria-pressed:bg-accent-wash"
      >
        {t('block')}
      </Button>
      <label className="flex min-h-11 items-center gap-2.5 not-low:whitespace-normal">
        <input
          type="checkbox"
          checked={shared}
          onChange={({ target }) => onShared(target.checked)}
          className="size-5 shrink-0"
        />
        {t('shared', { kind })}
      </label>
      <p role="status" className="text-sm text-quiet">
        {block && t(block === 'first' ? 'blockFirst' : 'blockSecond')}
      </p>
      {onKeys && (
        <div className="ms-auto">
          <KeysButton onOpen={onKeys} />
        </div>
      )}
    </div>
  );
}
