'use client';
import type { RefObject } from 'react';
import type { Act } from '../../../lib/review/act';
import type { Decision, DecisionItem } from '../../../lib/review/model';
import { sameAgain } from '../../../lib/review/row-question';
import type { Group } from '../../../lib/review/workspace/groups';
import type { Selection } from '../../../lib/review/workspace/select';
import type { Known } from '../../../lib/review/workspace/view';
import type { PartCommands } from '../../parts/part-commands';
import { partOf } from './group-bits';
import type { Command } from './keyboard';
import type { ListHandle } from './list-handle';
import { cellTo, nextUndecided, stepTo } from './steps';
import type { ShownRows } from './use-rows';
import type { useSelecting } from './use-selecting';

interface CommandsOptions {
  /** The commands of other parts of the page. */
  parts: PartCommands;
  handleRef: RefObject<ListHandle | null>;
  shown: ShownRows;
  known: Known;
  selection: Selection;
  selecting: ReturnType<typeof useSelecting>;
  /** False where nothing can be decided now. */
  open: boolean;
  /** All items are here, so that "all" means all. */
  allHere: boolean;
  onSelectGroup(group: Group, selected: boolean): void;
  onAct(act: Act): void;
  /** Decides about the focused person where nobody is selected. */
  onDecide(itemId: string, act: Decision): void;
  /** Asks for the reason of the current decision. */
  onReason(itemId: string, act: Decision): void;
  onOpen(itemId: string | undefined): void;
  onHelp(): void;
  /** Closes the open question of a row; false where none is open. */
  onClose(): boolean;
  onNobody(): void;
  onNoneLeft(): void;
}

/** Runs a command; false where it has nothing to do. */
export function useCommands(options: CommandsOptions): (command: Command) => boolean {
  const { handleRef, shown, known, selection, selecting, open } = options;
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
  /** Acts on the selection, or on the focused person where nobody is selected. */
  const act = (decision: Decision): boolean => {
    const [only] = current();
    if (selecting.chosen.length > 0) options.onAct(decision);
    else if (only) options.onDecide(only.id, decision);
    else return false;
    return true;
  };
  const toggle = (index: number): boolean => {
    const row = rows[index];
    if (!open || !row) return false;
    if (row.kind === 'group') options.onSelectGroup(row.group, partOf(row.group, selection) !== 'all');
    else selecting.select(row.item.id, !selecting.has(row.item.id), false);
    return true;
  };

  return (command) => {
    const list = handleRef.current;
    if (!list) return false;
    switch (command.do) {
      case 'row':
      case 'page': {
        const to = stepTo(list.index, rows.length, command, list.page);
        const [from, target] = [itemAt(list.index), itemAt(to)];
        if (command.do === 'row' && command.extend && open && from && target)
          selecting.extend(from.id, target.id, !selecting.has(from.id));
        return go(to);
      }
      case 'cell':
        return go(list.index, cellTo(list.place.cell, list.cells, command.by));
      case 'select':
        return toggle(list.index);
      case 'all':
        if (!open || !options.allHere) return false;
        selecting.selectAll(true);
        return true;
      case 'clear':
        if (options.onClose()) return true;
        if (selecting.chosen.length === 0) return false;
        options.onNobody();
        return true;
      case 'act':
        if (!open) return false;
        return act(command.act);
      case 'reason': {
        const [only] = selecting.chosen.length > 0 ? [] : current();
        const again = open ? sameAgain(only ? [only] : selecting.chosen, known) : undefined;
        if (!again) return false;
        if (only) options.onReason(only.id, again);
        else options.onAct(again);
        return true;
      }
      case 'next': {
        const to = nextUndecided(rows, list.index, known);
        if (to < 0) options.onNoneLeft();
        return to >= 0 && go(to);
      }
      case 'undo':
      case 'search':
      case 'filter':
        return options.parts.run(command.do);
      case 'open':
        options.onOpen(itemAt(list.index)?.id);
        return true;
      case 'help':
        options.onHelp();
        return true;
      case 'nothing':
        return true;
    }
  };

  function current(): readonly DecisionItem[] {
    const item = itemAt(handleRef.current?.index ?? -1);
    return item ? [item] : [];
  }
}
