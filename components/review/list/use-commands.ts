'use client';
import type { Act } from '../../../lib/review/act';
import type { Decision } from '../../../lib/review/model';
import { sameAgain } from '../../../lib/review/row-question';
import type { PartCommands } from '../../parts/part-commands';
import { partOf } from './group-bits';
import type { Command } from './keyboard';
import type { PeopleList } from './people-list';
import { cellTo, nextUndecided, stepTo } from './steps';
import type { RowQuestions } from './use-row-question';
import type { Selecting } from './use-selecting';

interface CommandsOptions {
  list: Pick<PeopleList, 'shown' | 'known' | 'handleRef'>;
  selecting: Selecting;
  acts: Pick<RowQuestions, 'decide' | 'ask' | 'close'> & {
    /** Acts on those who are selected. */
    choose(act: Act): void;
  };
  page: {
    /** False where nothing can be decided now. */
    open: boolean;
    /** All items are here, so that "all" means all. */
    allHere: boolean;
    /** The commands of other parts of the page. */
    parts: PartCommands;
    /** Opens one by one at this item, or at the first one. */
    openOneByOne(itemId: string | undefined): void;
    help(): void;
    /** Says that nobody is left who isn't reviewed. */
    noneLeft(): void;
  };
}

/** Runs a command; false where it has nothing to do. */
export function useCommands({ list, selecting, acts, page }: CommandsOptions): (command: Command) => boolean {
  const { handleRef, shown, known } = list;
  const { rows, keys } = shown;

  const go = (index: number, cell?: number): boolean => {
    const key = keys[index];
    if (!handleRef.current || key === undefined) return false;
    handleRef.current.go({ key, cell: cell ?? handleRef.current.place.cell });
    return true;
  };
  const itemAt = (index: number) => {
    const row = rows[index];
    return row?.kind === 'item' ? row.item : undefined;
  };
  /** The focused person. */
  const current = () => itemAt(handleRef.current?.index ?? -1);
  /** Acts on the selection, or on the focused person where nobody is selected. */
  const act = (decision: Decision): boolean => {
    const only = current();
    if (selecting.chosen.length > 0) acts.choose(decision);
    else if (only) acts.decide(only.id, decision);
    else return false;
    return true;
  };
  const toggle = (index: number): boolean => {
    const row = rows[index];
    if (!page.open || !row) return false;
    if (row.kind === 'group')
      selecting.selectGroup(row.group, partOf(row.group, selecting.selection) !== 'all');
    else selecting.select(row.item.id, !selecting.has(row.item.id), false);
    return true;
  };

  return (command) => {
    const handle = handleRef.current;
    if (!handle) return false;
    switch (command.do) {
      case 'row':
      case 'page': {
        const to = stepTo(handle.index, rows.length, command, handle.page);
        const [from, target] = [itemAt(handle.index), itemAt(to)];
        if (command.do === 'row' && command.extend && page.open && from && target)
          selecting.extend(from.id, target.id, !selecting.has(from.id));
        return go(to);
      }
      case 'cell':
        return go(handle.index, cellTo(handle.place.cell, handle.cells, command.by));
      case 'select':
        return toggle(handle.index);
      case 'all':
        if (!page.open || !page.allHere) return false;
        selecting.selectAll(true);
        return true;
      case 'clear':
        if (acts.close()) return true;
        if (selecting.chosen.length === 0) return false;
        selecting.clear();
        return true;
      case 'act':
        if (!page.open) return false;
        return act(command.act);
      case 'reason': {
        const only = selecting.chosen.length > 0 ? undefined : current();
        const again = page.open ? sameAgain(only ? [only] : selecting.chosen, known) : undefined;
        if (!again) return false;
        if (only) acts.ask(only.id, again);
        else acts.choose(again);
        return true;
      }
      case 'next': {
        const to = nextUndecided(shown, handle.index, known);
        if (to < 0 && page.allHere) page.noneLeft();
        return to >= 0 && go(to);
      }
      case 'undo':
      case 'search':
      case 'filter':
        return page.parts.run(command.do);
      case 'open':
        page.openOneByOne(itemAt(handle.index)?.id);
        return true;
      case 'help':
        page.help();
        return true;
      case 'nothing':
        return true;
    }
  };
}
