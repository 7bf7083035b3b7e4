import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Modal, Upload } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  noDecisions,
  openQuestions,
  type Decisions,
  type ImportResult,
  type RowProblem,
} from '../../shared/import/import-result.ts';
import type { OpenRegisterName } from '../../shared/registers/all-registers.ts';
import { readable } from '../../shared/i18n/translator.ts';
import { periodCodeInWords } from '../../shared/time/period-words.ts';
import { newId } from '../session/new-id.ts';
import { announce } from '../session/messages.tsx';
import { useSession, useTellRefusal } from '../session/session.tsx';
import { ReadingProgress } from '../ui/reading-progress.tsx';
import { useSavedMessage } from '../ui/use-saved-message.tsx';
import { useFocusBack } from '../ui/use-focus-back.ts';
import { ImportColumns } from './import-columns.tsx';
import { ImportFindings } from './import-findings.tsx';
import { ImportQuestions } from './import-questions.tsx';
import { ImportPreview, usePreviewRows } from './import-preview.tsx';

const SHOWN = 200;
/** Milliseconds after the last key before what was typed is judged. */
const PAUSE = 500;
/** Pixels that the line of progress takes. */
const PROGRESS_HEIGHT = 50;

export interface ImportHow {
  readonly writeId: string;
  readonly dryRun: boolean;
  readonly skipBadRows: boolean;
  readonly decisions: Decisions;
}

/** Reads a sheet, shows what would be taken and what is refused, lets bad rows be mended in place, and imports on request. */
export function ImportDialog({
  read,
  template,
  register,
  onClose,
}: {
  /** Reads the file; a dry run only tells what would be done. */
  readonly read: (file: File, how: ImportHow) => Promise<ImportResult>;
  /** Hands over the empty sheet; absent where there is none. */
  readonly template?: () => void;
  /** The register whose fields columns can be assigned to; absent where they cannot be. */
  readonly register?: OpenRegisterName;
  readonly onClose: () => void;
}) {
  const { t, i18n } = useTranslation();
  useFocusBack();
  const { client } = useSession();
  const tell = useTellRefusal();
  const queries = useQueryClient();
  const saved = useSavedMessage();
  const [file, setFile] = useState<File | null>(null);
  const [result, setResult] = useState<ImportResult | null>(null);
  const [decisions, setDecisions] = useState(noDecisions);
  /** What the result was judged with. */
  const [judgedWith, setJudgedWith] = useState(noDecisions);
  /** Id of the reading under way. */
  const [reading, setReading] = useState<string | null>(null);
  const current = useRef<string | null>(null);
  const preview = usePreviewRows(result);
  const done = result !== null && result.imported > 0;
  const waits = reading !== null || decisions !== judgedWith;
  const sentenceOf = (outcome: ImportResult): string => {
    const { imported, updated, good, bad, doubles, unchanged = 0 } = outcome;
    if (imported > 0)
      return [
        ...(imported > updated ? [t('import.done', { count: imported - updated })] : []),
        ...(updated > 0 ? [t('imports:update.done', { count: updated })] : []),
      ].join(' ');
    const sentences = [
      ...(good > updated || updated + unchanged === 0
        ? [t('imports:judged.good', { count: good - updated })]
        : []),
      ...(updated > 0 ? [t('imports:judged.updates', { count: updated })] : []),
      ...(unchanged > 0 ? [t('imports:judged.unchanged', { count: unchanged })] : []),
      ...(bad > doubles ? [t('imports:judged.bad', { count: bad - doubles })] : []),
      ...(doubles > 0 ? [t('imports:judged.doubles', { count: doubles })] : []),
    ];
    return t('imports:judged.all', { list: sentences.join(', ') });
  };
  const run = async (chosen: File, how: Omit<ImportHow, 'writeId'>): Promise<void> => {
    const writeId = newId();
    // Nobody waits any more for what is still read.
    if (current.current !== null) void client.readings.cancel({ id: current.current });
    current.current = writeId;
    setReading(writeId);
    try {
      const outcome = await read(chosen, { writeId, ...how });
      // What was written is told also when the dialog was closed meanwhile.
      if (outcome.imported > 0) {
        await queries.invalidateQueries();
        saved(sentenceOf(outcome), outcome.saveId ?? writeId);
      }
      if (current.current !== writeId) return;
      setResult(outcome);
      setJudgedWith(how.decisions);
      if (outcome.imported === 0) announce(sentenceOf(outcome));
      // Nothing is left to be read here.
      else if (outcome.problems.length === 0) onClose();
    } catch (error) {
      if (current.current !== writeId) return;
      // What cannot be judged is not asked again until something else is typed.
      setJudgedWith(how.decisions);
      tell(error);
    } finally {
      if (current.current === writeId) {
        current.current = null;
        setReading(null);
      }
    }
  };
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    if (file === null || decisions === judgedWith) return undefined;
    const timer = setTimeout(
      () => void latest.current(file, { dryRun: true, skipBadRows: false, decisions }),
      PAUSE,
    );
    return () => clearTimeout(timer);
  }, [file, decisions, judgedWith]);
  const reason = (problem: RowProblem): string => {
    const namespace = i18n.exists(`imports:${problem.code}`) ? 'imports' : 'issues';
    return t('import.row', {
      row: problem.row,
      column: problem.column === '' ? t('imports:wholeRow') : problem.column,
      reason: t(`${namespace}:${problem.code}`, readable(problem.params)),
    });
  };
  const inRow = ({ column, code, params }: RowProblem): string =>
    t('imports:grid.inColumn', {
      column,
      reason: t(`${i18n.exists(`imports:${code}`) ? 'imports' : 'issues'}:${code}`, readable(params)),
    });
  const close = (): void => {
    if (current.current !== null) void client.readings.cancel({ id: current.current });
    current.current = null;
    onClose();
  };
  const begin = (chosen: File): void => {
    setFile(chosen);
    setResult(null);
    preview.forget();
    setDecisions(noDecisions);
    setJudgedWith(noDecisions);
    void run(chosen, { dryRun: true, skipBadRows: false, decisions: noDecisions });
  };
  const inGrid = result !== null && !done && result.rows.length > 0;
  return (
    <Modal
      open
      width={inGrid ? 1240 : 820}
      style={{ top: 20 }}
      title={t('import.title')}
      onCancel={close}
      mask={{ closable: false }}
      // The buttons stay in view under whatever is told of a file.
      styles={{ body: { maxHeight: 'max(200px, calc(100vh - 170px))', overflowY: 'auto' } }}
      footer={
        <div className="row">
          {template === undefined ? null : <Button onClick={template}>{t('imports:template')}</Button>}
          <span className="grow" />
          <Button onClick={close}>{t(done ? 'import.close' : 'import.cancel')}</Button>
          {result !== null && !done && file !== null && result.good > 0 ? (
            <Button
              type="primary"
              disabled={waits || openQuestions(result.questions, decisions.answers).length > 0}
              onClick={() => void run(file, { dryRun: false, skipBadRows: true, decisions })}
            >
              {result.bad > 0
                ? t('imports:takeGood', { count: result.good, bad: result.bad })
                : t('import.take', { count: result.good })}
            </Button>
          ) : null}
        </div>
      }
    >
      <Upload.Dragger
        accept=".xlsx,.xls,.ods,.csv,.txt"
        showUploadList={false}
        disabled={reading !== null && result === null}
        beforeUpload={(chosen) => {
          begin(chosen);
          return false;
        }}
      >
        <p style={{ margin: 4 }}>{file === null ? t('import.drop') : file.name}</p>
      </Upload.Dragger>
      {/* Its place is kept, so that what is read below does not move when the rows are judged anew. */}
      <div style={{ minHeight: file === null || done ? 0 : PROGRESS_HEIGHT }}>
        {reading === null ? null : <ReadingProgress key={reading} id={reading} />}
      </div>
      {result === null ? null : (
        <div style={{ marginTop: 8 }}>
          <Alert
            type={done ? 'success' : result.bad > 0 ? 'warning' : 'info'}
            showIcon
            // The live region says it; twice would be once too often.
            role="note"
            title={sentenceOf(result)}
          />
          {done || result.columns.length === 0 ? null : (
            <p style={{ margin: '6px 0' }}>
              {t('import.columns', { list: result.columns.map((column) => column.title).join(', ') })}
            </p>
          )}
          {done ? null : (
            <ImportQuestions
              questions={result.questions}
              answers={decisions.answers}
              onAnswer={(answers) => setDecisions({ ...decisions, answers })}
            />
          )}
          {done || register === undefined ? null : (
            <ImportColumns
              result={result}
              register={register}
              decisions={decisions}
              onDecide={setDecisions}
            />
          )}
          <ImportFindings result={result} inGrid={inGrid} />
          {result.closed.map(({ period, count }) => (
            <Alert
              key={`${period.calendarId} ${period.periodCode}`}
              type="warning"
              showIcon
              role="note"
              style={{ margin: '6px 0' }}
              title={t('closed:rows', {
                count,
                period: periodCodeInWords(t, period.periodCode, period.calendarId),
              })}
            />
          ))}
          {inGrid ? (
            <ImportPreview
              result={result}
              rows={preview.rows}
              wrongOnce={preview.wrongOnce}
              decisions={decisions}
              reason={inRow}
              onDecide={setDecisions}
            />
          ) : (
            <ul
              tabIndex={0}
              aria-label={t('import.title')}
              style={{ maxHeight: 260, overflow: 'auto', paddingLeft: 18 }}
            >
              {result.problems.slice(0, SHOWN).map((problem) => (
                <li key={`${problem.row}-${problem.column}-${problem.code}`}>{reason(problem)}</li>
              ))}
            </ul>
          )}
        </div>
      )}
    </Modal>
  );
}
