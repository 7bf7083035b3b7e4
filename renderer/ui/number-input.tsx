import { useTranslation } from 'react-i18next';
import { formatNumber, parseTypedNumber } from '../../shared/text/numbers.ts';
import { TextBox, useTyping, type BoxProps } from './text-box.tsx';

/**
 * A number as it is typed: digits, full stops and commas stay where they were put until the field is left, and beside them
 * stands how they are read. What is no number stays as typed and becomes the value, so that the check names it.
 */
export function NumberBox(
  props: BoxProps & {
    readonly value: number | string | null;
    /** The number that a text means; undefined for none. */
    readonly read: (text: string) => number | undefined;
    /** A number as it is shown; the same as `read` gives back. */
    readonly show: (value: number) => string;
    readonly onChange: (value: number | string | null, text: string) => void;
  },
) {
  const { value, read, show, onChange } = props;
  const { t } = useTranslation();
  const typing = useTyping(value === null ? '' : typeof value === 'number' ? show(value) : value);
  const typed = typing.typed === null ? undefined : read(typing.typed);
  const reading = typed === undefined ? '' : show(typed);
  return (
    <TextBox
      {...props}
      align="end"
      inputMode="decimal"
      value={typing.text}
      onValue={(text) => {
        typing.type(text);
        onChange(text.trim() === '' ? null : (read(text) ?? text.trim()), text);
      }}
      onLeave={typing.settle}
      tail={
        <span className="read-as">
          {reading === '' || reading === typing.typed ? null : t('typing:number.read', { read: reading })}
        </span>
      }
    />
  );
}

/** Above this a number has thousands to part; below it may be a year. */
const UNPARTED = 9_999;

const showWhole = (value: number): string =>
  value > UNPARTED ? formatNumber(value) : String(value).replace('.', ',');

/** A number; null while empty. */
export function NumberInput(
  props: BoxProps & {
    readonly value?: number | string | null | undefined;
    readonly onChange?: ((value: number | string | null) => void) | undefined;
  },
) {
  const { value = null, onChange, ...box } = props;
  return (
    <NumberBox
      {...box}
      value={value}
      read={parseTypedNumber}
      show={showWhole}
      onChange={(next) => onChange?.(next)}
    />
  );
}
