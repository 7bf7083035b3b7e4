import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Suggestion } from '../../shared/report/suggestions.ts';

/** Sentences made of records, each with the way to its record and a button that adds it to the text. */
export function SuggestionList({
  suggestions,
  text,
  onTake,
}: {
  readonly suggestions: readonly Suggestion[];
  /** The text so far: what is in it already is not offered again. */
  readonly text: string;
  readonly onTake: (sentence: string) => void;
}) {
  const { t } = useTranslation();
  const open = suggestions.filter((one) => !text.includes(one.text));
  if (open.length === 0) return null;
  return (
    <details className="suggestions">
      <summary>{t('reports.suggestions', { count: open.length })}</summary>
      <ul className="points">
        {open.map((one) => (
          <li key={`${one.register}-${one.id}-${one.text}`}>
            {one.text} <Link href={`/${one.register}/${one.id}`}>{one.code}</Link>
            <Button type="link" size="small" onClick={() => onTake(one.text)}>
              {t('reports.takeSuggestion')}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
