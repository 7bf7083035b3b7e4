import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { BoardTask, FilledBoard } from '../../shared/registers/task/task-board.ts';
import { formatNumber } from '../../shared/text/numbers.ts';
import { formatDate } from '../../shared/time/typed-date.ts';
import { useNameInWords } from '../ui/use-name-in-words.ts';
import { useDaysText } from './days-text.ts';
import { task as taskRegister } from '../../shared/registers/task/task.ts';

/** One column a status, a card a task; the earliest due date first. */
export function TaskBoard({ tasks, onMore }: { readonly tasks: FilledBoard; readonly onMore: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="board">
      {tasks.columns.map(({ column, total, tasks: cards }) => (
        <section key={column} aria-label={t(`follow:column.${column}`)} className={`board-${column}`}>
          <h2>
            {t(`follow:column.${column}`)} <span>{formatNumber(total)}</span>
          </h2>
          {cards.map((task) => (
            <Card key={task.id} task={task} />
          ))}
          {total === 0 ? <p className="faint">{t('follow:none')}</p> : null}
          {total > cards.length && column !== 'closed' ? (
            <button type="button" className="plain" onClick={onMore}>
              {t('follow:more', { count: total - cards.length })}
            </button>
          ) : null}
        </section>
      ))}
    </div>
  );
}

function Card({ task }: { readonly task: BoardTask }) {
  const { t } = useTranslation();
  const nameOf = useNameInWords();
  const daysText = useDaysText();
  return (
    <Link href={`/${taskRegister.name}/${task.id}`} className="card">
      <span className="card-title">{task.title}</span>
      <span className="faint">
        {[task.lead === null ? null : nameOf('organisation', task.lead), task.person]
          .filter((part) => part !== null)
          .join(' · ')}
      </span>
      <span className={task.column === 'overdue' ? 'late' : 'faint'}>
        {task.column === 'closed'
          ? t(`choices:status.${task.status}`)
          : task.due === null
            ? task.code
            : `${formatDate(task.due)} · ${daysText(task)}`}
      </span>
    </Link>
  );
}
