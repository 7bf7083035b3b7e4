import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { shippedSettings, type Settings } from '../../shared/registers/setting/settings.ts';
import { showInWindow } from '../session/window-for-tests.tsx';
import { SettingsPage } from './settings-page.tsx';

afterEach(cleanup);

const director = { onBehalf: '', position: 'GIÁM ĐỐC', name: 'Trần Văn Bình' };

async function openPapers(settings: Partial<Settings>) {
  const saves: Partial<Settings>[] = [];
  let kept = { settings: { ...shippedSettings, ...settings }, version: '0001' };
  showInWindow(<SettingsPage tab="paper" />, {
    settings: {
      readForEditing: () => Promise.resolve(kept),
      save: ({ changes }: { readonly changes: Partial<Settings> }) => {
        saves.push(changes);
        kept = { settings: { ...kept.settings, ...changes }, version: '0002' };
        return Promise.resolve(kept);
      },
    },
  });
  await screen.findByText('Thêm người ký');
  return saves;
}

const last = (label: string): HTMLElement => {
  const found = screen.getAllByLabelText(label).at(-1);
  if (found === undefined) throw new RangeError(label);
  return found;
};
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));
const ABOVE = 'Dòng trên chức vụ';

it('keeps several signers in their order, and the recipients of each kind of paper', async () => {
  const saves = await openPapers({ signers: [director] });
  await press('Thêm người ký');
  await userEvent.type(last(ABOVE), 'KT. GIÁM ĐỐC');
  await userEvent.type(last('Chức vụ người ký'), 'PHÓ GIÁM ĐỐC');
  await userEvent.type(last('Họ tên người ký'), 'Nguyễn Văn An');
  await press('Chuyển người ký thứ 2 lên trên');
  const letter = screen.getByLabelText('Nơi nhận của thư, công văn');
  await userEvent.clear(letter);
  await userEvent.type(letter, 'Lãnh đạo Sở{enter}Lưu: VT, BG');
  await press('Lưu');
  await vi.waitFor(() => expect(saves).toHaveLength(1));
  expect(saves[0]?.signers).toEqual([
    { onBehalf: 'KT. GIÁM ĐỐC', position: 'PHÓ GIÁM ĐỐC', name: 'Nguyễn Văn An' },
    director,
  ]);
  expect(saves[0]?.recipients).toMatchObject({ letter: ['Lãnh đạo Sở', 'Lưu: VT, BG'] });
});

it.each([
  ['KT. GIÁM ĐỐC', 'GIÁM ĐỐC', /Không ghi “KT. GIÁM ĐỐC” trên chính chức vụ GIÁM ĐỐC/],
  ['', 'PHÓ GIÁM ĐỐC', /Cấp phó ký thay người đứng đầu: ghi dòng trên chức vụ/],
  ['KT. GIÁM ĐỐC', 'TRƯỞNG PHÒNG', /“KT. GIÁM ĐỐC” chỉ đứng trên chức vụ cấp phó/],
])('says what is wrong with “%s” above “%s”, and keeps nothing', async (above, position, sentence) => {
  const saves = await openPapers({ signers: [{ ...director, position: '' }] });
  if (above !== '') await userEvent.type(last(ABOVE), above);
  await userEvent.type(last('Chức vụ người ký'), position);
  await press('Lưu');
  await screen.findByText(sentence);
  expect(saves).toEqual([]);
});
