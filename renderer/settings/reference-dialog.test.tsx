import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { Refusal } from '../../shared/contract/refusal.ts';
import { blankRow } from '../../shared/reference/edit-row.ts';
import type { ReferenceRow } from '../../shared/reference/reference-row.ts';
import { issue } from '../../shared/registers/check.ts';
import type { SaveRequest } from '../../shared/registers/save-request.ts';
import { noDrafts, showInWindow } from '../session/window-for-tests.tsx';
import { ReferenceDialog } from './reference-dialog.tsx';

afterEach(cleanup);

const id = '0192d5a0-0000-7000-8000-000000000001';
const read: ReferenceRow = { ...blankRow('place', id), code: 'X', name: 'Bằng Tường', source: 'cũ' };

/** The form of a row that another window renames after it was read. */
async function renamedElsewhere(draft: string | null = null, row = read) {
  let kept = { row, version: '0001' };
  const saves: SaveRequest[] = [];
  const onClose = vi.fn<() => void>();
  showInWindow(
    <ReferenceDialog task={{ kind: 'edit', row, withdrawn: null }} onClose={onClose} />,
    {
      reference: { readForEditing: () => Promise.resolve(kept) },
      records: {
        save: (request: SaveRequest) => {
          saves.push(request);
          const [save] = request.saves;
          if (save?.basedOn !== kept.version && save?.fields['name'] !== undefined) {
            const params = { by: 'Trần Văn Bình', at: '2024-03-20T03:05:00.000Z' };
            const issues = [issue('error', 'changed-meanwhile', { field: 'name' }, params)];
            return Promise.reject(new Refusal('changed-meanwhile', { version: kept.version }, issues));
          }
          return Promise.resolve({ saveId: request.writeId, records: [] });
        },
      },
      drafts: { ...noDrafts, read: () => Promise.resolve({ content: draft }) },
    },
    [row],
  );
  const name = () => screen.getByLabelText<HTMLInputElement>('Tên');
  await vi.waitFor(name);
  kept = { row: { ...row, name: 'Thành phố Bằng Tường', source: 'mới' }, version: '0002' };
  const press = () => userEvent.click(screen.getByRole('button', { name: /^Lưu( |$)/ }));
  return { saves, name, press, onClose };
}

const both =
  /Tên: nay là “Thành phố Bằng Tường” \(Trần Văn Bình đổi lúc 10:05:00 20\/3\/2024\); nội dung đang nhập là “Thị xã Bằng Tường”\./;

it('shows a row that was edited elsewhere meanwhile with both values, and overwrites only what is chosen', async () => {
  const { saves, name, press, onClose } = await renamedElsewhere();
  await userEvent.clear(name());
  await userEvent.type(name(), 'Thị xã Bằng Tường');
  await press();
  await screen.findByText(both);
  expect(saves[0]?.saves[0]).toMatchObject({ basedOn: '0001' });
  await press();
  await vi.waitFor(() => expect(saves).toHaveLength(2));
  expect(saves[1]?.saves[0]).toMatchObject({ basedOn: '0001' });
  await userEvent.click(screen.getByRole('button', { name: 'Giữ nội dung của tôi và lưu' }));
  await vi.waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(saves[2]?.saves[0]).toMatchObject({ basedOn: '0002', fields: { name: 'Thị xã Bằng Tường' } });
  // What the other window wrote beside it is not taken back.
  expect(saves[2]?.saves[0]?.fields).not.toHaveProperty('source');
});

it('takes the content of elsewhere where it is wanted', async () => {
  const { saves, name, press, onClose } = await renamedElsewhere();
  await userEvent.clear(name());
  await userEvent.type(name(), 'Thị xã Bằng Tường');
  await press();
  await userEvent.click(await screen.findByRole('button', { name: 'Lấy nội dung mới' }));
  expect(name().value).toBe('Thành phố Bằng Tường');
  await press();
  await vi.waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(saves).toHaveLength(1);
});

it('asks too where the typing began before the window was closed', async () => {
  const draft = { kind: 'edit', changes: { name: 'Thị xã Bằng Tường' }, lines: null, version: '0000' };
  const { saves, name, press } = await renamedElsewhere(JSON.stringify(draft));
  await vi.waitFor(() => expect(name().value).toBe('Thị xã Bằng Tường'));
  await press();
  await screen.findByText(both);
  expect(saves[0]?.saves[0]).toMatchObject({ basedOn: '0000' });
});

it('shows a draft that no longer fits the form, so that it can be copied', async () => {
  const draft = { version: 1, row: { name: 'Thị xã Bằng Tường', aliases: ['Pingxiang'] } };
  const { name } = await renamedElsewhere(JSON.stringify(draft));
  await screen.findByText('row.name: Thị xã Bằng Tường');
  expect(screen.getAllByText('Bản nháp cũ không đưa lại vào mẫu được')).not.toHaveLength(0);
  expect(screen.getByText('row.aliases.0: Pingxiang')).toBeDefined();
  expect(name().value).toBe('Bằng Tường');
});

it('keeps attributes of a later version untouched, shows them in a place of their own, and saves the others in codes', async () => {
  const attributes = { kind: 'county', borderZone: 'có thể', futureColour: 'xanh', region: true };
  const { saves, press } = await renamedElsewhere(null, { ...read, attributes });
  const others = screen.getByText('Thông tin khác').closest('dl');
  expect(others?.textContent).toContain('futureColour: xanh');
  expect(others?.textContent).toMatch(/Trong khu vực biên giới.*: có thể/);
  const kind = screen.getByRole<HTMLInputElement>('combobox', { name: 'Loại' });
  expect(kind.value).toBe('Huyện, thị');
  await userEvent.clear(kind);
  await userEvent.type(kind, 'thanh pho{Enter}');
  await userEvent.click(screen.getByRole('checkbox', { name: 'Đối diện tỉnh Lạng Sơn' }));
  await press();
  await vi.waitFor(() => expect(saves).toHaveLength(1));
  expect(saves[0]?.saves[0]?.fields).toEqual({
    attributes: { ...attributes, kind: 'city', oppositeLangSon: true },
  });
});

it('names what an attribute cannot hold beside its input', async () => {
  const { saves, press } = await renamedElsewhere();
  await userEvent.type(screen.getByRole('combobox', { name: 'Loại' }), 'hành tinh');
  await userEvent.tab();
  await press();
  await screen.findByText('“hành tinh” không có trong các lựa chọn.');
  expect(saves).toHaveLength(0);
});
