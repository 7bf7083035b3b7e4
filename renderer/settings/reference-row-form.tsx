import { Checkbox, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { issueSentence } from '../../shared/i18n/translator.ts';
import type { ReferenceRow } from '../../shared/reference/reference-row.ts';
import type { AttributeKind } from '../../shared/reference/row-attributes.ts';
import type { Issue } from '../../shared/registers/check.ts';
import { useSession } from '../session/session.tsx';
import { DateInput } from '../ui/date-input.tsx';
import { AttributeEditor } from './attribute-editor.tsx';
import { ParentPicker, SuccessorPicker } from './reference-pickers.tsx';
import type { RowForm } from './use-row-draft.ts';

/** Fields beside which their issues are shown; those of others are told above the form. */
export const fieldsWithIssues: readonly (string | null)[] = [
  'itemCode',
  'name',
  'shortName',
  'nameEn',
  'nameZh',
  'validFrom',
  'validTo',
  'parentCode',
  'successorIds',
  'aliases',
  'source',
];

/** Every field of a row of reference data. */
export function ReferenceRowForm(props: {
  readonly form: RowForm;
  /** The kind of value that each attribute of the catalogue has. */
  readonly kinds: ReadonlyMap<string, AttributeKind>;
  readonly issues: readonly Issue[];
  /** The day from which a row takes the place of another is still to be given. */
  readonly missingFrom: boolean;
  readonly onChange: (part: Partial<RowForm>) => void;
}) {
  const { form, kinds, issues, missingFrom, onChange } = props;
  const { kind, draft, lines } = form;
  const { t } = useTranslation();
  const { status } = useSession();
  const change = (part: Partial<ReferenceRow>): void => onChange({ draft: { ...draft, ...part } });
  const problemsOf = (names: readonly string[]): readonly ReactNode[] =>
    issues
      .filter((issue) => issue.field !== null && names.includes(issue.field))
      .map((issue) => (
        <div
          className="problem"
          role="alert"
          key={`${issue.field}-${issue.code}-${JSON.stringify(issue.params)}`}
        >
          {issueSentence(t, issue)}
        </div>
      ));
  const field = (
    name: string,
    key: string,
    span: number,
    input: (id: string, invalid: boolean) => ReactNode,
  ) => {
    const invalid = issues.some((one) => one.field === name) || (name === 'validFrom' && missingFrom);
    return (
      <div className="field" style={{ gridColumn: `span ${span}` }} key={name}>
        <label htmlFor={`row-${key}`}>{t(`reference:field.${name}`)}</label>
        {input(`row-${key}`, invalid)}
        {span < 3 ? null : problemsOf([name])}
      </div>
    );
  };
  const text = (key: 'code' | 'name' | 'nameEn' | 'nameZh' | 'shortName', span: number) =>
    field(key === 'code' ? 'itemCode' : key, key, span, (id, invalid) => (
      <Input
        id={id}
        autoFocus={key === (kind === 'add' ? 'code' : 'name')}
        status={invalid ? 'error' : ''}
        aria-invalid={invalid || undefined}
        value={draft[key] ?? ''}
        onChange={(event) => change({ [key]: event.target.value })}
      />
    ));
  const date = (key: 'validFrom' | 'validTo') =>
    field(key, key, 2, (id, invalid) => (
      <DateInput
        id={id}
        today={status.today}
        value={draft[key]}
        invalid={invalid}
        onChange={(value) => change({ [key]: value })}
      />
    ));
  const longText = (
    key: 'aliases' | 'source',
    value: string,
    parts: {
      readonly onText: (text: string) => void;
      readonly onBlur?: () => void;
    },
  ) =>
    field(key, key, 6, (id, invalid) => (
      <Input.TextArea
        id={id}
        autoSize={{ minRows: 2, maxRows: 5 }}
        status={invalid ? 'error' : ''}
        value={value}
        onChange={(event) => parts.onText(event.target.value)}
        onBlur={parts.onBlur}
      />
    ));
  return (
    <div className="form-grid">
      {text('code', 3)}
      {text('name', 6)}
      {text('shortName', 3)}
      {text('nameEn', 6)}
      {text('nameZh', 6)}
      {date('validFrom')}
      {date('validTo')}
      {field('parentCode', 'parentCode', 4, (id) => (
        <ParentPicker id={id} row={draft} onChange={(parentCode) => change({ parentCode })} />
      ))}
      {field('successorIds', 'successorIds', 4, (id, invalid) => (
        <SuccessorPicker
          id={id}
          row={draft}
          invalid={invalid}
          onChange={(successorIds) => change({ successorIds: [...successorIds] })}
        />
      ))}
      <div className="field" style={{ gridColumn: 'span 12' }}>
        {missingFrom ? (
          <div className="problem" role="alert">
            {t('reference:form.needsFrom')}
          </div>
        ) : null}
        {problemsOf(['validFrom', 'validTo'])}
      </div>
      {longText('aliases', draft.aliases.join('\n'), {
        onText: (words) => change({ aliases: words.split('\n') }),
        onBlur: () => change({ aliases: draft.aliases.filter((line) => line.trim() !== '') }),
      })}
      {longText('source', draft.source ?? '', { onText: (source) => change({ source }) })}
      <div style={{ gridColumn: 'span 12' }}>
        <Checkbox checked={draft.confirmed} onChange={(event) => change({ confirmed: event.target.checked })}>
          {t('reference:field.confirmed')}
        </Checkbox>
      </div>
      <fieldset className="attributes" style={{ gridColumn: 'span 12' }}>
        <legend>{t('reference:field.attributes')}</legend>
        <AttributeEditor lines={lines} kinds={kinds} onChange={(next) => onChange({ lines: next })} />
      </fieldset>
    </div>
  );
}
