import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Typography, Upload } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHashLocation } from 'wouter/use-hash-location';
import { isPlainDate } from '../../shared/time/plain-date.ts';
import { issueSentence } from '../../shared/i18n/translator.ts';
import type { WireSave } from '../../shared/contract/schemas.ts';
import { useMessages } from '../session/messages.tsx';
import { newId } from '../session/new-id.ts';
import { savesOfNotice } from '../../shared/registers/task/checked-notice.ts';
import { useCall } from '../session/use-call.ts';
import { useSavedMessage } from '../ui/use-saved-message.tsx';
import { useSession, useTellRefusal } from '../session/session.tsx';
import { afterAWhile } from '../ui/after-a-while.ts';
import { CatalogueInput } from '../ui/catalogue-input.tsx';
import { DateInput } from '../ui/date-input.tsx';
import { ReadingProgress } from '../ui/reading-progress.tsx';
import { TextBox, TextLines } from '../ui/text-box.tsx';
import { useFaultFocus } from '../ui/use-fault-focus.ts';
import { NoticeSource, showSource } from './notice-source.tsx';
import { ProposalForm, type ProposalActions } from './proposal-form.tsx';
import { merged, split, type Proposal } from './proposals.ts';
import { readingOf, useNoticeDraft, type Reading } from './use-notice-draft.ts';

/** Reads the tasks that a document assigns: source and proposals side by side, saved only when ticked and asked. */
export function NoticePage() {
  const { t } = useTranslation();
  const { client } = useSession();
  const tell = useTellRefusal();
  const [text, setText] = useState('');
  /** Id of the reading under way. */
  const [readingId, setReadingId] = useState<string | null>(null);
  const busy = readingId !== null;
  const { reading, recovered, kept, start, change, end } = useNoticeDraft();
  const read = async (file: File | null): Promise<void> => {
    const id = newId();
    setReadingId(id);
    try {
      const { notice, document, known } = await client.notices.read({
        id,
        file,
        text: file === null ? text : '',
      });
      // The file is kept before anything names it, so that what is checked later still has it.
      const own = file === null ? null : await client.files.keep({ file });
      start(readingOf(notice, document?.id ?? null, known, own));
    } catch (error) {
      tell(error);
    } finally {
      setReadingId(null);
    }
  };
  return (
    <div className="page">
      <div className="row" style={{ marginBottom: 8 }}>
        <Typography.Title level={1} style={{ fontSize: 18, margin: 0 }} className="grow">
          {t('notice.title')}
        </Typography.Title>
        <span aria-live="polite" style={{ color: '#434a54', fontSize: 12.5 }}>
          {reading !== null && kept ? t('record.draftKept') : ''}
        </span>
        {reading === null ? null : <Button onClick={end}>{t('notice.again')}</Button>}
      </div>
      {recovered ? (
        <Alert closable type="info" title={t('notice.recovered')} style={{ marginBottom: 8 }} />
      ) : null}
      {reading === null ? (
        <div style={{ display: 'grid', gap: 10, maxWidth: 900 }}>
          <Upload
            accept=".docx,.pdf,.txt"
            showUploadList={false}
            beforeUpload={(file) => {
              void read(file);
              return false;
            }}
          >
            <Button type="primary" loading={busy}>
              {t('notice.choose')}
            </Button>
          </Upload>
          {readingId === null ? null : <ReadingProgress key={readingId} id={readingId} />}
          <label htmlFor="notice-text">{t('notice.paste')}</label>
          <TextLines id="notice-text" rows={18} value={text} onValue={setText} />
          <div>
            <Button disabled={text.trim() === ''} loading={busy} onClick={() => void read(null)}>
              {t('notice.read')}
            </Button>
          </div>
        </div>
      ) : (
        <Check reading={reading} onChange={change} onSaved={end} />
      )}
    </div>
  );
}

function Check(props: {
  readonly reading: Reading;
  readonly onChange: (edit: (before: Reading) => Reading) => void;
  readonly onSaved: () => void;
}) {
  const { reading, onChange } = props;
  const { notice, draft, list } = reading;
  const { t } = useTranslation();
  const { client, status, index } = useSession();
  const messages = useMessages();
  const saved = useSavedMessage();
  const queries = useQueryClient();
  const tell = useTellRefusal();
  const [, navigate] = useHashLocation();
  const [active, setActive] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<{ readonly record: string; readonly sentences: string } | null>(
    null,
  );
  const callOf = useCall<WireSave[]>();
  const [tried, setTried] = useState(false);
  const { scope, focusFault } = useFaultFocus();
  const abstractMissing = tried && draft.abstract.trim() === '';
  const on = draft.date !== null && isPlainDate(draft.date) ? draft.date : null;
  const taken = list.filter((proposal) => proposal.taken).length;
  const setDraft = (part: Partial<Reading['draft']>): void =>
    onChange((before) => ({ ...before, draft: { ...before.draft, ...part } }));
  const actions = useMemo((): ProposalActions => {
    const edit = (change: (list: readonly Proposal[]) => readonly Proposal[]): void =>
      onChange((before) => ({ ...before, list: change(before.list) }));
    const place = (list: readonly Proposal[], id: string): number => list.findIndex((one) => one.id === id);
    return {
      focus(id) {
        setActive(id);
        showSource(id);
      },
      change: (id, part) => edit((list) => list.map((one) => (one.id === id ? { ...one, ...part } : one))),
      merge: (id) => edit((list) => merged(list, place(list, id))),
      split: (id, at) => edit((list) => split(list, place(list, id), at)),
      drop: (id) => edit((list) => list.filter((one) => one.id !== id)),
    };
  }, [onChange]);
  const save = async (): Promise<void> => {
    setTried(true);
    if (draft.abstract.trim() === '') {
      messages.asked(t('notice.needsAbstract'));
      focusFault();
      return;
    }
    setBusy(true);
    setProblem(null);
    try {
      const kept = { document: reading.document, file: reading.file, recipients: notice.recipients };
      const { writeId, request } = callOf([draft, list, kept, status.today], () => [
        ...savesOfNotice(
          draft,
          list.filter((proposal) => proposal.taken),
          kept,
          { index, today: status.today, newId },
        ),
      ]);
      const { saveId } = await client.records.save({ writeId, saves: request });
      await queries.invalidateQueries();
      saved(t('notice.saved', { count: taken }), saveId);
      props.onSaved();
      navigate('/list/task');
    } catch (error) {
      const { params, issues } = tell(error);
      const record = String(params['record'] ?? '');
      const sentences = issues.map((issue) => issueSentence(t, issue)).join(' ');
      setProblem(sentences === '' ? null : { record, sentences });
      document.querySelector(`#proposal-${CSS.escape(record)}`)?.scrollIntoView({ block: 'center' });
      focusFault();
    } finally {
      setBusy(false);
    }
  };
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
    <div ref={scope} data-enter="next">
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
      {reading.known > 0 ? (
        <Alert type="info" title={t('notice.known', { count: reading.known })} style={{ marginBottom: 8 }} />
      ) : null}
      <div className="row" style={{ marginBottom: 6 }}>
        <span className="grow" style={{ fontSize: 12.5, color: '#434a54' }}>
          {t('notice.hint')}
        </span>
        <Button
          type="primary"
          data-enter="last"
          disabled={taken === 0}
          loading={afterAWhile(busy)}
          onClick={() => void save()}
        >
          {t('notice.save', { count: taken })}
        </Button>
      </div>
      {problem === null || list.some((proposal) => proposal.id === problem.record) ? null : (
        <Alert type="error" title={problem.sentences} style={{ marginBottom: 8 }} />
      )}
      <div className="two-panes">
        {/* Read by keys as well: nothing in it takes the focus. */}
        <section aria-label={t('notice.source')} tabIndex={0}>
          <NoticeSource source={notice.source} proposals={list} active={active} />
        </section>
        <section aria-label={t('notice.proposals', { count: list.length })}>
          <Typography.Title level={2} style={{ fontSize: 14, margin: '0 0 6px' }}>
            {t('notice.proposals', { count: list.length })}
          </Typography.Title>
          {list.length === 0 ? <p>{t('notice.none')}</p> : null}
          {list.map((proposal, at) => (
            <ProposalForm
              key={proposal.id}
              proposal={proposal}
              first={at === 0}
              problem={problem?.record === proposal.id ? problem.sentences : null}
              on={on}
              actions={actions}
            />
          ))}
        </section>
      </div>
    </div>
  );
}
