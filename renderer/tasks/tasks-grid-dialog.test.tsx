import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { Refusal } from '../../shared/contract/refusal.ts';
import { issue } from '../../shared/registers/check.ts';
import type { SaveRequest } from '../../shared/registers/save-request.ts';
import type { BoardTask } from '../../shared/registers/task/task-board.ts';
import { showInWindow } from '../session/window-for-tests.tsx';
import { TasksGridDialog } from './tasks-grid-dialog.tsx';

afterEach(cleanup);

it('tells beside a task that it was marked as done elsewhere meanwhile, and overwrites nothing', async () => {
  const task: BoardTask = {
    id: '0192d5a0-0000-7000-8000-000000000001',
    version: '0001',
    code: 'NV-VP-2024-0001',
    title: 'Việc',
    column: 'overdue',
    status: 'overdue',
    due: null,
    days: null,
    lead: null,
    office: null,
    person: null,
    leader: null,
    group: null,
    document: null,
    documentName: null,
  };
  const saves: SaveRequest[] = [];
  const onSaved = vi.fn<() => void>();
  showInWindow(
    <TasksGridDialog what="progress" tasks={[task]} onClose={() => undefined} onSaved={onSaved} />,
    {
      records: {
        save: (request: SaveRequest) => {
          saves.push(request);
          const params = { by: 'Trần Văn Bình', at: '2024-03-20T03:05:00.000Z' };
          const issues = [issue('error', 'changed-meanwhile', { field: 'doneOn' }, params)];
          return Promise.reject(
            new Refusal('changed-meanwhile', { record: task.id, version: '0002' }, issues),
          );
        },
      },
    },
  );
  await userEvent.type(await screen.findByRole('textbox', { name: /Nội dung|Tiến độ/ }), 'Đã xong.');
  await userEvent.click(screen.getByRole('button', { name: /^Lưu/ }));
  await screen.findByText(/NV-VP-2024-0001 Đã được Trần Văn Bình đổi lúc 10:05:00 20\/3\/2024/);
  expect(saves[0]?.saves[0]).toMatchObject({ basedOn: '0001' });
  expect(onSaved).not.toHaveBeenCalled();
});
