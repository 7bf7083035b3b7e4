import { describe, expect, it } from 'vitest';
import { newId } from '../../db/ids.ts';
import { saveRecords } from '../../db/ledger/intake.ts';
import type { InputValue } from '../../shared/registers/save-request.ts';
import type { OfficialPaper } from '../../shared/report/official-paper.ts';
import type { UrgingKind } from '../../shared/report/urging-words.ts';
import { clockedStore } from '../../tests/property/random-delegations.ts';
import { readUrging } from './tasks.ts';

type Fields = Readonly<Record<string, InputValue>>;

const unit = (text: string, code: string | null = null) => ({ code, text });
const HA = { officer: 'Nguyễn Thị Hà' };
const TRADE = { lead: unit('Sở Công Thương') };
const LATE = { due: '2024-04-01' };
const AHEAD = { due: '2024-05-02' };

/** Papers of tasks as they stand on 10/4/2024. */
function papersOf(kind: UrgingKind, tasks: readonly Fields[]): readonly OfficialPaper[] {
  const { store } = clockedStore('2024-04-10');
  const ids = tasks.map(() => newId());
  saveRecords(store, {
    writeId: newId(),
    saves: tasks.map((fields, index) => ({
      register: 'task' as const,
      id: ids[index] ?? '',
      fields: { content: `Việc ${index + 1}`, assignedOn: '2024-01-05', ...fields },
      children: {},
    })),
  });
  return readUrging(store, kind, ids);
}

const sentences = (paper: OfficialPaper | undefined): readonly string[] => [
  paper?.addressee ?? '',
  ...(paper?.parts ?? []).flatMap((part) => (part.kind === 'text' ? [part.text] : [])),
];
const heads = (paper: OfficialPaper | undefined): readonly string[] =>
  (paper?.parts ?? []).flatMap((part) =>
    part.kind === 'table' ? part.table.columns.map(({ title }) => title) : [],
  );

describe('phiếu đôn đốc', () => {
  it.each<[string, readonly Fields[], readonly string[]]>([
    [
      'one late',
      [{ ...HA, ...LATE }],
      [
        'Qua theo dõi, tính đến ngày 10/4/2024, đồng chí còn 01 nhiệm vụ được giao chưa hoàn thành, đã quá hạn 9 ngày, cụ thể như sau:',
        'Đề nghị đồng chí khẩn trương thực hiện và báo cáo Lãnh đạo Sở kết quả, nguyên nhân chậm, thời gian hoàn thành trước ngày ……/……/2024./.',
      ],
    ],
    [
      'one in time',
      [{ ...HA, ...AHEAD }],
      [
        'Qua theo dõi, tính đến ngày 10/4/2024, đồng chí còn 01 nhiệm vụ được giao chưa hoàn thành, thời hạn hoàn thành là ngày 02/5/2024, cụ thể như sau:',
        'Đề nghị đồng chí hoàn thành đúng thời hạn và báo cáo Lãnh đạo Sở tiến độ thực hiện trước ngày ……/……/2024./.',
      ],
    ],
    [
      'one without a due date',
      [HA],
      [
        'Qua theo dõi, tính đến ngày 10/4/2024, đồng chí còn 01 nhiệm vụ được giao chưa hoàn thành, cụ thể như sau:',
        'Đề nghị đồng chí báo cáo Lãnh đạo Sở tiến độ và dự kiến thời gian hoàn thành trước ngày ……/……/2024./.',
      ],
    ],
    [
      'some late',
      [{ ...HA, ...LATE }, { ...HA, ...AHEAD }, HA],
      [
        'Qua theo dõi, tính đến ngày 10/4/2024, đồng chí còn 03 nhiệm vụ được giao chưa hoàn thành, trong đó 01 nhiệm vụ đã quá hạn, cụ thể như sau:',
        'Đề nghị đồng chí khẩn trương thực hiện và báo cáo Lãnh đạo Sở kết quả, nguyên nhân chậm, thời gian hoàn thành từng nhiệm vụ quá hạn trước ngày ……/……/2024./.',
      ],
    ],
    [
      'all late',
      [
        { ...HA, ...LATE },
        { ...HA, due: '2024-03-01' },
      ],
      [
        'Qua theo dõi, tính đến ngày 10/4/2024, đồng chí còn 02 nhiệm vụ được giao chưa hoàn thành, đều đã quá hạn, cụ thể như sau:',
        'Đề nghị đồng chí khẩn trương thực hiện và báo cáo Lãnh đạo Sở kết quả, nguyên nhân chậm, thời gian hoàn thành từng nhiệm vụ quá hạn trước ngày ……/……/2024./.',
      ],
    ],
    [
      'several, none late',
      [HA, { ...HA, ...AHEAD }],
      [
        'Qua theo dõi, tính đến ngày 10/4/2024, đồng chí còn 02 nhiệm vụ được giao chưa hoàn thành, thời hạn gần nhất là ngày 02/5/2024, cụ thể như sau:',
        'Đề nghị đồng chí hoàn thành đúng thời hạn và báo cáo Lãnh đạo Sở tiến độ thực hiện trước ngày ……/……/2024./.',
      ],
    ],
    [
      'one that rests, past its due date',
      [{ ...HA, ...LATE, pausedOn: '2024-03-20' }],
      [
        'Qua theo dõi, tính đến ngày 10/4/2024, đồng chí còn 01 nhiệm vụ được giao chưa hoàn thành, cụ thể như sau:',
        'Đề nghị đồng chí báo cáo Lãnh đạo Sở tiến độ và dự kiến thời gian hoàn thành trước ngày ……/……/2024./.',
      ],
    ],
  ])('says of tasks only what applies: %s', (_, tasks, said) => {
    const papers = papersOf('slip', tasks);
    expect(papers).toHaveLength(1);
    expect(sentences(papers[0])).toEqual(['Kính gửi: đồng chí Nguyễn Thị Hà', ...said]);
  });

  it.each<[Fields, string, string]>([
    [{ officer: ' đ/c Lê Thu ' }, 'Kính gửi: đồng chí Lê Thu', 'đồng chí còn'],
    [
      { officer: 'Nguyễn Thị Hà và đồng chí Lê Thu' },
      'Kính gửi: các đồng chí Nguyễn Thị Hà, Lê Thu',
      'các đồng chí còn',
    ],
    [
      { ...HA, office: unit('Phòng Quản lý biên giới') },
      'Kính gửi: đồng chí Nguyễn Thị Hà, Phòng Quản lý biên giới',
      'đồng chí còn',
    ],
    [
      { office: unit('Phòng Quản lý biên giới') },
      'Kính gửi: Phòng Quản lý biên giới',
      'Phòng Quản lý biên giới còn',
    ],
    [{ officer: 'Văn phòng Sở' }, 'Kính gửi: Văn phòng Sở', 'Văn phòng Sở còn'],
    [TRADE, 'Kính gửi: đồng chí ……………………………………', 'đồng chí còn'],
  ])('is addressed to %j', (fields, addressee, said) => {
    const [first, opening] = sentences(papersOf('slip', [fields])[0]);
    expect(first).toBe(addressee);
    expect(opening).toContain(`, ${said} 01 nhiệm vụ`);
  });

  it('has no column that says nothing of any task', () => {
    expect(heads(papersOf('slip', [HA])[0])).toEqual(['STT', 'Nội dung nhiệm vụ']);
    expect(heads(papersOf('slip', [{ ...HA, ...LATE, obstacles: 'Chờ ý kiến' }])[0])).toEqual([
      'STT',
      'Nội dung nhiệm vụ',
      'Hạn hoàn thành',
      'Quá hạn (ngày)',
      'Tiến độ, vướng mắc',
    ]);
  });
});

describe('công văn đôn đốc', () => {
  it.each<[string, readonly Fields[], string, string]>([
    [
      'one late',
      [{ ...TRADE, ...LATE }],
      'Sở Công Thương chủ trì 01 nhiệm vụ chưa hoàn thành, đã quá hạn 9 ngày, cụ thể như sau:',
      'trân trọng đề nghị Sở Công Thương quan tâm, chỉ đạo đẩy nhanh tiến độ và thông tin kết quả, nguyên nhân chậm, dự kiến thời gian hoàn thành về Sở Ngoại vụ trước ngày ……/……/2024.',
    ],
    [
      'some late',
      [{ ...TRADE, ...LATE }, TRADE],
      'Sở Công Thương chủ trì 02 nhiệm vụ chưa hoàn thành, trong đó 01 nhiệm vụ đã quá hạn, cụ thể như sau:',
      'trân trọng đề nghị Sở Công Thương quan tâm, chỉ đạo đẩy nhanh tiến độ và thông tin kết quả, nguyên nhân chậm, dự kiến thời gian hoàn thành từng nhiệm vụ quá hạn về Sở Ngoại vụ trước ngày ……/……/2024.',
    ],
    [
      'in time',
      [{ ...TRADE, ...AHEAD }],
      'Sở Công Thương chủ trì 01 nhiệm vụ chưa hoàn thành, thời hạn hoàn thành là ngày 02/5/2024, cụ thể như sau:',
      'trân trọng đề nghị Sở Công Thương quan tâm, chỉ đạo hoàn thành đúng thời hạn và thông tin tiến độ thực hiện về Sở Ngoại vụ trước ngày ……/……/2024.',
    ],
    [
      'without a due date',
      [TRADE],
      'Sở Công Thương chủ trì 01 nhiệm vụ chưa hoàn thành, cụ thể như sau:',
      'trân trọng đề nghị Sở Công Thương quan tâm, thông tin tiến độ và dự kiến thời gian hoàn thành về Sở Ngoại vụ trước ngày ……/……/2024.',
    ],
  ])('asks and thanks, and commands nothing: %s', (_, tasks, opening, request) => {
    const [addressee, first, second, thanks, ...more] = sentences(papersOf('letter', tasks)[0]);
    expect(addressee).toBe('Kính gửi: Sở Công Thương');
    expect(first).toMatch(/^Được giao theo dõi, .+ tính đến ngày 10\/4\/2024, /);
    expect(first).toContain(opening);
    expect(second).toContain(request);
    expect(thanks).toBe('Sở Ngoại vụ trân trọng cảm ơn sự quan tâm, phối hợp của Sở Công Thương./.');
    expect(more).toEqual([]);
  });

  it.each([
    [unit('UBND huyện Cao Lộc', 'UBND-CL'), 'Kính gửi: Ủy ban nhân dân huyện Cao Lộc'],
    [unit('UBND xã Bình Minh'), 'Kính gửi: Ủy ban nhân dân xã Bình Minh'],
    [unit('SCT'), 'Kính gửi: Sở Công Thương'],
    [unit('công an tỉnh'), 'Kính gửi: Công an tỉnh Lạng Sơn'],
    [null, 'Kính gửi: ……………………………………'],
  ])('names the agency in full: %j', (lead, addressee) => {
    expect(papersOf('letter', [{ lead }])[0]?.addressee).toBe(addressee);
  });

  it('is one for an agency however its name is written, and none for the department itself', () => {
    const tasks = ['Sở Công Thương', 'sở công thương', 'SCT', 'Sở Ngoại vụ', 'SNgV'];
    const papers = papersOf(
      'letter',
      tasks.map((text) => ({ lead: unit(text) })),
    );
    expect(papers.map(({ addressee }) => addressee)).toEqual(['Kính gửi: Sở Công Thương']);
  });

  it('speaks to an agency that is not known as one does', () => {
    expect(sentences(papersOf('letter', [{ lead: null }])[0]).join('\n')).toContain(
      'trân trọng đề nghị Quý cơ quan quan tâm',
    );
  });
});
