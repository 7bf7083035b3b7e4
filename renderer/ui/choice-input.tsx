import { useMemo } from 'react';
import { Combobox } from './combobox.tsx';
import { named, suggestion, type Suggestion } from './suggestions.ts';
import type { BoxProps } from './text-box.tsx';

export interface ChoiceOption {
  readonly value: string;
  readonly label: string;
}

/**
 * One of given rows. Words that name none of them stay as they were typed and become the value, so that the check names them
 * beside the control: nothing is dropped or guessed.
 */
export function RowInput(
  props: BoxProps & {
    readonly value: string | null;
    readonly rows: readonly Suggestion[];
    readonly onChange: (value: string | null) => void;
  },
) {
  const { value, rows, onChange } = props;
  const label = rows.find((row) => row.value === value)?.label;
  return (
    <Combobox
      {...props}
      prefilled="always"
      opensOnPress
      text={label ?? value ?? ''}
      rows={rows}
      onType={(text) => {
        if (text.trim() === '') onChange(null);
      }}
      onTake={(row) => onChange(row.value)}
      onLeave={(text) => onChange(text.trim() === '' ? null : (named(rows, text)?.value ?? text.trim()))}
    />
  );
}

/** One of a few fixed codes, shown by their labels. */
export function ChoiceInput(
  props: BoxProps & {
    readonly value?: string | null | undefined;
    readonly options: readonly ChoiceOption[];
    readonly onChange?: ((value: string | null) => void) | undefined;
  },
) {
  const { options, onChange, value = null, ...box } = props;
  const rows = useMemo(() => options.map(({ value: code, label }) => suggestion(code, label)), [options]);
  return <RowInput {...box} value={value} rows={rows} onChange={(next) => onChange?.(next)} />;
}
