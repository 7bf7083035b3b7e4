import { Alert, Button, Modal, Upload } from 'antd';
import { useTranslation } from 'react-i18next';
import { openQuestions, type ImportResult } from '../../shared/import/import-result.ts';
import { problemWords } from '../../shared/import/problem-words.ts';
import type { OpenRegisterName } from '../../shared/registers/all-registers.ts';
import { periodCodeInWords } from '../../shared/time/period-words.ts';
import { WorkProgress } from '../ui/work-progress.tsx';
import { useFocusBack } from '../ui/use-focus-back.ts';
import { ImportColumns } from './import-columns.tsx';
import { ImportFindings } from './import-findings.tsx';
import { ImportQuestions } from './import-questions.tsx';
import { ImportPreview, usePreviewRows } from './import-preview.tsx';
import { importSentence } from './import-sentence.ts';
import { useImport, type ImportHow, type ImportUnderWay } from './use-import.ts';
import './import-dialog.css';

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
  const { t } = useTranslation();
  useFocusBack();
  const underWay = useImport(read, onClose);
  const { file, result, decisions, reading, waits, begin, take, cancel } = underWay;
  const done = result !== null && result.imported > 0;
  const inGrid = result !== null && !done && result.rows.length > 0;
  const close = (): void => {
    cancel();
    onClose();
  };
  return (
    <Modal
      open
      className="import-dialog"
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
          {/* Beside the buttons it moves nothing of what is looked at. */}
          <div className="grow">{reading === null ? null : <WorkProgress key={reading} id={reading} />}</div>
          <Button onClick={close}>{t(done ? 'import.close' : 'import.cancel')}</Button>
          {result !== null && !done && file !== null && result.good > 0 ? (
            <Button
              type="primary"
              disabled={waits || openQuestions(result.questions, decisions.answers).length > 0}
              onClick={take}
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
        className={file === null ? '' : 'chosen'}
        showUploadList={false}
        disabled={reading !== null && result === null}
        beforeUpload={(chosen) => {
          begin(chosen);
          return false;
        }}
      >
        {file === null ? t('import.drop') : file.name}
      </Upload.Dragger>
      {result === null ? null : (
        <ImportOutcome underWay={underWay} result={result} register={register ?? null} />
      )}
    </Modal>
  );
}

/** What a file holds: the questions that it leaves open, what does not come in, and its rows. */
function ImportOutcome({
  underWay: { decisions, decide },
  result,
  register,
}: {
  readonly underWay: ImportUnderWay;
  readonly result: ImportResult;
  readonly register: OpenRegisterName | null;
}) {
  const { t } = useTranslation();
  const preview = usePreviewRows(result);
  const done = result.imported > 0;
  const inGrid = !done && result.rows.length > 0;
  return (
    <>
      <Alert
        type={done ? 'success' : result.bad > 0 ? 'warning' : 'info'}
        showIcon
        // The live region says it; twice would be once too often.
        role="note"
        title={importSentence(t, result)}
      />
      {result.closed.map(({ period, count }) => (
        <Alert
          key={`${period.calendarId} ${period.periodCode}`}
          type="warning"
          showIcon
          role="note"
          title={t('closed:rows', {
            count,
            period: periodCodeInWords(t, period.periodCode, period.calendarId),
          })}
        />
      ))}
      {done ? null : (
        <ImportQuestions
          result={result}
          answers={decisions.answers}
          onAnswer={(answers) => decide({ ...decisions, answers })}
        />
      )}
      <ImportFindings result={result} inGrid={inGrid}>
        {done || register === null ? null : (
          <ImportColumns result={result} register={register} decisions={decisions} onDecide={decide} />
        )}
      </ImportFindings>
      {done || register !== null || result.columns.length === 0 ? null : (
        <p>{t('import.columns', { list: result.columns.map((column) => column.title).join(', ') })}</p>
      )}
      {inGrid ? (
        <ImportPreview
          result={result}
          rows={preview.rows}
          wrongOnce={preview.wrongOnce}
          decisions={decisions}
          reason={(problem) =>
            problem.column === ''
              ? problemWords(t, problem)
              : t('imports:grid.inColumn', { column: problem.column, reason: problemWords(t, problem) })
          }
          onDecide={decide}
        />
      ) : null}
    </>
  );
}
