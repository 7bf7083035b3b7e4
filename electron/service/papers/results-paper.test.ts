import { expect, it } from 'vitest';
import { newId } from '../../../db/ids.ts';
import { saveRecords } from '../../../db/ledger/intake.ts';
import type { InputValue } from '../../../shared/registers/save-request.ts';
import { byPoint } from '../../../shared/report/point-order.ts';
import { cellText } from '../../../shared/report/table-layout.ts';
import { clockedStore } from '../../../tests/property/random-delegations.ts';
import { readResults } from './results-paper.ts';

type Fields = Readonly<Record<string, InputValue>>;
interface Told {
  readonly fields: Fields;
  readonly cooperating?: readonly string[];
  readonly progress?: readonly Fields[];
}

const unit = (text: string) => ({ code: null, text });
const SELF = { lead: unit('Sở Ngoại vụ') };

/** The paper as of 10/4/2024 of a notice with these tasks: its paragraphs, and its tables with their heads. */
function paperOf(tasks: readonly Told[], document: Fields = {}) {
  const { store } = clockedStore('2024-04-10');
  const id = newId();
  saveRecords(store, {
    writeId: newId(),
    saves: [
      {
        register: 'assigning-document' as const,
        id,
        fields: {
          number: '118/TB-UBND',
          date: '2024-03-05',
          issuer: unit('UBND tỉnh'),
          abstract: 'Thông báo kết luận tại cuộc họp giao ban',
          ...document,
        },
        children: {},
      },
      ...tasks.map(({ fields, cooperating = [], progress = [] }) => ({
        register: 'task' as const,
        id: newId(),
        fields: {
          content: 'Việc',
          assignedOn: '2024-03-06',
          document: { register: 'assigning-document', id },
          ...fields,
        },
        children: {
          cooperating: cooperating.map((name) => ({ id: newId(), fields: { unit: unit(name) } })),
          progress: progress.map((row) => ({ id: newId(), fields: row })),
        },
      })),
    ],
  });
  const paper = readResults(store, id);
  return {
    paper,
    texts: paper.parts.flatMap((part) => (part.kind === 'text' ? [`${part.lead}${part.text}`] : [])),
    tables: paper.parts.flatMap((part) =>
      part.kind === 'table'
        ? [
            part.table.rows.map((cells) =>
              Object.fromEntries(
                part.table.columns.map(({ key }, at) => [key, cellText(cells[at] ?? null, undefined)]),
              ),
            ),
          ]
        : [],
    ),
  };
}

it('tells of each point what was ordered, what was done and when, and what is left', () => {
  const { paper, texts, tables } = paperOf([
    {
      fields: {
        ...SELF,
        point: 'điểm 10',
        content: 'Việc mười',
        due: '2024-04-01',
        obstacles: 'Chờ kinh phí',
      },
      progress: [
        { date: '2024-03-20', percent: 40, text: 'Đã lấy ý kiến các ngành.' },
        { date: '2024-03-28', percent: 60 },
      ],
    },
    {
      fields: {
        ...SELF,
        point: 'điểm 2',
        due: '2024-03-15',
        doneOn: '2024-03-18',
        resultNumber: '33/BC-SNgV',
      },
    },
    { fields: { ...SELF, point: 'điểm 3', doneOn: '2024-03-18' } },
    { fields: { ...SELF, pausedOn: '2024-03-20', stopReason: 'chờ phía bạn' } },
  ]);
  const cited = 'Thông báo số 118/TB-UBND ngày 05/3/2024 của Ủy ban nhân dân tỉnh Lạng Sơn';
  expect([paper.kind, paper.title, paper.addressee]).toEqual([
    'BÁO CÁO',
    `Kết quả thực hiện ${cited}`,
    'Kính gửi: Ủy ban nhân dân tỉnh Lạng Sơn',
  ]);
  expect(texts).toEqual([
    `Thực hiện ${cited} (Thông báo kết luận tại cuộc họp giao ban), Sở Ngoại vụ báo cáo kết quả thực hiện các nhiệm vụ được giao, tính đến ngày 10/4/2024, như sau:`,
    'Tổng số 04 nhiệm vụ: đã hoàn thành 02 (trong đó 01 nhiệm vụ hoàn thành quá hạn); đang thực hiện 01 (trong đó 01 nhiệm vụ đã quá hạn); tạm dừng 01.',
    '1. Nhiệm vụ Sở Ngoại vụ chủ trì (04 nhiệm vụ)',
    `Trên đây là báo cáo kết quả thực hiện ${cited}, Sở Ngoại vụ trân trọng báo cáo./.`,
  ]);
  expect(tables).toHaveLength(1);
  expect(tables[0]).toMatchObject([
    {
      index: '1',
      point: 'điểm 2',
      due: '15/3/2024',
      result: 'Hoàn thành ngày 18/3/2024, quá hạn 3 ngày (33/BC-SNgV)',
      left: '',
    },
    { point: 'điểm 3', due: '', result: 'Hoàn thành ngày 18/3/2024', left: '' },
    {
      point: 'điểm 10',
      content: 'Việc mười',
      result: '20/3/2024: Đã lấy ý kiến các ngành, đạt 40%\n28/3/2024: đạt 60%',
      left: 'Quá hạn 9 ngày\nChờ kinh phí',
    },
    { point: '', result: 'Tạm dừng từ ngày 20/3/2024: chờ phía bạn' },
  ]);
  expect(Object.keys(tables[0]?.[0] ?? {})).not.toContain('lead');
});

it('keeps apart what the department leads, where it cooperates, and what others do', () => {
  const { texts, tables } = paperOf([
    { fields: { lead: unit('Sở Công Thương'), content: 'Của ngành khác' } },
    { fields: { lead: unit('SCT'), content: 'Phối hợp' }, cooperating: ['Công an tỉnh', 'sở ngoại vụ'] },
    { fields: { lead: unit('SNgV'), content: 'Chủ trì' } },
  ]);
  expect(texts.filter((text) => /^\d\. /.test(text))).toEqual([
    '1. Nhiệm vụ Sở Ngoại vụ chủ trì (01 nhiệm vụ)',
    '2. Nhiệm vụ Sở Ngoại vụ phối hợp (01 nhiệm vụ)',
    '3. Nhiệm vụ cơ quan khác chủ trì, Sở Ngoại vụ theo dõi (01 nhiệm vụ)',
  ]);
  expect(tables.map((rows) => rows.map(({ content, lead }) => [content, lead]))).toEqual([
    [['Chủ trì', undefined]],
    [['Phối hợp', 'Sở Công Thương']],
    [['Của ngành khác', 'Sở Công Thương']],
  ]);
});

it('holds every task of the document, closed long ago too, and no withdrawn one', () => {
  const { texts, tables } = paperOf([
    { fields: { ...SELF, doneOn: '2024-03-07' } },
    { fields: { ...SELF, cancelledOn: '2024-03-08' } },
  ]);
  expect(texts[1]).toBe('Tổng số 02 nhiệm vụ: đã hoàn thành 01; đã hủy 01.');
  expect(tables[0]?.map(({ result }) => result)).toEqual(['Hoàn thành ngày 07/3/2024', 'Hủy ngày 08/3/2024']);
});

it('says of a document without tasks that none was assigned, and cites one without a number by what it is about', () => {
  const { paper, texts, tables } = paperOf([], { number: null, issuer: null });
  expect(paper.title).toBe('Kết quả thực hiện văn bản “Thông báo kết luận tại cuộc họp giao ban”');
  expect(paper.addressee).toBe('Kính gửi: ……………………………………');
  expect(texts[0]).toBe(
    'Thực hiện văn bản “Thông báo kết luận tại cuộc họp giao ban”, đến ngày 10/4/2024 Sở Ngoại vụ chưa ghi nhận nhiệm vụ được giao.',
  );
  expect(tables).toEqual([]);
});

it('orders points as a document does', () => {
  const points = ['mục IX.1', null, 'điểm 10', 'mục IV.2', 'mục IV.10', 'điểm 2', 'mục IV.2.a'];
  expect(points.toSorted(byPoint)).toEqual([
    'điểm 2',
    'điểm 10',
    'mục IV.2',
    'mục IV.2.a',
    'mục IV.10',
    'mục IX.1',
    null,
  ]);
});
