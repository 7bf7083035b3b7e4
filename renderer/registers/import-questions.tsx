import { Radio } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import {
  answersTo,
  openQuestions,
  questionKinds,
  type Answers,
  type ImportResult,
  type QuestionSample,
} from '../../shared/import/import-result.ts';
import { isPlainDate } from '../../shared/time/plain-date.ts';
import { useSession } from '../session/session.tsx';
import { DateInput } from '../ui/date-input.tsx';
import { rowNames } from '../../shared/import/row-names.ts';

/** Numbers of rows that a question names; the rest is counted. */
const NAMED = 20;
/** Places of a question that are shown with their words. */
const SHOWN = 3;

/** What a file leaves open, each kind with its answers; nothing is saved before all are given. Then only they are shown. */
export function ImportQuestions({
  result,
  answers,
  onAnswer,
}: {
  readonly result: ImportResult;
  readonly answers: Answers;
  readonly onAnswer: (answers: Answers) => void;
}) {
  const { t } = useTranslation();
  const id = useId();
  const { status } = useSession();
  const { questions } = result;
  if (questions.length === 0) return null;
  const isOpen = openQuestions(questions, answers).length > 0;
  const named = rowNames(result);
  return (
    <section className="import-questions" aria-label={t('imports:question.title')}>
      <h3>{t('imports:question.title')}</h3>
      {questionKinds.map((kind) => {
        const asked = questions.filter((question) => question.kind === kind);
        if (asked.length === 0) return null;
        const places = asked.flatMap(({ sheet, rows }) => rows.map((row) => named({ sheet, row })));
        const more = places.length - NAMED;
        const rows = [
          places.slice(0, NAMED).join(', '),
          ...(more > 0 ? [t('imports:question.more', { count: more })] : []),
        ].join(' ');
        const samples = asked
          .flatMap(({ sheet, samples: own }) =>
            own.map((sample) => ({ ...sample, place: named({ sheet, row: sample.row }) })),
          )
          .slice(0, isOpen ? SHOWN : 0);
        return (
          <div key={kind} className="import-question">
            <span id={`${id}-${kind}`}>{t(`imports:question.${kind}`, { count: places.length, rows })}</span>
            {kind === 'missingDay' ? (
              <DateInput
                label={t('imports:answer.missingDay')}
                value={answers.missingDay ?? null}
                today={status.today}
                onChange={(typed) => onAnswer(withDay(answers, typed))}
              />
            ) : (
              <Radio.Group
                aria-labelledby={`${id}-${kind}`}
                size="small"
                value={answers[kind] ?? null}
                options={answersTo[kind].map((value) => ({
                  value,
                  label: t(`imports:answer.${kind}.${value}`),
                }))}
                onChange={(event) => onAnswer({ ...answers, [kind]: event.target.value })}
              />
            )}
            {samples.length === 0 ? null : (
              <ul>
                {samples.map((sample) => (
                  <li key={`${sample.place} ${sample.column} ${sample.text}`}>
                    <Sample {...sample} />
                  </li>
                ))}
              </ul>
            )}
          </div>
        );
      })}
    </section>
  );
}

/** The answers with a day, or without one where what was typed is none. */
function withDay({ missingDay: _before, ...others }: Answers, typed: string | null): Answers {
  return typed !== null && isPlainDate(typed) ? { ...others, missingDay: typed } : others;
}

function Sample({ place, column, text, readings }: QuestionSample & { readonly place: string }) {
  const { t } = useTranslation();
  return (
    <>
      {t(column === '' ? 'imports:question.sample' : 'imports:question.sampleIn', {
        row: place,
        column,
        text,
      })}
      {readings === undefined ? null : `: ${t('imports:question.readings', readings)}`}
    </>
  );
}
