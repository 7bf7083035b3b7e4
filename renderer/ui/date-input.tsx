import { Input } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isPlainDate, type PlainDate } from '../../shared/time/plain-date.ts';
import { formatDate, parseTypedDate } from '../../shared/time/typed-date.ts';

function shown(value: string | null): string {
  return value !== null && isPlainDate(value) ? formatDate(value) : (value ?? '');
}

/**
 * A date typed as `5/2/24`, `05022024` or `5.2.2024`. What cannot be read stays as typed, so that the check names it
 * beside the field and nothing is lost.
 */
export function DateInput(props: {
  readonly id?: string;
  /** For an input without a label of its own. */
  readonly label?: string;
  readonly value: string | null;
  readonly today: PlainDate;
  readonly onChange: (value: string | null) => void;
  readonly disabled?: boolean;
  readonly invalid?: boolean;
}) {
  const { id, value, today, onChange, disabled, invalid } = props;
  const { t } = useTranslation();
  const [text, setText] = useState(shown(value));
  useEffect(() => setText(shown(value)), [value]);
  const settle = (): void => {
    if (text.trim() === '') {
      if (value !== null) onChange(null);
      return;
    }
    const typed = parseTypedDate(text, today);
    const next = typed.ok ? typed.date : text.trim();
    if (next !== value) onChange(next);
    setText(shown(next));
  };
  return (
    <Input
      {...(id === undefined ? {} : { id })}
      {...(props.label === undefined ? {} : { 'aria-label': props.label })}
      value={text}
      placeholder={t('date.placeholder')}
      disabled={disabled ?? false}
      status={invalid === true ? 'error' : ''}
      autoComplete="off"
      onChange={(event) => setText(event.target.value)}
      onBlur={settle}
      onPressEnter={settle}
    />
  );
}
