import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportResult } from '../../shared/import/import-result.ts';
import { problemLine } from '../../shared/import/problem-words.ts';
import { rowNames } from '../../shared/import/row-names.ts';

/** Lines of a list that are shown; the rest is counted. */
const SHOWN = 100;

/** What of a file is not brought in, or is brought in with a doubt: told with its place before anything is written. */
export function ImportFindings({
  result,
  inGrid,
  children,
}: {
  readonly result: ImportResult;
  /** Whether a grid below marks what is refused and what is doubtful in its place. */
  readonly inGrid: boolean;
  /** What can be changed about it. */
  readonly children?: ReactNode;
}) {
  const { t } = useTranslation();
  const { unused, passed, doubts, problems } = result;
  // Where no table was found, the sheets are shown to be pointed at.
  const leftSheets = result.headless === null ? result.leftSheets : [];
  const named = rowNames(result);
  return (
    <>
      {unused.length === 0 ? null : (
        <p className="caution">{t('imports:unused', { list: unused.join(', ') })}</p>
      )}
      {leftSheets.length === 0 ? null : (
        <p className="caution">{t('imports:leftSheets', { list: leftSheets.join(', ') })}</p>
      )}
      <div className="import-findings">
        <Finding
          title={t('imports:refused', { count: inGrid ? 0 : problems.length })}
          isOpen
          lines={inGrid ? [] : problems.map((problem) => problemLine(t, problem))}
        />
        <Finding
          title={t('imports:doubt.count', { count: doubts.length })}
          isOpen={!inGrid}
          lines={doubts.map((doubt) => problemLine(t, doubt))}
        />
        <Finding
          title={t('imports:passed.title', { count: passed.length })}
          lines={passed.map(({ text, ...place }) => t('imports:passed.row', { row: named(place), text }))}
        />
        {children}
      </div>
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
