import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import {
  attributeField,
  attributeFields,
  attributeFits,
  listed,
  type AttributeField,
  type AttributeValue,
} from '../../shared/reference/attribute-fields.ts';
import { dayOfYearText } from '../../shared/reference/attribute-words.ts';
import type { Catalogue, ReferenceRow } from '../../shared/reference/reference-row.ts';
import { makeDate, type PlainDate } from '../../shared/time/plain-date.ts';
import { formatDate, parseTypedDate } from '../../shared/time/typed-date.ts';
import { useSession } from '../session/session.tsx';
import { CountryInput } from '../ui/catalogue-input.tsx';
import { ChoiceInput, RowInput } from '../ui/choice-input.tsx';
import { DateInput } from '../ui/date-input.tsx';
import { ManyInput } from '../ui/many-input.tsx';
import { MarkerInput } from '../ui/marker-input.tsx';
import { NumberInput } from '../ui/number-input.tsx';
import { TextBox, TextLines, useTyping, type BoxProps } from '../ui/text-box.tsx';
import { TickBox } from '../ui/tick-box.tsx';
import { countryName } from '../ui/value-text.ts';
import { rowSuggestions } from './reference-pickers.tsx';
import { attributeLabel, attributeText, choiceName } from './reference-words.ts';

type Attributes = ReferenceRow['attributes'];

/** Columns of twelve that an input takes. */
const spans: Readonly<Record<AttributeField['kind'], number>> = {
  text: 4,
  longText: 12,
  number: 4,
  yesNo: 4,
  day: 4,
  days: 12,
  dayOfYear: 4,
  marker: 4,
  choice: 4,
  row: 4,
  countries: 8,
};

/** Attributes of a row that no input of its catalogue can show, with their values: never changed. */
function otherAttributes(
  catalogue: Catalogue,
  kept: Attributes,
): readonly (readonly [string, AttributeValue])[] {
  return Object.entries(kept).filter(([name, value]) => {
    const field = attributeField(catalogue, name);
    return value !== null && (field === undefined || !attributeFits(field, value));
  });
}

/** Every attribute of a catalogue with its label and its own input, and what else the row bears. */
export function AttributeInputs(props: {
  readonly catalogue: Catalogue;
  readonly attributes: Attributes;
  /** As the row is kept: what does not fit its input is shown apart until it is typed anew. */
  readonly kept: Attributes;
  /** Sentences of what is wrong, by the attribute. */
  readonly problems: ReadonlyMap<string, string>;
  readonly onChange: (attributes: Attributes) => void;
}) {
  const { catalogue, attributes, kept, problems, onChange } = props;
  const { t, i18n } = useTranslation();
  const { index } = useSession();
  const others = otherAttributes(catalogue, kept);
  const apart = new Set(others.map(([name]) => name));
  const shown = (name: string): AttributeValue => {
    const value = attributes[name] ?? null;
    return apart.has(name) && value === (kept[name] ?? null) ? null : value;
  };
  return (
    <>
      <div className="form-grid">
        {Object.entries(attributeFields[catalogue]).map(([name, field]) => {
          const id = `attribute-${name}`;
          const problem = problems.get(name);
          return (
            <div
              key={name}
              className={field.kind === 'yesNo' ? 'field field-tick' : 'field'}
              style={{ gridColumn: `span ${spans[field.kind]}` }}
            >
              <label htmlFor={id}>{attributeLabel(t, catalogue, name)}</label>
              <AttributeInput
                id={id}
                field={field}
                value={shown(name)}
                invalid={problem !== undefined}
                describedBy={problem === undefined ? undefined : `${id}-problem`}
                onChange={(value) => onChange({ ...attributes, [name]: value })}
              />
              {problem === undefined ? null : (
                <div className="problem" role="alert" id={`${id}-problem`}>
                  {problem}
                </div>
              )}
            </div>
          );
        })}
      </div>
      {others.length === 0 ? null : (
        <dl className="other-attributes">
          <dt title={t('attributes:otherHint')}>{t('attributes:other')}</dt>
          {others.map(([name, value]) => (
            <dd key={name}>
              {[
                attributeLabel(t, catalogue, name),
                attributeText(t, index, i18n.language, catalogue, name, value),
              ].join(': ')}
            </dd>
          ))}
        </dl>
      )}
    </>
  );
}

interface InputProps extends BoxProps {
  readonly field: AttributeField;
  readonly value: AttributeValue;
  readonly onChange: (value: AttributeValue) => void;
}

function AttributeInput({ field, value, onChange, ...box }: InputProps) {
  const { t } = useTranslation();
  const { status } = useSession();
  const text = value === null ? null : String(value);
  switch (field.kind) {
    case 'text':
      return <TextBox {...box} value={text ?? ''} onValue={(next) => onChange(next === '' ? null : next)} />;
    case 'longText':
      return (
        <TextLines
          {...box}
          rows={2}
          value={text ?? ''}
          onValue={(next) => onChange(next === '' ? null : next)}
        />
      );
    case 'number':
      return <NumberInput {...box} value={typeof value === 'number' ? value : text} onChange={onChange} />;
    case 'yesNo':
      return <TickBox {...box} value={value} onChange={onChange} />;
    case 'day':
      return <DateInput {...box} value={text} today={status.today} onChange={onChange} />;
    case 'days':
      return <DaysLines {...box} value={text ?? ''} onChange={onChange} />;
    case 'dayOfYear':
      return <DayOfYearBox {...box} value={text ?? ''} onChange={onChange} />;
    case 'marker':
      return (
        <MarkerInput
          {...box}
          value={text === null ? null : { text }}
          onChange={(next) =>
            onChange(next !== null && typeof next === 'object' && 'text' in next ? String(next.text) : null)
          }
        />
      );
    case 'choice':
      return (
        <ChoiceInput
          {...box}
          value={text}
          options={field.choices.map((code) => ({ value: code, label: choiceName(t, field, code) }))}
          onChange={onChange}
        />
      );
    case 'row':
      return field.catalogue === 'country' ? (
        <CountryInput {...box} value={text} onChange={onChange} />
      ) : (
        <CodeInput {...box} catalogue={field.catalogue} value={text} onChange={onChange} />
      );
    case 'countries':
      return <CountriesInput {...box} value={text ?? ''} onChange={onChange} />;
    default:
      return field satisfies never;
  }
}

/** The code of a row, chosen by the row's name. */
function CodeInput(
  props: BoxProps & {
    readonly catalogue: Catalogue;
    readonly value: string | null;
    readonly onChange: (code: string | null) => void;
  },
) {
  const { catalogue, ...box } = props;
  const { reference } = useSession();
  const rows = useMemo(
    () => rowSuggestions(reference.filter((row) => row.catalogue === catalogue)),
    [reference, catalogue],
  );
  return <RowInput {...box} rows={rows} />;
}

function CountriesInput(
  props: BoxProps & { readonly value: string; readonly onChange: (value: string) => void },
) {
  const { value, onChange, ...box } = props;
  const { t, i18n } = useTranslation();
  const { reference, index } = useSession();
  const options = useMemo(
    () =>
      reference
        .filter((row) => row.catalogue === 'country')
        .map(({ code }) => ({ value: code, label: countryName(index, code, i18n.language) })),
    [reference, index, i18n.language],
  );
  return (
    <ManyInput
      {...box}
      label={t('reference:catalogue.country')}
      whole
      value={listed(value)}
      options={options}
      onChange={(codes) => onChange(codes.join(','))}
    />
  );
}

/** Several days, typed one behind the other; what is no day stays as typed, and saving names it. */
function DaysLines(
  props: BoxProps & { readonly value: string; readonly onChange: (value: string | null) => void },
) {
  const { value, onChange, ...box } = props;
  const { t } = useTranslation();
  const { status } = useSession();
  const read = (typed: string): string =>
    typed
      .split(/[;,\n]/)
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .map((part) => dayRead(part, status.today))
      .join(',');
  const shown = listed(value)
    .map((day) => dayShown(day, status.today))
    .join('; ');
  const typing = useTyping(shown);
  return (
    <TextLines
      {...box}
      rows={2}
      placeholder={t('attributes:daysHint')}
      value={typing.text}
      onValue={(typed) => {
        typing.type(typed);
        onChange(read(typed) || null);
      }}
      onLeave={typing.settle}
    />
  );
}

const dayRead = (text: string, today: PlainDate): string => {
  const read = parseTypedDate(text, today);
  return read.ok ? read.date : text;
};

const dayShown = (text: string, today: PlainDate): string => {
  const read = parseTypedDate(text, today);
  return read.ok ? formatDate(read.date) : text;
};

/** A day of every year as `15/12`, kept as `12-15`. */
function DayOfYearBox(
  props: BoxProps & { readonly value: string; readonly onChange: (value: string | null) => void },
) {
  const { value, onChange, ...box } = props;
  const { t } = useTranslation();
  const typing = useTyping(/^\d\d-\d\d$/.test(value) ? dayOfYearText(value) : value);
  const read = (typed: string): string => {
    const parts = /^\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*$/.exec(typed);
    const day = parts === null ? undefined : makeDate(2000, Number(parts[2]), Number(parts[1]));
    return day === undefined ? typed.trim() : day.slice(5);
  };
  return (
    <TextBox
      {...box}
      placeholder={t('attributes:dayOfYearHint')}
      value={typing.text}
      onValue={(typed) => {
        typing.type(typed);
        onChange(read(typed) || null);
      }}
      onLeave={typing.settle}
    />
  );
}
