import { Input } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { markerValue } from '../../shared/border/marker.ts';
import type { FieldInputProps } from './field-input.tsx';

/** A place on the line, typed freely; beside it stands what was read of it. */
export function MarkerInput({ id, value, onChange, disabled }: FieldInputProps) {
  const { t } = useTranslation();
  const kept = value !== null && typeof value === 'object' && 'text' in value ? String(value.text) : '';
  const [text, setText] = useState(kept);
  useEffect(() => setText(kept), [kept]);
  const settle = (): void => {
    const tidy = text.trim();
    if (tidy !== kept) onChange(tidy === '' ? null : { ...markerValue(tidy) });
  };
  const read = text.trim() === '' ? null : markerValue(text).normalised;
  return (
    <Input
      id={id}
      value={text}
      placeholder={t('marker.placeholder')}
      disabled={disabled}
      autoComplete="off"
      suffix={
        read === null || read === text ? (
          <span />
        ) : (
          <span className="read-as">{t('marker.read', { read })}</span>
        )
      }
      onChange={(event) => setText(event.target.value)}
      onBlur={settle}
      onPressEnter={settle}
    />
  );
}
