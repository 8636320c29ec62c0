import type { Store } from '../../core/store';
import type { Instance } from '../../reviews/instances';
import { ITEM_COLUMNS, type Item, type ItemQuery, type ItemView, readItems } from '../../reviews/items';
import type { QueryOptions } from '../odata/query-options';
import { readItemQuery } from './decisions';

/** An instance, and the part of its items that belongs to a list over several instances. */
export interface ReadPart {
  instance: Instance;
  view: ItemView;
}

interface FoundItem {
  item: Item;
  part: ReadPart;
}

function compare(order: ItemQuery['order']): (a: FoundItem, b: FoundItem) => number {
  return (a, b) => {
    for (const { field, descending } of order) {
      const column = ITEM_COLUMNS[field];
      const [left, right] = [a.item[column], b.item[column]];
      if (left !== right) return left < right === descending ? 1 : -1;
    }
    return 0;
  };
}

/** A page over several instances: in sequence or, with `$orderby`, sorted together. */
export function readAcross(
  store: Store,
  parts: readonly ReadPart[],
  options: QueryOptions,
): { found: FoundItem[]; total: number } {
  const found: FoundItem[] = [];
  let total = 0;
  const isSorted = options.order.length > 0;
  for (const part of parts) {
    const skip = isSorted ? 0 : Math.max(0, options.skip - total);
    const top = isSorted ? part.instance.itemCount : Math.max(0, options.top - found.length);
    const read = readItems(store, part.instance, { ...readItemQuery(options, part.view), skip, top });
    total += read.total;
    found.push(...read.items.map((item) => ({ item, part })));
  }
  if (!isSorted) return { found, total };
  const { order } = readItemQuery(options, { hidesBefore: 0 });
  return { found: found.sort(compare(order)).slice(options.skip, options.skip + options.top), total };
}
