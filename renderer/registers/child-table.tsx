import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { issueSentence } from '../../shared/i18n/translator.ts';
import type { Issue } from '../../shared/registers/check.ts';
import {
  childRows,
  fieldValue,
  present,
  shownRows,
  type AnyChild,
  type AnyRegister,
  type ChildList,
} from '../../shared/registers/define-register.ts';
import type { PlainDate } from '../../shared/time/plain-date.ts';
import { newId } from '../app/new-id.ts';
import { useSession } from '../app/session.tsx';
import { childLabel } from '../ui/labels.ts';
import { valueText } from '../ui/value-text.ts';
import { EditableField } from './editable-field.tsx';
import { PasteMembers } from './paste-members.tsx';
import { RevealNumber } from './reveal-number.tsx';
import type { EditedRecord } from './use-edits.ts';

/** A child list as a short table; a row opens with all its fields. */
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
  const { index, status } = useSession();
  const [openId, setOpenId] = useState<string | null>(null);
  const [pasting, setPasting] = useState(false);
  const rows = present(childRows(edited.record, listName));
  const shown = shownRows(list, rows);
  const own = (id: string): readonly Issue[] =>
    issues.filter((issue) => issue.list === listName && issue.childId === id);
  const add = (): void => {
    const id = newId();
    edited.setChild(listName, id, {
      position: rows.length === 0 ? 0 : (rows.at(-1)?.position ?? 0) + 1,
      fields: { ...list.starting?.(status.today, edited.record) },
    });
    setOpenId(id);
  };
  const firstField = Object.keys(list.fields).find((name) => list.fields[name]?.kind !== 'personLink') ?? '';
  const opened = rows.find((row) => row.id === openId);
  const title = t(`registers:${register.key}.children.${listName}.title`);
  return (
    <div style={{ marginBottom: 8 }}>
      <div className="row" style={{ marginBottom: 4 }}>
        <strong className="grow">{t('child.title', { title, count: rows.length })}</strong>
        {listName === 'members' ? (
          <Button disabled={disabled} onClick={() => setPasting(true)}>
            {t('members.paste')}
          </Button>
        ) : null}
        <Button disabled={disabled} onClick={add}>
          {t('child.add')}
        </Button>
      </div>
      {rows.length === 0 ? null : (
        <table style={{ width: '100%', borderCollapse: 'collapse', fontSize: 13 }}>
          <thead>
            <tr style={{ textAlign: 'left', color: '#434a54' }}>
              {list.columns.map((column) => (
                <th key={column} style={{ fontWeight: 500, padding: '2px 6px' }}>
                  {childLabel(t, register, listName, column)}
                </th>
              ))}
              <th aria-label={t('child.actions')} />
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={row.id} style={{ borderTop: '1px solid #e3e5e8' }}>
                {list.columns.map((column) => (
                  <td key={column} style={{ padding: '3px 6px' }}>
                    {valueText(t, index, i18n.language, list.fields[column], fieldValue(row, column))}
                  </td>
                ))}
                <td style={{ textAlign: 'right' }}>
                  {own(row.id).length > 0 ? (
                    <span className="caution">{t('child.issues', { count: own(row.id).length })}</span>
                  ) : null}
                  <Button type="link" onClick={() => setOpenId(row.id)}>
                    {t('child.edit')}
                  </Button>
                  <Button
                    type="link"
                    disabled={disabled}
                    onClick={() => edited.setChild(listName, row.id, { withdrawn: true })}
                  >
                    {t('child.remove')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Modal
        open={opened !== undefined}
        title={title}
        width={760}
        onCancel={() => setOpenId(null)}
        onOk={() => setOpenId(null)}
        cancelButtonProps={{ style: { display: 'none' } }}
        okText={t('child.done')}
        destroyOnHidden
        afterOpenChange={(open) => {
          if (open) document.querySelector<HTMLElement>(`#child-${firstField}`)?.focus();
        }}
      >
        {opened === undefined ? null : <ChildFields {...props} row={opened} issues={own(opened.id)} />}
      </Modal>
      {pasting ? (
        <PasteMembers edited={edited} on={on} first={rows.length} onClose={() => setPasting(false)} />
      ) : null}
    </div>
  );
}

function ChildFields(props: Parameters<typeof ChildTable>[0] & { readonly row: AnyChild }) {
  const { register, listName, list, edited, issues, disabled, on, row } = props;
  const { t } = useTranslation();
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
          .map(([name, field]) => {
            const id = `child-${name}`;
            const own = issues.filter((issue) => issue.field === name);
            return (
              <EditableField
                key={name}
                id={id}
                label={childLabel(t, register, listName, name)}
                span={
                  field.kind === 'files' || field.kind === 'longText' || field.kind === 'recordLink' ? 12 : 6
                }
                issues={own}
                field={field}
                value={fieldValue(row, name)}
                on={on}
                disabled={disabled}
                onChange={(value) => edited.setChild(listName, row.id, { fields: { [name]: value } })}
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
            );
          })}
      </div>
    </>
  );
}
