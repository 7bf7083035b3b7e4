import { useTranslation } from 'react-i18next';
import { isPlainDate } from '../../shared/time/plain-date.ts';
import { useSession } from '../session/session.tsx';
import { CatalogueInput } from '../ui/catalogue-input.tsx';
import { DateInput } from '../ui/date-input.tsx';
import { TextBox } from '../ui/text-box.tsx';
import type { Reading } from './use-notice-draft.ts';

/** Number, day, issuer, signer and abstract of a document that was read. */
export function NoticeFields(props: {
  readonly reading: Reading;
  readonly abstractMissing: boolean;
  readonly onDraft: (part: Partial<Reading['draft']>) => void;
}) {
  const { reading, abstractMissing, onDraft: setDraft } = props;
  const { draft } = reading;
  const { t } = useTranslation();
  const { status } = useSession();
  const on = draft.date !== null && isPlainDate(draft.date) ? draft.date : null;
  const field = (key: 'number' | 'abstract' | 'signer', width: number) => (
    <div className="field" style={{ gridColumn: `span ${width}` }}>
      <label htmlFor={`notice-${key}`}>{t(`notice.${key}`)}</label>
      <TextBox
        id={`notice-${key}`}
        value={draft[key]}
        disabled={reading.document !== null}
        invalid={key === 'abstract' && abstractMissing}
        onValue={(text) => setDraft({ [key]: text })}
      />
    </div>
  );
  return (
    <div className="form-grid" style={{ marginBottom: 8 }}>
      {field('number', 2)}
      <div className="field" style={{ gridColumn: 'span 2' }}>
        <label htmlFor="notice-date">{t('notice.date')}</label>
        <DateInput
          id="notice-date"
          value={draft.date}
          today={status.today}
          invalid={draft.date !== null && !isPlainDate(draft.date)}
          disabled={reading.document !== null}
          onChange={(date) => setDraft({ date })}
        />
      </div>
      <div className="field" style={{ gridColumn: 'span 4' }}>
        <label htmlFor="notice-issuer">{t('notice.issuer')}</label>
        <CatalogueInput
          id="notice-issuer"
          catalogue="organisation"
          on={on}
          text={draft.issuer}
          disabled={reading.document !== null}
          onChange={(name) => setDraft({ issuer: name?.text ?? '' })}
        />
      </div>
      {field('signer', 4)}
      {field('abstract', 12)}
    </div>
  );
}
