import { useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Checkbox, Input, Typography, Upload } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHashLocation } from 'wouter/use-hash-location';
import type { ReadNotice } from '../../shared/notices/read-notice.ts';
import { isPlainDate } from '../../shared/time/plain-date.ts';
import { newId } from '../app/new-id.ts';
import { useSession, useTellRefusal } from '../app/session.tsx';
import { DateInput } from '../ui/date-input.tsx';
import {
  draftOf,
  merged,
  proposalOf,
  savesOf,
  split,
  type DocumentDraft,
  type Proposal,
} from './proposals.ts';

interface Reading {
  readonly notice: ReadNotice;
  readonly document: string | null;
  readonly known: number;
  readonly file: File | null;
}

/** Reads the tasks that a document assigns: source and proposals side by side, saved only when ticked and asked. */
export function NoticePage() {
  const { t } = useTranslation();
  const { client } = useSession();
  const tell = useTellRefusal();
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [reading, setReading] = useState<Reading | null>(null);
  const read = async (file: File | null): Promise<void> => {
    setBusy(true);
    try {
      const { notice, document, known } = await client.notices.read({
        file,
        text: file === null ? text : '',
      });
      setReading({ notice, document: document?.id ?? null, known, file });
    } catch (error) {
      tell(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="page">
      <div className="row" style={{ marginBottom: 8 }}>
        <Typography.Title level={1} style={{ fontSize: 18, margin: 0 }} className="grow">
          {t('notice.title')}
        </Typography.Title>
        {reading === null ? null : <Button onClick={() => setReading(null)}>{t('notice.again')}</Button>}
      </div>
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
          <label htmlFor="notice-text">{t('notice.paste')}</label>
          <Input.TextArea
            id="notice-text"
            rows={18}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          <div>
            <Button disabled={text.trim() === ''} loading={busy} onClick={() => void read(null)}>
              {t('notice.read')}
            </Button>
          </div>
        </div>
      ) : (
        <Check reading={reading} />
      )}
    </div>
  );
}

function Check({ reading }: { readonly reading: Reading }) {
  const { notice } = reading;
  const { t } = useTranslation();
  const { client, status, index } = useSession();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const tell = useTellRefusal();
  const [, navigate] = useHashLocation();
  const [draft, setDraft] = useState<DocumentDraft>(() => draftOf(notice));
  const [list, setList] = useState<readonly Proposal[]>(() => notice.tasks.map(proposalOf));
  const [busy, setBusy] = useState(false);
  const [writeId] = useState(newId);
  const taken = list.filter((proposal) => proposal.taken).length;
  const change = (at: number, part: Partial<Proposal>): void =>
    setList((before) =>
      before.map((proposal, place) => (place === at ? { ...proposal, ...part } : proposal)),
    );
  const save = async (): Promise<void> => {
    if (draft.abstract.trim() === '') {
      void message.warning(t('notice.needsAbstract'));
      return;
    }
    setBusy(true);
    try {
      const file = reading.file === null ? null : await client.files.keep({ file: reading.file });
      const kept = { document: reading.document, file, recipients: notice.recipients };
      await client.records.save({ writeId, saves: [...savesOf(draft, list, kept, index, status.today)] });
      await queries.invalidateQueries();
      void message.success(t('notice.saved', { count: taken }));
      navigate('/list/task');
    } catch (error) {
      tell(error);
    } finally {
      setBusy(false);
    }
  };
  const field = (key: 'number' | 'issuer' | 'abstract' | 'signer', width: number) => (
    <div className="field" style={{ gridColumn: `span ${width}` }}>
      <label htmlFor={`notice-${key}`}>{t(`notice.${key}`)}</label>
      <Input
        id={`notice-${key}`}
        value={draft[key]}
        disabled={reading.document !== null}
        onChange={(event) => setDraft((before) => ({ ...before, [key]: event.target.value }))}
      />
    </div>
  );
  return (
    <>
      <div className="form-grid" style={{ marginBottom: 8 }}>
        {field('number', 2)}
        <div className="field" style={{ gridColumn: 'span 2' }}>
          <label htmlFor="notice-date">{t('notice.date')}</label>
          <DateInput
            id="notice-date"
            value={draft.date}
            today={status.today}
            invalid={false}
            disabled={reading.document !== null}
            onChange={(date) =>
              setDraft((before) => ({
                ...before,
                date: typeof date === 'string' && isPlainDate(date) ? date : null,
              }))
            }
          />
        </div>
        {field('issuer', 4)}
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
        <Button type="primary" disabled={taken === 0} loading={busy} onClick={() => void save()}>
          {t('notice.save', { count: taken })}
        </Button>
      </div>
      <div className="two-panes">
        <section aria-label={t('notice.source')}>
          <Source source={notice.source} proposals={list} />
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
              onChange={(part) => change(at, part)}
              onMerge={() => setList((before) => merged(before, at))}
              onSplit={(place) => setList((before) => split(before, at, place))}
              onDrop={() => setList((before) => before.filter((_, place) => place !== at))}
            />
          ))}
        </section>
      </div>
    </>
  );
}

/** The document as it was read, the words of proposals marked. */
function Source(props: { readonly source: readonly string[]; readonly proposals: readonly Proposal[] }) {
  const { source, proposals } = props;
  const words = useMemo(
    () =>
      proposals
        .filter((proposal) => proposal.taken)
        .flatMap(({ id, text }) => text.split('\n').map((line) => ({ id, line: line.replace(/\.$/u, '') })))
        .filter(({ line }) => line.length > 3),
    [proposals],
  );
  return (
    <>
      {source.map((paragraph, at) => {
        const own = words.find(({ line }) => paragraph.includes(line));
        const begin = own === undefined ? -1 : paragraph.indexOf(own.line);
        // Paragraphs never move, so their place is their key.
        if (own === undefined || begin < 0) return <p key={at}>{paragraph}</p>;
        const end = begin + own.line.length;
        return (
          <p key={at} data-proposal={own.id}>
            {paragraph.slice(0, begin)}
            <mark>{paragraph.slice(begin, end)}</mark>
            {paragraph.slice(end)}
          </p>
        );
      })}
    </>
  );
}

/** Brings the words of a proposal into view in the source. */
function showSource(id: string): void {
  document.querySelector(`[data-proposal="${id}"]`)?.scrollIntoView({ block: 'nearest' });
}

function ProposalForm(props: {
  readonly proposal: Proposal;
  readonly first: boolean;
  readonly onChange: (part: Partial<Proposal>) => void;
  readonly onMerge: () => void;
  readonly onSplit: (place: number) => void;
  readonly onDrop: () => void;
}) {
  const { proposal, onChange } = props;
  const { t } = useTranslation();
  const { status } = useSession();
  const area = useRef<TextAreaRef>(null);
  const words = (key: 'ref' | 'lead' | 'cooperating' | 'dueText', label: string) => (
    <Input
      aria-label={label}
      placeholder={label}
      value={proposal[key]}
      onChange={(event) => onChange({ [key]: event.target.value })}
    />
  );
  return (
    <div className="proposal" onFocus={() => showSource(proposal.id)}>
      <div className="row" style={{ flexWrap: 'nowrap' }}>
        <Checkbox
          aria-label={t('notice.take')}
          checked={proposal.taken}
          onChange={(event) => onChange({ taken: event.target.checked })}
        />
        <div style={{ width: 90 }}>{words('ref', t('notice.point'))}</div>
        <div className="grow">{words('lead', t('notice.lead'))}</div>
        <div style={{ width: 118 }}>
          <DateInput
            id={`due-${proposal.id}`}
            label={t('notice.due')}
            value={proposal.due}
            today={status.today}
            invalid={false}
            disabled={false}
            onChange={(due) => onChange({ due: typeof due === 'string' && isPlainDate(due) ? due : null })}
          />
        </div>
      </div>
      <Input.TextArea
        ref={area}
        aria-label={t('notice.text')}
        autoSize={{ minRows: 2, maxRows: 8 }}
        value={proposal.text}
        onChange={(event) => onChange({ text: event.target.value })}
      />
      <div className="row" style={{ flexWrap: 'nowrap' }}>
        <div className="grow">{words('cooperating', t('notice.cooperating'))}</div>
        <div style={{ width: 190 }}>{words('dueText', t('notice.dueText'))}</div>
      </div>
      <div className="row">
        <Button size="small" disabled={props.first} onClick={props.onMerge}>
          {t('notice.merge')}
        </Button>
        <Button
          size="small"
          onClick={() => props.onSplit(area.current?.resizableTextArea?.textArea.selectionStart ?? 0)}
        >
          {t('notice.split')}
        </Button>
        <Button size="small" onClick={props.onDrop}>
          {t('notice.drop')}
        </Button>
      </div>
    </div>
  );
}
