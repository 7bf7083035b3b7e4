import { describe, expect, it } from 'vitest';
import { readNoticeText } from './read-notice.ts';

const notice = (...lines: readonly string[]) =>
  readNoticeText(
    [
      'UBND XÃ QUẢNG ĐỨC',
      'VĂN PHÒNG HĐND VÀ UBND',
      'Số 41/TB-VP',
      'Quảng Đức, ngày 18/8/2025',
      ...lines,
    ].join('\n'),
  );

describe('a notice', () => {
  it('has its office with the place of the body above it, and its day as it is written short', () => {
    expect(notice('THÔNG BÁO', 'Kết luận giao ban', '1. Phòng Kinh tế rà soát.')).toMatchObject({
      issuer: 'Văn phòng HĐND và UBND xã Quảng Đức',
      documentDate: '2025-08-18',
      documentNumber: '41/TB-VP',
    });
  });

  it('of conclusions asks although it brings the plan of the week; the plan alone asks nothing', () => {
    const body = [
      'B. Nhiệm vụ tuần 34',
      '1/ Kinh tế',
      '* Phòng Kinh tế rà soát các hộ nuôi lợn trước ngày 20/8.',
    ];
    expect(
      notice('THÔNG BÁO', 'Kết luận giao ban tuần 33 và lịch công tác tuần 34', ...body).tasks,
    ).toMatchObject([{ ref: 'B.1-1', leadUnit: 'Phòng Kinh tế', due: '2025-08-19' }]);
    expect(notice('THÔNG BÁO', 'Lịch công tác tuần 34', ...body).tasks).toEqual([]);
  });

  it('takes what an item counts among its results for no task', () => {
    const { tasks } = notice(
      'THÔNG BÁO',
      'Kết luận giao ban',
      'A. Kết quả tuần 33',
      '- Trung tâm Phục vụ hành chính công tiếp nhận 312 hồ sơ, trả 309 hồ sơ (còn 3 hồ sơ, cần rút kinh nghiệm).',
      'B. Nhiệm vụ tuần 34',
      '- Công an xã tuần tra ban đêm.',
    );
    expect(tasks.map(({ ref }) => ref)).toEqual(['B-1']);
  });

  it('gives who helps, of the words above a list, to every item of it', () => {
    const { tasks } = notice(
      'THÔNG BÁO',
      'Kết luận giao ban',
      '1. Sở Nội vụ chủ trì, phối hợp với Sở Tư pháp và các đơn vị liên quan:',
      '- Hoàn thiện Đề án.',
      '- Trình UBND tỉnh.',
    );
    expect(tasks.map(({ leadUnit, cooperating }) => [leadUnit, cooperating])).toEqual([
      ['Sở Nội vụ', ['Sở Tư pháp', 'các đơn vị liên quan']],
      ['Sở Nội vụ', ['Sở Tư pháp', 'các đơn vị liên quan']],
    ]);
  });

  it('has who and until when of an item in one line below it', () => {
    const { tasks } = notice(
      'KẾ HOẠCH',
      'Thực hiện Đề án 06',
      'III. NHIỆM VỤ',
      '1. Rà soát dữ liệu dân cư.',
      'Đơn vị chủ trì: Phòng Tư pháp. Đơn vị phối hợp: Công an xã. Thời gian hoàn thành: Quý IV/2025.',
      '2. Lắp đặt máy tính.',
      'Đơn vị chủ trì: Văn phòng. Đơn vị phối hợp: Công an xã. Thời gian hoàn thành: Tháng 9/2025.',
    );
    expect(tasks[0]).toMatchObject({
      leadUnit: 'Phòng Tư pháp',
      cooperating: ['Công an xã'],
      due: '2025-12-31',
    });
  });

  it('from a page on the web has its head in a sentence', () => {
    const read = readNoticeText(
      [
        'Thông báo kết luận của Phó Chủ tịch UBND tỉnh về mùa du lịch hè 2023',
        '(Thông báo số 88/TB-UBND ngày 12/4/2023 của UBND tỉnh Cao Bằng)',
        'Tại cuộc họp, đồng chí Phó Chủ tịch yêu cầu:',
        '• UBND huyện Trùng Khánh:',
        'o Mở rộng bãi đỗ xe, xong trước 28/4.',
      ].join('\n'),
    );
    expect(read).toMatchObject({
      documentNumber: '88/TB-UBND',
      documentDate: '2023-04-12',
      issuer: 'UBND tỉnh Cao Bằng',
      abstract: 'Kết luận của Phó Chủ tịch UBND tỉnh về mùa du lịch hè 2023',
      tasks: [{ ref: '-1+1', leadUnit: 'UBND huyện Trùng Khánh', due: '2023-04-27' }],
    });
  });

  it('has its day beside its number, and its nation beside its office', () => {
    const read = readNoticeText(
      [
        'ỦY BAN NHÂN DÂN                   CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
        ' XÃ NAM BÌNH                          Độc lập - Tự do - Hạnh phúc',
        'Số 17/KH-UBND Nam Bình, ngày 22/01/2024',
        'KẾ HOẠCH',
        'Chuyển đổi số năm 2024',
      ].join('\n'),
    );
    expect(read).toMatchObject({ documentDate: '2024-01-22', issuer: 'Ủy ban nhân dân xã Nam Bình' });
  });

  it('leaves agreement before an order out, and how members of a body work', () => {
    const { tasks } = notice(
      'THÔNG BÁO',
      'Kết luận giao ban',
      '1. Về biên chế: đồng ý về chủ trương. Giao Phòng Nội vụ thẩm định.',
      '2. Các thành viên làm việc theo chế độ kiêm nhiệm.',
    );
    expect(tasks.map(({ ref, leadUnit }) => [ref, leadUnit])).toEqual([['1', 'Phòng Nội vụ']]);
  });
});
