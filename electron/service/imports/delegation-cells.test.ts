import { describe, expect, it } from 'vitest';
import { testStore } from '../../../db/test-store.ts';
import { allOf, day, importInto, workbook, type Row } from './test-sheets.ts';

/** What comes of one row of a sheet of outgoing delegations under some heads, beside those that every sheet has. */
async function read(heads: readonly string[], cells: Row, above: readonly Row[] = []) {
  const store = testStore();
  const has = (word: string): boolean => heads.some((head) => head.includes(word));
  const rest: [string, string][] = [
    ['Tên đoàn', 'Đoàn khảo sát'],
    ['Cơ quan chủ trì', 'Sở Ngoại vụ'],
    ...(has('Nước') ? [] : [['Nước đến', 'Lào'] as [string, string]]),
    ...(has('người') || has('Nữ') || has('ổng') || has('Cán bộ')
      ? []
      : [['Số người', '3'] as [string, string]]),
    ...(has('gày') || has('đi') ? [] : [['Ngày đi', '05/02/2024'] as [string, string]]),
  ];
  const rows = [
    ...above,
    ['STT', ...rest.map(([head]) => head), ...heads],
    [1, ...rest.map(([, cell]) => cell), ...cells],
  ];
  const result = await importInto(store, workbook({ rows }));
  const [record = null] = allOf(store, 'outgoing-delegation');
  return { result, record, doubts: result.doubts.map(({ column, code }) => `${column}: ${code}`) };
}

describe('planned and actual days in one sheet', () => {
  const days = ['05/02/2024', '07/02/2024', '06/02/2024', '09/02/2024'];
  it.each([
    [['Ngày đi dự kiến', 'Ngày về dự kiến', 'Ngày đi thực tế', 'Ngày về thực tế']],
    [['Ngày đi (KH)', 'Ngày về (KH)', 'Ngày đi (TH)', 'Ngày về (TH)']],
    [['Dự kiến đi', 'Dự kiến về', 'Thực tế đi', 'Thực tế về']],
    [['Kế hoạch đi', 'Kế hoạch về', 'Thực hiện đi', 'Thực hiện về']],
    [
      [
        'Thời gian đi theo kế hoạch',
        'Thời gian về theo kế hoạch',
        'Thời gian đi thực hiện',
        'Thời gian về thực hiện',
      ],
    ],
    [['Ngày đi', 'Ngày về', 'Ngày đi thực tế', 'Ngày về thực tế']],
    [['Ngày đi theo kế hoạch', 'Ngày về theo kế hoạch', 'Ngày đi', 'Ngày về']],
  ])('under %j', async (heads) => {
    const { record, doubts } = await read(heads, days);
    expect(record).toMatchObject({
      departurePlanned: '2024-02-05',
      returnPlanned: '2024-02-07',
      departureActual: '2024-02-06',
      returnActual: '2024-02-09',
    });
    expect(doubts).toEqual([]);
  });

  it.each([
    [['Thời gian dự kiến', 'Thời gian thực tế']],
    [['Thời gian (KH)', 'Thời gian (TH)']],
    [['Kế hoạch thời gian đi về', 'Thời gian thực hiện']],
  ])('both ends in a cell under %j', async (heads) => {
    const { record } = await read(heads, ['05-07/02/2024', '06-09/02/2024']);
    expect(record).toMatchObject({
      departurePlanned: '2024-02-05',
      returnPlanned: '2024-02-07',
      departureActual: '2024-02-06',
      returnActual: '2024-02-09',
    });
  });

  it('with groups over the days', async () => {
    const store = testStore();
    const rows = [
      ['STT', 'Tên đoàn', 'Cơ quan chủ trì', 'Nước đến', 'Số người', 'Kế hoạch', null, 'Thực tế', null],
      [null, null, null, null, null, 'Từ ngày', 'Đến ngày', 'Từ ngày', 'Đến ngày'],
      [1, 'Đoàn A', 'Sở Ngoại vụ', 'Lào', 3, ...days],
    ];
    await importInto(store, workbook({ rows, merges: ['F1:G1', 'H1:I1'] }));
    expect(allOf(store, 'outgoing-delegation')[0]).toMatchObject({
      departurePlanned: '2024-02-05',
      returnPlanned: '2024-02-07',
      departureActual: '2024-02-06',
      returnActual: '2024-02-09',
    });
  });
});

describe('people', () => {
  it.each<[readonly string[], Row, number, string | null, readonly string[]]>([
    [['Số người nữ', 'Số người'], [3, 12], 12, 'Số người nữ: 3', []],
    [['Nữ', 'Tổng số'], [3, 12], 12, 'Nữ: 3', []],
    [['Tổng số', 'Trong đó nữ'], [12, 3], 12, 'Trong đó nữ: 3', []],
    [['Số người', 'Nữ'], [12, 3], 12, 'Nữ: 3', []],
    [['Cán bộ', 'Doanh nghiệp', 'Cộng'], [7, 5, 12], 12, 'Cán bộ: 7; Doanh nghiệp: 5', []],
    [['Cán bộ', 'Doanh nghiệp'], [7, 5], 12, 'Cán bộ: 7; Doanh nghiệp: 5', ['Cán bộ: people-summed']],
    [
      ['Số người nam', 'Số người nữ'],
      [7, 5],
      12,
      'Số người nam: 7; Số người nữ: 5',
      ['Số người nam: people-summed'],
    ],
    [['Số người'], ['05 người: 02 nam, 03 nữ'], 5, 'Số người: 05 người: 02 nam, 03 nữ', []],
    [
      ['Số người'],
      ['05 người đi Lào, 07 người đi Thái Lan'],
      12,
      'Số người: 05 người đi Lào, 07 người đi Thái Lan',
      ['Số người: people-summed'],
    ],
    [['Số người'], ['12 (trong đó 3 nữ)'], 12, 'Số người: 12 (trong đó 3 nữ)', []],
    [['Số người'], ['mười hai người'], 12, null, []],
    [['Số người (KH)', 'Số người (TH)'], [10, 12], 12, 'Số người (KH): 10', []],
  ])('under %j are %j, which is %i', async (heads, cells, count, notes, doubts) => {
    const told = await read(heads, cells);
    expect(told.result.problems).toEqual([]);
    expect([told.record?.['peopleDeclared'], told.record?.['notes']]).toEqual([count, notes]);
    expect(told.doubts).toEqual(doubts);
  });

  it.each<[readonly string[], Row, readonly string[]]>([
    [['Số người', 'Nữ'], [5, 8], ['Nữ: people-part-more']],
    [['Số người', 'Nam', 'Nữ'], [12, 7, 6], ['Số người: people-parts-differ']],
    [['Số người', 'Nam', 'Nữ'], [12, 7, 5], []],
    [['Số người', 'Cán bộ'], [5, 6], ['Cán bộ: people-part-more']],
    [['Cán bộ', 'Doanh nghiệp', 'Báo chí', 'Tổng cộng'], [10, 2, 1, 15], ['Tổng cộng: people-parts-differ']],
    [['Cán bộ', 'Doanh nghiệp', 'Báo chí', 'Tổng cộng'], [10, 2, 1, 13], []],
    [['Số người/nữ'], [day('2024-05-12')], ['Số người/nữ: people-was-date']],
    [['Số người'], ['05 người, trong đó 08 nữ'], ['Số người: people-differ']],
  ])('under %j that are %j are doubtful: %j', async (heads, cells, doubts) => {
    expect((await read(heads, cells)).doubts).toEqual(doubts);
  });

  it.each<[readonly string[], Row, string, string, readonly string[]]>([
    [['Thời gian'], ['03 ngày (từ 05/02/2024)'], '2024-02-05', '2024-02-07', ['Thời gian: date-counted']],
    [['Ngày đi'], ['5 ngày, từ 05/02/2024'], '2024-02-05', '2024-02-09', ['Ngày đi: date-counted']],
    [['Ngày đi'], ['14-15/2/2024'], '2024-02-14', '2024-02-15', []],
    [
      ['Ngày đi', 'Ngày về'],
      ['14-15/2/2024', '16/2/2024'],
      '2024-02-14',
      '2024-02-16',
      ['Ngày đi: date-of-several'],
    ],
    [
      ['Ngày đi', 'Ngày về'],
      ['14/2/2024', '16-17/2/2024'],
      '2024-02-14',
      '2024-02-17',
      ['Ngày về: date-of-several'],
    ],
    [['Thời gian'], ['29/12/2023 - 03/01'], '2023-12-29', '2024-01-03', ['Thời gian: date-year-next']],
  ])('go under %j on %j: %s to %s', async (heads, cells, from, to, doubts) => {
    const told = await read(heads, cells);
    expect([told.record?.['departureActual'], told.record?.['returnActual']]).toEqual([from, to]);
    expect(told.doubts).toEqual(doubts);
  });

  it.each<[readonly string[], Row, number, string, readonly string[]]>([
    [['Số khách (nữ/tổng)'], ['3/8'], 8, 'Số khách (nữ/tổng): 3/8', []],
    [['Số người (tổng số/nữ)'], ['12/5'], 12, 'Số người (tổng số/nữ): 12/5', []],
    [['Số người (nữ/tổng)'], ['8/5'], 5, 'Số người (nữ/tổng): 8/5', ['Số người (nữ/tổng): people-part-more']],
    [['Lãnh đạo', 'Chuyên viên', 'Số người'], [1, 4, 5], 5, 'Lãnh đạo: 1; Chuyên viên: 4', []],
    [['Thành phần', 'Số người'], ['05 cán bộ Sở Ngoại vụ', 5], 5, 'Thành phần: 05 cán bộ Sở Ngoại vụ', []],
  ])('in %j are %j: %i, %j', async (heads, cells, count, notes, doubts) => {
    const told = await read(heads, cells);
    expect(told.result.problems).toEqual([]);
    expect(told.record).toMatchObject({ peopleDeclared: count, notes, members: [] });
    expect(told.doubts).toEqual(doubts);
  });

  it.each<[readonly string[], Row, number, readonly string[]]>([
    [['Lãnh đạo', 'Chuyên viên'], [1, 4], 5, ['Lãnh đạo: people-summed']],
    [['Thành phần'], ['05 cán bộ Sở Ngoại vụ'], 5, []],
    [['Thành phần'], ['12 (nữ: 4)'], 12, []],
    [['Thành phần'], ['03 cán bộ; 02 chuyên viên'], 5, ['Thành phần: people-summed']],
  ])('without a column of all are counted from %j %j', async (heads, cells, count, doubts) => {
    const store = testStore();
    const rows = [
      ['Tên đoàn', 'Cơ quan chủ trì', 'Nước đến', 'Ngày đi', ...heads],
      ['Đoàn khảo sát', 'Sở Ngoại vụ', 'Lào', '05/02/2024', ...cells],
    ];
    const result = await importInto(store, workbook({ rows }));
    expect(result.problems).toEqual([]);
    expect(allOf(store, 'outgoing-delegation')).toMatchObject([{ peopleDeclared: count }]);
    expect(result.doubts.map(({ column, code }) => `${column}: ${code}`)).toEqual(doubts);
  });

  it('are never the women alone', async () => {
    const { result } = await read(['Nữ'], [3]);
    expect(result.bad).toBe(1);
  });
});

describe('money', () => {
  it.each<[string, string | number, number, string, readonly string[], readonly Row[]]>([
    ['Kinh phí (triệu đồng)', 96.5, 96_500_000, 'VND', [], []],
    ['Kinh phí (triệu đồng)', '1 tỷ 200 triệu', 1_200_000_000, 'VND', [], []],
    ['Kinh phí', '150tr', 150_000_000, 'VND', [], []],
    ['Kinh phí', 'NSNN: 2.500.000', 2_500_000, 'VND', [], []],
    ['Kinh phí (USD)', 3000, 3000, 'USD', [], []],
    ['Dự toán', '20.000 NDT', 20_000, 'CNY', [], []],
    ['Kinh phí', 96_500, 96_500_000, 'VND', [], [['ĐVT: nghìn đồng']]],
    ['Kinh phí', 'khoảng 150 triệu', 150_000_000, 'VND', ['Kinh phí: money-about'], []],
    ['Kinh phí', 96.5, 96.5, 'VND', ['Kinh phí: money-small'], []],
  ])('under %j of %j is %d %s', async (head, cell, amount, currency, doubts, above) => {
    const { record, doubts: told } = await read([head], [cell], above);
    expect(record?.['budgetEstimated']).toMatchObject({ amount, currency });
    expect(told).toEqual(doubts);
  });

  it('stands beside its source and beside what was spent', async () => {
    const { record, result } = await read(
      ['Kinh phí', 'Nguồn kinh phí', 'Quyết toán'],
      ['150 triệu', 'Ngân sách tỉnh', '140 triệu'],
    );
    expect(result.unused).toEqual([]);
    expect(record).toMatchObject({
      fundingSource: 'stateBudget',
      budgetEstimated: { amount: 150_000_000 },
      budgetSettled: { amount: 140_000_000 },
    });
  });

  it.each(['150 triệu/người', '10 - 12 triệu', 'tỉnh 100 triệu, doanh nghiệp 50 USD'])(
    'that is no one amount is named and kept in words: %j',
    async (cell) => {
      const { record, doubts } = await read(['Dự toán'], [cell]);
      expect(record).toMatchObject({ budgetEstimated: null, notes: `Dự toán: ${cell}` });
      expect(doubts).toEqual(['Dự toán: money-unread']);
    },
  );
});

describe('several amounts and sources in one cell', () => {
  it.each<[string, number | null, string | null, string | null, readonly string[]]>([
    [
      'NSNN: 20tr; đối tác: 10tr',
      30_000_000,
      'mixed',
      'Kinh phí: NSNN: 20tr; đối tác: 10tr',
      ['money-summed'],
    ],
    ['Ngân sách; phía bạn đài thọ', null, 'mixed', 'Kinh phí: Ngân sách; phía bạn đài thọ', []],
    ['DN: 50 triệu', 50_000_000, 'enterprise', null, []],
    ['Không', null, null, null, []],
    ['-', null, null, null, []],
  ])('%j', async (cell, amount, fundingSource, notes, doubts) => {
    const { record, result } = await read(['Kinh phí'], [cell]);
    const budget = amount === null ? null : { amount, currency: 'VND' };
    if (budget === null) expect(record).toMatchObject({ budgetEstimated: null, fundingSource, notes });
    else expect(record).toMatchObject({ budgetEstimated: budget, fundingSource, notes });
    expect(result.doubts.map(({ code }) => code)).toEqual(doubts);
  });
});

describe('days', () => {
  it.each<[string, string | number, string, string, readonly string[]]>([
    ['Ngày đi', 50_224, '2024-02-05', '', ['Ngày đi: date-of-figures']],
    ['Ngày đi', '05-07/02/2024', '2024-02-05', '2024-02-07', []],
    ['Thời gian', '20/2÷23/2/2024', '2024-02-20', '2024-02-23', []],
    ['Thời gian', '05 và 06/02/2024', '2024-02-05', '2024-02-06', []],
    ['Thời gian', 'từ 5 - 7/2', '2024-02-05', '2024-02-07', ['Thời gian: date-year-of-title']],
    ['Ngày đi', '05/02', '2024-02-05', '', ['Ngày đi: date-year-of-title']],
  ])('under %j of %j', async (head, cell, from, to, doubts) => {
    const { record, doubts: told } = await read([head], [cell], [['DANH SÁCH ĐOÀN RA QUÝ I/2024']]);
    expect([record?.['departureActual'], record?.['returnActual'] ?? '']).toEqual([from, to]);
    expect(told).toEqual(doubts);
  });

  it('decades off are named before anything is saved', async () => {
    const { doubts } = await read(['Ngày đi'], ['05/02/2094']);
    expect(doubts).toEqual(['Ngày đi: date-far']);
  });
});

it('names a choice that no word stands for, and keeps it', async () => {
  const { record, doubts } = await read(['Tính chất'], ['Đoàn liên ngành']);
  expect(record).toMatchObject({ notes: 'Tính chất: Đoàn liên ngành' });
  expect(doubts).toEqual(['Tính chất: kept-in-words']);
});

describe('countries with people', () => {
  it('keeps every country, and names the people that no field takes', async () => {
    const { record, doubts } = await read(['Nước đến', 'Số người'], ['Hàn Quốc: 3, Nhật Bản: 2', 6]);
    expect(record).toMatchObject({
      stops: [{ country: 'KR' }, { country: 'JP' }],
      peopleDeclared: 6,
      notes: 'Nước đến: Hàn Quốc: 3, Nhật Bản: 2',
    });
    expect(doubts).toEqual(['Nước đến: people-by-country', 'Số người: people-parts-differ']);
  });

  it('takes their sum where no column counts the people', async () => {
    const { record } = await read(['Nước đến', 'Cán bộ khác'], ['03 Trung Quốc, 02 Lào', null]);
    expect(record).toMatchObject({ stops: [{ country: 'CN' }, { country: 'LA' }], peopleDeclared: 5 });
  });

  it.each(['ASEAN', 'các nước châu Âu', 'nhiều nước'])(
    'keeps "%s", which is no one country',
    async (text) => {
      const { record, doubts } = await read(['Nước đến'], [text]);
      expect(record).toMatchObject({ stops: [{ country: null, place: text }] });
      expect(doubts).toEqual(['Nước đến: no-one-country']);
    },
  );
});

describe('cells of one delegation', () => {
  it.each<[string, string, object, readonly string[]]>([
    ['Trưởng đoàn', '-', { leader: null }, []],
    [
      'Trưởng đoàn',
      'Nguyễn Văn An - Giám đốc; Trần Văn Bình - PGĐ',
      { leader: 'Nguyễn Văn An', leaderJobTitle: 'Giám đốc' },
      ['kept-in-words'],
    ],
    ['Nước đến', 'Việt Nam', { stops: [{ country: 'VN' }] }, ['country-home']],
    ['Cửa khẩu', 'Tân Thanh/Hữu Nghị', { gateOut: { code: null } }, ['not-in-catalogue']],
  ])('under "%s" of "%s"', async (head, cell, fields, codes) => {
    const { record, doubts } = await read([head], [cell]);
    expect(record).toMatchObject(fields);
    expect(doubts).toEqual(codes.map((code) => `${head}: ${code}`));
  });
});

describe('documents of a delegation', () => {
  it.each<[string, string, object, readonly string[]]>([
    [
      'Báo cáo kết quả',
      '59/BC-SNgV ngày 12/2/2024',
      { reportNumber: '59/BC-SNgV', reportDate: '2024-02-12' },
      [],
    ],
    ['Báo cáo kết quả', '12/02/2024', { reportNumber: null, reportDate: '2024-02-12' }, []],
    ['Báo cáo kết quả', 'Chưa', { reportNumber: null, notes: null }, []],
    ['Báo cáo kết quả', '-', { reportNumber: null, notes: null }, []],
    [
      'Văn bản xin phép',
      '12/SCT-VP ngày 01/02/2024 của Sở Công Thương',
      { requestNumber: '12/SCT-VP', requestDate: '2024-02-01', requestAgency: { text: 'Sở Công Thương' } },
      [],
    ],
    [
      'Văn bản cho phép',
      'Đang trình',
      { permits: [], notes: 'Văn bản cho phép: Đang trình' },
      ['kept-in-words'],
    ],
    ['Văn bản cho phép', 'Không', { permits: [], notes: null }, []],
    [
      'Văn bản cho phép',
      '145/QĐ-UBND ngày 20/01/2024 và 150/QĐ-UBND ngày 22/01/2024',
      { permits: [{ number: '145/QĐ-UBND' }, { number: '150/QĐ-UBND', date: '2024-01-22' }] },
      [],
    ],
    [
      'Văn bản cho phép',
      `145/${'Q'.repeat(250)}`,
      { notes: `Văn bản cho phép: 145/${'Q'.repeat(250)}` },
      ['number-cut'],
    ],
  ])('under "%s" of "%s"', async (head, cell, fields, codes) => {
    const { record, doubts } = await read([head], [cell]);
    expect(record).toMatchObject(fields);
    expect(doubts).toEqual(codes.map((code) => `${head}: ${code}`));
  });
});
