import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isPlainDate, type PlainDate } from '../../shared/time/plain-date.ts';
import { useSession } from '../session/session.tsx';
import { DateInput } from './date-input.tsx';

/** First and last day, both inclusive; an empty one is open. What is no day stays typed and is marked, and changes nothing. */
export function DaysInput(props: {
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
  readonly onChange: (days: { readonly from: PlainDate | null; readonly to: PlainDate | null }) => void;
}) {
  const { t } = useTranslation();
  const { status } = useSession();
  const [unread, setUnread] = useState<{ readonly from?: string; readonly to?: string }>({});
  const day = (end: 'from' | 'to') => (
    <DateInput
      label={t(`typing:days.${end}`)}
      placeholder={t(`typing:days.${end}`)}
      today={status.today}
      value={unread[end] ?? props[end]}
      invalid={unread[end] !== undefined}
      onChange={(next) => {
        const { [end]: _, ...others } = unread;
        if (next !== null && !isPlainDate(next)) {
          setUnread({ ...others, [end]: next });
          return;
        }
        setUnread(others);
        props.onChange({ from: props.from, to: props.to, [end]: next });
      }}
    />
  );
  return (
    <span className="days">
      {day('from')}
      {day('to')}
    </span>
  );
}
