import { describe, expect, it } from 'vitest';
import { readNoticeText } from './read-notice.ts';

const letter = (to: string, ...body: readonly string[]) =>
  readNoticeText(
    [
      'ỦY BAN NHÂN DÂN',
      'TỈNH CAO BẰNG',
      'Số: 415/UBND-NC',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      'Cao Bằng, ngày 12 tháng 3 năm 2024',
      'V/v rà soát thỏa thuận quốc tế',
      `Kính gửi: ${to}`,
      ...body,
      'Nơi nhận:',
      '- Như trên;',
      '- Lưu: VT.',
      'TL. CHỦ TỊCH',
      'CHÁNH VĂN PHÒNG',
      'Nông Văn Mẫu',
    ].join('\n'),
  ).tasks.map(({ leadUnit, due }) => [leadUnit, due]);

describe('a letter of one paragraph', () => {
  it.each([
    [
      'Chủ tịch UBND tỉnh giao Sở Ngoại vụ tổ chức thực hiện, báo cáo kết quả trước ngày 20/3/2024./.',
      'Sở Ngoại vụ',
    ],
    [
      'Thừa lệnh Chủ tịch UBND tỉnh, Văn phòng UBND tỉnh đề nghị Sở Ngoại vụ báo cáo kết quả trước ngày 20/3/2024./.',
      'Sở Ngoại vụ',
    ],
    ['Sở Ngoại vụ đề nghị Công an tỉnh cung cấp thông tin, số liệu trước ngày 20/3/2024./.', 'Công an tỉnh'],
    [
      'Ngày 08/3/2024, Bộ Ngoại giao có Công văn số 88/BNG-CNV về việc rà soát. Về việc này, UBND tỉnh giao Sở Tư pháp rà soát, báo cáo trước ngày 20/3/2024./.',
      'Sở Tư pháp',
    ],
    [
      'Xét đề nghị của Sở Y tế tại Tờ trình số 12/TTr-SYT ngày 01/3/2024, Chủ tịch UBND tỉnh có ý kiến: Giao Sở Tài chính thẩm định, trình UBND tỉnh trước ngày 20/3/2024./.',
      'Sở Tài chính',
    ],
    ['Đề nghị quý cơ quan cử cán bộ tham gia, gửi danh sách trước ngày 20/3/2024./.', 'Sở Ngoại vụ'],
    ['Đề nghị các đơn vị nghiên cứu, góp ý trước ngày 20/3/2024./.', 'Sở Ngoại vụ'],
    [
      'Chuyển Sở Ngoại vụ xem xét, giải quyết đơn của ông Lý Văn Giả, trả lời trước ngày 20/3/2024./.',
      'Sở Ngoại vụ',
    ],
    [
      'UBND tỉnh nhận được Công văn số 3877/BNG-NVNN ngày 05/3/2024 của Bộ Ngoại giao về việc rà soát các thỏa thuận giữa địa phương Việt Nam với địa phương nước ngoài giai đoạn 2018 - 2023 (gửi kèm). Chủ tịch Ủy ban nhân dân tỉnh giao Sở Ngoại vụ rà soát, báo cáo trước ngày 20/3/2024./.',
      'Sở Ngoại vụ',
    ],
    [
      'UBND tỉnh chuyển Công ty Điện lực Cao Bằng chủ trì, phối hợp với Sở Xây dựng giải quyết trước ngày 20/3/2024./.',
      'Công ty Điện lực Cao Bằng',
    ],
    [
      'Tiếp theo Công văn số 10/UBND-NC, UBND tỉnh nhắc Sở Du lịch gửi phương án, hạn cuối là ngày 19/3/2024./.',
      'Sở Du lịch',
    ],
    [
      'Phó Chủ tịch UBND tỉnh Lê Văn Thử giao Sở Y tế chuẩn bị nội dung, báo cáo trước ngày 20/3/2024./.',
      'Sở Y tế',
    ],
    [
      'Phó Chủ tịch Thường trực UBND tỉnh Lê Văn Thử chỉ đạo Sở Y tế rà soát, báo cáo trước ngày 20/3/2024./.',
      'Sở Y tế',
    ],
    ['Chủ tịch UBND tỉnh chỉ đạo Tỉnh đoàn cử tình nguyện viên trước ngày 20/3/2024./.', 'Tỉnh đoàn'],
    [
      'Chủ tịch UBND tỉnh chỉ đạo Công ty Điện lực Cao Bằng bảo đảm cấp điện, xong trước ngày 20/3/2024./.',
      'Công ty Điện lực Cao Bằng',
    ],
    [
      'Văn phòng UBND tỉnh chuyển Công văn số 12/BNG-LS ngày 01/3/2024 của Bộ Ngoại giao đến Sở Y tế để nghiên cứu, tham mưu trước ngày 20/3/2024./.',
      'Sở Y tế',
    ],
    [
      'UBND tỉnh chuyển Viettel Cao Bằng chủ trì cùng Sở Y tế giải quyết trước ngày 20/3/2024./.',
      'Viettel Cao Bằng',
    ],
    [
      'Thực hiện Công văn số 15/VPCP-QHQT ngày 06/3/2024, UBND tỉnh giao Ban Dân tộc tỉnh triển khai trước ngày 20/3/2024./.',
      'Ban Dân tộc tỉnh',
    ],
    [
      'UBND tỉnh yêu cầu Thủ trưởng các sở, ban, ngành, Chủ tịch UBND các huyện chỉ đạo thực hiện nghiêm quy định, báo cáo trước ngày 20/3/2024./.',
      'các sở, ban, ngành, UBND các huyện',
    ],
    [
      'UBND tỉnh giao các Sở Ngoại vụ, Công Thương, Kế hoạch và Đầu tư hướng dẫn doanh nghiệp, xong trước ngày 20/3/2024./.',
      'các Sở Ngoại vụ, Công Thương, Kế hoạch và Đầu tư',
    ],
    ['Đề nghị đồng chí Giám đốc chỉ đạo tổng hợp danh sách, gửi trước ngày 20/3/2024./.', 'Sở Ngoại vụ'],
    ['Đề nghị Ông/Bà cung cấp hồ sơ trước ngày 20/3/2024./.', 'Sở Ngoại vụ'],
    [
      'Thường trực Tỉnh ủy yêu cầu Ban Thường vụ Huyện ủy Hạ Lang lãnh đạo, chỉ đạo giải quyết, báo cáo trước ngày 20/3/2024./.',
      'Ban Thường vụ Huyện ủy Hạ Lang',
    ],
    ['Giao UBND xã Đồng Đăng kiểm tra, xử lý trước ngày 20/3/2024./.', 'UBND xã Đồng Đăng'],
    ['Đề nghị các Sở, Ban góp ý trước ngày 20/3/2024./.', 'Sở Ngoại vụ'],
    [
      'UBND tỉnh yêu cầu các cơ quan, đơn vị: Sở Y tế, Ban Dân tộc tỉnh khẩn trương báo cáo trước ngày 20/3/2024./.',
      'Sở Y tế',
    ],
    ['Các đơn vị: Sở Y tế, Ban Dân tộc tỉnh báo cáo trước ngày 20/3/2024./.', 'Sở Y tế'],
    ['Giao Quyền Giám đốc Sở Y tế báo cáo trước ngày 20/3/2024./.', 'Sở Y tế'],
    ['Giao Phó Giám đốc phụ trách Sở Y tế dự họp, báo cáo trước ngày 20/3/2024./.', 'Sở Y tế'],
    [
      'UBND tỉnh đề nghị Tổng Công ty Điện lực miền Bắc nâng cấp đường dây trước ngày 20/3/2024./.',
      'Tổng Công ty Điện lực miền Bắc',
    ],
    [
      'UBND tỉnh yêu cầu Liên danh nhà đầu tư Hoàng Minh - Phú Thịnh hoàn thiện hồ sơ trước ngày 20/3/2024./.',
      'Liên danh nhà đầu tư Hoàng Minh - Phú Thịnh',
    ],
    ['VP UBND tỉnh đôn đốc, báo cáo trước ngày 20/3/2024./.', 'VP UBND tỉnh'],
  ])('%s', (body, unit) => {
    expect(letter('Sở Ngoại vụ', body)).toEqual([[unit, '2024-03-19']]);
  });

  it('asks all whom it is sent to, by their names', () => {
    expect(
      letter(
        'Sở Ngoại vụ; UBND huyện Trà Lĩnh',
        'Đề nghị các đơn vị báo cáo số liệu trước ngày 20/3/2024./.',
      ),
    ).toEqual([['Sở Ngoại vụ, UBND huyện Trà Lĩnh', '2024-03-19']]);
  });

  it.each([
    [
      'Các doanh nghiệp xuất nhập khẩu trên địa bàn tỉnh (theo danh sách)',
      'Các doanh nghiệp xuất nhập khẩu trên địa bàn tỉnh',
    ],
    [
      'Ban Quản lý Khu kinh tế cửa khẩu\nTrà Lĩnh - Long Bang',
      'Ban Quản lý Khu kinh tế cửa khẩu Trà Lĩnh - Long Bang',
    ],
    ['Ủy ban nhân dân xã Phục Hòa\n(qua Phòng Văn hóa - Xã hội)', 'Ủy ban nhân dân xã Phục Hòa'],
    ['Các đơn vị trực thuộc Sở', 'Các đơn vị trực thuộc Sở'],
    ['Đồng chí Giám đốc Sở Y tế', 'Đồng chí Giám đốc Sở Y tế'],
    ['Bà Nguyễn Thị Mẫu, Giám đốc Công ty TNHH Bản Giốc', 'Bà Nguyễn Thị Mẫu'],
  ])('speaks to its addressee by the whole name: %s', (to, unit) => {
    expect(
      letter(
        to,
        'Thực hiện Kế hoạch số 12/KH-UBND ngày 05/01/2024, UBND tỉnh đề nghị quý cơ quan, đơn vị cung cấp số liệu trước ngày 20/3/2024./.',
      ),
    ).toEqual([[unit, '2024-03-19']]);
  });

  it('asks each unit of a sentence, and the one that helps by a day of its own', () => {
    expect(
      letter(
        'Sở Tài chính; Sở Ngoại vụ',
        'Giao Sở Tài chính thẩm định, trình UBND tỉnh trước ngày 30/3/2024; Sở Ngoại vụ phối hợp cung cấp số liệu trước ngày 20/3/2024./.',
      ),
    ).toEqual([
      ['Sở Tài chính', '2024-03-29'],
      ['Sở Ngoại vụ', '2024-03-19'],
    ]);
    expect(
      letter(
        'Sở Tài chính; Sở Ngoại vụ',
        'Giao Sở Tài chính thẩm định trước ngày 30/3/2024; Sở Ngoại vụ phối hợp cung cấp số liệu./.',
      ),
    ).toEqual([['Sở Tài chính', '2024-03-29']]);
    expect(
      letter(
        'Sở Y tế',
        'Phó Chủ tịch UBND tỉnh Lê Văn Thử chủ trì họp vào 14 giờ ngày 15/3/2024; giao Sở Y tế chuẩn bị tài liệu, Văn phòng UBND tỉnh bố trí phòng họp./.',
      ),
    ).toEqual([
      ['Sở Y tế', null],
      ['Văn phòng UBND tỉnh', null],
    ]);
  });

  it('asks nobody where it only tells', () => {
    expect(
      letter(
        'Sở Ngoại vụ',
        'UBND tỉnh gửi Sở Ngoại vụ bản sao Công văn số 88/BNG-CNV ngày 08/3/2024 để biết./.',
      ),
    ).toEqual([]);
    expect(
      letter(
        'Công an tỉnh',
        'UBND tỉnh gửi danh sách đoàn kèm theo Công văn này.',
        'Trên đây là ý kiến của UBND tỉnh, kính gửi Công an tỉnh tổng hợp./.',
      ),
    ).toEqual([]);
    expect(
      letter(
        'Sở Ngoại vụ',
        'Kính mời lãnh đạo Sở tới dự họp.',
        'Thời gian: 14 giờ 00, ngày 14/3/2024.',
        'Đề nghị các đại biểu đến đúng giờ./.',
      ),
    ).toEqual([]);
  });
});

describe('a press report', () => {
  const report = (...body: readonly string[]) =>
    readNoticeText(['Tỉnh Cao Bằng họp phiên thường kỳ', '15:40, 18/11/2025', ...body].join('\n')).tasks.map(
      ({ leadUnit, due }) => [leadUnit, due],
    );

  it.each([
    [
      'Sau khi nghe các ý kiến, kết luận phiên họp, đồng chí Chủ tịch UBND tỉnh đề nghị các sở, ngành tập trung giải ngân, báo cáo trước ngày 30/11/2025.',
      [['các sở, ngành', '2025-11-29']],
    ],
    [
      'Kết thúc hội đàm, Phó Chủ tịch UBND tỉnh Lê Văn Thử giao Sở Ngoại vụ làm đầu mối, báo cáo trước ngày 30/11/2025.',
      [['Sở Ngoại vụ', '2025-11-29']],
    ],
    ['Hội chợ do Sở Công Thương chủ trì tổ chức, quy mô 350 gian hàng.', []],
    ['Hội nghị do UBND tỉnh phối hợp với Bộ Ngoại giao tổ chức đến hết ngày 20/11/2025.', []],
  ])('%s', (paragraph, tasks) => {
    expect(report('Sáng 18/11, UBND tỉnh đã họp phiên thường kỳ.', paragraph)).toEqual(tasks);
  });
});
