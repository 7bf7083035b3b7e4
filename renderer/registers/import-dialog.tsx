import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Modal, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportResult, RowProblem } from '../../shared/import/import-result.ts';
import { readable } from '../../shared/i18n/translator.ts';
import { newId } from '../session/new-id.ts';
import { announce } from '../session/messages.tsx';
import { useSession, useTellRefusal } from '../session/session.tsx';
import { ReadingProgress } from '../ui/reading-progress.tsx';
import { useSavedMessage } from '../ui/use-saved-message.tsx';
import { useFocusBack } from '../ui/use-focus-back.ts';

const SHOWN = 200;

export interface ImportHow {
  readonly writeId: string;
  readonly dryRun: boolean;
  readonly skipBadRows: boolean;
}

/** Reads a sheet, shows what would be taken and what is refused with row, column and reason, and imports on request. */
export function ImportDialog({
  read,
  onClose,
}: {
  /** Reads the file; a dry run only tells what would be done. */
  readonly read: (file: File, how: ImportHow) => Promise<ImportResult>;
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
  /** Id of the reading under way. */
  const [reading, setReading] = useState<string | null>(null);
  const busy = reading !== null;
  const sentenceOf = ({ imported, good, bad }: ImportResult): string =>
    imported > 0 ? t('import.done', { count: imported }) : t('import.found', { good, bad });
  const run = async (chosen: File, dryRun: boolean, skipBadRows: boolean): Promise<void> => {
    const writeId = newId();
    setReading(writeId);
    try {
      const outcome = await read(chosen, { writeId, dryRun, skipBadRows });
      setResult(outcome);
      if (outcome.imported === 0) announce(sentenceOf(outcome));
      if (outcome.imported > 0) {
        await queries.invalidateQueries();
        saved(sentenceOf(outcome), outcome.saveId ?? writeId);
        // Nothing is left to be read here.
        if (outcome.problems.length === 0) onClose();
      }
    } catch (error) {
      tell(error);
    } finally {
      setReading(null);
    }
  };
  const reason = (problem: RowProblem): string => {
    const namespace = i18n.exists(`imports:${problem.code}`) ? 'imports' : 'issues';
    return t('import.row', {
      row: problem.row,
      column: problem.column === '' ? t('imports:wholeRow') : problem.column,
      reason: t(`${namespace}:${problem.code}`, readable(problem.params)),
    });
  };
  const done = result !== null && result.imported > 0;
  const close = (): void => {
    // Nobody waits any more for what is still read.
    if (reading !== null) void client.readings.cancel({ id: reading });
    onClose();
  };
  return (
    <Modal
      open
      width={820}
      title={t('import.title')}
      onCancel={close}
      footer={
        <div className="row" style={{ justifyContent: 'flex-end' }}>
          <Button onClick={close}>{t(done ? 'import.close' : 'import.cancel')}</Button>
          {result !== null && !done && file !== null && result.good > 0 ? (
            <Button type="primary" loading={busy} onClick={() => void run(file, false, true)}>
              {result.bad > 0
                ? t('import.takeGood', { count: result.good })
                : t('import.take', { count: result.good })}
            </Button>
          ) : null}
        </div>
      }
    >
      <Upload.Dragger
        accept=".xlsx,.xls,.ods,.csv,.txt"
        showUploadList={false}
        disabled={busy}
        beforeUpload={(chosen) => {
          setFile(chosen);
          void run(chosen, true, false);
          return false;
        }}
      >
        <p style={{ margin: 4 }}>{file === null ? t('import.drop') : file.name}</p>
      </Upload.Dragger>
      {reading === null ? null : <ReadingProgress key={reading} id={reading} />}
      {result === null ? null : (
        <div style={{ marginTop: 12 }}>
          <Alert
            type={done ? 'success' : result.bad > 0 ? 'warning' : 'info'}
            showIcon
            // The live region says it; twice would be once too often.
            role="note"
            title={sentenceOf(result)}
          />
          <p>{t('import.columns', { list: result.columns.map((column) => column.title).join(', ') })}</p>
          {result.unused.length === 0 ? null : (
            <p className="caution">{t('imports:unused', { list: result.unused.join(', ') })}</p>
          )}
          {result.unchanged === undefined ? null : (
            <p>{t('reference:unchanged', { count: result.unchanged })}</p>
          )}
          {result.ignored.length === 0 ? null : (
            <p>{t('import.ignored', { list: result.ignored.join(', ') })}</p>
          )}
          <ul
            tabIndex={0}
            aria-label={t('import.title')}
            style={{ maxHeight: 260, overflow: 'auto', paddingLeft: 18 }}
          >
            {result.problems.slice(0, SHOWN).map((problem) => (
              <li key={`${problem.row}-${problem.column}-${problem.code}`}>{reason(problem)}</li>
            ))}
          </ul>
        </div>
      )}
    </Modal>
  );
}
