import { expect, it } from 'vitest';
import type { InputValue } from '../../shared/registers/save-request.ts';
import type { OpenRegisterName } from '../../shared/registers/all-registers.ts';
import { newId } from '../ids.ts';
import type { OpenStore } from '../file/open.ts';
import { change, outgoing, save, testStore } from '../test-store.ts';
import { findRecords, recordsNamed } from './find.ts';

const talk = (subject: string, date: string, fields: Readonly<Record<string, InputValue>> = {}) => ({
  register: 'talk' as const,
  id: newId(),
  fields: { kind: 'talk', level: 'province', subject, date, ...fields },
  children: {},
});
const person = (fullName: string) => ({
  register: 'person' as const,
  id: newId(),
  fields: { fullName },
  children: {},
});

function titles(
  store: OpenStore,
  search: string,
  register: OpenRegisterName | null = null,
): readonly string[] {
  return findRecords(store, search, register, 20).map(({ title }) => title);
}

it('finds records of all registers by beginnings of words, with and without marks', () => {
  const store = testStore();
  save(store, outgoing({ name: 'Đoàn xúc tiến thương mại Quảng Tây' }));
  save(store, talk('Hội đàm với Quảng Tây', '2024-02-01'));
  save(store, person('Hoàng Quảng Tâm'));
  for (const typed of ['Quảng T', 'quang ta', 'QUANG', 'qu'])
    expect(titles(store, typed).toSorted()).toEqual([
      'Hoàng Quảng Tâm',
      'Hội đàm với Quảng Tây',
      'Đoàn xúc tiến thương mại Quảng Tây',
    ]);
  expect(titles(store, 'quang tay hoi')).toEqual(['Hội đàm với Quảng Tây']);
  expect(titles(store, 'uang')).toEqual([]);
  expect(titles(store, ' – ')).toEqual([]);
});

it('finds Chinese inside its line, and i and y alike, whichever of both was written', () => {
  const store = testStore();
  save(store, talk('Hội đàm với 中国广西壮族自治区外事办公室', '2024-02-01'));
  save(store, talk('Tập huấn kỹ thuật Quý I', '2024-02-02'));
  save(store, talk('Tập huấn kĩ năng Quí II', '2024-02-03'));
  expect(titles(store, '广西')).toEqual(['Hội đàm với 中国广西壮族自治区外事办公室']);
  expect(titles(store, '自治区 hoi dam')).toHaveLength(1);
  expect(titles(store, '西广')).toEqual([]);
  for (const typed of ['kĩ', 'kỹ', 'ky', 'ki', 'quí', 'quý', 'tập huấn qui'])
    expect(titles(store, typed).toSorted(), typed).toEqual([
      'Tập huấn kĩ năng Quí II',
      'Tập huấn kỹ thuật Quý I',
    ]);
});

it('puts marks as typed before others, a title before other texts, then the newest', () => {
  const store = testStore();
  save(store, talk('Gặp gỡ đầu năm', '2024-02-05', { content: 'Bàn về thuế' }));
  save(store, talk('Bàn về thuê đất', '2024-02-04'));
  save(store, talk('Bàn về thuế biên mậu', '2024-02-01'));
  save(store, talk('Bàn về thuế xuất khẩu', '2024-02-03'));
  save(store, talk('Trao đổi thư', '2024-02-06', { content: 'Có nhắc đến việc thuê nhà' }));
  expect(titles(store, 'thuế')).toEqual([
    'Bàn về thuế xuất khẩu',
    'Bàn về thuế biên mậu',
    'Gặp gỡ đầu năm',
    'Bàn về thuê đất',
    'Trao đổi thư',
  ]);
  expect(titles(store, 'thue')).toEqual([
    'Bàn về thuê đất',
    'Bàn về thuế xuất khẩu',
    'Bàn về thuế biên mậu',
    'Trao đổi thư',
    'Gặp gỡ đầu năm',
  ]);
});

it('finds a code and bits of it before what only mentions it', () => {
  const store = testStore();
  for (let number = 1; number <= 8; number += 1) save(store, outgoing({ name: `Đoàn thứ ${number}` }));
  save(store, talk('Hội đàm về đoàn ĐR-VP-2024-0007', '2024-03-01'));
  const [found] = findRecords(store, 'ĐR-VP-2024-0007', null, 5);
  expect(found).toMatchObject({
    register: 'outgoing-delegation',
    code: 'ĐR-VP-2024-0007',
    title: 'Đoàn thứ 7',
    date: '2024-02-20',
    status: expect.any(String),
    withdrawn: false,
  });
  for (const typed of ['dr-vp-2024-0007', '2024-0007', '0007', 'vp 2024 0007', 'ĐR-VP-2024-0007'])
    expect([typed, ...titles(store, typed)]).toEqual([
      typed,
      'Đoàn thứ 7',
      'Hội đàm về đoàn ĐR-VP-2024-0007',
    ]);
});

it('keeps to one register, and gives no more than was asked for', () => {
  const store = testStore();
  save(store, outgoing({ name: 'Đoàn thăm Hà Nội' }));
  for (const day of ['01', '02', '03']) save(store, talk(`Hội đàm Hà Nội ${day}`, `2024-02-${day}`));
  expect(titles(store, 'Hà Nội', 'outgoing-delegation')).toEqual(['Đoàn thăm Hà Nội']);
  expect(titles(store, 'ha noi', 'letter')).toEqual([]);
  expect(findRecords(store, 'ha noi', 'talk', 2).map(({ date }) => date)).toEqual([
    '2024-02-03',
    '2024-02-02',
  ]);
});

it('shows withdrawn records as such, behind those that stand', () => {
  const store = testStore();
  const old = save(store, talk('Hội đàm Bằng Tường', '2024-02-02'));
  save(store, talk('Hội đàm Bằng Tường lần trước', '2024-02-01'));
  save(store, { ...change('talk', old.id, {}), withdrawn: { reason: 'Ghi hai lần' } });
  expect(findRecords(store, 'bang tuong', null, 5)).toMatchObject([
    { title: 'Hội đàm Bằng Tường lần trước', withdrawn: false },
    { title: 'Hội đàm Bằng Tường', withdrawn: true },
  ]);
});

it('follows a record that is renamed', () => {
  const store = testStore();
  const { id } = save(store, talk('Hội đàm Ninh Minh', '2024-02-02'));
  save(store, change('talk', id, { subject: 'Hội đàm Long Châu' }));
  expect(titles(store, 'ninh minh')).toEqual([]);
  expect(titles(store, 'long chau')).toEqual(['Hội đàm Long Châu']);
});

it('names records by their ids in the order asked for, and leaves out what there is not', () => {
  const store = testStore();
  const one = save(store, talk('Một', '2024-02-02')).id;
  const other = save(store, talk('Hai', '2024-02-02')).id;
  expect(recordsNamed(store, [other, newId(), one]).map(({ title }) => title)).toEqual(['Hai', 'Một']);
});
