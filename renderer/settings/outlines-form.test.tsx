import { cleanup, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { shippedSettings, type Settings } from '../../shared/registers/setting/settings.ts';
import { showInWindow } from '../session/window-for-tests.tsx';
import { shippedOutlines } from '../../shared/report/outlines.ts';
import { OutlinesForm } from './outlines-form.tsx';

afterEach(cleanup);

/** The form beside a service that answers what it was asked to keep. */
function edit(settings: Settings = shippedSettings) {
  const save = vi.fn(({ changes }: { readonly changes: Partial<Settings> }) =>
    Promise.resolve({ version: '2', settings: { ...settings, ...changes } }),
  );
  showInWindow(<OutlinesForm opened={{ version: '1', settings }} />, { settings: { save } });
  return { saved: (): Partial<Settings> | undefined => save.mock.calls.at(-1)?.[0].changes, save };
}

const press = (name: string): Promise<void> => userEvent.click(screen.getByRole('button', { name }));
const headings = (): readonly string[] =>
  screen.getAllByRole<HTMLInputElement>('textbox', { name: /^Tên mục/ }).map(({ value }) => value);

it('moves, renames, adds and takes out sections, and keeps each under its key', async () => {
  const { saved } = edit();
  const before = headings();
  await press('Đưa mục 4 lên');
  expect(headings().slice(1, 4)).toEqual([before[1], before[3], before[2]]);
  const second = screen.getByRole('textbox', { name: 'Tên mục 2' });
  await userEvent.clear(second);
  await userEvent.type(second, 'Ngoại giao kinh tế');
  await press('Bỏ mục 9');
  await press('Thêm mục');
  await userEvent.type(screen.getByRole('textbox', { name: 'Tên mục 9' }), 'PHỤ TRÁCH');
  await press('Lưu');
  await vi.waitFor(() => expect(saved()).toBeDefined());
  const [outline, ...others] = saved()?.outlines ?? [];
  expect(others).toEqual([]);
  expect(outline?.sections.map(({ key }) => key).slice(0, 8)).toEqual([
    'results',
    'cooperation',
    'information',
    'border',
    'internal',
    'tasks',
    'limits',
    'nextTasks',
  ]);
  expect(outline?.sections[1]?.heading).toBe('Ngoại giao kinh tế');
  expect(outline?.sections[8]).toMatchObject({ heading: 'PHỤ TRÁCH', level: 1 });
  expect(saved()).not.toHaveProperty('outline');
});

it('puts an annex into one section only', async () => {
  const { saved } = edit();
  const line = (number: number) => {
    const found = screen.getByRole('textbox', { name: `Tên mục ${number}` }).closest('li');
    if (found === null) throw new RangeError(String(number));
    return within(found);
  };
  await userEvent.click(line(4).getByText('Không có câu soạn sẵn, phụ lục'));
  await userEvent.click(line(4).getByRole('checkbox', { name: 'Phụ lục: Tổng hợp đoàn ra', hidden: true }));
  await press('Lưu');
  await vi.waitFor(() => expect(saved()).toBeDefined());
  const sections = saved()?.outlines?.[0]?.sections ?? [];
  expect(sections.filter(({ parts }) => parts.includes('annex-outgoing')).map(({ key }) => key)).toEqual([
    'information',
  ]);
});

it('refuses in a sentence an outline that has a section without a name, and takes the shipped one back', async () => {
  const { save, saved } = edit();
  await userEvent.clear(screen.getByRole('textbox', { name: 'Tên mục 3' }));
  await press('Lưu');
  await screen.findByText(/có mục chưa có tên\.$/);
  expect(save).not.toHaveBeenCalled();
  await press('Trở về mẫu có sẵn');
  await press('Sao chép đề cương');
  await press('Lưu');
  await vi.waitFor(() => expect(saved()?.outlines).toHaveLength(1));
  expect(saved()?.outlines?.[0]?.name).toMatch(/\(bản sao\)$/);
});

it('offers no copy of an outline where as many as are kept stand already', async () => {
  const [first] = shippedOutlines;
  if (first === undefined) throw new RangeError('No outline');
  const copies = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ ...first, key: `own-${at}`, name: `Đề cương ${at}` }));
  edit({ ...shippedSettings, outlines: copies(19 - shippedOutlines.length) });
  const copy = screen.getByRole<HTMLButtonElement>('button', { name: 'Sao chép đề cương' });
  expect(copy.disabled).toBe(false);
  await userEvent.click(copy);
  expect(copy.disabled).toBe(true);
});
