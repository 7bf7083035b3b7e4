import type { ReadNotice } from '../../../../shared/contract/notices.ts';
import { readNoticeText } from './read-notice.ts';

/** For tests: a paper of the People's Committee of a province, read with some lines below its head. */
export function readPaper(
  lines: readonly string[],
  kind = 'THÔNG BÁO',
  about = 'Kết luận cuộc họp',
): ReadNotice {
  const head = ['UBND TỈNH PHÚ THỌ', 'Số: 12/TB-UBND', 'Phú Thọ, ngày 18 tháng 8 năm 2023', kind, about];
  return readNoticeText([...head, ...lines].join('\n'));
}
