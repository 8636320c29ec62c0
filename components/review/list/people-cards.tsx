'use client';
import type { ReactNode } from 'react';
import { useListMessages } from '../../../lib/messages/parts/list';
import { useShellMessages } from '../../../lib/messages/parts/shell';
import { useItemsKind } from '../../parts/item-name';
import { isNarrowed } from './filter-choice';
import { GroupBox, GroupToggle } from './group-bits';
import { OpenQuestion } from './open-question';
import { askedOf, hasQuestion, rowSelected } from './people-list';
import { PersonCard } from './person-card';
import { factsOf } from './row-facts';
import { SelectAll } from './select-box';
import { useList } from './use-list';
import { groupKey } from './use-rows';
import { useWorkspaceState } from './workspace-context';

/** Estimated heights before measuring, in px. */
const GROUP_HEIGHT = 60;
const CARD_HEIGHT = 132;

/** The people of the review as cards; only visible cards are in the page. */
export function PeopleCards({ tools }: { tools: ReactNode }) {
  const { list } = useWorkspaceState();
  const { shown, arranged, known, shared, photos, selecting, view, questions } = list;
  const t = useShellMessages('review');
  const kind = useItemsKind();
  const table = useListMessages('table');
  const { rows, virtual, listRef, roving } = useList(list, 1, (index) =>
    shown.rows[index]?.kind === 'group' ? GROUP_HEIGHT : CARD_HEIGHT,
  );
  const count = shown.rows.length;
  const all = isNarrowed(view)
    ? table('selectMatching', { count: arranged.matching.length })
    : t('selectAll');
  return (
    <div className="card">
      <div className="flex items-center gap-1 border-b border-line ps-1 pe-2 empty:hidden">
        {shared.open && (
          <>
            <SelectAll
              part={selecting.part}
              count={arranged.matching.length}
              narrowed={isNarrowed(view)}
              disabled={list.loading}
              onSelectAll={selecting.selectAll}
            />
            <span aria-hidden="true" className="me-auto text-sm text-quiet">
              {all}
            </span>
          </>
        )}
        {tools}
      </div>
      <div
        ref={listRef}
        role="list"
        aria-label={t('people', { kind })}
        onFocus={roving.onFocus}
        onBlur={roving.onBlur}
        onKeyDown={list.onKeyDown}
        className="relative"
      >
        {virtual.map(({ key, index }) => {
          const row = shown.rows[index];
          if (!row) return null;
          return (
            <div key={key} ref={rows.measureElement} data-index={index} className="absolute inset-x-0 top-0">
              {row.kind === 'item' ? (
                <PersonCard
                  facts={factsOf(row.item, known, photos)}
                  shared={shared}
                  selected={rowSelected(row, list)}
                  staying={arranged.staying.has(row.item.id)}
                  index={index}
                  count={count}
                  asked={askedOf(questions, row.item.id)}
                  question={hasQuestion(questions, row.item.id) && <OpenQuestion item={row.item} />}
                />
              ) : (
                <div
                  role="listitem"
                  aria-setsize={count}
                  aria-posinset={index + 1}
                  data-key={groupKey(row.group.key)}
                  className="flex items-center gap-1 border-b border-line bg-paper py-2 ps-1 pe-4"
                >
                  {shared.open && (
                    <div data-cell={0}>
                      <GroupBox
                        group={row.group}
                        selection={selecting.selection}
                        onSelect={(selected) => selecting.selectGroup(row.group, selected)}
                      />
                    </div>
                  )}
                  <GroupToggle
                    group={row.group}
                    folded={shown.folded.has(row.group.key)}
                    onFold={() => shown.fold(row.group.key)}
                  />
                </div>
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
