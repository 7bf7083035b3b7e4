import { describe, expect, it } from 'vitest';
import { toUnicode } from './legacy-encodings.ts';

describe('older encodings', () => {
  it.each([
    [
      'ñy ban nh©n d©n tØnh L¹ng S¬n th«ng b¸o kÕt luËn cña ®ång chÝ Chñ tÞch',
      'ủy ban nhân dân tỉnh Lạng Sơn thông báo kết luận của đồng chí Chủ tịch',
    ],
    [
      '§Ò nghÞ Së Ngo¹i vô chñ tr×, phèi hîp víi Së Néi vô',
      'Đề nghị Sở Ngoại vụ chủ trì, phối hợp với Sở Nội vụ',
    ],
    [
      'Ñeà nghò Sôû Ngoaïi vuï chuû trì, phoái hôïp vôùi Sôû Noäi vuï',
      'Đề nghị Sở Ngoại vụ chủ trì, phối hợp với Sở Nội vụ',
    ],
  ])('%s', (old, unicode) => {
    expect(toUnicode(old)).toBe(unicode);
  });

  it('takes lines of small marked letters among capitals for what fonts of capitals show', () => {
    expect(toUnicode('ñY BAN NH©N D©N TØNH L¹NG S¬N\nTh«ng b¸o kÕt luËn')).toBe(
      'ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN\nThông báo kết luận',
    );
  });

  it('leaves Unicode as it is, and joins decomposed letters', () => {
    const text = 'Đề nghị Sở Ngoại vụ, 9 tháng cuối năm © 2024';
    expect(toUnicode(text)).toBe(text);
    expect(toUnicode(text.normalize('NFD'))).toBe(text);
    expect(toUnicode('Plain English, façade, señor: a résumé of 2024')).toBe(
      'Plain English, façade, señor: a résumé of 2024',
    );
  });
});
