import { describe, expect, it } from 'vitest';
import { readNoticeText } from './read-notice.ts';
import { letterText } from './test-notice.ts';

type Task = readonly [string | null, readonly string[], string | null];
const tasksOf = (text: string): readonly Task[] =>
  readNoticeText(text).tasks.map(({ leadUnit, cooperating, due }) => [leadUnit, cooperating, due]);

const letter = (issuer: string, to: string, ...body: readonly string[]): readonly Task[] =>
  tasksOf(letterText(issuer, to, body));

describe('a report of an order, without a letterhead', () => {
  it.each<readonly [string, readonly Task[]]>([
    [
      'Chủ tịch UBND tỉnh Lai Sơn yêu cầu Sở VH&TT Lai Sơn kiểm tra thông tin báo nêu, báo cáo UBND tỉnh trước ngày 16.4.2021.',
      [['Sở VH&TT Lai Sơn', [], '2021-04-15']],
    ],
    [
      'Ngày 9.5, UBND TP. Hà Nam đã có công văn số 217/UBND do Chủ tịch Lê Văn Giả ký, giao Giám đốc Sở Lao động kiểm tra thông tin, báo cáo trước ngày 25.5.2018.',
      [['Sở Lao động', [], '2018-05-24']],
    ],
    [
      'Về việc này, Phó thủ tướng thường trực Lê Văn Giả yêu cầu Chủ tịch UBND tỉnh Lâm Hà chỉ đạo kiểm tra, báo cáo trước ngày 15.4.2019.',
      [['UBND tỉnh Lâm Hà', [], '2019-04-14']],
    ],
    [
      'Văn bản nêu rõ: Trước phản ánh của báo chí về việc xe chở nông sản ùn tắc nhiều giờ tại các bãi chờ ở cửa khẩu trong những ngày cuối năm, Thủ tướng Chính phủ yêu cầu Bộ Công an chỉ đạo các đơn vị kiểm tra; báo cáo trước ngày 15/1/2022.',
      [['Bộ Công an', [], '2022-01-14']],
    ],
    [
      'UBND tỉnh Long Hà đã chuyển đơn đến Chủ tịch UBND TP Tân Hà chỉ đạo kiểm tra, giải quyết, báo cáo trước ngày 15/11/2019.',
      [['UBND TP Tân Hà', [], '2019-11-14']],
    ],
    [
      'UBND tỉnh yêu cầu chủ tịch UBND huyện Hải Sơn bố trí bến bãi trước ngày 15/11/2021.',
      [['UBND huyện Hải Sơn', [], '2021-11-14']],
    ],
    ['Báo Biên Cương ngày 11/9 đã đăng bài “Bến xe bỏ hoang”, phản ánh bến xe xuống cấp.', []],
    ['Báo Biên Cương sẽ tiếp tục thông tin.', []],
    [
      'UBND tỉnh vừa có văn bản yêu cầu các sở, ngành khắc phục hạn chế.\n\nTheo đó, UBND tỉnh giao Sở Y tế rà soát trước ngày 20/4/2023.',
      [['Sở Y tế', [], '2023-04-19']],
    ],
    ['Công văn nêu rõ: Công ty Ba Bể tiếp tục có văn bản gửi Thủ tướng tố cáo nạn khai thác cát.', []],
    [
      'UBND tỉnh giao Văn phòng Sở làm đầu mối tiếp nhận hồ sơ.\n\nTheo dõi, đôn đốc các phòng.\n\nTham mưu xử lý các vướng mắc.\n\nPhát biểu tại cuộc họp, ông Lê Văn Giả nêu kết quả.',
      [
        ['Văn phòng Sở', [], null],
        ['Văn phòng Sở', [], null],
        ['Văn phòng Sở', [], null],
      ],
    ],
    [
      'Đối với các kiến nghị của cử tri, ông chỉ đạo các sở, ngành cần chuẩn bị báo cáo, gửi chậm nhất ngày 20-5-2024.',
      [['các sở, ngành', [], '2024-05-20']],
    ],
    ['Cụ thể, ông Lê Văn Giả giao Sở Xây dựng điều chỉnh quy hoạch.', [['Sở Xây dựng', [], null]]],
    [
      'UBND tỉnh giao Sở Y tế kiểm tra đơn của ông Giả.\n\nTrước đó có phản ánh.\n\nVề việc này, UBND tỉnh đã giao Sở Y tế kiểm tra đơn của ông Giả trước ngày 20/6/2024.',
      [['Sở Y tế', [], '2024-06-19']],
    ],
    [
      'Ông Lê Văn Giả, Chủ tịch UBND tỉnh này đã có văn bản khẩn gửi UBND huyện Bình Sơn và các cơ quan liên quan đề nghị kiểm tra thông tin.',
      [['UBND huyện Bình Sơn', ['các cơ quan liên quan'], null]],
    ],
    [
      'Đối với kiến nghị của Hiệp hội, các ngân hàng cho phép giãn nợ, văn bản giao Ngân hàng Nhà nước Việt Nam chủ trì xử lý.',
      [['Ngân hàng Nhà nước Việt Nam', [], null]],
    ],
    [
      'Ông Lê Văn Giả - Phó Chủ tịch UBND tỉnh chỉ đạo: Văn phòng UBND tỉnh rà soát các nội dung. Đối với các kiến nghị, ông chỉ đạo các sở, ngành cần chuẩn bị báo cáo, gửi chậm nhất ngày 20-5-2024.',
      [
        ['Văn phòng UBND tỉnh', [], null],
        ['các sở, ngành', [], '2024-05-20'],
      ],
    ],
    [
      'Kết luận buổi làm việc, đồng chí Nông Văn Giả - UVBTV, Phó Chủ tịch UBND tỉnh, Trưởng Tiểu ban cửa khẩu tỉnh yêu cầu Sở Ngoại vụ có công hàm trao đổi với phía bạn; Văn phòng UBND tỉnh sớm xây dựng kế hoạch.',
      [
        ['Sở Ngoại vụ', [], null],
        ['Văn phòng UBND tỉnh', [], null],
      ],
    ],
    [
      '“Giao cho Sở Công Thương cung cấp thông tin… gói thầu số 5… giao cho Sở Tài chính chủ trì làm rõ… báo cáo trước ngày 30-8-2024”.',
      [
        ['Sở Công Thương', [], null],
        ['Sở Tài chính', [], '2024-08-29'],
      ],
    ],
    [
      '(Chinhphu.vn) - Văn phòng Chính phủ vừa có công văn 57/VPCP-HC đề nghị UBND các tỉnh, thành phố trực thuộc Trung ương chỉ đạo rà soát.',
      [['UBND các tỉnh, thành phố trực thuộc Trung ương', [], null]],
    ],
    [
      'Sở Giáo dục và Đào tạo (GDĐT) yêu cầu các phòng GDĐT, các đơn vị trực thuộc nghiêm túc thực hiện.',
      [['các phòng GDĐT, các đơn vị trực thuộc', [], null]],
    ],
    [
      'UBND tỉnh yêu cầu Sở Y tế đẩy mạnh tiêm chủng.\n\nChủ tịch UBND các cấp tăng cường tuyên truyền.',
      [
        ['Sở Y tế', [], null],
        ['UBND các cấp', [], null],
      ],
    ],
    [
      'Chi cục Hải quan cửa khẩu bố trí cán bộ làm việc ngoài giờ.\n\nCác lực lượng thường xuyên tuần tra.',
      [],
    ],
    ['Lãnh đạo huyện kiến nghị tỉnh đầu tư bến bãi; đề nghị Sở Xây dựng nâng cấp tuyến đường.', []],
    [
      'Đồng chí Lê Văn Giả đánh giá cao kết quả; đồng thời nhấn mạnh, thời gian tới các sở, ngành cần tháo gỡ khó khăn.',
      [['các sở, ngành', [], null]],
    ],
    ['Đồng chí Lê Văn Giả, Phó Chủ tịch UBND tỉnh chủ trì hội nghị.', []],
    [
      'Ngày 15/5/2024, UBND tỉnh có văn bản về bến bãi.\n\nTheo đó, UBND tỉnh giao Sở Xây dựng kiểm tra, báo cáo trước ngày 20/6.',
      [['Sở Xây dựng', [], '2024-06-19']],
    ],
    [
      'Thanh tra tỉnh chuyển đơn của bà Giả đến UBND phường Tam Thanh để xem xét, giải quyết.',
      [['UBND phường Tam Thanh', [], null]],
    ],
    ['Báo Cựu chiến binh rất hoan nghênh sự vào cuộc của UBND tỉnh.', []],
    ['Ngày 14/5, Bộ Nội vụ có văn bản gửi các Sở Nội vụ về việc báo cáo biên chế.', []],
    ['UBND tỉnh liên tục ra công văn hỏa tốc gửi các Sở sau khi nhiều đơn vị chậm báo cáo.', []],
    ['Trước đó, UBND tỉnh đã có văn bản giao Sở Xây dựng kiểm tra nhưng đến nay chưa có báo cáo.', []],
  ])('%s', (text, tasks) => {
    expect(tasksOf(`Tin trong tỉnh\n\n${text}\n\nPV`)).toEqual(tasks);
  });
});

describe('a letter', () => {
  it('asks a ministry that it is sent to, whatever the verb', () => {
    expect(
      letter(
        'VĂN PHÒNG CHÍNH PHỦ',
        '- Bộ Ngoại giao;\n\n- Ủy ban nhân dân tỉnh Hà Sơn.',
        'Phó Thủ tướng Lê Văn Giả có ý kiến như sau:',
        '1. Đồng ý nâng cấp cửa khẩu Nà Ván.',
        '2. Bộ Ngoại giao thông báo với phía Bạn việc nâng cấp.',
        '3. Ủy ban nhân dân tỉnh Hà Sơn tổ chức khai trương trước ngày 20/7/2024.',
        'Văn phòng Chính phủ xin thông báo để các cơ quan biết, thực hiện./.',
      ),
    ).toEqual([
      ['Bộ Ngoại giao', [], null],
      ['Ủy ban nhân dân tỉnh Hà Sơn', [], '2024-07-19'],
    ]);
    expect(
      letter(
        'VĂN PHÒNG CHÍNH PHỦ',
        'Bộ trưởng Bộ Giao thông vận tải.',
        'Bộ Giao thông vận tải lấy ý kiến của các Bộ: Quốc phòng, Tài chính về phương án mở rộng cảng, báo cáo Thủ tướng Chính phủ trước ngày 30/6/2024.',
        'Văn phòng Chính phủ thông báo để Bộ biết, thực hiện./.',
      ),
    ).toEqual([['Bộ Giao thông vận tải', [], '2024-06-29']]);
  });

  it('agrees and hands on in one sentence', () => {
    expect(
      letter(
        'VĂN PHÒNG CHÍNH PHỦ',
        'Bộ Ngoại giao.',
        'Đồng ý với các kiến nghị nêu tại văn bản và giao Bộ Ngoại giao thông báo tới các cơ quan liên quan./.',
      ),
    ).toEqual([['Bộ Ngoại giao', [], null]]);
    expect(
      letter(
        'UBND TỈNH LẠNG SƠN',
        'Sở Nông nghiệp',
        'Đồng ý cử Đoàn gồm 03 viên chức do ông Lò Văn Giả, Phó Giám đốc Trung tâm Giống cây làm Trưởng đoàn đi tham quan. Kinh phí: tự túc./.',
      ),
    ).toEqual([]);
  });

  it.each<readonly [string, string, string, readonly Task[]]>([
    [
      'SỞ NGOẠI VỤ/TỈNH LẠNG SƠN',
      'UBND tỉnh Lạng Sơn',
      'Sở Ngoại vụ kính đề nghị UBND tỉnh xem xét, cho ý kiến trước ngày 20/6/2024./.',
      [['UBND tỉnh Lạng Sơn', [], '2024-06-19']],
    ],
    [
      'BỘ VĂN HÓA',
      'Thủ tướng Chính phủ',
      'Kính đề nghị Thủ tướng Chính phủ xem xét, phê duyệt Đề án để Bộ Văn hóa sớm triển khai thực hiện./.',
      [['Thủ tướng Chính phủ', [], null]],
    ],
    [
      'BỘ NGOẠI GIAO',
      'UBND tỉnh Lạng Sơn',
      'Đề nghị quý Tỉnh quan tâm, tạo điều kiện cho Đoàn và cho biết ý kiến trước ngày 25/6/2024./.',
      [['UBND tỉnh Lạng Sơn', [], '2024-06-24']],
    ],
    [
      'BỘ CÔNG THƯƠNG',
      'Ủy ban nhân dân các tỉnh: Bến Xanh, Hà Thịnh',
      'Bộ Công Thương đề nghị Ủy ban nhân dân các tỉnh rà soát kho bãi, báo cáo trước ngày 20/6/2024./.',
      [['Ủy ban nhân dân các tỉnh: Bến Xanh, Hà Thịnh', [], '2024-06-19']],
    ],
    [
      'SỞ NGOẠI VỤ/TỈNH LẠNG SƠN',
      'Cục Lãnh sự, Bộ Ngoại giao',
      'Sở Ngoại vụ đề nghị quý Cục hướng dẫn thủ tục cấp công hàm trước ngày 21/6/2024./.',
      [['Cục Lãnh sự, Bộ Ngoại giao', [], '2024-06-20']],
    ],
    [
      'SỞ NGOẠI VỤ/TỈNH LẠNG SƠN',
      'Đại sứ quán Việt Nam tại Cộng hòa Séc',
      'Sở Ngoại vụ đề nghị Đại sứ quán Việt Nam tại Cộng hòa Séc hỗ trợ xác minh trước ngày 28/6/2024./.',
      [['Đại sứ quán Việt Nam tại Cộng hòa Séc', [], '2024-06-27']],
    ],
    [
      'SỞ NGOẠI VỤ/TỈNH LẠNG SƠN',
      'Thông tấn xã Việt Nam tại Nam Ninh',
      'Sở Ngoại vụ đề nghị Thông tấn xã Việt Nam tại Nam Ninh cử phóng viên dự trước ngày 28/6/2024./.',
      [['Thông tấn xã Việt Nam tại Nam Ninh', [], '2024-06-27']],
    ],
    [
      'UBND TỈNH LẠNG SƠN',
      'Các sở, ban, ngành',
      'Giao Tổ công tác về biên giới do Sở Ngoại vụ làm thường trực rà soát các vụ việc, báo cáo trước ngày 30/6/2024./.',
      [['Tổ công tác về biên giới', ['Sở Ngoại vụ'], '2024-06-29']],
    ],
    [
      'BAN QUẢN LÝ CHỢ BIÊN GIỚI',
      'Các hộ kinh doanh',
      'Ban Quản lý chợ thông báo để các hộ kinh doanh biết và đề nghị các hộ kinh doanh kê khai số ki-ốt trước 9 giờ 00 ngày 12/7/2024./.',
      [['các hộ kinh doanh', [], '2024-07-12']],
    ],
    [
      'UBND TỈNH LẠNG SƠN',
      'Công an tỉnh; Sở Y tế',
      'Giao Công an tỉnh quản lý đoàn trong thời gian làm việc; Sở Y tế thông báo cho các bệnh viện biết, chấp hành nghiêm quy định./.',
      [
        ['Công an tỉnh', [], null],
        ['Sở Y tế', [], null],
      ],
    ],
    [
      'UBND TỈNH LẠNG SƠN',
      '- Sở Y tế;\n\n- Công an tỉnh.',
      'Báo Biên Cương ngày 02/6/2024 có bài phản ánh việc thu phí sai. UBND tỉnh yêu cầu các đơn vị kiểm tra trước ngày 20/6/2024./.',
      [['Sở Y tế, Công an tỉnh', [], '2024-06-19']],
    ],
    [
      'UBND TỈNH LẠNG SƠN',
      'Sở Du lịch, Sở Công Thương',
      'Đề nghị quý cơ quan rà soát trước ngày 20/6/2024./.',
      [['Sở Du lịch, Sở Công Thương', [], '2024-06-19']],
    ],
  ])('of %s to %s: %s', (issuer, to, body, tasks) => {
    expect(letter(issuer, to, body)).toEqual(tasks);
  });

  it('asks a newspaper among others who report, and takes what it wrote for told', () => {
    expect(
      letter(
        'UBND TỈNH LẠNG SƠN',
        'Các cơ quan',
        '1. Báo Biên Cương, Đài Phát thanh và Truyền hình tỉnh đưa tin về Lễ hội.',
        '2. Đài Phát thanh và Truyền hình tỉnh thông tin đúng mức, không gây hoang mang.',
      ),
    ).toEqual([
      ['Báo Biên Cương', ['Đài Phát thanh và Truyền hình tỉnh'], null],
      ['Đài Phát thanh và Truyền hình tỉnh', [], null],
    ]);
  });

  it('reminds of what it had asked for, and asks again', () => {
    expect(
      letter(
        'VĂN PHÒNG CHÍNH PHỦ',
        'Các Bộ: Tài chính, Tư pháp.',
        'Văn phòng Chính phủ đã có công văn số 684/VPCP-TH đề nghị các Bộ cho ý kiến trước ngày 01/6/2024. Văn phòng Chính phủ đề nghị các cơ quan nêu trên khẩn trương có ý kiến bằng văn bản./.',
      ),
    ).toEqual([['Các Bộ: Tài chính, Tư pháp', [], null]]);
  });
});
