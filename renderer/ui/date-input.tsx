import { CalendarOutlined, LeftOutlined, RightOutlined } from '@ant-design/icons';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { monthBy, monthGrid } from '../../shared/time/month-grid.ts';
import { addDays, dayOf, isPlainDate, type PlainDate } from '../../shared/time/plain-date.ts';
import { formatDate, parseTypedDate } from '../../shared/time/typed-date.ts';
import { isComposing } from './combobox.tsx';
import { Popup } from './popup.tsx';
import { TextBox, useTyping, type BoxProps } from './text-box.tsx';

function shown(value: string | null): string {
  return value !== null && isPlainDate(value) ? formatDate(value) : (value ?? '');
}

/** How far each key moves the marked day. */
const steps: Readonly<Record<string, (day: PlainDate) => PlainDate>> = {
  ArrowLeft: (day) => addDays(day, -1),
  ArrowRight: (day) => addDays(day, 1),
  ArrowUp: (day) => addDays(day, -7),
  ArrowDown: (day) => addDays(day, 7),
  PageUp: (day) => monthBy(day, -1),
  PageDown: (day) => monthBy(day, 1),
};

/** Ctrl+; as in Excel, whatever the layout of the keyboard and the state of its program. */
export const isTodayKey = (event: KeyboardEvent): boolean =>
  (event.ctrlKey || event.metaKey) && !event.altKey && (event.key === ';' || event.code === 'Semicolon');

/**
 * A date typed as `5/2/24`, `05022024` or `5.2.2024`, or picked from a month (Alt+↓ or the button); Ctrl+; is today. What cannot
 * be read stays as typed, so that the check names it beside the field and nothing is lost.
 */
export function DateInput(
  props: BoxProps & {
    readonly value: string | null;
    readonly today: PlainDate;
    readonly onChange: (value: string | null) => void;
  },
) {
  const { value, today, onChange, ...box } = props;
  const { t } = useTranslation();
  const gridId = useId();
  const frame = useRef<HTMLSpanElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const typing = useTyping(shown(value));
  /** The marked day of the open month; null while it is closed. */
  const [marked, setMarked] = useState<PlainDate | null>(null);
  const read = (text: string): string | null => {
    if (text.trim() === '') return null;
    const typed = parseTypedDate(text, today);
    return typed.ok ? typed.date : text.trim();
  };
  const set = (next: string | null): void => {
    typing.settle();
    if (next !== value) onChange(next);
  };
  const settle = (): void => {
    if (typing.typed !== null) set(read(typing.typed));
  };
  const take = (day: PlainDate): void => {
    setMarked(null);
    set(day);
  };
  const openMonth = (): void => {
    const now = typing.typed === null ? value : read(typing.typed);
    setMarked(now !== null && isPlainDate(now) ? now : today);
  };
  const keyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (isComposing(event)) return;
    const { key, altKey } = event;
    const step = altKey || event.ctrlKey ? undefined : steps[key];
    if (isTodayKey(event)) take(today);
    else if (marked === null && ((altKey && key === 'ArrowDown') || key === 'F4')) openMonth();
    else if (marked !== null && (key === 'Escape' || key === 'F4' || (altKey && key === 'ArrowUp')))
      setMarked(null);
    else if (marked !== null && step !== undefined) setMarked(step(marked));
    else if (marked !== null && key === 'Enter') take(marked);
    else {
      if (key === 'Enter') settle();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <span ref={frame} className="combobox">
      <TextBox
        placeholder={t('date.placeholder')}
        {...box}
        value={typing.text}
        onValue={typing.type}
        onLeave={() => {
          setMarked(null);
          settle();
        }}
        onKeyDown={keyDown}
        inputRef={input}
        aria={{
          role: 'combobox',
          'aria-haspopup': 'grid',
          'aria-expanded': marked !== null,
          'aria-controls': marked === null ? undefined : gridId,
          'aria-activedescendant': marked === null ? undefined : `${gridId}-${marked}`,
          'aria-autocomplete': 'none',
        }}
        tail={
          <button
            type="button"
            className="box-button"
            tabIndex={-1}
            aria-label={t('typing:date.open')}
            title={t('typing:date.open')}
            disabled={box.disabled}
            onMouseDown={(event) => {
              event.preventDefault();
              input.current?.focus();
              if (marked === null) openMonth();
              else setMarked(null);
            }}
          >
            <CalendarOutlined />
          </button>
        }
      />
      {marked === null ? null : (
        <Popup anchor={frame}>
          <Month id={gridId} marked={marked} chosen={value} today={today} onMark={setMarked} onTake={take} />
        </Popup>
      )}
    </span>
  );
}

function Month(props: {
  readonly id: string;
  readonly marked: PlainDate;
  readonly chosen: string | null;
  readonly today: PlainDate;
  readonly onMark: (day: PlainDate) => void;
  readonly onTake: (day: PlainDate) => void;
}) {
  const { id, marked, chosen, today, onMark, onTake } = props;
  const { t } = useTranslation();
  const month = marked.slice(0, 7);
  return (
    <div className="picker">
      <div className="picker-head">
        <button
          type="button"
          tabIndex={-1}
          aria-label={t('follow:month.before')}
          onClick={() => onMark(monthBy(marked, -1))}
        >
          <LeftOutlined />
        </button>
        <strong aria-live="polite">
          {t('follow:month.title', { month: marked.slice(5, 7), year: marked.slice(0, 4) })}
        </strong>
        <button
          type="button"
          tabIndex={-1}
          aria-label={t('follow:month.after')}
          onClick={() => onMark(monthBy(marked, 1))}
        >
          <RightOutlined />
        </button>
      </div>
      <table role="grid" id={id} aria-label={t('typing:date.open')}>
        <thead>
          <tr>
            {(['1', '2', '3', '4', '5', '6', '7'] as const).map((day) => (
              <th key={day} scope="col">
                {t(`typing:date.weekday.${day}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {monthGrid(marked).map((week) => (
            <tr key={week[0]}>
              {week.map((day) => (
                <td
                  key={day}
                  id={`${id}-${day}`}
                  role="gridcell"
                  aria-selected={day === marked}
                  aria-current={day === today ? 'date' : undefined}
                  className={[
                    day === marked ? 'marked' : '',
                    day === chosen ? 'chosen' : '',
                    day.startsWith(month) ? '' : 'beside',
                  ].join(' ')}
                  onClick={() => onTake(day)}
                >
                  {dayOf(day)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <button type="button" tabIndex={-1} className="plain" onClick={() => onTake(today)}>
        {t('typing:date.today', { date: formatDate(today) })}
      </button>
    </div>
  );
}
