import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { issueSentence } from '../../shared/i18n/translator.ts';
import type { Issue } from '../../shared/registers/check.ts';
import type { Need } from '../../shared/registers/field.ts';
import { MoveNumber } from './number-moves.tsx';

/** A labelled field with what is wrong with it: errors red, warnings brown, neither in the way. */
export function FieldCell(props: {
  readonly id: string;
  readonly label: string;
  readonly need: Need;
  readonly span: number;
  readonly issues: readonly Issue[];
  readonly children: ReactNode;
}) {
  const { id, label, need, span, issues, children } = props;
  const { t } = useTranslation();
  return (
    <div className="field" style={{ gridColumn: `span ${span}` }}>
      <label htmlFor={id}>
        {label}
        {need === 'required' ? <span className="needed">{' *'}</span> : null}
      </label>
      {children}
      {issues.length === 0 ? null : (
        <div id={`${id}-problems`}>
          {issues.map((issue) => (
            <div
              key={issue.code}
              className={issue.severity === 'error' ? 'problem' : 'caution'}
              role={issue.severity === 'error' ? 'alert' : undefined}
            >
              {issueSentence(t, issue)}
              <MoveNumber issue={issue} />
            </div>
          ))}
        </div>
      )}
    </div>
  );
}

/** Id of what stands beside a field about its value, for a reader of the screen; undefined where nothing does. */
export function describedByIssues(id: string, issues: readonly Issue[]): string | undefined {
  return issues.length === 0 ? undefined : `${id}-problems`;
}
