import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Drawer, Input, Modal, Tag, Typography } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import type { RecordView, StartPurpose } from '../../shared/contract/records.ts';
import { issueSentence } from '../../shared/i18n/translator.ts';
import { registerNamed, type OpenRegisterName } from '../../shared/registers/all-registers.ts';
import type { Issue } from '../../shared/registers/check.ts';
import type { AnyRecord } from '../../shared/registers/define-register.ts';
import { blankRecord, withChanges } from '../../shared/registers/edit-record.ts';
import type { JsonValue } from '../../shared/registers/field.ts';
import { validateRecord } from '../../shared/registers/validate.ts';
import { formatDate } from '../../shared/time/typed-date.ts';
import { newId } from '../session/new-id.ts';
import { announce, useSaid } from '../session/said.tsx';
import { refusalOf, useSession, useTellRefusal } from '../session/session.tsx';
import { useKeys } from '../session/use-keys.ts';
import { useSaved } from '../session/use-saved.tsx';
import { afterAWhile } from '../ui/after-a-while.ts';
import { childLabel, columnLabel } from '../ui/labels.ts';
import { focusFirstFault, settleTyping } from '../ui/settle.ts';
import { LinkedRecords, RecordActions, stepSave } from './linked-records.tsx';
import { HistoryPanel } from './history-panel.tsx';
import { RecordForm } from './record-form.tsx';
import { useLatest } from '../ui/use-latest.ts';
import { useEdits, type Edits } from './use-edits.ts';

/** The page of one record, new or known: it reads the record, then shows its form. */
export function RecordPage(props: {
  readonly register: OpenRegisterName;
  readonly id: string;
  /** What a new record is begun for, and the record or occasion that it has to do with. */
  readonly purpose?: StartPurpose | null;
  readonly other?: string;
}) {
  const { register, id, purpose = null, other = '' } = props;
  const { client } = useSession();
  const definition = registerNamed(register);
  const view = useQuery({
    queryKey: ['record', register, id],
    queryFn: async (): Promise<RecordView | null> => {
      try {
        return await client.records.read({ register, id });
      } catch (error) {
        // A new record has its id before it is first saved.
        if (refusalOf(error).code === 'record-not-found') return null;
        throw error;
      }
    },
  });
  const isNew = !view.isPending && (view.data ?? null) === null;
  const start = useQuery({
    queryKey: ['start', register, id],
    queryFn: () => client.records.start({ register, purpose, other }),
    enabled: isNew,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const starting = start.data?.fields;
  const blank = useMemo(
    () => withChanges(definition, blankRecord(definition, id), { fields: starting ?? {}, children: {} }),
    [definition, id, starting],
  );
  if (view.isPending || (isNew && start.isPending)) return null;
  return (
    <OpenRecord
      register={register}
      view={view.data ?? null}
      base={view.data?.record ?? blank}
      starting={isNew ? (starting ?? noFields) : noFields}
      incident={purpose === 'step' ? other : null}
      complete={isNew && purpose === 'followUp'}
    />
  );
}

const noFields: Readonly<Record<string, JsonValue>> = {};

const JUDGE_DELAY = 350;

function OpenRecord(props: {
  readonly register: OpenRegisterName;
  readonly view: RecordView | null;
  readonly base: AnyRecord;
  /** Values that a new record begins with and that nobody typed. */
  readonly starting: Readonly<Record<string, JsonValue>>;
  /** The incident whose step a new talk or letter is; null otherwise. */
  readonly incident: string | null;
  /** Whether a new record may be saved as it begins, with nothing typed. */
  readonly complete: boolean;
}) {
  const { register: name, view, base, starting, incident } = props;
  const register = registerNamed(name);
  const { t } = useTranslation();
  const said = useSaid();
  const saidSaved = useSaved();
  const { client } = useSession();
  const tell = useTellRefusal();
  const queries = useQueryClient();
  const [, navigate] = useHashLocation();
  const edited = useEdits(register, base);
  const [judged, setJudged] = useState<readonly Issue[]>([]);
  const [duplicates, setDuplicates] = useState<readonly { id: string; code: string; title: string }[]>([]);
  const [tried, setTried] = useState(false);
  const [saving, setSaving] = useState(false);
  const [withdrawing, setWithdrawing] = useState<string | null>(null);
  const [showHistory, setShowHistory] = useState(false);
  const isNew = view === null;
  const withdrawn = base.withdrawn !== null;
  /** Something is being typed that its control has not given away yet. */
  const [typing, setTyping] = useState(false);
  const savable = edited.dirty || typing || props.complete;
  const form = useRef<HTMLDivElement>(null);
  const [failures, setFailures] = useState(0);
  useEffect(() => {
    if (failures === 0 || form.current === null) return undefined;
    const scope = form.current;
    if (focusFirstFault(scope)) return undefined;
    // A folded section that holds the fault is only opening.
    const frame = requestAnimationFrame(() => focusFirstFault(scope));
    return () => cancelAnimationFrame(frame);
  }, [failures]);

  useEffect(() => {
    if (!edited.dirty) {
      setJudged(view?.issues ?? []);
      return undefined;
    }
    const timer = setTimeout(() => {
      const save = {
        register: name,
        id: base.id,
        fields: { ...starting, ...edited.edits.fields },
        children: childrenOf(edited.edits),
      };
      client.records
        .judge({ register: name, save })
        .then((answer) => {
          setJudged(answer.issues);
          setDuplicates(answer.duplicates);
        })
        .catch(() => setJudged(validateRecord(register, edited.record)));
    }, JUDGE_DELAY);
    return () => clearTimeout(timer);
  }, [client, name, register, base.id, edited.dirty, edited.edits, edited.record, view, starting]);

  const [firstField] = Object.keys(register.fields);
  useEffect(() => {
    if (isNew) document.querySelector<HTMLElement>(`#field-${firstField ?? ''}`)?.focus();
  }, [isNew, firstField]);

  // A new form is not scolded for what has not been typed yet.
  const issues = judged.filter(
    (issue) => tried || !isNew || !['required', 'no-country'].includes(issue.code),
  );
  const loose = issues.filter((issue) => issue.field === null);
  const back = (): void => navigate(`/list/${name}`);
  const save = async (): Promise<void> => {
    if (saving || !(edited.dirty || props.complete)) return;
    setTried(true);
    setSaving(true);
    const writeId = newId();
    const saved = edited.edits;
    try {
      const outcome = await client.records.save({
        writeId,
        saves: [
          {
            register: name,
            id: base.id,
            fields: { ...starting, ...edited.edits.fields },
            children: childrenOf(edited.edits),
          },
          ...stepSave(name, edited.record, isNew ? incident : null),
        ],
      });
      // The record is read anew before what was typed is let go: nothing on the screen jumps back in between.
      await queries.invalidateQueries();
      edited.settle(saved);
      saidSaved(t('record.saved', { code: outcome.records[0]?.code ?? '' }), outcome.saveId);
    } catch (error) {
      const detail = tell(error);
      if (detail.issues.length > 0) {
        setJudged(detail.issues);
        setFailures((count) => count + 1);
        announce(
          detail.issues
            .filter((issue) => issue.severity === 'error')
            .map((issue) => `${labelOf(issue)} ${issueSentence(t, issue)}`.trim())
            .join(' '),
          'refused',
        );
      }
    } finally {
      setSaving(false);
    }
  };
  const withdraw = async (): Promise<void> => {
    try {
      await client.records.withdraw({
        writeId: newId(),
        register: name,
        id: base.id,
        reason: withdrawing ?? '',
      });
      setWithdrawing(null);
      await queries.invalidateQueries();
      said.done(t('typing:told.withdrawn', { code: base.code }));
    } catch (error) {
      tell(error);
    }
  };
  const reinstate = async (): Promise<void> => {
    try {
      await client.records.reinstate({ writeId: newId(), register: name, id: base.id });
      await queries.invalidateQueries();
      said.done(t('typing:told.reinstated', { code: base.code }));
    } catch (error) {
      tell(error);
    }
  };
  /** What is being typed settles first, so that the draft holds it. */
  const leave = async (): Promise<void> => {
    settleTyping();
    await new Promise((resolve) => setTimeout(resolve, 0));
    back();
  };
  useKeys({ 'ctrl+s': () => void saveTyped(), Escape: () => void leave(), 'ctrl+p': () => window.print() });
  /** Ctrl+S may come while a field still holds what was typed: it settles first, then all is saved. */
  async function saveTyped(): Promise<void> {
    settleTyping();
    setTyping(false);
    await new Promise((resolve) => setTimeout(resolve, 0));
    saveNow.current();
  }
  const labelOf = (issue: Issue): string => {
    if (issue.list !== null) {
      return issue.field === null
        ? t(`registers:${register.key}.children.${issue.list}.title`)
        : childLabel(t, register, issue.list, issue.field);
    }
    return issue.field === null ? '' : columnLabel(t, register, issue.field);
  };
  const saveNow = useLatest(() => void save());
  const missing = view?.missing ?? [];
  const prefilled = useMemo(
    () => new Set(Object.keys(starting).filter((field) => edited.edits.fields[field] === undefined)),
    [starting, edited.edits.fields],
  );
  return (
    <div
      className="page"
      data-enter="next"
      ref={form}
      onInput={() => setTyping(true)}
      onBlur={() => setTyping(false)}
    >
      <div className="row" style={{ marginBottom: 8 }}>
        <Button onClick={back}>{t('record.back')}</Button>
        <Typography.Title level={1} style={{ fontSize: 18, margin: 0 }} className="grow">
          {isNew ? t('record.new', { what: t(`registers:${register.key}.one`) }) : base.code}{' '}
          {view?.status === null || view === null ? null : <Tag>{t(`choices:status.${view.status}`)}</Tag>}
          {view !== null && !view.counted && name !== 'person' ? <Tag>{t('list.notCounted')}</Tag> : null}
        </Typography.Title>
        {isNew || withdrawn ? null : <RecordActions register={name} record={base} />}
        {isNew ? null : (
          <>
            <Button onClick={() => setShowHistory(true)}>{t('record.history')}</Button>
            {withdrawn ? (
              <Button onClick={() => void reinstate()}>{t('record.reinstate')}</Button>
            ) : (
              <Button danger onClick={() => setWithdrawing('')}>
                {t('record.withdraw')}
              </Button>
            )}
          </>
        )}
        <span aria-live="polite" style={{ color: '#434a54', fontSize: 12.5 }}>
          {edited.dirty && edited.draftKept ? t('record.draftKept') : ''}
        </span>
        <Button
          type="primary"
          loading={afterAWhile(saving)}
          disabled={!savable || withdrawn}
          data-enter="last"
          onClick={() => void saveTyped()}
        >
          {t('record.save')}
        </Button>
      </div>
      {withdrawn ? (
        <Alert
          type="warning"
          showIcon
          title={t('record.withdrawn', { reason: base.withdrawn?.reason ?? '' })}
          style={{ marginBottom: 8 }}
        />
      ) : null}
      {edited.recovered ? (
        <Alert
          type="info"
          showIcon
          style={{ marginBottom: 8 }}
          title={t('record.recovered')}
          action={<Button onClick={edited.reset}>{t('record.discard')}</Button>}
        />
      ) : null}
      {duplicates.length === 0 ? null : (
        <Alert
          type="warning"
          showIcon
          style={{ marginBottom: 8 }}
          title={
            <>
              {t('record.duplicates')}{' '}
              {duplicates.map((twin) => (
                <Link key={twin.id} href={`/${name}/${twin.id}`} style={{ marginRight: 10 }}>
                  {[twin.code, twin.title].join(' – ')}
                </Link>
              ))}
            </>
          }
        />
      )}
      {loose.length === 0 ? null : (
        <Alert
          type={loose.some((issue) => issue.severity === 'error') ? 'error' : 'warning'}
          showIcon
          style={{ marginBottom: 8 }}
          title={loose.map((issue) => issueSentence(t, issue)).join(' ')}
        />
      )}
      <RecordForm
        register={register}
        edited={edited}
        issues={issues}
        missing={missing}
        disabled={withdrawn}
        prefilled={prefilled}
      />
      {view === null ? null : <LinkedRecords links={view.linkedFrom} />}
      {isNew || missing.length === 0 ? null : (
        <p style={{ color: '#434a54' }}>
          {t('record.missing', { list: missing.map((field) => columnLabel(t, register, field)).join(', ') })}
        </p>
      )}
      {view === null || view.reportDue === null ? null : (
        <p style={{ color: '#434a54' }}>{t('record.reportDue', { date: formatDate(view.reportDue) })}</p>
      )}
      <Modal
        open={withdrawing !== null}
        title={t('record.withdraw')}
        okText={t('record.withdraw')}
        okButtonProps={{ danger: true, disabled: (withdrawing ?? '').trim() === '' }}
        onOk={() => void withdraw()}
        onCancel={() => setWithdrawing(null)}
      >
        <p>{t('record.withdrawHint')}</p>
        <Input.TextArea
          autoFocus
          value={withdrawing ?? ''}
          aria-label={t('record.reason')}
          placeholder={t('record.reason')}
          onChange={(event) => setWithdrawing(event.target.value)}
        />
      </Modal>
      <Drawer
        open={showHistory}
        size={620}
        title={t('record.history')}
        onClose={() => setShowHistory(false)}
        destroyOnHidden
      >
        <HistoryPanel register={name} id={base.id} />
      </Drawer>
    </div>
  );
}

function childrenOf(edits: Edits) {
  return Object.fromEntries(
    Object.entries(edits.children).map(([list, rows]) => [list, rows.map((row) => ({ ...row }))]),
  );
}
