import { expect, it } from 'vitest';
import { createTranslator } from '../../shared/i18n/translator.ts';
import { openRegisterNames } from '../../shared/registers/all-registers.ts';
import { menuPlaces, placeAt } from './menu-places.tsx';

const { t } = createTranslator('vi');
const department = menuPlaces(t, 'department');
const post = menuPlaces(t, 'post');

const named = (places: typeof department) => places.map(({ label }) => label);

it('has nine places in the department, and every register in just one of them', () => {
  expect(named(department)).toEqual([
    'Trang chính',
    'Đoàn ra',
    'Đoàn vào',
    'Biên giới',
    'Hội đàm, thư',
    'Nhiệm vụ',
    'Báo cáo',
    'Cá nhân',
    'Cài đặt',
  ]);
  const lists = department.flatMap(({ screens }) => screens.map(({ address }) => address));
  for (const name of openRegisterNames)
    expect(lists.filter((address) => address === `/list/${name}`)).toHaveLength(1);
});

it('has at a post what a post does, each in a place of its own', () => {
  expect(named(post)).toEqual(['Trang chính', 'Sự vụ', 'Gặp gỡ', 'Thư', 'Cài đặt']);
});

it.each([
  ['/', 'Trang chính', '/'],
  ['/line', 'Biên giới', '/line'],
  ['/border-incident/0190', 'Biên giới', '/list/border-incident'],
  ['/letter/0190/like/0191', 'Hội đàm, thư', '/list/letter'],
  ['/task/0190', 'Nhiệm vụ', '/list/task'],
  ['/read-notice', 'Nhiệm vụ', '/list/task'],
  ['/reports/2024-Q1', 'Báo cáo', '/reports'],
  ['/manager', 'Báo cáo', '/manager'],
  ['/settings/data', 'Cài đặt', '/settings'],
])('knows the place of %s', (location, place, address) => {
  const at = placeAt(department, location);
  expect(at?.place.label).toBe(place);
  expect(at?.screen.address).toBe(address);
});

it('has no place for what the menu of a post lacks, and none for an unknown address', () => {
  expect(placeAt(post, '/list/outgoing-delegation')).toBeUndefined();
  expect(placeAt(department, '/tasks')).toBeUndefined();
});
