import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Input, Modal } from 'antd';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { Issue } from '../../shared/registers/check.ts';
import { files } from '../../shared/registers/field.ts';
import { formatDate } from '../../shared/time/typed-date.ts';
import { isPlainDate } from '../../shared/time/plain-date.ts';
import type { ReportingPeriod } from '../../shared/time/reporting-calendar.ts';
import type { FileReference } from '../../shared/registers/field.ts';
import { newId } from '../session/new-id.ts';
import { focusAtOpening } from '../ui/focus-at-opening.ts';
import { useLeavable, useLeavableDialog } from '../ui/leaving.ts';
import { announce, useMessages } from '../session/messages.tsx';
import { useSession, useTellRefusal } from '../session/session.tsx';
import {
  ChangedMeanwhile,
  meanwhileOf,
  type ChangedField,
  type Meanwhile,
} from '../ui/changed-meanwhile.tsx';
import { DateInput } from '../ui/date-input.tsx';
import { FieldInput } from '../ui/field-input.tsx';
import { isOpenPoint, PointList } from './check-list.tsx';
import { CloseDialog, closableFrom } from './close-dialog.tsx';

const scanField = files();

/** What the signed paper got, as it is typed. */
interface Signed {
  readonly number: string;
  readonly date: string | null;
  readonly by: string;
  readonly files: readonly FileReference[];
}

/** The field of the report in which each part is kept. */
const signedFields: Readonly<Record<string, string>> = {
  number: 'signedNumber',
  date: 'signedDate',
  by: 'signedBy',
  files: 'signedFiles',
} satisfies Record<keyof Signed, string>;

/** The label of each of those fields, and its value in words. */
const signedWords: Readonly<
  Record<string, readonly [label: SignedLabel, textOf: (signed: Signed) => string]>
> = {
  signedNumber: ['reports.signedNumber', ({ number }) => number],
  signedDate: [
    'reports.signedDate',
    ({ date }) => (date !== null && isPlainDate(date) ? formatDate(date) : (date ?? '')),
  ],
  signedBy: ['reports.signedBy', ({ by }) => by],
  signedFiles: ['reports.signedScan', ({ files: scans }) => scans.map(({ name }) => name).join('; ')],
};
type SignedLabel = 'reports.signedNumber' | 'reports.signedDate' | 'reports.signedBy' | 'reports.signedScan';

/** Closing a period, reopening it with a reason, and what the signed paper got. Before closing: what is incomplete. */
export function StandingPanel({
  input,
  period,
}: {
  readonly input: { readonly calendarId: string; readonly periodCode: string };
  readonly period: ReportingPeriod;
}) {
  const { t } = useTranslation();
  const { client, status } = useSession();
  const tell = useTellRefusal();
  const messages = useMessages();
  const queries = useQueryClient();
  const standing = useQuery({
    queryKey: ['report-standing', input],
    queryFn: () => client.reports.standing(input),
  });
  const checks = useQuery({
    queryKey: ['report-checks', input],
    queryFn: () => client.reports.incompleteness(input),
  });
  const [asking, setAsking] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const closedNote = useRef<HTMLDivElement>(null);
  const focusNext = useRef<RefObject<HTMLElement | null> | null>(null);
  // What the focus goes to once the dialog is left may be shown only after the standing is read again.
  useEffect(() => {
    const target = asking ? null : focusNext.current?.current;
    if (target === null || target === undefined) return;
    target.focus();
    focusNext.current = null;
  });
  const [reopening, setReopening] = useState<{ leader: string; reason: string } | null>(null);
  /** What was typed of the signed paper, with the version that the typing began from. */
  const [signed, setSigned] = useState<{ readonly typed: Partial<Signed>; readonly basedOn: string } | null>(
    null,
  );
  const [meanwhile, setMeanwhile] = useState<Meanwhile | null>(null);
  /** Answers whether it was done. */
  const act = async (sentence: string, work: () => Promise<unknown>): Promise<boolean> => {
    try {
      await work();
      await queries.invalidateQueries();
      messages.done(sentence);
      return true;
    } catch (error) {
      const changed = meanwhileOf(tell(error));
      if (changed === null) return false;
      await queries.invalidateQueries({ queryKey: ['report-standing'] });
      setMeanwhile(changed);
      return false;
    }
  };
  const known = standing.data;
  const points = (checks.data ?? []).filter(isOpenPoint);
  const saveSigned = (basedOn: string): Promise<boolean> =>
    act(t('typing:told.signed'), async () => {
      const { number, date, by, files: scans } = signed?.typed ?? {};
      await client.reports.saveSigned({
        ...input,
        writeId: newId(),
        basedOn,
        ...(number === undefined ? {} : { number: number === '' ? null : number }),
        ...(date === undefined ? {} : { date: date !== null && isPlainDate(date) ? date : null }),
        ...(by === undefined ? {} : { by: by.trim() === '' ? null : by }),
        ...(scans === undefined ? {} : { files: scans.map((file) => ({ ...file })) }),
      });
      setSigned(null);
      setMeanwhile(null);
    });
  useLeavable({
    what: t('reports.signedNumber'),
    isChanged: () => signed !== null,
    save: () => saveSigned(signed?.basedOn ?? known?.version ?? ''),
    keepsDraft: false,
    discard: () => setSigned(null),
  });
  const leaveReopening = useLeavableDialog(
    t('reports.reopen'),
    `${reopening?.leader ?? ''}${reopening?.reason ?? ''}`.trim() !== '',
    () => setReopening(null),
  );
  if (known === undefined) return null;
  const kept: Signed = {
    number: known.signedNumber ?? '',
    date: known.signedDate,
    by: known.signedBy ?? '',
    files: known.signedFiles,
  };
  const form = { ...kept, ...signed?.typed };
  // Once the paper is signed its figures stand.
  const isSigned = kept.number !== '' || kept.date !== null;
  const empty = points.filter(({ kind }) => kind === 'section').flatMap(({ details }) => details);
  const type = (part: Partial<Signed>): void =>
    setSigned((before) => ({
      typed: { ...before?.typed, ...part },
      basedOn: before?.basedOn ?? known.version,
    }));
  const takeTheirs = ({ version, issues }: Meanwhile): void => {
    const dropped = new Set(issues.map(({ field }) => field));
    const left = Object.entries(signed?.typed ?? {}).filter(
      ([part]) => !dropped.has(signedFields[part] ?? ''),
    );
    setSigned(left.length === 0 ? null : { typed: Object.fromEntries(left), basedOn: version });
    setMeanwhile(null);
  };
  const inWords = (issue: Issue): ChangedField => {
    const [label, textOf] = signedWords[issue.field ?? ''] ?? ['reports.signedNumber', () => ''];
    return { issue, label: t(label), theirs: textOf(kept), mine: textOf(form) };
  };
  return (
    <div style={{ marginTop: 10 }}>
      {known.closings.map((closing) => (
        <p key={`${closing.closedOn ?? ''}-${closing.reopenedOn ?? ''}`} style={{ margin: '4px 0' }}>
          {t('reports.closedOn', {
            date: closing.closedOn === null ? '' : formatDate(closing.closedOn),
            who: closing.closedBy ?? '',
          })}
          {closing.reopenedOn === null
            ? ''
            : ` ${t('reports.reopenedOn', { date: formatDate(closing.reopenedOn), who: closing.reopenedBy ?? '', reason: closing.reopenReason ?? '' })}`}
        </p>
      ))}
      {known.closed ? (
        <>
          <div ref={closedNote} tabIndex={-1}>
            <Alert type="success" showIcon role="note" title={t('reports.isClosed')} />
          </div>
          {meanwhile === null ? null : (
            <ChangedMeanwhile
              fields={meanwhile.issues.map(inWords)}
              onKeepMine={() => void saveSigned(meanwhile.version)}
              onTakeTheirs={() => takeTheirs(meanwhile)}
            />
          )}
          {empty.length === 0 || isSigned ? null : (
            <Alert
              type="warning"
              showIcon
              style={{ marginTop: 8 }}
              title={t('reports.emptyBeforeSigning', { count: empty.length, list: empty.join('; ') })}
            />
          )}
          <div className="form-grid" style={{ marginTop: 10 }}>
            <div className="field" style={{ gridColumn: 'span 7' }}>
              <label htmlFor="signed-number">{t('reports.signedNumber')}</label>
              <Input
                id="signed-number"
                value={form.number}
                onChange={(event) => type({ number: event.target.value })}
              />
            </div>
            <div className="field" style={{ gridColumn: 'span 5' }}>
              <label htmlFor="signed-date">{t('reports.signedDate')}</label>
              <DateInput
                id="signed-date"
                today={status.today}
                value={form.date}
                onChange={(date) => type({ date })}
              />
            </div>
            <div className="field" style={{ gridColumn: 'span 12' }}>
              <label htmlFor="signed-by">{t('reports.signedBy')}</label>
              <Input id="signed-by" value={form.by} onChange={(event) => type({ by: event.target.value })} />
            </div>
            <div className="field" style={{ gridColumn: 'span 12' }}>
              <label htmlFor="signed-scan">{t('reports.signedScan')}</label>
              <FieldInput
                id="signed-scan"
                field={scanField}
                value={form.files}
                on={null}
                invalid={false}
                disabled={false}
                onChange={(next) => type({ files: Array.isArray(next) ? next : [] })}
              />
            </div>
          </div>
          <div className="row" style={{ marginTop: 8 }}>
            <Button
              type="primary"
              disabled={signed === null}
              onClick={() => void saveSigned(signed?.basedOn ?? known.version)}
            >
              {t('reports.keepSigned')}
            </Button>
            {isSigned ? null : (
              <Button onClick={() => setReopening({ leader: '', reason: '' })}>{t('reports.reopen')}</Button>
            )}
          </div>
        </>
      ) : (
        <>
          <p>{t('reports.closeHint')}</p>
          {checks.data === undefined || checks.data.every(isOpenPoint) ? null : (
            <p>{t('reports.notOver', closableFrom(period))}</p>
          )}
          <Button ref={opener} type="primary" onClick={() => setAsking(true)}>
            {t('reports.close')}
          </Button>
          <h2 style={{ fontSize: 14 }}>{t('reports.checks', { count: points.length })}</h2>
          <PointList points={points} />
        </>
      )}
      {asking ? (
        <CloseDialog
          input={input}
          period={period}
          onLeave={(closed) => {
            setAsking(false);
            if (closed) announce(t('reports.isClosed'));
            focusNext.current = closed ? closedNote : opener;
          }}
        />
      ) : null}
      <Modal
        open={reopening !== null}
        title={t('reports.reopen')}
        okButtonProps={{
          disabled: (reopening?.reason ?? '').trim() === '' || (reopening?.leader ?? '').trim() === '',
        }}
        onOk={() =>
          void act(t('typing:told.reopened'), async () => {
            await client.reports.reopen({
              ...input,
              writeId: newId(),
              leader: reopening?.leader ?? '',
              reason: reopening?.reason ?? '',
            });
            setReopening(null);
          })
        }
        onCancel={() => leaveReopening(() => setReopening(null))}
        mask={{ closable: false }}
        afterOpenChange={focusAtOpening('#reopen-leader')}
      >
        <label htmlFor="reopen-leader">{t('reports.leader')}</label>
        <Input
          id="reopen-leader"
          value={reopening?.leader ?? ''}
          onChange={(event) => setReopening({ leader: event.target.value, reason: reopening?.reason ?? '' })}
        />
        <label htmlFor="reopen-reason">{t('record.reason')}</label>
        <Input.TextArea
          id="reopen-reason"
          value={reopening?.reason ?? ''}
          onChange={(event) => setReopening({ leader: reopening?.leader ?? '', reason: event.target.value })}
        />
      </Modal>
    </div>
  );
}
