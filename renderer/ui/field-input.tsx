import { AutoComplete, Checkbox, Input, InputNumber, Select } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../app/session.tsx';
import { rowsOf } from '../../shared/reference/find-reference.ts';
import type { Field, FieldValue, JsonValue, Money } from '../../shared/registers/field.ts';
import { foldText } from '../../shared/text/fold.ts';
import { parseTypedNumber } from '../../shared/text/numbers.ts';
import type { PlainDate } from '../../shared/time/plain-date.ts';
import { DateInput } from './date-input.tsx';
import { FilesInput } from './files-input.tsx';
import { LinkInput } from './link-input.tsx';
import { MarkerInput } from './marker-input.tsx';
import { TimeInput } from './time-input.tsx';
import { choiceLabel } from './labels.ts';
import { countryName } from './value-text.ts';

export interface FieldInputProps {
  readonly id: string;
  readonly field: Field;
  readonly value: FieldValue;
  readonly onChange: (value: JsonValue) => void;
  /** Day that decides which names of units and gates held. */
  readonly on: PlainDate | null;
  readonly invalid: boolean;
  readonly disabled: boolean;
}

const includes = (input: string, label: unknown): boolean =>
  foldText(String(label)).includes(foldText(input));

/** The input of a field, by its kind. */
export function FieldInput(props: FieldInputProps) {
  const { field, value, onChange, id, disabled } = props;
  const { t } = useTranslation();
  const { status } = useSession();
  const state = props.invalid ? ('error' as const) : '';
  switch (field.kind) {
    case 'date':
      return (
        <DateInput
          id={id}
          value={typeof value === 'string' ? value : null}
          today={status.today}
          onChange={onChange}
          invalid={props.invalid}
          disabled={disabled}
        />
      );
    case 'integer':
      return (
        <InputNumber
          id={id}
          style={{ width: '100%' }}
          value={typeof value === 'number' ? value : null}
          status={state}
          disabled={disabled}
          parser={(text) => parseTypedNumber(text ?? '') ?? Number.NaN}
          onChange={(next) => onChange(typeof next === 'number' && Number.isFinite(next) ? next : null)}
          controls={false}
        />
      );
    case 'boolean':
      return (
        <Checkbox
          id={id}
          checked={value === true}
          disabled={disabled}
          onChange={(event) => onChange(event.target.checked)}
        />
      );
    case 'choice':
      return (
        <Select
          id={id}
          style={{ width: '100%' }}
          allowClear
          showSearch={{ filterOption: (input, option) => includes(input, option?.label) }}
          value={typeof value === 'string' ? value : null}
          status={state}
          disabled={disabled}
          options={field.choices.map((code) => ({
            value: code,
            label: choiceLabel(t, field.choiceSet, code),
          }))}
          onChange={(next: string | undefined) => onChange(next ?? null)}
        />
      );
    case 'country':
      return <CountryInput {...props} />;
    case 'reference':
      return <ReferenceInput {...props} />;
    case 'money':
      return <MoneyInput {...props} />;
    case 'files':
      return <FilesInput {...props} />;
    case 'longText':
      return (
        <Input.TextArea
          id={id}
          autoSize={{ minRows: 1, maxRows: 8 }}
          value={typeof value === 'string' ? value : ''}
          status={state}
          disabled={disabled}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    case 'time':
      return <TimeInput {...props} />;
    case 'marker':
      return <MarkerInput {...props} />;
    case 'recordLink':
      return <LinkInput {...props} />;
    case 'secret':
    case 'text':
    case 'documentNumber':
    case 'personLink':
    case 'json':
      return (
        <Input
          id={id}
          autoComplete="off"
          value={typeof value === 'string' ? value : ''}
          placeholder={maskOf(value)}
          status={state}
          disabled={disabled}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    default:
      return field.kind satisfies never;
  }
}

function maskOf(value: FieldValue): string {
  return value !== null && typeof value === 'object' && 'masked' in value ? String(value.masked ?? '') : '';
}

/** Countries by name in any spelling; the neighbours come first. */
function CountryInput({ id, value, onChange, invalid, disabled }: FieldInputProps) {
  const { i18n } = useTranslation();
  const { reference, index } = useSession();
  const options = useMemo(() => {
    const first = ['CN', 'LA', 'KR', 'JP', 'VN'];
    const order = (code: string): number => (first.includes(code) ? first.indexOf(code) : first.length);
    return rowsOf(reference, 'country')
      .map((row) => ({
        value: row.code,
        label: countryName(index, row.code, i18n.language),
        search: foldText([row.name, row.nameEn, row.nameZh, ...row.aliases].join(' ')),
      }))
      .toSorted((a, b) => order(a.value) - order(b.value) || a.label.localeCompare(b.label, i18n.language));
  }, [reference, index, i18n.language]);
  return (
    <Select
      id={id}
      style={{ width: '100%' }}
      allowClear
      showSearch={{ filterOption: (input, option) => option?.search.includes(foldText(input)) ?? false }}
      value={typeof value === 'string' ? value : null}
      status={invalid ? 'error' : ''}
      disabled={disabled}
      options={options}
      onChange={(next: string | undefined) => onChange(next ?? null)}
    />
  );
}

/** A name from a catalogue as it held on the day, or any other name. */
function ReferenceInput({ id, field, value, onChange, on, invalid, disabled }: FieldInputProps) {
  const { reference, index } = useSession();
  const { catalogue } = field;
  const options = useMemo(
    () =>
      catalogue === null
        ? []
        : rowsOf(reference, catalogue, on)
            .filter((row) => field.rowsWith === null || row.attributes[field.rowsWith] === true)
            .map((row) => ({
              value: row.name,
              search: foldText([row.name, row.shortName ?? '', ...row.aliases].join(' ')),
            })),
    [reference, catalogue, on, field.rowsWith],
  );
  const text = value !== null && typeof value === 'object' && 'text' in value ? String(value.text) : '';
  return (
    <AutoComplete
      id={id}
      style={{ width: '100%' }}
      value={text}
      options={options}
      status={invalid ? 'error' : ''}
      disabled={disabled}
      showSearch={{ filterOption: (input, option) => option?.search.includes(foldText(input)) ?? false }}
      onChange={(next: string | undefined) => {
        const name = next ?? '';
        const row = catalogue === null ? undefined : index.named(catalogue, name, on);
        onChange(name === '' ? null : { code: row?.code ?? null, text: name });
      }}
    />
  );
}

function moneyOf(value: FieldValue): Money {
  return value !== null && typeof value === 'object' && 'amount' in value
    ? (value as Money)
    : { amount: 0, currency: 'VND', rate: 1 };
}

/** Amount, currency and rate, which mean something only together. */
function MoneyInput({ id, value, onChange, disabled }: FieldInputProps) {
  const { t } = useTranslation();
  const { reference } = useSession();
  const money = moneyOf(value);
  const change = (part: Partial<Money>): void => {
    const next = { ...money, ...part };
    if (next.currency === 'VND') onChange(next.amount === 0 ? null : { ...next, rate: 1 });
    else onChange({ ...next, rate: part.currency === undefined ? next.rate : null });
  };
  return (
    <div style={{ display: 'flex', gap: 4 }}>
      <InputNumber
        id={id}
        className="grow"
        style={{ width: '100%' }}
        controls={false}
        disabled={disabled}
        value={value === null ? null : money.amount}
        formatter={(amount) =>
          String(amount ?? '')
            .replace('.', ',')
            .replaceAll(/\B(?=(\d{3})+(?!\d))/g, '.')
        }
        parser={(text) => parseTypedNumber(text ?? '') ?? Number.NaN}
        onChange={(amount) =>
          typeof amount === 'number' && Number.isFinite(amount) ? change({ amount }) : onChange(null)
        }
      />
      <Select
        aria-label={t('money.currency')}
        style={{ width: 78 }}
        disabled={disabled}
        value={money.currency}
        options={rowsOf(reference, 'currency').map((row) => ({ value: row.code, label: row.code }))}
        onChange={(currency: string) => change({ currency })}
      />
      {money.currency === 'VND' ? null : (
        <InputNumber
          aria-label={t('money.rate')}
          placeholder={t('money.rate')}
          style={{ width: 90 }}
          controls={false}
          disabled={disabled}
          value={money.rate}
          onChange={(rate) => change({ rate })}
        />
      )}
    </div>
  );
}
