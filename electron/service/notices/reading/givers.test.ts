import { describe, expect, it } from 'vitest';
import { readPaper, tasksOfLetter } from './test-notice.ts';

const PROVINCE = 'UBND TỈNH LẠNG SƠN';
const CITY = 'ỦY BAN NHÂN DÂN/THÀNH PHỐ HẢI SƠN';

describe('who gives an order is not who has to do it', () => {
  it.each([
    [PROVINCE, 'Chủ tịch UBND tỉnh Lê Văn Thử giao'],
    [PROVINCE, 'Chủ tịch Ủy ban nhân dân tỉnh Lê Văn Thử yêu cầu'],
    [PROVINCE, 'Phó Chủ tịch Thường trực UBND tỉnh Lê Văn Thử giao'],
    [PROVINCE, 'Xét đề nghị của Sở Nội vụ tại Tờ trình số 12/TTr-SNV, Chủ tịch UBND tỉnh Lê Văn Thử giao'],
    [PROVINCE, 'Đồng chí Lê Văn Thử, Chủ tịch UBND tỉnh giao'],
    [PROVINCE, 'Đồng chí Lê Văn Thử, Ủy viên Ban Thường vụ Tỉnh ủy, Phó Chủ tịch UBND tỉnh yêu cầu'],
    [PROVINCE, 'Đồng chí Lê Văn Thử - Chủ tịch UBND tỉnh giao'],
    [PROVINCE, 'Ông Lê Văn Thử, Phó Chủ tịch UBND tỉnh chỉ đạo'],
    [PROVINCE, 'Đ/c Lê Văn Thử, PCT UBND tỉnh giao'],
    [PROVINCE, 'Ông Lê Văn Thử cũng giao'],
    [PROVINCE, 'UBND Tỉnh giao'],
    [PROVINCE, 'Ủy ban nhân dân Tỉnh yêu cầu'],
    [PROVINCE, 'UBND Tỉnh Lạng Sơn giao'],
    [CITY, 'UBND Thành phố giao'],
    [CITY, 'UBND TP giao'],
    [CITY, 'UBND TP Hải Sơn yêu cầu'],
    [CITY, 'Ủy ban nhân dân Thành phố chỉ đạo'],
    ['UBND HUYỆN BẢN GIỐC', 'Chủ tịch UBND Huyện giao'],
    ['UBND QUẬN HẢI AN', 'UBND Quận giao'],
    ['UBND XÃ TÂN THANH', 'Chủ tịch UBND xã Lê Văn Thử giao'],
    ['TỈNH ỦY LẠNG SƠN', 'Phó Bí thư Thường trực Tỉnh ủy Lê Văn Thử yêu cầu'],
    ['SỞ NGOẠI VỤ', 'Giám đốc Sở Lê Văn Thử giao'],
    ['SỞ NGOẠI VỤ', 'Lãnh đạo Sở giao'],
    ['BỘ NGOẠI GIAO', 'Bộ trưởng Bộ Ngoại giao Lê Văn Thử giao'],
  ])('%s: %s', (issuer, giver) => {
    expect(
      tasksOfLetter(issuer, 'Các đơn vị', [
        `${giver} Chi cục Kiểm lâm rà soát, báo cáo trước ngày 20/6/2024./.`,
      ]),
    ).toEqual([['Chi cục Kiểm lâm', '2024-06-19']]);
  });

  it('but a person to whom it is given leads, whatever he directs', () => {
    expect(
      tasksOfLetter(PROVINCE, 'Sở Y tế', [
        'Giao đồng chí Lê Văn Thử, Phó Chủ tịch UBND tỉnh chỉ đạo Sở Y tế rà soát trước ngày 20/6/2024./.',
      ]),
    ).toEqual([['đồng chí Lê Văn Thử', '2024-06-19']]);
    const { tasks } = readPaper([
      '1. Đồng chí Lê Văn Thử, Phó Chủ tịch UBND tỉnh trực tiếp chỉ đạo Sở Y tế rà soát các cơ sở.',
      '2. Chủ tịch UBND tỉnh Lê Văn Thử giao Sở Nội vụ rà soát biên chế.',
      '3. UBND Tỉnh giao các sở, ngành rà soát thủ tục.',
      '4. Chủ tịch UBND huyện Trần Văn Thời yêu cầu các xã ven biển rà soát tàu cá.',
    ]);
    expect(tasks.map(({ leadUnit }) => leadUnit)).toEqual([
      'Đồng chí Lê Văn Thử',
      'Sở Nội vụ',
      'các sở, ngành',
      'UBND huyện Trần Văn Thời',
    ]);
  });
});
