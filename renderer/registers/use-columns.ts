import { useMemo, useState } from 'react';
import type { AnyRegister } from '../../shared/registers/define-register.ts';
import { listsBeside } from '../../shared/registers/list-columns.ts';
import { useSession, useTellRefusal } from '../session/session.tsx';
import { useRemember } from '../session/use-remember.ts';
import {
  columnsKey,
  leastWidth,
  moved,
  rememberedColumns,
  resized,
  shownColumns,
  usualAgain,
  type ColumnChoice,
  type ShownColumn,
} from './column-choice.ts';
import type { ColumnMoves } from './list-heads.tsx';

/** The columns of a list as they were chosen, moved and made wider; remembered over starts. */
export function useColumns(
  register: AnyRegister,
  onChoose: () => void,
): {
  readonly choice: ColumnChoice;
  readonly choose: (choice: ColumnChoice) => void;
  readonly shown: readonly ShownColumn[];
  /** Pixels below which the rows scroll sideways. */
  readonly least: number;
  /** Child lists that the rows must bring for them. */
  readonly lists: readonly string[];
  readonly moves: ColumnMoves;
} {
  const { status } = useSession();
  const remember = useRemember();
  const tell = useTellRefusal();
  const [choice, setChoice] = useState(() => rememberedColumns(status.memory, register));
  const choose = (next: ColumnChoice): void => {
    setChoice(next);
    remember(columnsKey(register.name), JSON.stringify(next)).catch(tell);
  };
  const shown = useMemo(() => shownColumns(register, choice), [register, choice]);
  const lists = useMemo(() => listsBeside(register, choice.columns), [register, choice.columns]);
  return {
    choice,
    choose,
    shown,
    least: leastWidth(register, choice),
    lists,
    moves: {
      onResize({ name, by, drawn, fits }, done) {
        const next = resized(register, choice, name, by, drawn, fits);
        if (done) choose(next);
        else setChoice(next);
      },
      onUsual: (name) => choose(usualAgain(choice, name)),
      onMove: (name, to) => choose({ ...choice, columns: moved(choice.columns, name, to) }),
      onChoose,
    },
  };
}
