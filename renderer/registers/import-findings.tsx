import { useTranslation } from 'react-i18next';
import { readable } from '../../shared/i18n/translator.ts';
import type { ImportResult, RowProblem } from '../../shared/import/import-result.ts';

/** Lines of a list that are shown; the rest is counted. */
const SHOWN = 100;

/** What of a file is not brought in, or is brought in with a doubt: told with its place before anything is written. */
export function ImportFindings({
  result,
  inGrid,
}: {
  readonly result: ImportResult;
  /** Whether a grid below marks what is doubtful in its place. */
  readonly inGrid: boolean;
}) {
  const { t, i18n } = useTranslation();
  const { unused, passed, doubts } = result;
  // Where no table was found, the sheets are shown to be pointed at.
  const leftSheets = result.headless === null ? result.leftSheets : [];
  const several = new Set(passed.map(({ sheet }) => sheet)).size > 1;
  const reason = ({ code, params }: RowProblem): string =>
    t(`${i18n.exists(`imports:${code}`) ? 'imports' : 'issues'}:${code}`, readable(params));
  return (
    <>
      {unused.length === 0 ? null : (
        <p className="caution">{t('imports:unused', { list: unused.join(', ') })}</p>
      )}
      {leftSheets.length === 0 ? null : (
        <p className="caution">{t('imports:leftSheets', { list: leftSheets.join(', ') })}</p>
      )}
      <Finding
        title={t('imports:doubt.count', { count: doubts.length })}
        isOpen={!inGrid}
        lines={doubts.map((doubt) =>
          t('import.row', {
            row: doubt.row,
            column: doubt.column === '' ? t('imports:wholeRow') : doubt.column,
            reason: reason(doubt),
          }),
        )}
      />
      <Finding
        title={t('imports:passed.title', { count: passed.length })}
        lines={passed.map(({ sheet, row, text }) =>
          t('imports:passed.row', { row: several ? `${sheet}: ${row}` : row, text }),
        )}
      />
    </>
  );
}

/** A counted list that opens; nothing where it is empty. */
function Finding({
  title,
  lines,
  isOpen = false,
}: {
  readonly title: string;
  readonly lines: readonly string[];
  readonly isOpen?: boolean;
}) {
  const { t } = useTranslation();
  if (lines.length === 0) return null;
  const more = lines.length - SHOWN;
  return (
    <details className="import-finding" open={isOpen}>
      <summary>{title}</summary>
      <ul tabIndex={0} aria-label={title}>
        {[...new Set(lines.slice(0, SHOWN))].map((line) => (
          <li key={line}>{line}</li>
        ))}
        {more > 0 ? <li>{t('imports:question.more', { count: more })}</li> : null}
      </ul>
    </details>
  );
}
