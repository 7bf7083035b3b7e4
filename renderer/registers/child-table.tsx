import { CloseOutlined, EllipsisOutlined } from '@ant-design/icons';
import { Button, Modal } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { issueSentence } from '../../shared/i18n/translator.ts';
import type { PersonMatch } from '../../shared/contract/records.ts';
import type { Issue } from '../../shared/registers/check.ts';
import {
  childRows,
  fieldValue,
  isEmpty,
  notWithdrawn,
  shownRows,
  type AnyChild,
  type AnyRegister,
  type ChildList,
} from '../../shared/registers/define-register.ts';
import { blankChild } from '../../shared/registers/edit-record.ts';
import type { Field, JsonValue } from '../../shared/registers/field.ts';
import type { PlainDate } from '../../shared/time/plain-date.ts';
import { newId } from '../session/new-id.ts';
import { useSession } from '../session/session.tsx';
import { focusAtOpening } from '../ui/focus-at-opening.ts';
import { Grid, type CellBox, type GridColumn, type GridPlace, type GridRow } from '../ui/grid.tsx';
import { childLabel } from '../ui/labels.ts';
import { useLatest } from '../ui/use-latest.ts';
import { useUndoOffer } from '../ui/use-saved-message.tsx';
import { valueText } from '../ui/value-text.ts';
import { directoryFields } from './person-fields.ts';
import { PersonInput } from './person-input.tsx';
import { EditableField } from './editable-field.tsx';
import { PasteDialog } from './paste-dialog.tsx';
import { blockOf } from './paste-block.ts';
import type { PastedRows } from './pasted-people.ts';
import { NumbersInRows } from './number-moves.tsx';
import { RevealNumber } from './reveal-number.tsx';
import type { EditedRecord } from './use-edits.ts';

/** Pixels of a column by the kind of its field. */
function widthOf(field: Field): number {
  switch (field.kind) {
    case 'boolean':
      return 60;
    case 'integer':
    case 'time':
      return 70;
    case 'date':
      return 112;
    case 'choice':
    case 'country':
    case 'documentNumber':
    case 'secret':
      return 120;
    case 'longText':
    case 'recordLink':
    case 'reference':
      return 210;
    default:
      return 160;
  }
}

/** Fields that are typed in the grid, those of the short table first; the rest stands in the row's own dialog. */
function gridFields(list: ChildList): readonly (readonly [string, Field])[] {
  const names = [...list.columns, ...Object.keys(list.fields).filter((name) => !list.columns.includes(name))];
  return names.flatMap((name) => {
    const field = list.fields[name];
    return field === undefined || ['personLink', 'files', 'json'].includes(field.kind)
      ? []
      : [[name, field] as const];
  });
}

/** The control of a name that people of the directory are offered for. */
function nameControl(
  on: PlainDate | null,
  onTake: (rowId: string, person: PersonMatch) => void,
  onLeave: (rowId: string, typed: string) => void,
) {
  return ({ rowId, value, onChange, ...box }: CellBox) => (
    <PersonInput
      {...box}
      text={typeof value === 'string' ? value : ''}
      on={on}
      onType={onChange}
      onTake={(person) => onTake(rowId, person)}
      onLeave={(typed) => onLeave(rowId, typed)}
    />
  );
}

/** A child list as a grid that is always live: its last row is empty and becomes one of the list by its first letter. */
export function ChildTable(props: {
  readonly register: AnyRegister;
  readonly listName: string;
  readonly list: ChildList;
  readonly edited: EditedRecord;
  readonly issues: readonly Issue[];
  readonly disabled: boolean;
  readonly on: PlainDate | null;
}) {
  const { register, listName, list, edited, issues, disabled, on } = props;
  const { t, i18n } = useTranslation();
  const { client, index, status } = useSession();
  const offerUndo = useUndoOffer();
  const [openId, setOpenId] = useState<string | null>(null);
  const [pasted, setPasted] = useState<string | null>(null);
  const [blankId, setBlankId] = useState(newId);
  const rows = notWithdrawn(childRows(edited.record, listName));
  const position = (rows.at(-1)?.position ?? -1) + 1;
  const add = (id: string, at: number, fields: Readonly<Record<string, JsonValue>>): void =>
    edited.setChild(listName, id, { position: at, fields });
  const changeRow = (rowId: string, fields: Readonly<Record<string, JsonValue>>): void => {
    if (rowId !== blankId) edited.setChild(listName, rowId, { fields });
    else if (Object.values(fields).some((value) => value !== null && value !== '' && value !== false)) {
      add(blankId, position, { ...list.starting?.(status.today, edited.record), ...fields });
      setBlankId(newId());
    }
  };
  const people = register.namesPeople?.find((place) => place.list === listName && place.link !== null);
  const takePerson = useLatest((rowId: string, person: PersonMatch): void => {
    const row = rows.find(({ id }) => id === rowId);
    const link = people?.link ?? null;
    if (people === undefined || link === null) return;
    // What was typed beside the name stays.
    const known = Object.entries(directoryFields(person, index, on)).filter(
      ([name, value]) => value !== null && (row === undefined || isEmpty(fieldValue(row, name))),
    );
    changeRow(rowId, { ...Object.fromEntries(known), [people.name]: person.fullName, [link]: person.id });
  });
  const leaveName = useLatest((rowId: string, name: string): void => {
    const row = rows.find(({ id }) => id === rowId);
    if (row === undefined || people === undefined || people.link === null) return;
    // Another name is another person.
    if (fieldValue(row, people.link) !== null) changeRow(rowId, { [people.link]: null, [people.name]: name });
  });
  const columns = useMemo(
    (): readonly GridColumn[] =>
      gridFields(list).map(([name, field]) => ({
        ...(people?.name === name
          ? {
              control: nameControl(
                on,
                (rowId, person) => takePerson.current(rowId, person),
                (rowId, typed) => leaveName.current(rowId, typed),
              ),
            }
          : {}),
        name,
        field,
        label: childLabel(t, register, listName, name),
        width: widthOf(field),
      })),
    [list, listName, register, t, people, on, takePerson, leaveName],
  );
  // Kept rows stand as they do on paper; rows added since follow, so that none moves while it is typed.
  const kept = new Set(edited.keptRows(listName).map((row) => row.id));
  const ordered = [
    ...shownRows(
      list,
      rows.filter((row) => kept.has(row.id)),
    ),
    ...rows.filter((row) => !kept.has(row.id)),
  ];
  const own = (id: string): readonly Issue[] =>
    issues.filter((issue) => issue.list === listName && issue.childId === id);
  const gridRow = (row: AnyChild, acts: boolean): GridRow => ({
    id: row.id,
    cells: Object.fromEntries(columns.map(({ name }) => [name, fieldValue(row, name)])),
    acts,
    words: Object.fromEntries(
      columns
        .filter(({ name }) => list.asks?.(row, name) === false)
        .map(({ name, field }) => [
          name,
          valueText(t, index, i18n.language, field ?? undefined, fieldValue(row, name)),
        ]),
    ),
    issues: own(row.id),
  });
  const gridRows = ordered.map((row) => gridRow(row, true));
  const blank: GridRow = { ...gridRow(blankChild(list.fields, blankId, 0), false), cells: {} };
  const change = useLatest((rowId: string, column: string, value: JsonValue): void =>
    changeRow(rowId, { [column]: value }),
  );
  const onChange = useCallback(
    (rowId: string, column: string, value: JsonValue): void => change.current(rowId, column, value),
    [change],
  );
  const addRows = ({ rows: added, saveId }: PastedRows): void => {
    const ids = added.map(() => newId());
    for (const [at, fields] of added.entries()) add(ids[at] ?? newId(), position + at, fields);
    const takeOut = async (writeId: string): Promise<string> => {
      // The people that were entered with the rows go with them.
      if (saveId !== null) await client.records.undo({ writeId, saveId, reason: t('record.undoReason') });
      for (const id of ids) edited.setChild(listName, id, { withdrawn: true });
      return t('kept:undone.pasted', { count: ids.length });
    };
    offerUndo(t('kept:pasted', { count: ids.length }), `pasted/${listName}`, takeOut, true);
  };
  const pasteBlock = (at: GridPlace, text: string): void => {
    const block = blockOf(text, columns.slice(at.column), { index, on, today: status.today });
    if (block === null) {
      setPasted(text);
      return;
    }
    for (const [down, fields] of block.entries()) {
      const row = gridRows[at.row + down];
      if (row === undefined) add(newId(), position + at.row + down - gridRows.length, fields);
      else {
        const asked = Object.entries(fields).filter(([name]) => row.words[name] === undefined);
        edited.setChild(listName, row.id, { fields: Object.fromEntries(asked) });
      }
    }
  };
  const opened = rows.find((row) => row.id === openId);
  const title = t(`registers:${register.key}.children.${listName}.title`);
  return (
    <div className="child-list">
      <div className="row" style={{ marginBottom: 2 }}>
        <strong className="grow">{t('child.title', { title, count: rows.length })}</strong>
        <Button disabled={disabled} onClick={() => setPasted('')}>
          {t('members.paste')}
        </Button>
      </div>
      <Grid
        label={title}
        columns={columns}
        rows={disabled ? gridRows : [...gridRows, blank]}
        on={on}
        disabled={disabled}
        onChange={onChange}
        onBlock={pasteBlock}
        actionsLabel={t('child.actions')}
        actions={[
          {
            name: 'more',
            icon: <EllipsisOutlined />,
            label: (at) => t('typing:grid.more', { row: at + 1 }),
            act: setOpenId,
          },
          ...(disabled
            ? []
            : [
                {
                  name: 'remove',
                  icon: <CloseOutlined />,
                  label: (at: number) => t('typing:grid.remove', { row: at + 1 }),
                  act: (id: string) => edited.setChild(listName, id, { withdrawn: true }),
                },
              ]),
        ]}
      />
      <NumbersInRows
        issues={issues.filter((issue) => issue.list === listName)}
        rowOf={(childId) => ordered.findIndex(({ id }) => id === childId) + 1}
      />
      <Modal
        open={opened !== undefined}
        title={title}
        width={760}
        onCancel={() => setOpenId(null)}
        onOk={() => setOpenId(null)}
        cancelButtonProps={{ style: { display: 'none' } }}
        okText={t('child.done')}
        destroyOnHidden
        afterOpenChange={focusAtOpening('.ant-modal .form-grid :is(input, textarea)')}
      >
        {opened === undefined ? null : <ChildFields {...props} row={opened} issues={own(opened.id)} />}
      </Modal>
      {pasted === null ? null : (
        <PasteDialog
          register={register}
          listName={listName}
          list={list}
          text={pasted}
          on={on}
          onAdd={addRows}
          onClose={() => setPasted(null)}
        />
      )}
    </div>
  );
}

function ChildFields(props: Parameters<typeof ChildTable>[0] & { readonly row: AnyChild }) {
  const { register, listName, list, edited, issues, disabled, on, row } = props;
  const { t } = useTranslation();
  const change = (name: string, value: JsonValue): void =>
    edited.setChild(listName, row.id, { fields: { [name]: value } });
  return (
    <>
      {issues
        .filter((issue) => issue.field === null)
        .map((issue) => (
          <div key={issue.code} className="caution">
            {issueSentence(t, issue)}
          </div>
        ))}
      <div className="form-grid">
        {Object.entries(list.fields)
          .filter(([name, field]) => field.kind !== 'personLink' && list.asks?.(row, name) !== false)
          .map(([name, field]) => (
            <EditableField
              key={name}
              name={name}
              id={`child-${name}`}
              label={childLabel(t, register, listName, name)}
              span={
                field.kind === 'files' || field.kind === 'longText' || field.kind === 'recordLink' ? 12 : 6
              }
              issues={issues.filter((issue) => issue.field === name)}
              field={field}
              value={fieldValue(row, name)}
              on={on}
              disabled={disabled}
              onChange={change}
            >
              {field.kind === 'secret' ? (
                <RevealNumber
                  register={register}
                  recordId={edited.record.id}
                  list={listName}
                  childId={row.id}
                  field={name}
                  value={fieldValue(row, name)}
                />
              ) : null}
            </EditableField>
          ))}
      </div>
    </>
  );
}
