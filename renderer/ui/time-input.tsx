import { Input } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseTypedTime } from '../../shared/time/typed-time.ts';
import type { FieldInputProps } from './field-input.tsx';

/** A time of day typed as `8h30`, `0830` or `8:30`. What cannot be read stays as typed and is named by the check. */
export function TimeInput({ id, value, onChange, invalid, disabled }: FieldInputProps) {
  const { t } = useTranslation();
  const kept = typeof value === 'string' ? value : '';
  const [text, setText] = useState(kept);
  useEffect(() => setText(kept), [kept]);
  const settle = (): void => {
    const next = text.trim() === '' ? null : (parseTypedTime(text) ?? text.trim());
    if (next !== (kept === '' ? null : kept)) onChange(next);
    setText(next ?? '');
  };
  return (
    <Input
      id={id}
      value={text}
      placeholder={t('time.placeholder')}
      disabled={disabled}
      status={invalid ? 'error' : ''}
      autoComplete="off"
      onChange={(event) => setText(event.target.value)}
      onBlur={settle}
      onPressEnter={settle}
    />
  );
}
