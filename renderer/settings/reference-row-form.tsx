import { Checkbox, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { issueSentence } from '../../shared/i18n/translator.ts';
import type { ReferenceRow } from '../../shared/reference/reference-row.ts';
import type { Issue } from '../../shared/registers/check.ts';
import { useSession } from '../session/session.tsx';
import { DateInput } from '../ui/date-input.tsx';
import { AttributeInputs } from './attribute-inputs.tsx';
import { ParentPicker, SuccessorPicker } from './reference-pickers.tsx';
import { fieldLabel } from './reference-words.ts';
import type { WrongAttribute } from './row-saves.ts';
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
  /** The row as it is kept. */
  readonly kept: ReferenceRow;
  readonly wrong: readonly WrongAttribute[];
  readonly issues: readonly Issue[];
  /** The day from which a row takes the place of another is still to be given. */
  readonly missingFrom: boolean;
  readonly onChange: (part: Partial<RowForm>) => void;
}) {
  const { form, kept, wrong, issues, missingFrom, onChange } = props;
  const { kind, draft } = form;
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
        <label htmlFor={`row-${key}`}>{fieldLabel(t, draft.catalogue, name)}</label>
        {input(`row-${key}`, invalid)}
        {name === 'validFrom' || name === 'validTo' ? null : problemsOf([name])}
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
    field(key, key, 3, (id, invalid) => (
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
      {draft.catalogue === 'holiday'
        ? field('itemCode', 'code', 3, (id, invalid) => (
            <DateInput
              id={id}
              today={status.today}
              value={draft.code === '' ? null : draft.code}
              invalid={invalid}
              onChange={(code) => change({ code: code ?? '' })}
            />
          ))
        : text('code', 3)}
      {text('name', 6)}
      {text('shortName', 3)}
      {text('nameEn', 6)}
      {text('nameZh', 6)}
      {date('validFrom')}
      {date('validTo')}
      {field('parentCode', 'parentCode', 3, (id) => (
        <ParentPicker id={id} row={draft} onChange={(parentCode) => change({ parentCode })} />
      ))}
      {field('successorIds', 'successorIds', 3, (id, invalid) => (
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
        <AttributeInputs
          catalogue={draft.catalogue}
          attributes={draft.attributes}
          kept={kept.attributes}
          problems={
            new Map(
              wrong.map(({ name, problem, value }) => [name, t(`attributes:wrong.${problem}`, { value })]),
            )
          }
          onChange={(attributes) => change({ attributes })}
        />
      </fieldset>
    </div>
  );
}
