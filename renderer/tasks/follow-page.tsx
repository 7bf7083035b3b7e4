import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Segmented, Typography } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHashLocation } from 'wouter/use-hash-location';
import * as z from 'zod';
import {
  boardFilters,
  boardQuerySchema,
  type BoardFilter,
  type FilledBoard,
} from '../../shared/registers/task/task-board.ts';
import { useSession } from '../session/session.tsx';
import { useKeys } from '../session/use-keys.ts';
import { readKept } from '../session/read-kept.ts';
import { windowMemory } from '../session/window-memory.ts';
import { ManyInput } from '../ui/many-input.tsx';
import { MenuButton } from '../ui/menu-button.tsx';
import { usePaperDialog } from '../ui/paper-dialog.tsx';
import { useNameInWords } from '../ui/use-name-in-words.ts';
import { DueList } from './due-list.tsx';
import { MonthView } from './month-view.tsx';
import { TaskBoard } from './task-board.tsx';

const views = ['board', 'due', 'month'] as const;
type View = (typeof views)[number];
const selectionSchema = z.object({
  view: z.enum(views).default('board'),
  filters: boardQuerySchema.shape.filters,
});
type Selection = z.infer<typeof selectionSchema>;

/** Most lines that the list by due date shows at once. */
const LINES = 500;

const useSelection = windowMemory<Selection>();

/** Theo dõi nhiệm vụ: the board by status, the list by due date, and the month. */
export function FollowPage({ view: asked }: { readonly view: string | undefined }) {
  const { t } = useTranslation();
  const { client, status } = useSession();
  const [kept, setKept] = useSelection(() => {
    const { view } = readKept(selectionSchema, status.memory['follow']) ?? {};
    return selectionSchema.parse({ view });
  });
  const [, navigate] = useHashLocation();
  // A view that an address asks for is shown whole, whatever was being looked at, until something else is chosen.
  const wanted = useMemo(() => {
    const known = views.find((one) => one === asked);
    return known === undefined ? null : selectionSchema.parse({ view: known });
  }, [asked]);
  const selection = wanted ?? kept;
  const { view, filters } = selection;
  const select = (part: Partial<Selection>): void => {
    setKept({ ...selection, ...part });
    if (wanted !== null) navigate('/follow', { replace: true });
  };
  useEffect(() => {
    void client.app.remember({ name: 'follow', value: JSON.stringify({ view }) }).catch(() => undefined);
  }, [client, view]);
  const followed = useQuery({
    queryKey: ['followed', view, filters],
    queryFn: async () => ({
      view,
      board: await client.tasks.followed({
        filters,
        view: view === 'due' ? 'due' : 'board',
        most: view === 'due' ? LINES : 40,
      }),
    }),
    enabled: view !== 'month',
    placeholderData: keepPreviousData,
  });
  const choices = followed.data?.board.choices;
  // What another view showed is no answer for this one: the first column of the board would stand as the whole list by due date.
  const board = followed.data?.view === view ? followed.data.board : null;
  const show = (next: View): void => select({ view: next });
  const paper = usePaperDialog();
  // The month is drawn on screen as it is on paper.
  const print = (): void => {
    if (view === 'month') window.print();
    else paper.print({ what: 'tasks', view, filters });
  };
  useKeys({
    'ctrl+p': print,
    1: () => show('board'),
    2: () => show('due'),
    3: () => show('month'),
  });
  return (
    <div className="page">
      <div className="row" style={{ marginBottom: 8 }}>
        <Typography.Title level={1} style={{ fontSize: 18, margin: 0 }}>
          {t('follow:title')}
        </Typography.Title>
        <Segmented
          className="screen-only"
          value={view}
          onChange={show}
          options={views.map((value) => ({ value, label: t(`follow:view.${value}`) }))}
          aria-label={t('follow:viewLabel')}
        />
        <BrowserNotices />
        {view === 'month' ? null : (
          <Filters
            filters={filters}
            choices={choices ?? null}
            onChange={(part) => select({ filters: { ...filters, ...part } })}
          />
        )}
        <span className="grow" />
        {view === 'month' ? null : (
          <ResultsMenu
            chosen={filters.document}
            documents={choices?.document ?? []}
            onChoose={(document) => paper.print({ what: 'results', document })}
          />
        )}
        <Button onClick={print}>{t('list.print')}</Button>
      </div>
      {paper.dialog}
      {view === 'month' ? <MonthView today={status.today} /> : null}
      {view === 'board' && board !== null ? <TaskBoard tasks={board} onMore={() => show('due')} /> : null}
      {view === 'due' && board !== null ? (
        <DueList tasks={board.columns[0]?.tasks ?? []} total={board.columns[0]?.total ?? 0} />
      ) : null}
    </div>
  );
}

/** The report on what became of a document's tasks: of the one that the list is narrowed to, else of one that is chosen. */
function ResultsMenu(props: {
  readonly chosen: readonly string[];
  readonly documents: FilledBoard['choices']['document'];
  readonly onChoose: (document: string) => void;
}) {
  const { chosen, documents, onChoose } = props;
  const { t } = useTranslation();
  const [only] = chosen.length === 1 ? chosen : [];
  if (only !== undefined) return <Button onClick={() => onChoose(only)}>{t('follow:results')}</Button>;
  return (
    <MenuButton
      disabled={documents.length === 0}
      menu={{
        style: { maxHeight: '60vh', maxWidth: 560, overflow: 'auto' },
        items: documents.map(({ value, label }) => ({ key: value, label })),
        onClick: ({ key }) => onChoose(key),
      }}
    >
      {t('follow:results')}
    </MenuButton>
  );
}

/** Asks the browser once whether it may remind; the program itself needs no leave. */
function BrowserNotices() {
  const { t } = useTranslation();
  const asks = 'Notification' in window && window.location.protocol !== 'app:';
  const [leave, setLeave] = useState(asks ? Notification.permission : 'granted');
  if (leave !== 'default') return null;
  return (
    <Button
      className="screen-only"
      onClick={() => void Notification.requestPermission().then((answer) => setLeave(answer))}
    >
      {t('follow:remind.allow')}
    </Button>
  );
}

function Filters(props: {
  readonly filters: Selection['filters'];
  readonly choices: FilledBoard['choices'] | null;
  readonly onChange: (part: Partial<Record<BoardFilter, string[]>>) => void;
}) {
  const { t } = useTranslation();
  const nameOf = useNameInWords();
  const labelOf = (filter: BoardFilter, label: string): string => {
    if (filter === 'group') return t(`choices:taskGroup.${label}`);
    return filter === 'unit' ? nameOf('organisation', label) : label;
  };
  return boardFilters.map((filter) => (
    <ManyInput
      key={filter}
      label={t(`follow:filter.${filter}`)}
      value={props.filters[filter]}
      options={(props.choices?.[filter] ?? []).map(({ value, label, count }) => ({
        value,
        label: `${labelOf(filter, label)} (${count})`,
      }))}
      onChange={(values) => props.onChange({ [filter]: values })}
    />
  ));
}
