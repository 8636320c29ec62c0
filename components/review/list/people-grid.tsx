'use client';
import { type CSSProperties, useCallback, useMemo, useRef } from 'react';
import { useShellMessages } from '../../../lib/messages/parts/shell';
import { useItemsKind } from '../../parts/item-name';
import { tracksOf } from './columns';
import { isNarrowed } from './filter-choice';
import { GroupRow } from './group-row';
import { ListHead } from './list-head';
import { ListRow } from './list-row';
import { OpenQuestion } from './open-question';
import { askedOf, hasQuestion, rowSelected } from './people-list';
import { factsOf } from './row-facts';
import { SelectAll } from './select-box';
import { StickyGroup } from './sticky-group';
import { useList } from './use-list';
import { useWorkspaceState } from './workspace-context';

/** Estimated heights before measuring, in px. */
const GROUP_HEIGHT = 45;
const ROW_HEIGHT = { dense: 48, roomy: 105 } as const;

/**
 * The people of the review as a table; only visible rows are in the page. It is an ARIA grid: one cell has
 * the focus, and the arrow keys move it: https://www.w3.org/WAI/ARIA/apg/patterns/grid/
 */
export function PeopleGrid() {
  const { list, covering } = useWorkspaceState();
  const { headRef } = covering;
  const { shown, arranged, known, shared, photos, selecting, view, questions } = list;
  const t = useShellMessages('review');
  const kind = useItemsKind();
  const { columns, open } = shared;
  const cells = columns.length + (open ? 1 : 0);
  const { rows, virtual, listRef, roving } = useList(list, cells, (index) =>
    shown.rows[index]?.kind === 'group' ? GROUP_HEIGHT : ROW_HEIGHT[shared.density],
  );
  const { template, least } = useMemo(() => tracksOf(columns, open), [columns, open]);
  const { sideHeadRef, bodyRef, onHead, onBody } = useSideways(listRef);
  const tracks = { '--tracks': template, '--least': `${least}rem` } as CSSProperties;
  return (
    <div
      role="grid"
      aria-label={t('people', { kind })}
      aria-rowcount={shown.rows.length + 1}
      aria-colcount={cells}
      aria-multiselectable={open || undefined}
      style={tracks}
      className="card"
    >
      <div ref={headRef} role="rowgroup" className="sticky top-0 z-10 rounded-t-card bg-card">
        <div
          ref={sideHeadRef}
          onScroll={onHead}
          role="none"
          className="overflow-x-auto rounded-t-card [scrollbar-width:thin]"
        >
          <ListHead
            columns={columns}
            dense={shared.density === 'dense'}
            sort={view.sort}
            onSort={(sort) => list.onView({ sort })}
            selectAll={
              open ? (
                <SelectAll
                  part={selecting.part}
                  count={arranged.matching.length}
                  narrowed={isNarrowed(view)}
                  disabled={list.loading}
                  onSelectAll={selecting.selectAll}
                />
              ) : null
            }
          />
        </div>
        <StickyGroup shown={shown} first={rows.range?.startIndex ?? 0} />
      </div>
      <div
        ref={bodyRef}
        role="rowgroup"
        data-sideways
        onScroll={onBody}
        onFocus={roving.onFocus}
        onBlur={roving.onBlur}
        onKeyDown={list.onKeyDown}
        className="@container relative overflow-x-auto overflow-y-hidden rounded-b-card [scrollbar-width:none]"
      >
        {virtual.map(({ key, index }) => {
          const row = shown.rows[index];
          if (!row) return null;
          const active = index === roving.index ? roving.place.cell : null;
          return (
            <div
              key={key}
              ref={rows.measureElement}
              data-index={index}
              className="absolute start-0 top-0 w-full min-w-(--least)"
            >
              {row.kind === 'item' ? (
                <ListRow
                  facts={factsOf(row.item, known, photos)}
                  shared={shared}
                  selected={rowSelected(row, list)}
                  staying={arranged.staying.has(row.item.id)}
                  index={index}
                  active={active}
                  asked={askedOf(questions, row.item.id)}
                />
              ) : (
                <GroupRow
                  group={row.group}
                  selection={open ? selecting.selection : null}
                  folded={shown.folded.has(row.group.key)}
                  index={index}
                  columnCount={cells}
                  active={active}
                  onSelect={(selected) => selecting.selectGroup(row.group, selected)}
                  onFold={() => shown.fold(row.group.key)}
                />
              )}
              {row.kind === 'item' && hasQuestion(questions, row.item.id) && (
                <div role="row" aria-rowindex={index + 2} className="border-b border-line bg-accent-wash">
                  <div role="gridcell" aria-colspan={cells} className="sticky start-0 w-[100cqi]">
                    <OpenQuestion item={row.item} />
                  </div>
                </div>
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** Scrolls head and rows sideways together. The scroll bar is under the head, where it is always visible. */
function useSideways(listRef: (node: HTMLDivElement | null) => void) {
  const head = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const bodyRef = useCallback(
    (node: HTMLDivElement | null) => {
      listRef(node);
      body.current = node;
    },
    [listRef],
  );
  const follow = (from: HTMLDivElement | null, to: HTMLDivElement | null) => {
    if (from && to && to.scrollLeft !== from.scrollLeft) to.scrollLeft = from.scrollLeft;
  };
  return {
    sideHeadRef: head,
    bodyRef,
    onHead: () => follow(head.current, body.current),
    onBody: () => follow(body.current, head.current),
  };
}
