import { Collapse } from 'antd';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Issue } from '../../shared/registers/check.ts';
import {
  childRows,
  fieldValue,
  isEmpty,
  notWithdrawn,
  type AnyRegister,
  type ChildList,
  type InForce,
} from '../../shared/registers/define-register.ts';
import { replacementsOf } from '../../shared/registers/in-force.ts';
import { withChanges } from '../../shared/registers/edit-record.ts';
import type { Field, JsonValue } from '../../shared/registers/field.ts';
import { isPlainDate, type PlainDate } from '../../shared/time/plain-date.ts';
import { formatDate } from '../../shared/time/typed-date.ts';
import { newId } from '../session/new-id.ts';
import { useSession } from '../session/session.tsx';
import { childLabel, columnLabel } from '../ui/labels.ts';
import { useLatest } from '../ui/use-latest.ts';
import { ChildTable } from './child-table.tsx';
import { EditableField } from './editable-field.tsx';
import { useInlineRow } from './use-inline-row.ts';
import type { EditedRecord } from './use-edits.ts';

function spanOf(field: Field): number {
  switch (field.kind) {
    case 'longText':
    case 'files':
      return 12;
    case 'integer':
      return 2;
    case 'date':
    case 'boolean':
    case 'marker':
      return 3;
    case 'time':
      return 2;
    case 'reference':
    case 'recordLink':
      return 4;
    default:
      return field.max > 400 ? 6 : 3;
  }
}

/** The form of any register, made from its definition: main fields open, the rest folded section by section. */
export function RecordForm(props: {
  readonly register: AnyRegister;
  readonly edited: EditedRecord;
  readonly issues: readonly Issue[];
  readonly missing: readonly string[];
  readonly disabled: boolean;
  /** Fields that hold a value already which nobody typed. */
  readonly prefilled: ReadonlySet<string>;
}) {
  const { register, edited, issues, missing, disabled, prefilled } = props;
  const { t } = useTranslation();
  const { reference, status } = useSession();
  const { record } = edited;
  const [unfolded, setUnfolded] = useState<readonly string[]>([]);
  const on = dateOf(register, record);
  const open = register.openSections;
  const cell = (name: string, field: Field) => {
    const id = `field-${name}`;
    const own = issues.filter((issue) => issue.field === name && issue.list === null);
    const replaced = Object.entries(register.inForce ?? {}).find(([, rule]) => rule.field === name);
    return (
      <EditableField
        key={name}
        name={name}
        id={id}
        label={columnLabel(t, register, name)}
        span={spanOf(field)}
        issues={own}
        field={field}
        value={fieldValue(record, name)}
        on={field.kind === 'reference' || field.catalogue !== null ? on : null}
        disabled={disabled}
        prefilled={prefilled.has(name)}
        onChange={onChange}
      >
        {replaced === undefined ? null : (
          <DateInForce
            rule={replaced[1]}
            words={`registers:${register.key}.inForce.${replaced[0]}`}
            record={record}
            today={status.today}
          />
        )}
      </EditableField>
    );
  };
  /** Takes what was typed, and what follows from it for fields that are still empty. */
  const change = useLatest((name: string, value: JsonValue): void => {
    edited.setField(name, value);
    const next = withChanges(register, record, { fields: { [name]: value }, children: {} });
    for (const [other, suggested] of Object.entries(register.suggest?.(next, name, reference, record) ?? {}))
      edited.setField(other, suggested);
  });
  const onChange = useCallback(
    (name: string, value: JsonValue): void => change.current(name, value),
    [change],
  );
  // Long texts take whole lines, so they come after the short fields of their section; one that is needed keeps its place.
  const isLast = (field: Field): boolean => spanOf(field) === 12 && field.need !== 'required';
  const fieldsOf = (section: string) =>
    Object.entries(register.fields)
      .filter(([, field]) => field.section === section)
      .toSorted(([, a], [, b]) => Number(isLast(a)) - Number(isLast(b)));
  const listsOf = (section: string) =>
    Object.entries(register.children).filter(([, list]) => list.section === section);
  const inline = (section: string) =>
    Object.entries(register.children).flatMap(([name, list]) =>
      list.inline.length > 0 && section === 'main' ? [<InlineRow key={name} list={name} {...props} />] : [],
    );
  const table = ([name, list]: [string, ChildList]) => (
    <ChildTable
      key={name}
      register={register}
      listName={name}
      list={list}
      edited={edited}
      issues={issues}
      disabled={disabled}
      on={on}
    />
  );
  const grid = (section: string) => (
    <div className="form-grid">
      {fieldsOf(section)
        .slice(0, 2)
        .map(([name, field]) => cell(name, field))}
      {inline(section)}
      {fieldsOf(section)
        .slice(2)
        .map(([name, field]) => cell(name, field))}
    </div>
  );
  const folded = register.sections.filter((section) => !open.includes(section));
  const issuesOf = (section: string): readonly Issue[] => {
    const names = new Set([...fieldsOf(section), ...listsOf(section)].map(([name]) => name));
    return issues.filter(
      (issue) =>
        names.has(issue.list ?? issue.field ?? '') && !(issue.childId === null && isInline(register, issue)),
    );
  };
  // An error in a folded section would be told of without being seen.
  const erring = folded.filter((section) => issuesOf(section).some((issue) => issue.severity === 'error'));
  // What a fault unfolded stays so once it is mended: nothing folds under the hands of who types in it.
  if (erring.some((section) => !unfolded.includes(section)))
    setUnfolded([...new Set([...unfolded, ...erring])]);
  return (
    <>
      {register.sections
        .filter((section) => open.includes(section))
        .map((section) => (
          <section
            key={section}
            className={section === 'main' ? '' : 'open-section'}
            aria-label={t(`registers:sections.${section}`)}
          >
            {section === 'main' || listsOf(section).length > 0 || section === 'dates' ? null : (
              <h2>{t(`registers:sections.${section}`)}</h2>
            )}
            {listsOf(section).map((named) => table(named))}
            {grid(section)}
          </section>
        ))}
      <Collapse
        style={{ marginTop: 8 }}
        activeKey={[...unfolded]}
        onChange={(keys) => setUnfolded(Array.isArray(keys) ? keys : [keys])}
        items={folded.map((section) => ({
          key: section,
          label: sectionLabel(section),
          children: (
            <>
              {listsOf(section).map((named) => table(named))}
              {grid(section)}
            </>
          ),
        }))}
      />
    </>
  );

  function sectionLabel(section: string): string {
    const names = [...fieldsOf(section), ...listsOf(section)].map(([name]) => name);
    const lacking = names.filter((name) => missing.includes(name)).length;
    const filled =
      fieldsOf(section).filter(
        ([name, field]) => !isEmpty(fieldValue(record, name)) && fieldValue(record, name) !== field.initial,
      ).length +
      listsOf(section).reduce((sum, [name]) => sum + notWithdrawn(childRows(record, name)).length, 0);
    const title = t(`registers:sections.${section}`);
    const parts = [
      filled === 0 ? '' : t('form.filled', { count: filled }),
      lacking === 0 ? '' : t('form.lacking', { count: lacking }),
      issuesOf(section).length === 0 ? '' : t('form.issues', { count: issuesOf(section).length }),
    ];
    return [title, ...parts.filter((part) => part !== '')].join(' · ');
  }
}

/** Beside a date that another one has replaced: which one holds today, how often it was replaced, and what it was at first. */
function DateInForce(props: {
  readonly rule: InForce;
  /** Key of its sentences. */
  readonly words: string;
  readonly record: EditedRecord['record'];
  readonly today: PlainDate;
}) {
  const { rule, words, record, today } = props;
  const { t } = useTranslation();
  const made = replacementsOf(rule, record).filter(({ on }) => on <= today);
  const last = made.at(-1);
  if (last === undefined) return null;
  const first = fieldValue(record, rule.field);
  const values = { date: formatDate(last.value), count: made.length };
  return (
    <div className="in-force">
      {typeof first === 'string' && isPlainDate(first)
        ? t(`${words}.extended`, { ...values, first: formatDate(first) })
        : t(`${words}.given`, values)}
    </div>
  );
}

/** Whether an issue of a list is shown among the main fields, where its first row stands. */
function isInline(register: AnyRegister, issue: Issue): boolean {
  const list = issue.list === null ? undefined : register.children[issue.list];
  return list?.inline.includes(issue.field ?? '') ?? false;
}

/** Day by whose names units and gates are offered: that of the record. */
function dateOf(register: AnyRegister, record: EditedRecord['record']) {
  const found = register.dateFields
    .map((name) => fieldValue(record, name))
    .find((value) => typeof value === 'string');
  return typeof found === 'string' && isPlainDate(found) ? found : null;
}

/** The first row of a child list, shown among the main fields because a usual record has just one. */
function InlineRow(props: {
  readonly register: AnyRegister;
  readonly edited: EditedRecord;
  readonly issues: readonly Issue[];
  readonly disabled: boolean;
  readonly list: string;
}) {
  const { register, edited, issues, disabled, list: name } = props;
  const { t } = useTranslation();
  const list = register.children[name];
  const row = useInlineRow(edited, name, newId);
  const change = useLatest((column: string, value: JsonValue): void =>
    edited.setChild(name, row.id, { fields: { [column]: value } }),
  );
  const onChange = useCallback(
    (column: string, value: JsonValue): void => change.current(column, value),
    [change],
  );
  if (list === undefined) return null;
  return list.inline.map((column) => {
    const field = list.fields[column];
    if (field === undefined) return null;
    const id = `field-${name}-${column}`;
    const own = issues.filter(
      (issue) =>
        issue.list === name && issue.field === column && (issue.childId === null || issue.childId === row.id),
    );
    return (
      <EditableField
        key={column}
        name={column}
        id={id}
        label={childLabel(t, register, name, column)}
        span={field.kind === 'country' ? 2 : 4}
        issues={own}
        field={field}
        value={row.read(column)}
        on={null}
        disabled={disabled}
        onChange={onChange}
      />
    );
  });
}
