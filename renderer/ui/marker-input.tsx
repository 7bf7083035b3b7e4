import { useTranslation } from 'react-i18next';
import { markerValue } from '../../shared/border/marker.ts';
import type { FieldValue, JsonValue } from '../../shared/registers/field.ts';
import { TextBox, useTyping, type BoxProps } from './text-box.tsx';

/** A place on the line, typed freely; beside it stands what was read of it. */
export function MarkerInput(
  props: BoxProps & { readonly value: FieldValue; readonly onChange: (value: JsonValue) => void },
) {
  const { value, onChange, ...box } = props;
  const { t } = useTranslation();
  const kept = value !== null && typeof value === 'object' && 'text' in value ? String(value.text) : '';
  const typing = useTyping(kept);
  const settle = (): void => {
    if (typing.typed === null) return;
    const tidy = typing.typed.trim();
    typing.settle();
    if (tidy !== kept) onChange(tidy === '' ? null : { ...markerValue(tidy) });
  };
  const { text } = typing;
  const read = text.trim() === '' ? null : markerValue(text).normalised;
  return (
    <TextBox
      placeholder={t('marker.placeholder')}
      {...box}
      value={text}
      onValue={typing.type}
      onLeave={settle}
      onKeyDown={(event) => {
        if (event.key === 'Enter') settle();
      }}
      tail={
        <span className="read-as">{read === null || read === text ? null : t('marker.read', { read })}</span>
      }
    />
  );
}
