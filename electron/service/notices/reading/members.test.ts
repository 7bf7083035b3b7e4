import { describe, expect, it } from 'vitest';
import { readNotice, readNoticeText } from './read-notice.ts';
import { readPaper } from './test-notice.ts';

const document = (kind: string, ...lines: readonly string[]) =>
  readPaper(lines, kind, 'Về công tác biên giới').tasks.map(({ ref, leadUnit }) => [ref, leadUnit]);

describe('no tasks', () => {
  it('are the members of a committee', () => {
    expect(
      document(
        'QUYẾT ĐỊNH',
        'Điều 1. Thành lập Ban Chỉ đạo gồm các ông, bà sau:',
        '1. Trưởng Ban: Ông Lê Văn Thử, Phó Chủ tịch UBND tỉnh.',
        '2. Bà Vi Thị Lệ, Phó Giám đốc Sở Công Thương - Thành viên.',
        '3. Mời Đại tá Nông Văn Dụ, Chỉ huy trưởng Bộ Chỉ huy Bộ đội Biên phòng tỉnh làm Phó Trưởng Ban.',
        '4. Các thành viên:',
        'a) Ông Lý Văn Giả, Phó Giám đốc Công an tỉnh;',
        'b) Đại diện lãnh đạo UBND các xã biên giới.',
        'Điều 2. Giao Sở Ngoại vụ xây dựng quy chế hoạt động của Ban Chỉ đạo.',
        'Điều 3. Chánh Văn phòng UBND tỉnh và các ông, bà có tên tại Điều 1 chịu trách nhiệm thi hành./.',
      ),
    ).toEqual([['Điều 2', 'Sở Ngoại vụ']]);
  });

  it('but what a member is to do is one', () => {
    expect(
      document(
        'THÔNG BÁO',
        '1. Ông Trương Văn Thử, chuyên viên Văn phòng UBND tỉnh, thành viên: Kiểm tra việc tiếp nhận hồ sơ.',
        '2. Đồng chí Lê Thị Mẫu chủ trì xây dựng báo cáo.',
      ).map(([ref]) => ref),
    ).toEqual(['1', '2']);
  });

  it('are hours of a programme, numbers, places and measures of awards', () => {
    expect(
      document(
        'THÔNG BÁO',
        '1. Chương trình',
        '- 7h30 - 8h00: Văn phòng Sở đón tiếp đại biểu.',
        '- Từ 8 giờ 00: Sở Ngoại vụ giới thiệu đại biểu.',
        '2. Số lượng: 20 người, Sở Ngoại vụ 05 người.',
        '3. Tiêu chuẩn xét tặng',
        '- Tập thể hoàn thành xuất sắc nhiệm vụ.',
        '4. Giao Sở Nội vụ tổng hợp hồ sơ.',
      ),
    ).toEqual([['4', 'Sở Nội vụ']]);
  });

  it('are rows by the hour', () => {
    const rows = [
      ['Thời gian', 'Nội dung', 'Thực hiện'],
      ['7h30 - 8h00', 'Đón tiếp đại biểu', 'Văn phòng Sở'],
      ['8h00 - 8h10', 'Giới thiệu đại biểu', 'Sở Ngoại vụ'],
    ];
    expect(
      readNotice([
        { text: 'THÔNG BÁO', cells: null },
        { text: 'Kết luận cuộc họp', cells: null },
        ...rows.map((cells) => ({ text: cells.join(' | '), cells, table: 0 })),
      ]).tasks,
    ).toEqual([]);
  });

  it('are closing words, which the last item leaves out', () => {
    const { tasks } = readNoticeText(
      [
        'THÔNG BÁO',
        'Kết luận cuộc họp',
        '1. Giao Sở Ngoại vụ xây dựng kế hoạch trước ngày 15/4/2024. Văn phòng UBND tỉnh thông báo để các cơ quan biết, thực hiện./.',
        'Trên đây là kết luận của Chủ tịch UBND tỉnh.',
        'Chương trình buổi làm việc',
      ].join('\n'),
    );
    expect(tasks.map(({ text }) => text.trim())).toEqual([
      'Giao Sở Ngoại vụ xây dựng kế hoạch trước ngày 15/4/2024.',
    ]);
  });
});

describe('who leads', () => {
  it('is who is named with "chủ trì" in the sentence, whatever the heading', () => {
    expect(
      document(
        'THÔNG BÁO',
        '1. Sở Ngoại vụ:',
        '- Rà soát mốc giới; giao Sở Tài chính chủ trì thẩm định kinh phí.',
      ),
    ).toEqual([
      ['1-1', 'Sở Ngoại vụ'],
      ['1-1', 'Sở Tài chính'],
    ]);
  });

  it('is a body named by what it does, or offices of one kind', () => {
    expect(
      document(
        'THÔNG BÁO',
        '1. Nhiệm vụ của Đoàn kiểm tra',
        '- Kiểm tra việc quản lý mốc giới.',
        '2. Các Đồn Biên phòng trên địa bàn:',
        '- Quản lý chặt hoạt động xuất, nhập cảnh.',
        '3. UBND các huyện biên giới (Cao Lộc, Văn Lãng) và thành phố Lạng Sơn:',
        '- Tổ chức tuyên truyền.',
        '4. Giao Trưởng các thôn: Nà Pàn, Cốc Nam rà soát hộ dân.',
        '5. Trưởng ban nhân dân các ấp:',
        '- Vận động bà con vệ sinh đường làng.',
      ),
    ).toEqual([
      ['1-1', 'Đoàn kiểm tra'],
      ['2-1', 'Các Đồn Biên phòng trên địa bàn'],
      ['3-1', 'UBND các huyện biên giới (Cao Lộc, Văn Lãng) và thành phố Lạng Sơn'],
      ['4', 'Trưởng các thôn: Nà Pàn, Cốc Nam'],
      ['5-1', 'Trưởng ban nhân dân các ấp'],
    ]);
  });

  it('is the subject at the head of a paragraph', () => {
    expect(
      document(
        'THÔNG BÁO',
        '1. Công an tỉnh: tuần tra ban đêm.',
        '2. Các cơ sở đào tạo thực hiện nghiêm quy chế thi.',
      ),
    ).toEqual([
      ['1', 'Công an tỉnh'],
      ['2', 'Các cơ sở đào tạo'],
    ]);
  });

  it('has beside it whom its heading names, in every item', () => {
    expect(
      readNoticeText(
        [
          'THÔNG BÁO',
          'Kết luận cuộc họp',
          'Chủ tịch UBND tỉnh kết luận như sau:',
          'Giao Sở Ngoại vụ chủ trì, phối hợp với Công an tỉnh:',
          '- Xây dựng kế hoạch tuần tra.',
          '- Rà soát các thỏa thuận.',
        ].join('\n'),
      ).tasks.map(({ leadUnit, cooperating }) => [leadUnit, cooperating]),
    ).toEqual([
      ['Sở Ngoại vụ', ['Công an tỉnh']],
      ['Sở Ngoại vụ', ['Công an tỉnh']],
    ]);
  });
});
