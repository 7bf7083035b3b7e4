import { describe, expect, it } from 'vitest';
import { testStore } from '../../../db/test-store.ts';
import { allOf, importInto, workbook, type Row } from './test-sheets.ts';

async function read(...rows: readonly Row[]) {
  const store = testStore();
  const before = allOf(store, 'person').length;
  const result = await importInto(store, workbook({ rows }), { register: 'person' });
  return {
    result,
    people: allOf(store, 'person').slice(before),
    doubts: result.doubts.map(({ code }) => code),
  };
}

describe('a name over several cells', () => {
  it.each<[Row, Row]>([
    [
      ['STT', 'Họ và tên lót', 'Tên', 'Chức vụ'],
      [1, 'Trần Văn', 'Mẫu', 'Chuyên viên'],
    ],
    [
      ['STT', 'Họ và tên đệm', 'Tên', 'Chức vụ'],
      [1, 'Trần Văn', 'Mẫu', 'Chuyên viên'],
    ],
    [
      ['STT', 'Họ', 'Đệm', 'Tên', 'Chức vụ'],
      [1, 'Trần', 'Văn', 'Mẫu', 'Chuyên viên'],
    ],
    [
      ['STT', 'Họ', 'Tên', 'Chức vụ'],
      [1, 'Trần Văn', 'Mẫu', 'Chuyên viên'],
    ],
  ])('under %j', async (heads, cells) => {
    const { people } = await read(heads, cells);
    expect(people).toMatchObject([{ fullName: 'Trần Văn Mẫu' }]);
  });
});

it('reads days of birth in the past, and keeps a year alone in words', async () => {
  const { result, people, doubts } = await read(
    ['STT', 'Họ và tên', 'Ngày sinh', 'Ngày hết hạn'],
    [1, 'Trần Văn Mẫu', '02/09/45', 'Không thời hạn'],
    [2, 'Vi Thị Lệ', '1975', '05/02/2034'],
    [3, 'Lò Văn Ba', '12/1980', ''],
  );
  expect(result.problems).toEqual([]);
  expect(people).toMatchObject([
    { birthDate: '1945-09-02', notes: 'Ngày hết hạn: Không thời hạn' },
    { birthDate: null, notes: 'Ngày sinh: 1975' },
    { birthDate: null, notes: 'Ngày sinh: 12/1980' },
  ]);
  expect(doubts).toEqual(['kept-in-words', 'kept-in-words', 'kept-in-words']);
});

it('puts back the zeros that a spreadsheet took from a number, and says so without the number', async () => {
  const { result, doubts } = await read(
    ['STT', 'Họ và tên', 'Số CCCD'],
    [1, 'Trần Văn Mẫu', 20_168_001_234],
    [2, 'Vi Thị Lệ', '020168001235'],
  );
  expect(result.imported).toBe(2);
  expect(doubts).toEqual(['number-padded']);
  expect(JSON.stringify(result.doubts)).not.toContain('20168001234');
});

it('reads a sheet in an old font, heads too', async () => {
  const { people } = await read(['STT', 'Hä vµ tªn', 'Chøc vô'], [1, 'TrÇn V¨n MÉu', 'Gi¸m ®èc']);
  expect(people).toMatchObject([{ fullName: 'Trần Văn Mẫu', positions: [{ jobTitle: 'Giám đốc' }] }]);
});

describe('a name in an old font among names in Unicode', () => {
  it.each<[string, string, readonly string[]]>([
    ['Nguyeãn Vaên Thöû', 'Nguyễn Văn Thử', ['old-font']],
    ['NguyÔn V¨n Thö', 'Nguyễn Văn Thử', ['old-font']],
    ['Hoaøng Anh', 'Hoaøng Anh', ['old-font-kept']],
    ['Lê Hoà', 'Lê Hoà', []],
    ['José Müller', 'José Müller', []],
  ])('%s is %s', async (name, read, doubts) => {
    const store = testStore();
    const rows = [['Họ và tên'], ['Trần Thị Bình'], ['Lý Đức Cường'], ['Vi Thị Hằng'], ['Phạm Lưu'], [name]];
    const result = await importInto(store, workbook({ rows }), { register: 'person' });
    expect(allOf(store, 'person').map((person) => person['fullName'])).toContain(read);
    expect(result.doubts.map(({ code }) => code)).toEqual(doubts);
  });

  it('is read in a file of values of TCVN3 and of VNI', async () => {
    for (const text of [
      'Hä vµ tªn;§¬n vÞ\r\nNguyÔn V¨n Thö;Së Ngo¹i vô\r\n',
      'Hoï vaø teân;Ñôn vò\r\nNguyeãn Vaên Thöû;Sôû Ngoaïi vuï\r\n',
    ]) {
      const store = testStore();
      const content = new Uint8Array(Buffer.from(text, 'latin1'));
      await importInto(store, content, { register: 'person', name: 'bang.csv' });
      expect(allOf(store, 'person').map((person) => person['fullName'])).toContain('Nguyễn Văn Thử');
    }
  });
});

describe('the sex of a person', () => {
  it.each<[readonly string[], Row, string | null, readonly string[]]>([
    [['Nam', 'Nữ'], ['x', null], 'male', []],
    [['Nam', 'Nữ'], [null, 'X'], 'female', []],
    [['Nam', 'Nữ'], [1, 0], 'male', []],
    [['Nam', 'Nữ'], ['x', 'x'], null, ['sex-both']],
    [['Nam', 'Nữ'], [null, '05/02/1985'], 'female', ['sex-by-column']],
    [['Giới tính'], ['F'], 'female', []],
    [['Giới tính'], ['M'], 'male', []],
    [['Giới tính'], ['Male'], 'male', []],
    [['Giới tính'], ['Female'], 'female', []],
  ])('under %j of %j is %s', async (heads, cells, sex, doubts) => {
    const told = await read(['Họ và tên', 'Đơn vị', ...heads], ['Nguyễn Văn Thử', 'Sở Ngoại vụ', ...cells]);
    expect(told.result.problems).toEqual([]);
    expect(told.people.find((person) => person['fullName'] === 'Nguyễn Văn Thử')).toMatchObject({ sex });
    expect(told.doubts).toEqual(doubts);
  });
});

describe('a list of people as offices type it', () => {
  it('takes names without the words before them, which tell the sex', async () => {
    const { people, result } = await read(
      ['STT', 'Họ và tên', 'Đơn vị'],
      [1, 'Đ/c Triệu Văn Páo', 'Sở Ngoại vụ'],
      [2, 'Bà Lương Thị Bích', 'Sở Ngoại vụ'],
      [3, 'Nông Văn Ba - Phó Giám đốc', 'Sở Ngoại vụ'],
    );
    expect(result.problems).toEqual([]);
    expect(people).toMatchObject([
      { fullName: 'Triệu Văn Páo', sex: null },
      { fullName: 'Lương Thị Bích', sex: 'female' },
      { fullName: 'Nông Văn Ba', positions: [{ jobTitle: 'Phó Giám đốc' }] },
    ]);
  });

  it('asks for a row each where a cell names several', async () => {
    const { result } = await read(['STT', 'Họ và tên'], [1, 'Nguyễn Văn An\nTrần Thị Bình']);
    expect(result.problems).toMatchObject([{ row: 2, column: 'Họ và tên', code: 'several-names' }]);
  });

  it('takes CCCD and passport as two papers, keeps the telephone and tells no number', async () => {
    const { people, result } = await read(
      ['STT', 'Họ và tên', 'Số CCCD', 'Số hộ chiếu', 'Ngày hết hạn', 'Điện thoại'],
      [1, 'Nguyễn Văn An', 20_070_001_234, 'C 7654321 (công vụ)', '12/5/2031', '0912 345 678'],
      [2, 'Vi Thị Lệ', '020168001235', null, null, null],
    );
    expect(result.unused).toEqual([]);
    expect(people).toMatchObject([
      {
        documents: [
          { documentNumber: { masked: 'C7***321' }, documentExpiry: '2031-05-12' },
          { documentNumber: { masked: '02*******234' } },
        ],
        notes: 'Số hộ chiếu: (công vụ); Điện thoại: 0912 345 678',
      },
      { documents: [{ documentNumber: { masked: '02*******235' } }] },
    ]);
    expect(result.doubts.map(({ code }) => code)).toEqual(['number-padded', 'number-beside']);
    expect(JSON.stringify(result.doubts)).not.toMatch(/7654321|70001234/);
  });

  it('joins a name that stands in two columns under one head', async () => {
    const store = testStore();
    const rows = [
      ['TT', 'HỌ VÀ TÊN', null, 'NĂM SINH'],
      [1, 'Trần Quốc', 'Khánh', '12/10/1980'],
    ];
    const result = await importInto(store, workbook({ rows, merges: ['B1:C1'] }), { register: 'person' });
    expect(allOf(store, 'person').at(-1)).toMatchObject({
      fullName: 'Trần Quốc Khánh',
      birthDate: '1980-10-12',
    });
    expect([result.unused, result.doubts]).toEqual([[], []]);
  });

  it.each([
    [
      ['序号', '姓名', '性别', '出生日期', '国籍', '职务', '工作单位', '护照号码'],
      [1, '王小明', '男', '1975年9月2日', '中国', '处长', '广西外办', 'E12345678'],
      { fullName: '王小明', sex: 'male', birthDate: '1975-09-02', nationality: 'CN' },
    ],
    [
      ['No', 'Full name', 'Sex', 'Date of birth', 'Nationality', 'Position', 'Organization', 'Passport No.'],
      [1, 'John Smith', 'M', '2 Sep 1975', 'Hoa Kỳ', 'Director', 'NGO', 'X1234567'],
      { fullName: 'John Smith', sex: 'male', birthDate: '1975-09-02', nationality: 'US' },
    ],
  ] as const)('reads heads in Chinese and in English: %j', async (heads, cells, expected) => {
    const { people, result } = await read(heads, cells);
    expect(result.unused).toEqual([]);
    expect(people).toMatchObject([{ ...expected, documents: [{}] }]);
  });

  it('leaves a nationality open that is no country, and names it', async () => {
    const { people, doubts } = await read(['Họ và tên', 'Quốc tịch'], ['Trần Văn Mẫu', 'Không rõ']);
    expect(people).toMatchObject([{ nationality: null }]);
    expect(doubts).toEqual(['kept-in-words']);
  });

  it('does not doubt days of birth under "Nam" and "Nữ" of a head that says so', async () => {
    const store = testStore();
    const rows = [
      ['TT', 'Họ và tên', 'Ngày, tháng, năm sinh', null],
      [null, null, 'Nam', 'Nữ'],
      [1, 'Nguyễn Văn An', '02/09/1975', null],
    ];
    const merges = ['A1:A2', 'B1:B2', 'C1:D1'];
    const result = await importInto(store, workbook({ rows, merges }), { register: 'person' });
    expect(result.doubts).toEqual([]);
    expect(allOf(store, 'person').at(-1)).toMatchObject({ sex: 'male', birthDate: '1975-09-02' });
  });
});
