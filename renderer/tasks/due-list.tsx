import { useQueryClient } from '@tanstack/react-query';
import { Button, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHashLocation } from 'wouter/use-hash-location';
import type { BoardTask } from '../../shared/registers/task/task-board.ts';
import type { UrgingKind } from '../../shared/report/urging-words.ts';
import { formatNumber } from '../../shared/text/numbers.ts';
import { formatDate } from '../../shared/time/typed-date.ts';
import { useSavedMessage } from '../ui/use-saved-message.tsx';
import { useSession } from '../session/session.tsx';
import { MenuButton } from '../ui/menu-button.tsx';
import { useDoing } from '../ui/use-doing.ts';
import { useDownload } from '../ui/use-download.ts';
import { useSigners } from '../ui/use-signer.tsx';
import { useNameInWords } from '../ui/use-name-in-words.ts';
import { useDaysText } from './days-text.ts';
import { TasksGridDialog, type Entered } from './tasks-grid-dialog.tsx';
import { signerInLine, type Signer } from '../../shared/registers/setting/signer.ts';
import { task as taskRegister } from '../../shared/registers/task/task.ts';
import { Writing } from '../ui/writing.tsx';

/** Open tasks by due date. Ticked ones get one progress entry together, or a paper that urges them. */
export function DueList({ tasks, total }: { readonly tasks: readonly BoardTask[]; readonly total: number }) {
  const { t } = useTranslation();
  const nameOf = useNameInWords();
  const { client } = useSession();
  const saved = useSavedMessage();
  const download = useDownload();
  const queries = useQueryClient();
  const [, navigate] = useHashLocation();
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [entering, setEntering] = useState<Entered | null>(null);
  const { doing, during } = useDoing<UrgingKind>();
  const daysText = useDaysText();
  const signers = useSigners();
  const shown = new Set(tasks.map((task) => task.id));
  // What a filter hides is not acted upon unseen.
  const chosen = ticked.filter((id) => shown.has(id));
  const late = tasks.filter((task) => task.column === 'overdue');
  const urge = (kind: UrgingKind, format: 'docx' | 'pdf', signer?: Signer): Promise<void> =>
    during(kind, async () =>
      download(
        await client.tasks.urge({
          kind,
          format,
          ids: [...chosen],
          ...(signer === undefined ? {} : { signer }),
        }),
      ),
    );
  /** The forms of a paper, under each of those who may sign it where there are several. */
  const papers = (kind: UrgingKind) => {
    const forms = (at: number) =>
      (['docx', 'pdf'] as const).map((format) => ({
        key: `${format} ${at}`,
        label: t(`reports.format.${format}`),
        onClick: () => void urge(kind, format, signers[at]),
      }));
    return {
      items:
        signers.length < 2
          ? forms(0)
          : signers.map((signer, at) => ({
              key: String(at),
              type: 'group' as const,
              label: signerInLine(signer),
              children: forms(at),
            })),
    };
  };
  return (
    <>
      <div className="row screen-only" style={{ marginBottom: 6 }}>
        <span className="grow" aria-live="polite">
          {t('follow:listCount', {
            total: formatNumber(total),
            late: formatNumber(late.length),
            chosen: formatNumber(chosen.length),
          })}
        </span>
        <Button onClick={() => setTicked(late.map((task) => task.id))} disabled={late.length === 0}>
          {t('follow:tickLate')}
        </Button>
        <Writing>
          <Button type="primary" disabled={chosen.length === 0} onClick={() => setEntering('progress')}>
            {t('follow:progress.open')}
          </Button>
          <Button disabled={chosen.length === 0} onClick={() => setEntering('extensions')}>
            {t('follow:extensions.open')}
          </Button>
          {(['slip', 'letter'] as const).map((kind) => (
            <MenuButton
              key={kind}
              menu={papers(kind)}
              disabled={chosen.length === 0}
              loading={doing !== null}
            >
              {t(`follow:urge.${kind}`)}
            </MenuButton>
          ))}
        </Writing>
      </div>
      <Table<BoardTask>
        className="list-table"
        size="small"
        rowKey="id"
        dataSource={[...tasks]}
        pagination={{ pageSize: 100, hideOnSinglePage: true, showSizeChanger: false, size: 'small' }}
        locale={{ emptyText: t('follow:none') }}
        rowSelection={{
          selectedRowKeys: [...chosen],
          onChange: (keys) => setTicked(keys.map(String)),
          getCheckboxProps: (task) => ({ 'aria-label': t('follow:tick', { code: task.code }) }),
        }}
        onRow={(task) => ({
          onClick: () => navigate(`/${taskRegister.name}/${task.id}`),
          style: { cursor: 'pointer' },
        })}
        columns={[
          {
            key: 'due',
            title: t('follow:due'),
            width: 165,
            render: (_, task) => (
              <span className={task.column === 'overdue' ? 'late' : ''}>
                {task.due === null ? '' : `${formatDate(task.due)} · ${daysText(task)}`}
              </span>
            ),
          },
          { key: 'title', title: t('registers:task.fields.content'), dataIndex: 'title' },
          {
            key: 'lead',
            title: t('registers:task.fields.lead'),
            width: 170,
            render: (_, task) => nameOf('organisation', task.lead ?? ''),
          },
          { key: 'person', title: t('registers:task.fields.officer'), dataIndex: 'person', width: 135 },
          {
            key: 'document',
            title: t('registers:task.fields.document'),
            dataIndex: 'documentName',
            width: 200,
            ellipsis: true,
          },
          {
            key: 'status',
            title: t('registers:frame.status'),
            width: 130,
            render: (_, task) => t(`choices:status.${task.status}`),
          },
        ]}
      />
      {entering === null ? null : (
        <TasksGridDialog
          what={entering}
          tasks={tasks.filter((task) => chosen.includes(task.id))}
          onClose={() => setEntering(null)}
          onSaved={(count, saveId) => {
            setEntering(null);
            setTicked([]);
            saved(t(`follow:${entering}.saved`, { count }), saveId);
            void queries.invalidateQueries();
          }}
        />
      )}
    </>
  );
}
