import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useSession } from '../session/session.tsx';
import type { Field, FieldValue, JsonValue } from '../../shared/registers/field.ts';
import type { PlainDate } from '../../shared/time/plain-date.ts';
import { CatalogueInput, CountryInput } from './catalogue-input.tsx';
import { ChoiceInput } from './choice-input.tsx';
import { DateInput } from './date-input.tsx';
import { FilesInput } from './files-input.tsx';
import { choiceLabel } from './labels.ts';
import { LinkInput } from './link-input.tsx';
import { MarkerInput } from './marker-input.tsx';
import { MoneyInput } from './money-input.tsx';
import { NumberInput } from './number-input.tsx';
import { TextBox, TextLines, type BoxProps } from './text-box.tsx';
import { TickBox } from './tick-box.tsx';
import { TimeInput } from './time-input.tsx';
import { numberText } from './value-text.ts';

export interface FieldInputProps extends BoxProps {
  readonly field: Field;
  readonly value: FieldValue;
  readonly onChange: (value: JsonValue) => void;
  /** Day that decides which names of units and gates held. */
  readonly on: PlainDate | null;
}

/** The input of a field, by its kind. */
export function FieldInput({ field, value, onChange, on, ...box }: FieldInputProps) {
  const { t } = useTranslation();
  const { status } = useSession();
  const text = typeof value === 'string' ? value : null;
  switch (field.kind) {
    case 'date':
      return <DateInput {...box} value={text} today={status.today} onChange={onChange} />;
    case 'integer':
      return <NumberInput {...box} value={typeof value === 'number' ? value : text} onChange={onChange} />;
    case 'boolean':
      return <TickBox {...box} value={value} onChange={onChange} />;
    case 'choice':
      return (
        <ChoiceInput
          {...box}
          value={text}
          options={field.choices.map((code) => ({
            value: code,
            label: choiceLabel(t, field.choiceSet, code),
          }))}
          onChange={onChange}
        />
      );
    case 'country':
      return <CountryInput {...box} value={text} onChange={onChange} />;
    case 'reference':
      return field.catalogue === null ? null : (
        <CatalogueInput
          {...box}
          catalogue={field.catalogue}
          rowsWith={field.rowsWith}
          on={on}
          text={value !== null && typeof value === 'object' && 'text' in value ? String(value.text) : ''}
          onChange={(name) => onChange(name === null ? null : { ...name })}
        />
      );
    case 'money':
      return <MoneyInput {...box} value={value} onChange={onChange} />;
    case 'files':
      return <FilesInput {...box} value={value} onChange={onChange} />;
    case 'longText':
      return <TextLines {...box} value={text ?? ''} onValue={onChange} />;
    case 'time':
      return <TimeInput {...box} value={text} onChange={onChange} />;
    case 'marker':
      return <MarkerInput {...box} value={value} onChange={onChange} />;
    case 'recordLink':
      return <LinkInput {...box} field={field} value={value} onChange={onChange} />;
    case 'secret':
      return <TextBox {...box} placeholder={maskOf(t, value)} value={text ?? ''} onValue={onChange} />;
    case 'text':
      return field.catalogue === null ? (
        <TextBox {...box} value={text ?? ''} onValue={onChange} />
      ) : (
        <CatalogueInput
          {...box}
          catalogue={field.catalogue}
          on={on}
          text={text ?? ''}
          onChange={(name) => onChange(name?.text ?? null)}
        />
      );
    case 'documentNumber':
    case 'personLink':
    case 'crossCheck':
    case 'json':
      return <TextBox {...box} value={text ?? ''} onValue={onChange} />;
    default:
      return field.kind satisfies never;
  }
}

function maskOf(t: TFunction, value: FieldValue): string {
  return value !== null && typeof value === 'object' && 'masked' in value ? numberText(t, value) : '';
}
