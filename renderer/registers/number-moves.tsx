import { Button } from 'antd';
import { createContext, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { issueSentence } from '../../shared/i18n/translator.ts';
import type { Issue } from '../../shared/registers/check.ts';
import type { AnyRegister } from '../../shared/registers/define-register.ts';
import type { RegisterName } from '../../shared/registers/all-registers.ts';
import { withoutNumbersInTexts } from '../../shared/registers/numbers-in-texts.ts';
import { useLatest } from '../ui/use-latest.ts';
import { lookingAt } from './identity-question.tsx';
import type { EditedRecord, Edits } from './use-edits.ts';

type Move = (issue: Issue) => void;

/** Takes a number of an identity document out of the text that an issue names; null where nothing is typed. */
export const NumberMoves = createContext<Move | null>(null);

/** Moves such a number to its own field in what is typed, or masks it where none is free: nothing is saved by it. */
export function useNumberMoves(name: RegisterName, register: AnyRegister, edited: EditedRecord): Move {
  const latest = useLatest(edited);
  const move = useLatest((issue: Issue): void => {
    const { edits, record, setField, setChild } = latest.current;
    const before = { register: name, id: record.id, fields: edits.fields, children: edits.children };
    const { save } = withoutNumbersInTexts(register, before, lookingAt([issue]));
    const changed = (was: Edits['fields'], is: Edits['fields']) =>
      Object.entries(is).filter(([field, value]) => value !== was[field]);
    for (const [field, value] of changed(edits.fields, save.fields)) setField(field, value);
    for (const [list, rows] of Object.entries(save.children))
      for (const row of rows) {
        const was = edits.children[list]?.find(({ id }) => id === row.id);
        const fields = changed(was?.fields ?? {}, row.fields);
        if (fields.length > 0) setChild(list, row.id, { fields: Object.fromEntries(fields) });
      }
  });
  return (issue) => move.current(issue);
}

/** The button beside an issue that tells of such a number; nothing beside others. */
export function MoveNumber({ issue }: { readonly issue: Issue }) {
  const { t } = useTranslation();
  const move = useContext(NumberMoves);
  if (move === null || issue.code !== 'identity-number') return null;
  return (
    <Button size="small" style={{ marginInlineStart: 6 }} onClick={() => move(issue)}>
      {t(issue.params['canMove'] === 1 ? 'kept:identity.moveHere' : 'kept:identity.maskHere')}
    </Button>
  );
}

/** Below a list: the rows in whose texts such numbers stand, each with its button. */
export function NumbersInRows({
  issues,
  rowOf,
}: {
  readonly issues: readonly Issue[];
  /** The place of a row in its list, from 1. */
  readonly rowOf: (childId: string | null) => number;
}) {
  const { t } = useTranslation();
  return issues
    .filter(({ code }) => code === 'identity-number')
    .map((issue) => (
      <div key={`${issue.childId} ${issue.field}`} className="field">
        <div className="caution">
          {t('kept:identity.inRow', { row: rowOf(issue.childId), what: issueSentence(t, issue) })}
          <MoveNumber issue={issue} />
        </div>
      </div>
    ));
}
