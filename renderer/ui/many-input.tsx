import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChoiceOption } from './choice-input.tsx';
import { Combobox } from './combobox.tsx';
import { named, suggestion } from './suggestions.ts';
import type { BoxProps } from './text-box.tsx';

/** Chosen values that are shown by their names; more are told as a number. */
const SHOWN = 1;
/** Pixels that a letter of the label takes, on average and not in Chinese. */
const LETTER = 7.6;

/**
 * Any of several values, found by typing; a row that is taken again is let go. What is chosen stands before the text; Backspace in
 * the empty text lets the last one go.
 */
export function ManyInput(
  props: BoxProps & {
    readonly label: string;
    readonly value: readonly string[];
    readonly options: readonly ChoiceOption[];
    readonly onChange: (value: string[]) => void;
    /** Shows every chosen value by its name. */
    readonly whole?: boolean;
  },
) {
  const { value, options, onChange, label, whole = false, ...box } = props;
  const { t } = useTranslation();
  const chosen = useMemo(() => new Set(value), [value]);
  const rows = useMemo(
    () =>
      options.map((option) => ({
        ...suggestion(option.value, option.label),
        ...(chosen.has(option.value) ? { label: `✓ ${option.label}` } : {}),
      })),
    [options, chosen],
  );
  const toggle = (one: string): void =>
    onChange(chosen.has(one) ? value.filter((other) => other !== one) : [...value, one]);
  const names = value.map((one) => options.find((option) => option.value === one)?.label ?? one);
  const shown = whole ? names : names.slice(0, SHOWN);
  return (
    <span
      className={`many${whole ? ' many-whole' : ''}`}
      // Its label, which stands in it while nothing is chosen, is not cut.
      style={whole ? undefined : { minWidth: label.length * LETTER + 56 }}
      title={names.join(', ')}
    >
      {shown.map((name, at) => (
        <span key={value[at]} className="chip">
          <span>{name}</span>
          <button
            type="button"
            tabIndex={-1}
            aria-label={t('typing:many.remove', { name })}
            onClick={() => toggle(value[at] ?? '')}
          >
            {'×'}
          </button>
        </span>
      ))}
      {names.length > shown.length ? (
        <span className="chip">{t('typing:many.more', { count: names.length - shown.length })}</span>
      ) : null}
      <Combobox
        {...box}
        label={names.length === 0 ? label : `${label}: ${names.join(', ')}`}
        placeholder={value.length === 0 ? (box.placeholder ?? label) : ''}
        text=""
        rows={rows}
        opensOnPress
        staysOpen
        onType={() => undefined}
        onTake={(row) => toggle(row.value)}
        onLeave={(text) => {
          const row = named(rows, text);
          if (row !== undefined && !chosen.has(row.value)) toggle(row.value);
        }}
        onKey={(event) => {
          if (event.key === 'Backspace' && event.currentTarget.value === '' && value.length > 0)
            onChange(value.slice(0, -1));
        }}
      />
    </span>
  );
}
