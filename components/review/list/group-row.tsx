'use client';
import type { Group } from '../../../lib/review/workspace/groups';
import type { Selection } from '../../../lib/review/workspace/select';
import { TabStopContext } from '../../ui/tab-stop';
import { GroupBox, GroupToggle } from './group-bits';
import { groupKey } from './use-rows';

interface GroupRowProps {
  group: Group;
  /** Null where nothing can be decided now. */
  selection: Selection | null;
  folded: boolean;
  index: number;
  columnCount: number;
  active: number | null;
  onSelect(selected: boolean): void;
  onFold(): void;
}

/** The row above a group's people, which selects all of them or folds them away. */
export function GroupRow(props: GroupRowProps) {
  const { group, selection, folded, index, columnCount, active, onSelect, onFold } = props;
  const boxes = selection ? 1 : 0;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      data-key={groupKey(group.key)}
      className="flex border-b border-line bg-paper"
    >
      {selection && (
        <div role="gridcell" aria-colindex={1} data-cell={0} className="sticky start-0 ps-1.5">
          <TabStopContext value={active === 0 ? 0 : -1}>
            <GroupBox group={group} selection={selection} onSelect={onSelect} />
          </TabStopContext>
        </div>
      )}
      <div
        role="rowheader"
        aria-colindex={boxes + 1}
        aria-colspan={columnCount - boxes}
        data-cell={boxes}
        className="sticky start-13 px-3 first:start-0 first:ps-4"
      >
        <TabStopContext value={active !== null && active >= boxes ? 0 : -1}>
          <GroupToggle group={group} folded={folded} onFold={onFold} />
        </TabStopContext>
      </div>
    </div>
  );
}
