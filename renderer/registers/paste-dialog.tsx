import { Button, Modal } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnyRegister, ChildList } from '../../shared/registers/define-register.ts';
import type { Field, JsonValue } from '../../shared/registers/field.ts';
import { pastedFields, pasteHeadings } from '../../shared/import/paste/known-headings.ts';
import { readPastedTable, type PastedTable } from '../../shared/import/paste/pasted-table.ts';
import { pastedChoices, valueOfPasted } from '../../shared/import/paste/pasted-value.ts';
import { valueProblem } from '../../shared/registers/validate.ts';
import type { PlainDate } from '../../shared/time/plain-date.ts';
import { useSession, useTellRefusal } from '../session/session.tsx';
import { focusAtOpening } from '../ui/focus-at-opening.ts';
import { useLeavable } from '../ui/leaving.ts';
import { ChoiceInput } from '../ui/choice-input.tsx';
import { childLabel } from '../ui/labels.ts';
import { TextLines } from '../ui/text-box.tsx';
import { useFocusBack } from '../ui/use-focus-back.ts';
import { valueText } from '../ui/value-text.ts';
import { peopleColumn, usePastedPeople, type PastedRows } from './pasted-people.ts';

/** Pixels of a column, and of the one that says who a row is. */
const COLUMN = 112;
const PERSON = 190;

type Fields = Readonly<Record<string, JsonValue>>;

/** Rows pasted from a spreadsheet: what was understood is shown, columns can be given another meaning, then they are added. */
export function PasteDialog(props: {
  readonly register: AnyRegister;
  readonly listName: string;
  readonly list: ChildList;
  /** What was pasted; empty: it is asked for. */
  readonly text: string;
  readonly on: PlainDate | null;
  readonly onAdd: (pasted: PastedRows) => void;
  readonly onClose: () => void;
}) {
  const { register, listName, list, on, onAdd, onClose } = props;
  const { t, i18n } = useTranslation();
  useFocusBack();
  const { index, status } = useSession();
  const tell = useTellRefusal();
  const [text, setText] = useState(props.text);
  const context = useMemo(
    () => ({ index, on, today: status.today, choices: pastedChoices }),
    [index, on, status.today],
  );
  const understood = (pasted: string): PastedTable =>
    readPastedTable(pasted, { fields: list.fields, headings: pasteHeadings(register, listName) }, context);
  const [table, setTable] = useState(() => (props.text === '' ? null : understood(props.text)));
  const [targets, setTargets] = useState<readonly (string | null)[]>(
    () => table?.columns.map((column) => column.target) ?? [],
  );
  const read = (pasted: string): void => {
    const found = understood(pasted);
    setTable(found);
    setTargets(found.columns.map((column) => column.target));
  };
  const fieldAt = (place: number): Field | null => {
    const target = targets[place] ?? null;
    return target === null || target === 'ignore' ? null : (list.fields[target] ?? null);
  };
  const rows = useMemo(
    (): readonly Fields[] =>
      (table?.rows ?? []).map((cells) =>
        Object.fromEntries(
          cells.flatMap((cell, place) => {
            const target = targets[place] ?? null;
            const field = target === null ? undefined : list.fields[target];
            if (target === null || field === undefined) return [];
            const value = valueOfPasted(field, cell, context);
            // An empty cell stays empty; what every new row begins with it does not take away.
            return value === null && field.initial !== null ? [] : [[target, value] as const];
          }),
        ),
      ),
    [table, targets, list.fields, context],
  );
  const people = usePastedPeople(list, rows, on);
  /** What can be pasted again costs nothing; columns and people that were chosen do. */
  const [chosen, setChosen] = useState(false);
  const leave = useLeavable({
    what: t('members.paste'),
    isChanged: () => chosen,
    save: null,
    keepsDraft: false,
    discard: () => setChosen(false),
  });
  const assign = (place: number, target: string | null): void => {
    setChosen(true);
    setTargets(
      targets.map((own, other) =>
        other === place ? target : own === target && target !== 'ignore' ? null : own,
      ),
    );
  };
  const [busy, setBusy] = useState(false);
  const take = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    try {
      const rowsWithPeople = await people.withPeople();
      setChosen(false);
      onAdd(rowsWithPeople);
      onClose();
    } catch (error) {
      tell(error);
      setBusy(false);
    }
  };
  const unused = (table?.columns ?? []).flatMap((column, place) => {
    const cells = table?.rows.filter((cell) => (cell[place] ?? '').trim() !== '').length ?? 0;
    return targets[place] === null && cells > 0
      ? [{ heading: column.heading ?? String(place + 1), cells }]
      : [];
  });
  const options = [
    ...pastedFields(list.fields).map(([name]) => ({
      value: name,
      label: childLabel(t, register, listName, name),
    })),
    { value: 'ignore', label: t('typing:paste.ignore') },
  ];
  return (
    <Modal
      open
      width={table === null ? 760 : 1180}
      style={{ top: 20 }}
      title={t('members.paste')}
      okText={table === null ? t('typing:paste.read') : t('typing:paste.add', { count: rows.length })}
      okButtonProps={{
        disabled: table === null ? text.trim() === '' : rows.length === 0 || people.undecided,
      }}
      cancelText={t('import.cancel')}
      onOk={() => (table === null ? read(text) : void take())}
      onCancel={() => leave(onClose)}
      mask={{ closable: false }}
      afterOpenChange={focusAtOpening('#pasted-text')}
    >
      {table === null ? (
        <>
          <label htmlFor="pasted-text">{t('typing:paste.hint')}</label>
          <TextLines
            id="pasted-text"
            rows={10}
            value={text}
            onValue={(next) => {
              // What comes at once was pasted, and is shown at once.
              if (text === '' && next.includes('\n')) read(next);
              setText(next);
            }}
          />
        </>
      ) : (
        <>
          <p role="status">
            {t('typing:paste.found', { count: rows.length })}{' '}
            {unused.length === 0 ? null : (
              <span className="caution">
                {t('typing:paste.unused', {
                  list: unused.map(({ heading, cells }) => `“${heading}” (${cells})`).join(', '),
                })}
              </span>
            )}
          </p>
          {table.setAside.length === 0 ? null : (
            <p className="faint">{t('typing:paste.setAside', { list: table.setAside.join(' | ') })}</p>
          )}
          {people.known === null ? null : (
            <p>
              <Button disabled={people.unlisted === 0} onClick={people.createAll}>
                {t('typing:paste.createAll', { count: people.unlisted })}
              </Button>{' '}
              {people.creating === 0 ? null : t('typing:paste.creating', { count: people.creating })}
            </p>
          )}
          <div className="grid-frame" style={{ maxHeight: '60vh' }}>
            <table
              className="grid grid-fixed"
              style={{ minWidth: table.columns.length * COLUMN + (people.known === null ? 0 : PERSON) }}
              aria-label={t('members.paste')}
            >
              <colgroup>
                {table.columns.map((_, place) => (
                  <col key={place} style={{ width: targets[place] === 'ignore' ? COLUMN / 2 : COLUMN }} />
                ))}
                {people.known === null ? null : <col style={{ width: PERSON }} />}
              </colgroup>
              <thead>
                <tr>
                  {table.columns.map((column, place) => (
                    <th key={place} scope="col">
                      <div className="faint">
                        {column.heading ?? t('typing:paste.column', { number: place + 1 })}
                      </div>
                      <ChoiceInput
                        label={t('typing:paste.meaning', { column: column.heading ?? String(place + 1) })}
                        placeholder={t('typing:paste.noMeaning')}
                        value={targets[place] ?? null}
                        options={options}
                        onChange={(target) =>
                          assign(place, options.some((option) => option.value === target) ? target : null)
                        }
                      />
                    </th>
                  ))}
                  {people.known === null ? null : <th scope="col">{t('typing:paste.person')}</th>}
                </tr>
              </thead>
              <tbody>
                {table.rows.map((cells, at) => (
                  <tr key={at}>
                    {table.columns.map((_, place) => {
                      const field = fieldAt(place);
                      const value = rows[at]?.[targets[place] ?? ''] ?? null;
                      const wrong = field !== null && valueProblem(field, value) !== null;
                      return (
                        <td
                          key={place}
                          className={wrong ? 'grid-wrong' : field === null ? 'grid-unused' : ''}
                        >
                          <span className="grid-words">
                            {field === null ? cells[place] : valueText(t, index, i18n.language, field, value)}
                          </span>
                        </td>
                      );
                    })}
                    {people.known === null ? null : (
                      <td>
                        <ChoiceInput
                          label={t('members.ask')}
                          placeholder={t('members.ask')}
                          invalid={people.chosen(at) === null}
                          value={people.chosen(at)}
                          options={peopleColumn(t, people.known[at] ?? [])}
                          onChange={(person) => {
                            setChosen(true);
                            people.choose(at, person);
                          }}
                        />
                      </td>
                    )}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </Modal>
  );
}
