import { describe, expect, it } from 'vitest';
import { readNoticeText } from './read-notice.ts';
import { tasksOfLetter } from './test-notice.ts';

const leads = (lines: readonly string[]): readonly (string | null)[] =>
  readNoticeText(lines.join('\n')).tasks.map(({ leadUnit }) => leadUnit);

describe('what is told is no task', () => {
  it('who sent what, before what a letter asks', () => {
    const body = [
      'Văn phòng Chính phủ nhận được kiến nghị của doanh nghiệp. Cụ thể, Hội Luật gia có Văn bản số 15/HLG ngày 01/6/2024 gửi Thủ tướng chuyển đơn của 13 doanh nghiệp về việc thuê đất.',
      'Văn phòng Chính phủ chuyển Văn bản trên đến UBND thành phố Hải Đông để kiểm tra, xử lý theo thẩm quyền.',
    ];
    expect(tasksOfLetter('VĂN PHÒNG CHÍNH PHỦ', 'UBND thành phố Hải Đông', body)).toEqual([
      ['UBND thành phố Hải Đông', null],
    ]);
  });

  it('what an office submits to its superior', () => {
    const paper = [
      'SỞ NGOẠI VỤ',
      'PHIẾU TRÌNH GIẢI QUYẾT CÔNG VIỆC',
      'Kính gửi: Đồng chí Nguyễn Văn Minh, Phó Chủ tịch UBND tỉnh',
      'Văn phòng UBND tỉnh kính trình đồng chí Phó Chủ tịch xem xét, quyết định.',
      'CHUYÊN VIÊN',
    ];
    expect(leads(paper)).toEqual([]);
  });

  it('addressees that go on over several lines', () => {
    const letter = [
      'VĂN PHÒNG CHÍNH PHỦ',
      'Số: 1250/VPCP-KTTH',
      'Hà Nội, ngày 12 tháng 4 năm 2024',
      'Kính gửi:',
      '- Các Bộ: Công Thương, Kế hoạch và Đầu tư,',
      'Tài chính, Nông nghiệp,',
      '- Ngân hàng Nhà nước Việt Nam',
      '- Ủy ban nhân dân tỉnh: Hà Nam, Nam Định, Thái Bình.',
      'Về đề nghị của Bộ Công Thương tại công văn số 22/BCT-KH, Thủ tướng Chính phủ có ý kiến như sau:',
      '1. Bộ Công Thương rà soát danh mục dự án, báo cáo Thủ tướng trong quý II năm 2024.',
    ];
    expect(leads(letter)).toEqual(['Bộ Công Thương']);
  });
});

describe('a report asks whom somebody asked', () => {
  it('whatever offices the one who asks holds', () => {
    const report = [
      'Lạng Sơn: Họp về cửa khẩu số',
      'Kết luận buổi làm việc, đồng chí Nông Văn An - Ủy viên Ban Thường vụ Tỉnh ủy, Phó Chủ tịch UBND tỉnh, Trưởng Tiểu ban cửa khẩu tỉnh yêu cầu Sở Ngoại vụ có công hàm trao đổi với phía bạn về thời gian thông quan; hệ thống lại các văn bản; Văn phòng UBND tỉnh sớm xây dựng kế hoạch làm việc.',
    ];
    expect(leads(report)).toEqual(['Sở Ngoại vụ', 'Văn phòng UBND tỉnh']);
  });

  it('in a letter whose number it tells', () => {
    const report = [
      '(Chinhphu.vn) - Văn phòng Chính phủ vừa có công văn 57/VPCP-HC đề nghị UBND các tỉnh, thành phố trực thuộc Trung ương chỉ đạo các cơ quan chức năng rà soát đất đai.',
    ];
    expect(leads(report)).toEqual(['UBND các tỉnh, thành phố trực thuộc Trung ương']);
  });
});

describe('heads of offices', () => {
  it('named by two titles lead for all that follow', () => {
    const body = [
      'Chủ tịch UBND tỉnh yêu cầu Giám đốc, Thủ trưởng các Sở, ban, ngành cấp tỉnh, Chủ tịch UBND các huyện, thành phố triển khai tiêm phòng, báo cáo trước ngày 30/6/2024.',
    ];
    const tasks = tasksOfLetter('UBND TỈNH PHÚ THỌ', 'Các sở; UBND các huyện', body);
    expect(tasks).toEqual([['các Sở, ban, ngành cấp tỉnh, UBND các huyện, thành phố', '2024-06-29']]);
  });
});
