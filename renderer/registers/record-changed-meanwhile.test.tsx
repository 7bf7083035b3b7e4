import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import type { RecordView } from '../../shared/contract/records.ts';
import { Refusal } from '../../shared/contract/refusal.ts';
import { issue } from '../../shared/registers/check.ts';
import type { SaveRequest } from '../../shared/registers/save-request.ts';
import { noDrafts, showInWindow } from '../session/window-for-tests.tsx';
import { RecordPage } from './record-page.tsx';

afterEach(cleanup);

const id = '0192d5a0-0000-7000-8000-000000000001';

function viewOf(version: string, fullName: string): RecordView {
  const record = { id, code: 'CN-VP-0001', withdrawn: null, fullName, positions: [], documents: [] };
  return {
    record,
    version,
    issues: [],
    missing: [],
    status: null,
    personTrips: 0,
    counted: true,
    decidingDate: null,
    reportDue: null,
    closedPeriods: [],
    linkedFrom: [],
  };
}

/** The page of a person whom another window renames after it was read. */
async function renamedElsewhere() {
  let kept = viewOf('0001', 'Lê Thị Mai');
  const saves: SaveRequest[] = [];
  const client = {
    records: {
      read: () => Promise.resolve(kept),
      judge: () => Promise.resolve({ issues: [], duplicates: [], closedPeriods: [] }),
      save: (request: SaveRequest) => {
        saves.push(request);
        if (request.saves[0]?.basedOn !== kept.version) {
          const place = { field: 'fullName', list: null, childId: null };
          const params = { by: 'Trần Văn Bình', at: '2024-03-20T03:05:00.000Z' };
          const issues = [issue('error', 'changed-meanwhile', place, params)];
          return Promise.reject(
            new Refusal('changed-meanwhile', { record: id, version: kept.version }, issues),
          );
        }
        kept = viewOf('0003', String(request.saves[0].fields['fullName']));
        const saved = { register: 'person', id, code: 'CN-VP-0001', changed: true, version: '0003' };
        return Promise.resolve({ saveId: request.writeId, records: [saved] });
      },
    },
    drafts: noDrafts,
  };
  showInWindow(<RecordPage register="person" id={id} />, client);
  const name = await screen.findByLabelText<HTMLInputElement>(/Họ và tên/);
  await userEvent.type(name, ' An', { initialSelectionStart: 10, initialSelectionEnd: 10 });
  kept = viewOf('0002', 'Lê Thị Hoa');
  await userEvent.click(screen.getByRole('button', { name: /^Lưu( |$)/ }));
  await screen.findByText(
    /Họ và tên: nay là “Lê Thị Hoa” \(Trần Văn Bình đổi lúc 10:05:00 20\/3\/2024\); nội dung đang nhập là “Lê Thị Mai An”\./,
  );
  return { saves, name: () => screen.getByLabelText<HTMLInputElement>(/Họ và tên/) };
}

it('a save from an older version shows both values and saves nothing before one is chosen', async () => {
  const { saves, name } = await renamedElsewhere();
  expect(saves).toHaveLength(1);
  expect(name().value).toBe('Lê Thị Mai An');
  await userEvent.click(screen.getByRole('button', { name: 'Giữ nội dung của tôi và lưu' }));
  await vi.waitFor(() => expect(saves).toHaveLength(2));
  expect(saves[1]?.saves[0]).toMatchObject({ basedOn: '0002', fields: { fullName: 'Lê Thị Mai An' } });
  await vi.waitFor(() => expect(screen.queryByText(/nay là “Lê Thị Hoa”/)).toBeNull());
  expect(name().value).toBe('Lê Thị Mai An');
});

it('taking the other content lets go of what was typed there', async () => {
  const { saves, name } = await renamedElsewhere();
  await userEvent.click(screen.getByRole('button', { name: 'Lấy nội dung mới' }));
  expect(name().value).toBe('Lê Thị Hoa');
  expect(screen.queryByText(/nay là “Lê Thị Hoa”/)).toBeNull();
  expect(screen.getByRole<HTMLButtonElement>('button', { name: /^Lưu( |$)/ }).disabled).toBe(true);
  expect(saves).toHaveLength(1);
});
