import { describe, expect, it } from 'vitest';
import { readNoticeFile } from '../read-document.ts';
import { LETTER, pdf, type TestAnnotation, type TestLine, type TestPage } from '../test-pdf.ts';

const TEXT = [
  'ỦY BAN NHÂN DÂN',
  'TỈNH LẠNG SƠN',
  'Số: 88/TB-UBND',
  'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  'Độc lập - Tự do - Hạnh phúc',
  'Lạng Sơn, ngày 12 tháng 3 năm 2024',
  'THÔNG BÁO',
  'Kết luận của Phó Chủ tịch UBND tỉnh tại buổi làm việc',
  '',
  '1. Giao Sở Ngoại vụ chủ trì xây dựng kế hoạch, hoàn thành trong ngày 15/4/2024.',
  '2. Giao Sở Công Thương tổ chức hội chợ, xong trong tháng 5/2024.',
  'Văn phòng UBND tỉnh thông báo để các cơ quan biết, thực hiện./.',
];
const END = ['Nơi nhận:', '- Như trên;', 'TL. CHỦ TỊCH', 'CHÁNH VĂN PHÒNG', 'Trần Văn Mẫu'];
const LEFT = 60;
const STEP = 13;
const TOP = 780;
const heightOf = (at: number): number => TOP - at * STEP;

/** Lines of a page from its top; `with` stands for the lines of the same number. */
const lines = (
  text: readonly string[],
  other: Readonly<Record<number, readonly TestLine[]>> = {},
): readonly TestLine[] =>
  text.flatMap((line, at) => other[at] ?? (line === '' ? [] : [{ text: line, x: LEFT, y: heightOf(at) }]));
const page = (how: TestPage = {}): TestPage => ({ lines: lines([...TEXT, ...END]), ...how });

const read = (content: Uint8Array) => readNoticeFile(content, 'van-ban.pdf');
const refused = (content: Uint8Array): Promise<unknown> =>
  read(content).then(
    () => 'read',
    (error: { detail?: { code: string } }) => error.detail?.code,
  );
const WHOLE = {
  documentNumber: '88/TB-UBND',
  documentDate: '2024-03-12',
  signer: 'TL. CHỦ TỊCH / CHÁNH VĂN PHÒNG / Trần Văn Mẫu',
  tasks: [
    { ref: '1', leadUnit: 'Sở Ngoại vụ', due: '2024-04-15' },
    { ref: '2', leadUnit: 'Sở Công Thương', due: '2024-05-31' },
  ],
};

/** Where a word begins in a line that begins at the left edge. */
const placeOf = (line: string, word: string, size = 11): number => LEFT + line.indexOf(word) * LETTER * size;

describe('a PDF that was signed on a screen', () => {
  const NUMBER = 'Số:        /TB-UBND';
  const DAY = 'Lạng Sơn, ngày        tháng        năm 2024';
  /** A field whose letters begin at a place of a line. */
  const field = (
    text: string,
    x: number,
    at: number,
    how: Partial<TestAnnotation> & { readonly off?: number; readonly size?: number } = {},
  ): TestAnnotation => {
    const { off = 0, size = 11, ...rest } = how;
    return {
      rect: [x - 1, heightOf(at) - 4 + off, x + 40, heightOf(at) + 14 + off],
      lines: [{ text, x: 1, y: 4, size }],
      ...rest,
    };
  };
  const gapAfter = (line: string, word: string): number =>
    placeOf(line, word) + word.length * LETTER * 11 + 6;
  const filled = (
    how: Parameters<typeof field>[3] = {},
    number = NUMBER,
    day = DAY,
  ): readonly TestAnnotation[] => [
    field('88', gapAfter(number, 'Số:'), 2, how),
    field('12', gapAfter(day, 'ngày'), 5, how),
    field('3', gapAfter(day, 'tháng'), 5, how),
  ];
  const SIGNATURE: TestAnnotation = {
    rect: [350, 300, 550, 360],
    lines: [
      { text: 'Ký bởi: Ủy ban nhân dân tỉnh Lạng Sơn', x: 2, y: 40 },
      { text: 'Email: vanthu@langson.gov.vn', x: 2, y: 25 },
      { text: 'Thời gian ký: 12/03/2024 15:12:11', x: 2, y: 10 },
    ],
  };
  const open = (number = NUMBER, day = DAY): readonly TestLine[] =>
    lines([...TEXT, ...END].map((line, at) => (at === 2 ? number : at === 5 ? day : line)));
  const dots = ['Số: ......../TB-UBND', 'Lạng Sơn, ngày ...... tháng ...... năm 2024'] as const;
  it.each([
    ['in gaps of blanks', page({ lines: open(), annotations: filled() })],
    ['in forms of forms', page({ lines: open(), annotations: filled({ nested: true }) })],
    ['as stamps', page({ lines: open(), annotations: filled({ subtype: 'Stamp' }) })],
    ['as notes of one line', page({ lines: open(), annotations: filled({ subtype: 'FreeText' }) })],
    ['a little above their lines', page({ lines: open(), annotations: filled({ off: 5 }) })],
    ['a little below them', page({ lines: open(), annotations: filled({ off: -5 }) })],
    ['in larger letters', page({ lines: open(), annotations: filled({ size: 14 }) })],
    ['in gaps of dots', page({ lines: open(...dots), annotations: filled({}, ...dots) })],
    ['beside a block that says who signed', page({ lines: open(), annotations: [SIGNATURE, ...filled()] })],
    [
      'in the two columns of a head',
      page({
        lines: lines([...TEXT, ...END], {
          2: [
            { text: NUMBER, x: LEFT, y: heightOf(2) },
            { text: DAY, x: 300, y: heightOf(2) },
          ],
          3: [],
          5: [{ text: TEXT[3] ?? '', x: 300, y: heightOf(0) }],
        }),
        annotations: [
          field('88', gapAfter(NUMBER, 'Số:'), 2),
          field('12', gapAfter(DAY, 'ngày') + 240, 2),
          field('3', gapAfter(DAY, 'tháng') + 240, 2),
        ],
      }),
    ],
  ])('has its number and day %s', async (_, only) => {
    expect(await read(pdf([only]))).toMatchObject(WHOLE);
  });

  it('never has a task in the block that says who signed, who signs it only where the text names nobody', async () => {
    const notice = await read(pdf([page({ annotations: [SIGNATURE] })]));
    expect(notice).toMatchObject(WHOLE);
    expect(notice.source.join('\n')).not.toContain('Email');
    const nobody = await read(pdf([{ lines: lines(TEXT), annotations: [SIGNATURE] }]));
    expect(nobody.signer).toBe('Ủy ban nhân dân tỉnh Lạng Sơn');
  });

  it('keeps a note of several lines as paragraphs of their own', async () => {
    const note: TestAnnotation = {
      rect: [60, 300, 400, 340],
      subtype: 'FreeText',
      lines: [
        { text: 'Chuyển Phòng Lãnh sự', x: 2, y: 22 },
        { text: 'nghiên cứu, đề xuất.', x: 2, y: 8 },
      ],
    };
    const notice = await read(pdf([page({ annotations: [note] })]));
    expect(notice).toMatchObject({ documentNumber: '88/TB-UBND', documentDate: '2024-03-12' });
    expect(notice.source.join('\n')).toContain('Chuyển Phòng Lãnh sự');
  });

  it('without a day still has its year for deadlines, and no day', async () => {
    const day = 'Lạng Sơn, ngày        tháng 3 năm 2024';
    const notice = await read(
      pdf([
        page({
          lines: lines(
            [...TEXT, ...END].map((line, at) => (at === 5 ? day : line.replace('15/4/2024', '15/4'))),
          ),
        }),
      ]),
    );
    expect(notice).toMatchObject({ documentDate: null, tasks: [{ due: '2024-04-15' }, {}] });
  });
});

describe('a PDF that was signed on a screen, on a page that is turned', () => {
  const [width, height] = [595, 842];
  /** A field over the gap of a line, which is drawn turned as the page is. */
  const field = (text: string, x: number, at: number, by: readonly number[]): TestAnnotation => {
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = by;
    const onPage = (left: number, up: number): [number, number] => [
      a * left + c * up + e,
      b * left + d * up + f,
    ];
    const [one, other] = [onPage(x - 1, heightOf(at) - 4), onPage(x + 40, heightOf(at) + 14)];
    const [left, low] = [Math.min(one[0], other[0]), Math.min(one[1], other[1])];
    const begin = onPage(x, heightOf(at));
    return {
      rect: [left, low, Math.max(one[0], other[0]), Math.max(one[1], other[1])],
      lines: [{ text, matrix: [a, b, c, d, begin[0] - left, begin[1] - low] }],
    };
  };
  const NUMBER = 'Số:        /TB-UBND';
  const DAY = 'Lạng Sơn, ngày        tháng        năm 2024';
  const behind = (line: string, word: string): number =>
    placeOf(line, word) + (word.length + 2) * LETTER * 11;

  it.each([
    ['by a quarter', 90, [0, 1, -1, 0, height, 0], [height, width] as const],
    ['upside down', 180, [-1, 0, 0, -1, width, height], [width, height] as const],
    ['by three quarters', 270, [0, -1, 1, 0, 0, width], [height, width] as const],
    ['and lies on its side', 0, [0, 1, -1, 0, height, 0], [height, width] as const],
  ])('has its number and day: %s', async (_, rotate, turned, size) => {
    const only: TestPage = {
      lines: lines([...TEXT, ...END].map((line, at) => (at === 2 ? NUMBER : at === 5 ? DAY : line))),
      annotations: [
        field('88', behind(NUMBER, 'Số:'), 2, turned),
        field('12', behind(DAY, 'ngày'), 5, turned),
        field('3', behind(DAY, 'tháng'), 5, turned),
      ],
      rotate,
      turned,
      size,
    };
    expect(await read(pdf([only]))).toMatchObject(WHOLE);
  });
});

describe('a PDF with footnotes', () => {
  const ITEM = '1. Giao Sở Ngoại vụ chủ trì xây dựng kế hoạch';
  const marked = (words: string): TestPage =>
    page({
      lines: [
        ...lines([...TEXT, ...END], {
          9: [
            { text: ITEM, x: LEFT, y: heightOf(9) },
            { text: '1', x: LEFT + ITEM.length * LETTER * 11, y: heightOf(9) + 4, size: 6 },
            { text: '.', x: LEFT + ITEM.length * LETTER * 11 + 3, y: heightOf(9) },
          ],
        }),
        { text: '1', x: LEFT, y: 84, size: 6 },
        { text: words, x: LEFT + 3, y: 80 },
        { text: '3', x: 300, y: 40 },
      ],
    });
  it('counts a deadline that one of them sets', async () => {
    const notice = await read(pdf([marked('Hoàn thành trong ngày 15/4/2024.')]));
    expect(notice).toMatchObject({ ...WHOLE, remarks: [] });
    expect(notice.tasks[0]?.text).toContain('kế hoạch (Hoàn thành trong ngày 15/4/2024).');
  });

  it('names those that set none', async () => {
    const notice = await read(pdf([marked('Gồm 05 huyện biên giới')]));
    expect(notice.remarks).toEqual([{ code: 'notes', what: ['Gồm 05 huyện biên giới'] }]);
    expect(notice.tasks[0]?.text).toMatch(/xây dựng kế hoạch\.$/u);
  });
});

describe('a PDF whose letters are turned', () => {
  const [width, height] = [595, 842];
  it.each([
    [
      'by a quarter and righted',
      page({ rotate: 90, size: [height, width], turned: [0, 1, -1, 0, height, 0] }),
    ],
    ['upside down and righted', page({ rotate: 180, turned: [-1, 0, 0, -1, width, height] })],
    [
      'by three quarters and righted',
      page({ rotate: 270, size: [height, width], turned: [0, -1, 1, 0, 0, width] }),
    ],
    ['on a page that lies on its side', page({ size: [height, width], turned: [0, 1, -1, 0, height, 0] })],
    ['on a page that stands on its head', page({ turned: [-1, 0, 0, -1, width, height] })],
    [
      'by their own matrices',
      page({
        size: [height, width],
        lines: lines([...TEXT, ...END]).map(({ text, x = 0, y = 0 }) => ({
          text,
          matrix: [0, 1, -1, 0, height - y, x],
        })),
      }),
    ],
    [
      'askew, as of a scan',
      page({ turned: [Math.cos(0.03), Math.sin(0.03), -Math.sin(0.03), Math.cos(0.03), 20, 0] }),
    ],
    [
      'upright, with a note along the edge',
      page({
        lines: [
          ...lines([...TEXT, ...END]),
          { text: 'Tải về từ cổng thông tin', matrix: [0, 1, -1, 0, 30, 300] },
        ],
      }),
    ],
  ])('is read: %s', async (_, only) => {
    expect(await read(pdf([only]))).toMatchObject(WHOLE);
  });
});

describe('a PDF without letters that can be read', () => {
  it.each([
    ['a scan', pdf([{ picture: true }, { picture: true }]), 'notice-scanned'],
    [
      'a scan with a line of what printed it above each page',
      pdf(
        [1, 2, 3].map((number) => ({
          picture: number > 1,
          lines: [
            { text: `11/27/26, 5:04 AM Thông báo số 88`, x: 30, y: 820 },
            { text: `file:///C:/Users/van-thu/Downloads/thong-bao-88.html ${number}/3`, x: 30, y: 20 },
          ],
        })),
      ),
      'notice-scanned',
    ],
    [
      'a scan that was signed on a screen',
      pdf([
        {
          picture: true,
          annotations: [
            {
              rect: [60, 60, 400, 100],
              lines: [{ text: 'Ký bởi: Ủy ban nhân dân tỉnh Lạng Sơn, ngày 12 tháng 3', x: 2, y: 10 }],
            },
          ],
        },
      ]),
      'notice-scanned',
    ],
    [
      'a layer that a machine misread',
      pdf([page({ picture: true })], {
        shown: (letter) => (/[^ -~]/u.test(letter) ? '?' : letter === 'n' ? 'il' : letter),
      }),
      'notice-unreadable',
    ],
    [
      'a layer without marks',
      pdf([page()], {
        shown: (letter) => letter.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd'),
      }),
      'notice-unreadable',
    ],
    [
      'a font whose letters are its own',
      pdf([page()], {
        shown: (letter) =>
          letter === ' ' ? ' ' : String.fromCodePoint(0xe0_00 + ((letter.codePointAt(0) ?? 0) % 200)),
      }),
      'notice-unreadable',
    ],
    [
      'a font whose letters are signs',
      pdf([page()], {
        shown: (letter) =>
          letter === ' ' ? ' ' : String.fromCodePoint(33 + ((letter.codePointAt(0) ?? 0) % 14)),
      }),
      'notice-unreadable',
    ],
    ['a locked file', pdf([page()], { locked: true }), 'notice-locked'],
  ])('says so: %s', async (_, content, code) => {
    expect(await refused(content)).toBe(code);
  });

  it('is read as far as it goes, the pages that are scans named', async () => {
    expect(await read(pdf([page(), { picture: true }, {}, { picture: true }]))).toMatchObject({
      ...WHOLE,
      remarks: [{ code: 'scannedPages', what: ['2', '4'] }],
    });
  });

  it('names pages whose letters are no Vietnamese', async () => {
    const misread = lines(
      TEXT.map((line) => line.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('ộ', 'q')),
    );
    expect((await read(pdf([page(), page(), { lines: misread }]))).remarks).toEqual([
      { code: 'unreadablePages', what: ['3'] },
    ]);
  });
});

describe('a PDF with words that a line is drawn through', () => {
  const ITEM = '1. Giao Sở Ngoại vụ xây dựng kế hoạch, xong trong ngày 10/4/2024 15/4/2024.';
  const through = (word: string, line: string, at: number, up: number): [number, number, number, number] => {
    const [x, y] = [placeOf(line, word), heightOf(at) + up];
    return [x, y, x + word.length * LETTER * 11, y];
  };
  const text = lines([...TEXT, ...END], { 9: [{ text: ITEM, x: LEFT, y: heightOf(9) }] });

  it('is read without them, and names them', async () => {
    const second = TEXT[10] ?? '';
    const notice = await read(
      pdf([{ lines: text, strokes: [through('10/4/2024', ITEM, 9, 3), through(second, second, 10, 3)] }]),
    );
    expect(notice.tasks.map(({ ref, due }) => [ref, due])).toEqual([['1', '2024-04-15']]);
    expect(notice.tasks[0]?.text).toBe('Giao Sở Ngoại vụ xây dựng kế hoạch, xong trong ngày 15/4/2024.');
    expect(notice.remarks).toEqual([{ code: 'struck', what: ['10/4/2024', second] }]);
  });

  it('keeps what is underlined', async () => {
    const notice = await read(pdf([{ lines: text, strokes: [through('10/4/2024', ITEM, 9, -1.5)] }]));
    expect(notice.remarks).toEqual([]);
    expect(notice.tasks[0]?.text).toContain('10/4/2024');
  });
});

it('goes on in a paragraph where a sentence ends at the edge of the page, as its first lines are set in', async () => {
  const wide = (words: string, more: string): string => words.padEnd(86, more);
  const put = (text: string, at: number): TestLine => ({
    text,
    x: /^\d\./u.test(text) ? LEFT + 30 : LEFT,
    y: heightOf(at),
    size: /^\d\./u.test(text) ? 10.3 : 11,
  });
  const item = (number: number, unit: string): readonly string[] => [
    wide(`${number}. Giao ${unit} chủ trì rà soát, sửa đổi toàn bộ các quy chế`, ' phối hợp').replace(
      /.$/u,
      '.',
    ),
    wide('Sở Tư pháp có trách nhiệm thẩm định các quy chế khi có yêu cầu', ' bằng văn bản').replace(
      /.$/u,
      '.',
    ),
    'Việc này hoàn thành trước ngày 15/4/2024.',
  ];
  const body = [...item(1, 'Sở Ngoại vụ'), ...item(2, 'Sở Y tế'), ...item(3, 'Sở Du lịch')];
  const notice = await read(
    pdf([
      {
        lines: [
          ...lines(TEXT.slice(0, 8)),
          ...body.map((line, at) => put(line, at + 9)),
          ...lines(END).map((line) => ({ ...line, y: (line.y ?? 0) - 400 })),
        ],
      },
    ]),
  );
  expect(notice.tasks.every(({ ref }) => /^[123]$/u.test(ref))).toBe(true);
  expect(notice.tasks.length).toBeGreaterThan(2);
});

it('reads a short table of tasks above a paragraph', async () => {
  const row = (y: number, ...cells: readonly string[]): readonly TestLine[] =>
    cells.map((text, at) => ({ text, x: [60, 90, 230, 340, 450][at] ?? 0, y, size: 9 }));
  const top = heightOf(10);
  const notice = await read(
    pdf([
      {
        lines: [
          ...lines(TEXT.slice(0, 8)),
          { text: 'Phân công nhiệm vụ:', x: LEFT, y: heightOf(9) },
          ...row(top, 'TT', 'Nội dung công việc', 'Đơn vị chủ trì', 'Đơn vị phối hợp', 'Thời hạn'),
          ...row(top - 14, '1', 'Xây dựng kế hoạch', 'Sở Ngoại vụ', 'Công an tỉnh', '15/4/2024'),
          ...row(top - 28, '2', 'Báo cáo kết quả', 'Sở Y tế', '', '20/4/2024'),
          { text: TEXT[11] ?? '', x: LEFT, y: top - 44 },
          ...lines(END).map((line) => ({ ...line, y: (line.y ?? 0) - 400 })),
        ],
      },
    ]),
  );
  expect(notice.tasks.map(({ ref, leadUnit, due }) => [ref, leadUnit, due])).toEqual([
    ['1', 'Sở Ngoại vụ', '2024-04-15'],
    ['2', 'Sở Y tế', '2024-04-20'],
  ]);
});
