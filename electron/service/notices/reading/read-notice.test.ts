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

describe('what other papers have', () => {
  const notice = (kind: string, ...body: readonly string[]) =>
    readNoticeText(
      [
        'UBND TỈNH HÀ GIANG',
        'Số: 1/KH-UBND',
        'Hà Giang, ngày 05 tháng 3 năm 2024',
        kind,
        'Về việc thử',
        ...body,
      ].join('\n'),
    ).tasks.map(({ ref, leadUnit, due }) => [ref, leadUnit, due]);

  it.each(['Nhiệm vụ của Tổ công tác', 'Tổ công tác có nhiệm vụ:'])(
    'a group that a decision sets up leads what it is for: %s',
    (heading) => {
      expect(
        notice(
          'QUYẾT ĐỊNH',
          'CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH',
          'Điều 1. Thành lập Tổ công tác gồm:',
          '1. Ông Lê Văn Tâm, Phó Chủ tịch UBND tỉnh - Tổ trưởng;',
          '2. Mời đại diện Bộ Chỉ huy Quân sự tỉnh - Thành viên.',
          `Điều 2. ${heading}`,
          '1. Xây dựng kịch bản, trình UBND tỉnh trước ngày 20/3/2024.',
          'Điều 3. Quyết định này có hiệu lực kể từ ngày ký.',
        ),
      ).toEqual([['Điều 2.1', 'Tổ công tác', '2024-03-19']]);
    },
  );

  it('a matter that begins with a verb or a case is given behind its colon', () => {
    expect(
      notice(
        'KẾ HOẠCH',
        'I. NỘI DUNG',
        '1. Tiếp các đoàn dịp Lễ hội Hoa: Giao Sở Ngoại vụ chủ trì xây dựng chương trình, trình trước ngày 20/3/2024.',
        '2. Trường hợp bà Lò Thị Mới xin cấp lại giấy tờ: giao Sở Tư pháp hướng dẫn, trả lời trước ngày 20/3/2024.',
      ),
    ).toEqual([
      ['I.1', 'Sở Ngoại vụ', '2024-03-19'],
      ['I.2', 'Sở Tư pháp', '2024-03-19'],
    ]);
  });

  it('no task is who comes, where the money is from, or that all carry it out', () => {
    expect(
      notice(
        'KẾ HOẠCH',
        '1. Đoàn gồm 09 người do ông Sato Jiro, Chủ tịch Hội làm Trưởng đoàn.',
        '2. Kinh phí: Từ nguồn ngân sách tỉnh giao Sở Ngoại vụ năm 2024.',
        '3. Giao Sở Ngoại vụ đón Đoàn.',
        'Các phòng nghiêm túc triển khai thực hiện./.',
      ),
    ).toEqual([['3', 'Sở Ngoại vụ', null]]);
  });

  it('who answers for a task, and its deadline behind that, belong to it', () => {
    expect(
      notice(
        'THÔNG BÁO',
        '1. Giao Sở Y tế rà soát các trạm y tế. Thủ trưởng đơn vị chịu trách nhiệm trước Chủ tịch UBND tỉnh về kết quả. Việc này hoàn thành trước ngày 20/3/2024.',
      ),
    ).toEqual([['1', 'Sở Y tế', '2024-03-19']]);
  });

  it('the words below a picture and those who wrote a report are in no task', () => {
    const { tasks } = readNoticeText(
      [
        'Chủ tịch UBND tỉnh làm việc tại xã',
        'Thứ Ba, 06/02/2018 07:30 [GMT+7]',
        'Chủ tịch UBND tỉnh (giữa) trò chuyện với tiểu thương. Ảnh: Hà Vân',
        'Đồng chí giao Sở Công Thương rà soát các chợ, xong trước ngày 20/2/2018.',
        'Tin, ảnh: Minh Đức',
        'Nguyễn Thị Lan',
        'Link nội dung: https://bao.example/b',
      ].join('\n\n'),
    );
    expect(tasks.map(({ text }) => text)).toEqual([
      'Đồng chí giao Sở Công Thương rà soát các chợ, xong trước ngày 20/2/2018.',
    ]);
  });
});
