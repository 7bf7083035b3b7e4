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

/** For tests: a letter of 10/6/2024, its paragraphs apart by empty lines; `issuer` may be two lines, parted by `/`. */
export function letterText(issuer: string, to: string, body: readonly string[]): string {
  return [
    ...issuer.split('/'),
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    'Độc lập - Tự do - Hạnh phúc',
    'Số: 128/CV-TH',
    'V/v phối hợp công tác',
    'Lạng Sơn, ngày 10 tháng 6 năm 2024',
    `Kính gửi: ${to}`,
    ...body,
    'Nơi nhận:',
    '- Như trên;',
    '- Lưu: VT.',
    'GIÁM ĐỐC',
    'Hoàng Văn Giả',
  ].join('\n\n');
}

/** For tests: who leads and until when, of the tasks in such a letter. */
export const tasksOfLetter = (
  issuer: string,
  to: string,
  body: readonly string[],
): readonly (readonly [string | null, string | null])[] =>
  readNoticeText(letterText(issuer, to, body)).tasks.map(({ leadUnit, due }) => [leadUnit, due]);
