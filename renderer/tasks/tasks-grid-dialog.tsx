import { Button, Modal } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireSave } from '../../shared/contract/schemas.ts';
import { issueSentence } from '../../shared/i18n/translator.ts';
import type { Issue } from '../../shared/registers/check.ts';
import { isEmpty } from '../../shared/registers/define-register.ts';
import { boolean, type Field, type JsonValue } from '../../shared/registers/field.ts';
import type { BoardTask } from '../../shared/registers/task/task-board.ts';
import { task as taskRegister } from '../../shared/registers/task/task.ts';
import { formatDate } from '../../shared/time/typed-date.ts';
import { newId } from '../session/new-id.ts';
import { useCall } from '../session/use-call.ts';
import { useSession, useTellRefusal } from '../session/session.tsx';
import { afterAWhile } from '../ui/after-a-while.ts';
import { Grid, type GridColumn, type GridRow } from '../ui/grid.tsx';
import { childLabel } from '../ui/labels.ts';
import { ClosedRecordsNote } from '../registers/closed-periods.tsx';
import { useSaving } from '../registers/identity-question.tsx';
import { useLeavable } from '../ui/leaving.ts';
import { settleTyping } from '../ui/settle.ts';
import { useAfterTyping } from '../ui/use-after-typing.ts';
import { useFaultFocus } from '../ui/use-fault-focus.ts';
import { useFocusBack } from '../ui/use-focus-back.ts';

/** What is entered for several tasks at once: how far each has come, or a later day for each. */
export type Entered = 'progress' | 'extensions';

type Values = Readonly<Record<string, JsonValue>>;

const { progress, extensions } = taskRegister.children;
const typed: Readonly<Record<Entered, readonly (readonly [string, Field, number])[]>> = {
  progress: [
    ['date', progress.fields.date, 105],
    ['percent', progress.fields.percent, 70],
    ['done', boolean(), 110],
    ['text', progress.fields.text, 330],
  ],
  extensions: [
    ['newDue', extensions.fields.newDue, 110],
    ['date', extensions.fields.date, 110],
    ['number', extensions.fields.number, 160],
  ],
};

/** Several tasks, a line each with words of its own, saved all at once and undone as one; lines left empty are not saved. */
export function TasksGridDialog(props: {
  readonly what: Entered;
  readonly tasks: readonly BoardTask[];
  readonly onClose: () => void;
  readonly onSaved: (count: number, saveId: string) => void;
}) {
  const { what, tasks } = props;
  const { t } = useTranslation();
  useFocusBack();
  const { status } = useSession();
  const tell = useTellRefusal();
  const callOf = useCall<WireSave[]>();
  const [entryIds] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(tasks.map((task) => [task.id, newId()])),
  );
  const begun: Values = useMemo(() => ({ date: status.today }), [status.today]);
  const [lines, setLines] = useState<Readonly<Record<string, Values>>>({});
  const [faults, setFaults] = useState<{ readonly id: string; readonly issues: readonly Issue[] } | null>(
    null,
  );
  const [busy, setBusy] = useState(false);
  const sendSave = useSaving(setBusy);
  const { scope, focusFault } = useFaultFocus();
  const columns = useMemo(
    (): readonly GridColumn[] => [
      { name: 'task', label: t('follow:grid.task'), field: null, width: 330 },
      { name: 'due', label: t('follow:grid.due'), field: null, width: 100 },
      ...typed[what].map(([name, field, width]) => ({
        name,
        field,
        width,
        label: name === 'done' ? t('follow:progress.done') : childLabel(t, taskRegister, what, name),
      })),
    ],
    [what, t],
  );
  const valuesOf = (task: BoardTask): Values => ({ ...begun, ...lines[task.id] });
  const isMeant = (task: BoardTask): boolean =>
    typed[what].some(([name]) => {
      const value = valuesOf(task)[name] ?? null;
      return name !== 'date' && value !== false && !isEmpty(value);
    });
  const meant = tasks.filter(isMeant);
  const change = useCallback((id: string, column: string, value: JsonValue): void => {
    setFaults((before) => (before?.id === id ? null : before));
    setLines((before) => ({ ...before, [id]: { ...before[id], [column]: value } }));
  }, []);
  /** What stands in the first line is put where others are still empty. */
  const fillDown = (): void => {
    const [first, ...others] = tasks;
    if (first === undefined) return;
    settleTyping();
    setLines((before) => ({
      ...before,
      ...Object.fromEntries(
        others.map((task) => {
          const own = Object.entries(before[task.id] ?? {}).filter(([, value]) => !isEmpty(value));
          return [task.id, { ...before[first.id], ...Object.fromEntries(own) }];
        }),
      ),
    }));
  };
  const saveOf = (task: BoardTask): WireSave => {
    const { done, ...entry } = valuesOf(task);
    const fields = done === true ? { doneOn: entry['date'] ?? null } : {};
    return {
      register: taskRegister.name,
      id: task.id,
      // The entry is a row of its own; only the day on which the task was done can have been set elsewhere meanwhile.
      basedOn: task.version,
      fields,
      children: {
        [what]: [
          {
            id: entryIds[task.id] ?? newId(),
            fields: done === true ? { ...entry, percent: 100 } : entry,
          },
        ],
      },
    };
  };
  /** Answers whether it was saved. */
  const save = async (): Promise<boolean> => {
    if (meant.length === 0 || busy) return false;
    setBusy(true);
    try {
      const saves = meant.map(saveOf);
      const { writeId, request } = callOf(saves, () => saves);
      const { saveId } = await sendSave({ writeId, saves: request });
      props.onSaved(meant.length, saveId);
      return true;
    } catch (error) {
      const { params, issues } = tell(error);
      setBusy(false);
      if (issues.length === 0) return false;
      setFaults({ id: String(params['record'] ?? ''), issues });
      focusFault();
      return false;
    }
  };
  const leave = useLeavable({
    what: t(`follow:${what}.title`, { count: tasks.length }),
    isChanged: () => meant.length > 0,
    save,
    keepsDraft: false,
    discard: () => setLines({}),
  });
  const saveTyped = useAfterTyping(() => void save());
  const rows = tasks.map((task): GridRow => ({
    id: task.id,
    acts: false,
    cells: valuesOf(task),
    words: {
      task: `${task.code} ${task.title}`,
      due: task.due === null ? '' : formatDate(task.due),
    },
    issues: faults?.id === task.id ? faults.issues.map(inGrid) : [],
  }));
  const changes = meant.map((task) => {
    const { id, fields, children } = saveOf(task);
    return { id, fields, children };
  });
  return (
    <Modal
      open
      width={1_180}
      style={{ top: 24 }}
      title={t(`follow:${what}.title`, { count: tasks.length })}
      okText={t('follow:grid.save', { count: meant.length })}
      cancelText={t('import.cancel')}
      okButtonProps={{ disabled: meant.length === 0, loading: afterAWhile(busy) }}
      onOk={() => void save()}
      onCancel={() => leave(props.onClose)}
      mask={{ closable: false }}
      afterOpenChange={(open) => {
        if (open)
          scope.current
            ?.querySelector<HTMLElement>(`[id$="-${what === 'progress' ? 'text' : 'newDue'}"]`)
            ?.focus();
      }}
    >
      <div
        ref={scope}
        onKeyDown={(event) => {
          if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          saveTyped();
        }}
      >
        <ClosedRecordsNote register={taskRegister.name} changes={changes} />
        <div className="row" style={{ marginBottom: 6 }}>
          <span className="grow faint">{t('follow:grid.hint')}</span>
          {tasks.length > 1 ? <Button onClick={fillDown}>{t('follow:grid.fillDown')}</Button> : null}
        </div>
        <Grid
          label={t(`follow:${what}.title`, { count: tasks.length })}
          columns={columns}
          rows={rows}
          on={null}
          onChange={change}
        />
        {(faults?.issues ?? []).map((issue) => (
          <div key={issue.code} className="problem" role="alert">
            {[tasks.find((task) => task.id === faults?.id)?.code, issueSentence(t, issue)].join(' ')}
          </div>
        ))}
      </div>
    </Modal>
  );
}

/** A fault of the task as one of its line: the day on which it was done stands as the day of the entry. */
const inGrid = (issue: Issue): Issue => (issue.field === 'doneOn' ? { ...issue, field: 'date' } : issue);
