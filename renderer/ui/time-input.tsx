import { useTranslation } from 'react-i18next';
import { parseTypedTime } from '../../shared/time/typed-time.ts';
import { Combobox } from './combobox.tsx';
import { isTodayKey } from './date-input.tsx';
import { suggestion } from './suggestions.ts';
import type { BoxProps } from './text-box.tsx';

const halfHours = Array.from({ length: 48 }, (_, half) => {
  const time = `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 === 0 ? '00' : '30'}`;
  return suggestion(time, time);
});

const now = (): string => {
  const at = new Date();
  return `${String(at.getHours()).padStart(2, '0')}:${String(at.getMinutes()).padStart(2, '0')}`;
};

/**
 * A time of day typed as `8h30`, `0830` or `8:30`, or picked from the half hours; Ctrl+; is now. What cannot be read stays as
 * typed and is named by the check.
 */
export function TimeInput(
  props: BoxProps & {
    readonly value: string | null;
    readonly onChange: (value: string | null) => void;
  },
) {
  const { value, onChange, ...box } = props;
  const { t } = useTranslation();
  const set = (text: string): void => {
    const next = text.trim() === '' ? null : (parseTypedTime(text) ?? text.trim());
    if (next !== value) onChange(next);
  };
  return (
    <Combobox
      placeholder={t('time.placeholder')}
      {...box}
      text={value ?? ''}
      rows={halfHours}
      opensOnTyping={false}
      onType={() => undefined}
      onTake={(row) => set(row.value)}
      onLeave={set}
      onKey={(event, settle) => {
        if (event.key === 'Enter') settle(set);
        else if (isTodayKey(event)) {
          event.preventDefault();
          settle(() => set(now()));
        }
      }}
    />
  );
}
