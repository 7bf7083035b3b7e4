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
