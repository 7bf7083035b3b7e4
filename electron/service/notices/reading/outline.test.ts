import { describe, expect, it } from 'vitest';
import { labelOf, outlineOf, type OutlineItem } from './outline.ts';
import { paragraphsOf } from './source-text.ts';

const refs = (item: OutlineItem): readonly string[] => [
  ...(item.ref === '' ? [] : [item.ref]),
  ...item.children.flatMap(refs),
];

describe('a list whose marks were mixed', () => {
  it.each([
    [
      ['1. Một', '2) Hai', '3/ Ba', '(4) Bốn'],
      ['1', '2', '3', '4'],
    ],
    [
      ['1) Một', '2. Hai', '3) Ba'],
      ['1', '2', '3'],
    ],
    [
      ['1. Một', '1) Một', '2) Hai', '2. Hai'],
      ['1', '1.1', '1.2', '2'],
    ],
    [
      ['2. Hai', '1) Một', '2) Hai', '3. Ba'],
      ['2', '2.1', '2.2', '3'],
    ],
  ])('%j', (paragraphs, found) => {
    expect(refs(outlineOf(paragraphs))).toEqual(found);
  });
});

describe('labels', () => {
  it.each([
    ['I. Đánh giá', 'roman', 'I'],
    ['Mục II. Nhiệm vụ', 'roman', 'II'],
    ['A. PHẦN CHUNG', 'upper', 'A'],
    ['1. Sở Y tế', 'number', '1'],
    ['1/ Sở Y tế', 'number', '1'],
    ['(1) Sở Y tế', 'bracket', '1'],
    ['đ) Công tác khác', 'letter', 'đ'],
    ['(ii) Tư vấn kiểm tra', 'smallRoman', 'ii'],
    ['Nhiệm vụ 2: Giải ngân', 'ordinal', '2'],
    ['- Rà soát', 'dash', ''],
    ['– Rà soát', 'dash', ''],
    ['+ Rà soát', 'plus', ''],
    ['Điều 2. Giao Sở', 'article', 'Điều 2'],
  ])('%s', (paragraph, kind, text) => {
    expect(labelOf(paragraph)).toMatchObject({ kind, text });
  });

  it.each(['I/2024 đạt kế hoạch', '15/4/2024', 'Thông tư này', '2024. Năm'])('none: %s', (paragraph) => {
    expect(labelOf(paragraph)).toBeNull();
  });
});

describe('the outline', () => {
  it('cites every item by its parts', () => {
    expect(
      refs(
        outlineOf([
          'I. Chung',
          '1. Một',
          '- a',
          '- b',
          'II. Riêng',
          '3.1. Hai',
          'a) Ba',
          'b) Bốn',
          '- c',
          '+ d',
        ]),
      ),
    ).toEqual([
      'I',
      'I.1',
      'I.1-1',
      'I.1-2',
      'II',
      'II.3.1',
      'II.3.1.a',
      'II.3.1.b',
      'II.3.1.b-1',
      'II.3.1.b-1+1',
    ]);
  });

  it('puts dashes, and numbers that begin anew, below a unit that is marked by another sign', () => {
    const list = [
      'II. Nhiệm vụ',
      '* Sở Ngoại vụ:',
      '- Tham mưu.',
      '- Rà soát.',
      '* Sở Công Thương',
      '- Lập.',
    ];
    expect(refs(outlineOf(list))).toEqual(['II', 'II-1', 'II-1-1', 'II-1-2', 'II-2', 'II-2-1']);
    const numbers = ['* Sở Ngoại vụ:', '1. Tham mưu.', '2. Rà soát.', '* Sở Y tế:', '1. Cử tổ y tế.'];
    expect(refs(outlineOf(numbers))).toEqual(['-1', '-1.1', '-1.2', '-2', '-2.1']);
    // Signs that were only mixed.
    expect(refs(outlineOf(['1. Một', '- Tham mưu.', '• Rà soát.', '- Lập.']))).toEqual([
      '1',
      '1-1',
      '1-2',
      '1-3',
    ]);
  });

  it('gives an unlabelled paragraph to the item above it', () => {
    const item = outlineOf(['1. Chuẩn bị.', 'Chú trọng chất lượng.', '2. Báo cáo.']).children[0];
    expect(item?.paragraphs).toEqual(['Chuẩn bị.', 'Chú trọng chất lượng.']);
  });

  it('ends a list of dashes without a number where the next paragraph asks another unit', () => {
    const next = 'Đề nghị Hội Nông dân tỉnh tuyên truyền, vận động hội viên.';
    const [first, second] = outlineOf([
      'UBND các huyện, thành phố thực hiện các nội dung sau:',
      '- Thống kê đàn lợn.',
      next,
    ]).children;
    expect(first?.paragraphs).toEqual(['Thống kê đàn lợn.']);
    expect(second).toMatchObject({ ref: '', paragraphs: [next] });
  });
});

describe('paragraphs of a plain text', () => {
  it('have the hyphens that a file prints by the sign of a possible break', () => {
    expect(paragraphsOf('Số: 14/CT\u00ADUBND\n\n\u00AD Rà soát các thỏa\u00AD thuận.')).toEqual([
      'Số: 14/CT-UBND',
      '- Rà soát các thỏa thuận.',
    ]);
  });

  it('are joined where an editor or a page cut them, without the number of the page', () => {
    const wrapped = [
      '1. Giao Sở Ngoại vụ chủ trì, phối hợp với các cơ quan, đơn vị liên quan rà soát toàn bộ các',
      'thỏa thuận quốc tế của tỉnh đã được Chủ tịch UBND tỉnh phê duyệt',
      '',
      '2',
      '',
      'và Kế hoạch công tác năm, báo cáo trước ngày 15/4/2024.',
      '2. Giao Sở Tài chính bố trí kinh phí.',
    ].join('\n');
    expect(paragraphsOf(wrapped)).toEqual([
      '1. Giao Sở Ngoại vụ chủ trì, phối hợp với các cơ quan, đơn vị liên quan rà soát toàn bộ các thỏa thuận quốc tế của tỉnh đã được Chủ tịch UBND tỉnh phê duyệt và Kế hoạch công tác năm, báo cáo trước ngày 15/4/2024.',
      '2. Giao Sở Tài chính bố trí kinh phí.',
    ]);
  });
});
