import { describe, expect, it } from 'vitest';
import { readNoticeText } from './read-notice.ts';
import { readPaper, tasksOfLetter } from './test-notice.ts';

const SENT_TO = 'Sở Tư pháp; Công an tỉnh';
const asked = (issuer: string, ...body: readonly string[]) => tasksOfLetter(issuer, SENT_TO, body);
const department = (...body: readonly string[]) => asked('SỞ NGOẠI VỤ/TỈNH LẠNG SƠN', ...body);
const ALL = 'Sở Tư pháp, Công an tỉnh';

describe('a letter asks whom it is sent to', () => {
  it.each([
    'Sở Ngoại vụ mong Quý Sở quan tâm, cho ý kiến trước ngày 20/6/2024./.',
    'Sở Ngoại vụ kính mong Quý cơ quan xem xét, hỗ trợ cung cấp hồ sơ trước ngày 20/6/2024./.',
    'Sở Ngoại vụ rất mong nhận được sự phối hợp của Quý cơ quan, ý kiến xin gửi về Sở Ngoại vụ trước ngày 20/6/2024./.',
    'Sở Ngoại vụ xin gửi kèm dự thảo Kế hoạch để Quý cơ quan cho ý kiến trước ngày 20/6/2024./.',
    'Để kịp thời tổng hợp, Sở Ngoại vụ gửi Quý Sở dự thảo Báo cáo và đề nghị nghiên cứu, góp ý trước ngày 20/6/2024./.',
    'Sở Ngoại vụ xin ý kiến Quý Sở đối với dự thảo. Văn bản góp ý đề nghị gửi trước ngày 20/6/2024./.',
    'Sở Ngoại vụ xin ý kiến tham gia của Quý Sở đối với dự thảo, gửi về Sở Ngoại vụ trước ngày 20/6/2024./.',
    'Sở Ngoại vụ đề nghị được Quý cơ quan cung cấp số liệu trước ngày 20/6/2024./.',
    'Sở Ngoại vụ xây dựng dự thảo Quy chế (gửi kèm). Ý kiến tham gia gửi về Sở Ngoại vụ trước ngày 20/6/2024./.',
    'Đề nghị quan tâm phối hợp, cung cấp thông tin trước ngày 20/6/2024./.',
    'Yêu cầu hoàn thành trước ngày 20/6/2024./.',
    'Trân trọng đề nghị Quý cơ quan cử 01 cán bộ tham gia, gửi danh sách trước ngày 20/6/2024./.',
    'Quý Cơ quan, đơn vị có ý kiến góp ý xin vui lòng gửi về Thư điện tử: x@y.vn trước ngày 20 tháng 6 năm 2024.',
    'Vậy, đề nghị Quý cơ quan cử 01 cán bộ tham gia, gửi danh sách trước ngày 20/6/2024./.',
  ])('%s', (body) => {
    expect(department(body)).toEqual([[ALL, '2024-06-19']]);
  });

  it.each([
    [
      'UBND tỉnh sao gửi Công văn số 55/BNG-LS ngày 02/6/2024 của Bộ Ngoại giao để các đơn vị nghiên cứu, triển khai thực hiện theo quy định./.',
      ALL,
    ],
    [
      'UBND tỉnh sao gửi Công văn số 55/BNG-LS ngày 02/6/2024 của Bộ Ngoại giao đến Sở Tư pháp để nghiên cứu, thực hiện./.',
      'Sở Tư pháp',
    ],
    [
      'UBND tỉnh gửi kèm Công văn số 55/BNG-LS ngày 02/6/2024 để Công an tỉnh chủ động thực hiện theo chức năng, nhiệm vụ được giao./.',
      'Công an tỉnh',
    ],
    [
      'Văn phòng UBND tỉnh chuyển đơn của bà Giả đến Chủ tịch UBND phường Đông Kinh để xem xét, giải quyết theo thẩm quyền./.',
      'UBND phường Đông Kinh',
    ],
    [
      'Căn cứ chức năng, nhiệm vụ được giao, triển khai thực hiện Công văn số 55/BNG-LS ngày 02/6/2024 theo quy định./.',
      ALL,
    ],
    [
      'UBND tỉnh yêu cầu các đơn vị theo chức năng, nhiệm vụ nghiêm túc triển khai thực hiện Công văn nêu trên./.',
      ALL,
    ],
    [
      'UBND tỉnh yêu cầu thủ trưởng các sở, ban, ngành cấp tỉnh; Chủ tịch UBND các huyện, thành phố tiếp tục thực hiện nghiêm Chỉ thị số 10/CT-TTg./.',
      'các sở, ban, ngành cấp tỉnh; UBND các huyện, thành phố',
    ],
    ['UBND tỉnh chuyển Sở Tư pháp để nghiên cứu, xử lý theo thẩm quyền./.', 'Sở Tư pháp'],
  ])('and sends papers on: %s', (body, unit) => {
    expect(asked('UBND TỈNH LẠNG SƠN', body)).toEqual([[unit, null]]);
  });

  it.each([
    'Sở Ngoại vụ rất mong nhận được sự quan tâm, phối hợp của Quý cơ quan./.',
    'Sở Ngoại vụ gửi bản sao Công văn số 55/BNG-LS để Quý cơ quan biết./.',
    'Sở Ngoại vụ nhận được Công văn số 21/STP ngày 02/6/2024 đề nghị cung cấp số liệu. Sở Ngoại vụ không có ý kiến gì khác./.',
    'Trên đây là ý kiến của Sở Ngoại vụ, đề nghị Sở Tư pháp tổng hợp./.',
    'Sở Ngoại vụ mong nhận được ý kiến góp ý của Quý Cơ quan về dự thảo./.',
    'Sở Ngoại vụ thông tin, phổ biến Quyết định số 11/QĐ-TTg đến Quý Cơ quan được biết./.',
    'UBND tỉnh thông báo để các đơn vị biết, thực hiện./.',
    'Sở Ngoại vụ đã gửi dự thảo để các đơn vị nghiên cứu./.',
  ])('but for nothing where it only tells or is polite: %s', (body) => {
    expect(department(body)).toEqual([]);
  });

  it('has all do by a day what it asked of them', () => {
    expect(
      department(
        'Đề nghị các cơ quan, đơn vị rà soát số liệu theo biểu mẫu gửi kèm.',
        'Các đơn vị gửi báo cáo trước ngày 20/6/2024.',
        'Đề nghị Giám đốc các đơn vị chấp hành nghiêm túc./.',
      ),
    ).toEqual([[ALL, '2024-06-19']]);
  });

  it('is a paper that passes another on', () => {
    const { tasks } = readNoticeText(
      [
        'ỦY BAN NHÂN DÂN TỈNH BẮC HÀ',
        'VĂN PHÒNG',
        'Số: 88/PC-VP',
        'Bắc Hà, ngày 10 tháng 6 năm 2024',
        'PHIẾU CHUYỂN',
        'Kính chuyển: Sở Ngoại vụ',
        'Văn phòng UBND tỉnh chuyển đến Sở Ngoại vụ Công hàm số 12 về việc xác minh để xem xét, giải quyết theo thẩm quyền.',
        'CHÁNH VĂN PHÒNG',
        'Lê Văn Thử',
      ].join('\n'),
    );
    expect(tasks.map(({ leadUnit }) => leadUnit)).toEqual(['Sở Ngoại vụ']);
  });

  it('ends at whom it is sent to where no recipients are headed, and takes the day of its last sentence', () => {
    const { tasks, documentDate } = readNoticeText(
      [
        'SỞ Y TẾ HÀ SƠN',
        'Số: 12/SYT-KH',
        'Hà Sơn, ngày 20 tháng 5 năm 2019',
        'Kính gửi: Các Trung tâm Y tế huyện',
        'Thực hiện Công văn số 12/BYT-KH, Sở Y tế đề nghị các Trung tâm Y tế huyện thống kê số liệu và gửi báo cáo về Phòng Kế hoạch',
        'Nhận được công văn này, yêu cầu các đơn vị thực hiện nghiêm túc và nộp báo cáo trước ngày 10/6/2019',
        'Trân trọng đề nghị./',
        '- Như trên;',
        '- Lưu VT.',
      ].join('\n'),
    );
    expect(tasks.map(({ leadUnit, due }) => [leadUnit, due])).toEqual([
      ['các Trung tâm Y tế huyện', '2019-06-09'],
    ]);
    expect(documentDate).toBe('2019-05-20');
  });

  it('gives what it asks the day of a closing sentence, also behind dashes', () => {
    const tasks = [
      [ALL, '2024-06-19'],
      [ALL, '2024-06-19'],
    ];
    const list = [
      'Sở Ngoại vụ đề nghị quý cơ quan:',
      '- Rà soát các thỏa thuận quốc tế;',
      '- Báo cáo khó khăn, vướng mắc.',
    ];
    expect(department(...list, 'Thông tin gửi về Sở Ngoại vụ trước ngày 20/6/2024./.')).toEqual(tasks);
    expect(department(...list, 'Ý kiến của Quý cơ quan xin gửi về Sở trước ngày 20/6/2024./.')).toEqual(
      tasks,
    );
  });
});

describe('an order within a paragraph', () => {
  it.each<readonly [string, readonly (readonly [string, string | null])[]]>([
    [
      'UBND tỉnh giao: (1) Sở Tư pháp trả lời trước ngày 20/6/2024; (2) Công an tỉnh kiểm tra trước ngày 25/6/2024./.',
      [
        ['Sở Tư pháp', '2024-06-19'],
        ['Công an tỉnh', '2024-06-24'],
      ],
    ],
    [
      'Chủ tịch UBND tỉnh có bút phê: “Chuyển Sở Tư pháp nghiên cứu, tham mưu trước ngày 20/6/2024.”',
      [['Sở Tư pháp', '2024-06-19']],
    ],
    ['UBND tỉnh y/c Sở Tư pháp b/c kết quả trước ngày 20/6/2024./.', [['Sở Tư pháp', '2024-06-19']]],
    ['UBND tỉnh không giao Sở Tư pháp làm chủ đầu tư dự án./.', []],
    [
      'Giao Sở Tư pháp rà soát trước ngày 20/6/2024; Công an tỉnh, Sở Y tế phối hợp với Sở Tư pháp thực hiện./.',
      [['Sở Tư pháp', '2024-06-19']],
    ],
    [
      'Giao Sở Tư pháp hướng dẫn; UBND huyện Lộc Bình thông báo cho Nhân dân biết, thực hiện trước ngày 20/6/2024./.',
      [
        ['Sở Tư pháp', null],
        ['UBND huyện Lộc Bình', '2024-06-19'],
      ],
    ],
  ])('%s', (body, tasks) => {
    expect(asked('UBND TỈNH LẠNG SƠN', body)).toEqual(tasks);
  });

  it('stands behind what is agreed to', () => {
    const leads = (item: string) => readPaper([item]).tasks.map(({ leadUnit }) => leadUnit);
    expect(
      leads(
        '1. Cơ bản nhất trí với báo cáo của Hội Nông dân. Hội Nông dân tiếp tục nắm bắt khó khăn, báo cáo UBND tỉnh.',
      ),
    ).toEqual(['Hội Nông dân']);
    expect(
      leads('1. Đồng ý chủ trương ký kết. Sở Ngoại vụ cần chuẩn bị tốt các chương trình hợp tác'),
    ).toEqual(['Sở Ngoại vụ']);
    expect(leads('1. Đồng ý chủ trương ký kết. Hai bên đã thống nhất nội dung.')).toEqual([]);
  });

  it('goes on behind semicolons in a list of units', () => {
    expect(
      asked(
        'UBND TỈNH LẠNG SƠN',
        'Giao Sở Tư pháp chủ trì, phối hợp các Sở: Tài chính, Nội vụ; Ban Quản lý Khu kinh tế tỉnh; UBND các huyện: Cao Lộc, Văn Lãng nghiên cứu, báo cáo trước ngày 10/7/2024./.',
      ),
    ).toEqual([['Sở Tư pháp', '2024-07-09']]);
    const { tasks } = readPaper([
      '1. Yêu cầu các sở, ngành; UBND các xã, phường; Công ty Thủy lợi và các đơn vị quản lý chủ động ứng phó.',
    ]);
    expect(tasks.map(({ leadUnit }) => leadUnit)).toEqual(['các sở, ngành; UBND các xã, phường']);
  });

  it('is of whom the letter asks in its intro, and in an invitation of who prepares the papers', () => {
    expect(
      tasksOfLetter('BỘ Y TẾ', 'Sở Y tế các tỉnh', [
        'Bộ Y tế yêu cầu Sở Y tế các tỉnh:',
        '1. Bám sát yêu cầu để xây dựng báo cáo;',
        '2. Khẩn trương gửi báo cáo về Bộ trước ngày 15 tháng 7 năm 2024.',
      ]),
    ).toEqual([
      ['Sở Y tế các tỉnh', null],
      ['Sở Y tế các tỉnh', '2024-07-14'],
    ]);
    const { tasks } = readPaper(
      [
        '1. Thành phần: Lãnh đạo Sở Ngoại vụ, Công an tỉnh.',
        '2. Giao Sở Ngoại vụ chuẩn bị báo cáo, gửi về Văn phòng UBND tỉnh trước 15 giờ 00 ngày 21/8/2023.',
        '3. Đề nghị các đại biểu đến dự đúng giờ.',
      ],
      'GIẤY MỜI',
      'Dự họp',
    );
    expect(tasks.map(({ leadUnit, due }) => [leadUnit, due])).toEqual([['Sở Ngoại vụ', '2023-08-21']]);
  });

  it('speaks to those whom only its body names', () => {
    const { tasks } = readNoticeText(
      'Sở Tư pháp tổ chức lấy ý kiến các cơ quan về dự thảo.\nQuý Cơ quan, đơn vị có ý kiến góp ý xin vui lòng gửi về hộp thư trước ngày 20 tháng 6 năm 2023.\nSở Tư pháp mong nhận được ý kiến của Quý Cơ quan, đơn vị./.',
    );
    expect(tasks.map(({ leadUnit, due }) => [leadUnit, due])).toEqual([
      ['Quý Cơ quan, đơn vị', '2023-06-19'],
    ]);
  });

  it('is of the staff of a body where it is headed so', () => {
    const { tasks } = readPaper([
      '1. Giao Cơ quan Ủy ban Kiểm tra Đảng ủy:',
      '- Chủ trì tham mưu Kế hoạch kiểm tra.',
      '2. Giao Cơ quan Thường trực Hội đồng:',
      '- Chủ trì xây dựng Kế hoạch.',
    ]);
    expect(tasks.map(({ leadUnit }) => leadUnit)).toEqual([
      'Cơ quan Ủy ban Kiểm tra Đảng ủy',
      'Cơ quan Thường trực Hội đồng',
    ]);
  });

  it('urges nobody by words alone', () => {
    const { tasks } = readPaper([
      '1. Sở Tư pháp rà soát thỏa thuận.',
      'Ngoài ra, tham mưu văn bản gửi Bộ Tư pháp trước ngày 20/9/2023.',
      '2. Các cấp, các ngành phải coi đây là nhiệm vụ trọng tâm, phát huy tinh thần trách nhiệm.',
    ]);
    expect(tasks.map(({ ref, due }) => [ref, due])).toEqual([
      ['1 (đoạn 1)', null],
      ['1 (đoạn 2)', '2023-09-19'],
    ]);
  });
});
