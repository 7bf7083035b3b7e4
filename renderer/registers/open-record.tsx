import { Button, Drawer, Tag, Typography } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHashLocation } from 'wouter/use-hash-location';
import type { RecordView } from '../../shared/contract/records.ts';
import { registerNamed, type OpenRegisterName } from '../../shared/registers/all-registers.ts';
import type { AnyRecord } from '../../shared/registers/define-register.ts';
import type { WrittenKind } from '../../shared/registers/written-paper.ts';
import type { Beginning } from '../../shared/registers/copies.ts';
import { withBeginning } from '../../shared/registers/edit-record.ts';
import { borderIncident } from '../../shared/registers/border-incident/border-incident.ts';
import { formatDate } from '../../shared/time/typed-date.ts';
import { QuickReport } from '../border/quick-report.tsx';
import { lastScreen } from '../session/last-screen.ts';
import { newId } from '../session/new-id.ts';
import { useKeys } from '../session/use-keys.ts';
import { afterAWhile } from '../ui/after-a-while.ts';
import { useLeavable } from '../ui/leaving.ts';
import { columnLabel } from '../ui/labels.ts';
import { usePaperDialog } from '../ui/paper-dialog.tsx';
import { useAfterTyping } from '../ui/use-after-typing.ts';
import { useLatest } from '../ui/use-latest.ts';
import { useFaultFocus } from '../ui/use-fault-focus.ts';
import { ClosedPeriodNote, useClosedQuestion } from './closed-periods.tsx';
import { RecordChangedMeanwhile } from './record-changed-meanwhile.tsx';
import { CopiedFrom } from './copied-from.tsx';
import { HistoryPanel } from './history-panel.tsx';
import { LinkedRecords, RecordActions, type RecordSource } from './linked-records.tsx';
import { PartsOfPerson } from './parts-of-person.tsx';
import { RecordAlerts } from './record-alerts.tsx';
import { NumberMoves, useNumberMoves } from './number-moves.tsx';
import { RecordForm } from './record-form.tsx';
import { TemplatePapers } from './template-papers.tsx';
import { useEdits } from './use-edits.ts';
import { useJudgement } from './use-judgement.ts';
import { useRecordSave } from './use-record-save.ts';
import { EraseNumbers } from './erase-numbers.tsx';
import { Withdrawal } from './withdrawal.tsx';
import { useLooking, Writing } from '../ui/writing.tsx';

/** What a new form is not scolded for before somebody tries to save it. */
const NOT_TYPED_YET: readonly string[] = ['required', 'no-country'];

/** A record that was read, or a new one, with its form. */
export function OpenRecord(props: {
  readonly register: OpenRegisterName;
  /** Null for a new record. */
  readonly view: RecordView | null;
  readonly base: AnyRecord;
  /** What a new record begins with and nobody typed. */
  readonly beginning: Beginning;
  /** What a new record is begun for, and the record that it is begun from; null where it is begun by itself. */
  readonly source: RecordSource | null;
  /** Id of the record of which a new one is a copy; null for every other. */
  readonly copiedFrom: string | null;
  /** Whether a new record may be saved as it begins, with nothing typed. */
  readonly complete: boolean;
}) {
  const { register: name, view, base, beginning } = props;
  const starting = beginning.fields;
  const register = registerNamed(name);
  const { t } = useTranslation();
  const [, navigate] = useHashLocation();
  const isNew = view === null;
  const withdrawn = base.withdrawn !== null;
  const [tried, setTried] = useState(false);
  const [showHistory, setShowHistory] = useState(false);
  /** Something is being typed that its control has not given away yet. */
  const [typing, setTyping] = useState(false);
  const edited = useEdits(register, base, view?.version ?? null, isNew ? props.source : null);
  const judged = useJudgement(name, view, base, edited, beginning);
  const { scope, focusFault } = useFaultFocus();
  const { saving, save, meanwhile, takeTheirs } = useRecordSave(name, base, edited, {
    beginning,
    source: isNew ? props.source : null,
    onFaults(issues) {
      judged.refused(issues);
      focusFault();
    },
  });
  const moveNumber = useNumberMoves(name, register, edited);
  const paper = usePaperDialog();
  const [firstField] = Object.keys(register.fields);
  useEffect(() => {
    if (isNew) document.querySelector<HTMLElement>(`#field-${firstField ?? ''}`)?.focus();
  }, [isNew, firstField]);

  const question = useClosedQuestion();
  const asking = useRef(false);
  /** Saving was asked for while a save was under way: what is typed since then is saved after it. */
  const again = useRef(false);
  /**
   * What is typed may bring the record into a closed period, or take it out: the service is asked of what is saved.
   * @returns whether it was saved.
   */
  const saveOnceAsked = async (): Promise<boolean> => {
    if (asking.current) return false;
    asking.current = true;
    try {
      const agreed = question.agreed() || (await question.ask(await judged.closedNow()));
      const isSaved = agreed && (await save());
      // What was refused is asked about, not sent again.
      if (!isSaved) again.current = false;
      return isSaved;
    } finally {
      asking.current = false;
    }
  };
  const title = isNew ? t('record.new', { what: t(`registers:${register.key}.one`) }) : base.code;
  useLeavable({
    what: title,
    isChanged: () => edited.changed,
    isTyping: () => typing,
    save: withdrawn
      ? null
      : () => {
          setTried(true);
          return saveOnceAsked();
        },
    keepsDraft: true,
    discard: edited.reset,
    holdsDraft: () => edited.dirty && !edited.changed,
    // Saved, a new record stays at the address that it was begun at.
    staysAt: (hash) => hash.startsWith(`#/${name}/${base.id}`),
  });

  const back = (): void => navigate(lastScreen() ?? `/list/${name}`);
  // What is being typed settles first, so that the draft holds it.
  const leave = useAfterTyping(back);
  const saveTyped = useAfterTyping(() => {
    setTyping(false);
    again.current = saving;
    if (saving || !(edited.dirty || props.complete)) return;
    setTried(true);
    void saveOnceAsked();
  });
  const saveAgain = useLatest(() => {
    if (edited.dirty) void saveOnceAsked();
  });
  useEffect(() => {
    if (saving || !again.current) return;
    again.current = false;
    saveAgain.current();
  }, [saving, saveAgain]);
  // What is being typed settles first, so that it is printed too.
  const asTyped = () => ({
    register: name,
    id: base.id,
    typed: isNew || edited.dirty ? withBeginning(beginning, edited.edits) : null,
  });
  const print = useAfterTyping(() => paper.print({ what: 'record', ...asTyped() }));
  const write = useAfterTyping((kind: WrittenKind) =>
    paper.print({ what: 'written', paper: kind, ...asTyped() }),
  );
  const { tables } = register;
  const looking = useLooking();
  const mayCopy = !isNew && register.copies !== undefined;
  const copy = (): void => navigate(`/${name}/${newId()}/copy/${base.id}`);
  useKeys({
    'ctrl+s': saveTyped,
    Escape: leave,
    'ctrl+p': print,
    ...(mayCopy && !looking ? { 'ctrl+d': copy } : {}),
  });

  const issues = judged.issues.filter((issue) => tried || !isNew || !NOT_TYPED_YET.includes(issue.code));
  const missing = view?.missing ?? [];
  const prefilled = useMemo(
    () => new Set(Object.keys(starting).filter((field) => edited.edits.fields[field] === undefined)),
    [starting, edited.edits.fields],
  );
  return (
    <div
      className="page"
      data-enter="next"
      ref={scope}
      onInput={() => setTyping(true)}
      onBlur={() => setTyping(false)}
    >
      <div className="row" style={{ marginBottom: 8 }}>
        <Button onClick={back}>{t('record.back')}</Button>
        <Typography.Title level={1} style={{ fontSize: 18, margin: 0 }}>
          {title}{' '}
          {view?.status === null || view === null ? null : <Tag>{t(`choices:status.${view.status}`)}</Tag>}
          {view !== null && !view.counted && register.fields['countInReport'] !== undefined ? (
            <Tag>{t('list.notCounted')}</Tag>
          ) : null}
        </Typography.Title>
        <span aria-live="polite" className="draft-note">
          {edited.dirty && edited.draftKept ? t('record.draftKept') : ''}
        </span>
        <Writing>
          {mayCopy ? <Button onClick={copy}>{t('copies:copy')}</Button> : null}
          {isNew || withdrawn ? null : <RecordActions register={name} record={base} />}
        </Writing>
        {isNew || withdrawn || tables?.ofRecord === undefined ? null : (
          <Button onClick={() => paper.print({ what: 'results', document: base.id })}>
            {t(`registers:papers.${tables.ofRecord}`)}
          </Button>
        )}
        {withdrawn
          ? null
          : register.papers?.map(({ kind }) => (
              <Button key={kind} onClick={() => write(kind)}>
                {t(`registers:papers.${kind}`)}
              </Button>
            ))}
        {withdrawn ? null : <TemplatePapers register={name} asTyped={asTyped} />}
        <Button onClick={print}>{t('list.print')}</Button>
        {isNew ? null : (
          <>
            <Button onClick={() => setShowHistory(true)}>{t('record.history')}</Button>
            <Withdrawal register={name} record={base} closedPeriods={view.closedPeriods} />
          </>
        )}
        <Writing>
          <Button
            type="primary"
            loading={afterAWhile(saving)}
            disabled={!(edited.dirty || typing || props.complete) || withdrawn}
            data-enter="last"
            onClick={saveTyped}
          >
            {t('record.save')}
          </Button>
        </Writing>
      </div>
      {meanwhile === null ? null : (
        <RecordChangedMeanwhile
          register={name}
          meanwhile={meanwhile}
          kept={base}
          typed={edited.record}
          onKeepMine={() => void save(meanwhile.version)}
          onTakeTheirs={takeTheirs}
        />
      )}
      {view === null || name !== borderIncident.name ? null : (
        <QuickReport view={view} isEdited={edited.dirty} />
      )}
      <ClosedPeriodNote periods={judged.closedPeriods} />
      {props.copiedFrom === null ? null : <CopiedFrom register={name} id={props.copiedFrom} />}
      <RecordAlerts
        register={name}
        record={base}
        edited={edited}
        duplicates={judged.duplicates}
        issues={issues}
      />
      <NumberMoves value={withdrawn || looking ? null : moveNumber}>
        <RecordForm
          register={register}
          edited={edited}
          issues={issues}
          missing={missing}
          disabled={withdrawn || looking}
          prefilled={prefilled}
        />
      </NumberMoves>
      {view === null ? null : <LinkedRecords links={view.linkedFrom} />}
      {view === null || register.holdsPeople !== true ? null : <PartsOfPerson id={base.id} />}
      {isNew || missing.length === 0 ? null : (
        <p style={{ color: '#434a54' }}>
          {t('record.missing', { list: missing.map((field) => columnLabel(t, register, field)).join(', ') })}
        </p>
      )}
      {view === null || view.reportDue === null ? null : (
        <p style={{ color: '#434a54' }}>{t('record.reportDue', { date: formatDate(view.reportDue) })}</p>
      )}
      {isNew ? null : <EraseNumbers register={name} record={base} />}
      {paper.dialog}
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
