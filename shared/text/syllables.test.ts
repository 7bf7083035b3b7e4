import { describe, expect, it } from 'vitest';
import { isSyllable, oldWords } from './syllables.ts';

describe('a word', () => {
  it.each(['Nguyễn', 'Hoãn', 'hoà', 'Thử', 'đường', 'quyết', 'nghiêng', 'khuỷu', 'giữa', 'yêu'])(
    '%s is a syllable of Vietnamese',
    (word) => {
      expect(isSyllable(word)).toBe(true);
    },
  );

  it.each(['Nguyeãn', 'Vaên', 'Thöû', 'naïve', 'Müller', 'NguyÔn', 'V¨n'])('%s is none', (word) => {
    expect(isSyllable(word)).toBe(false);
  });

  it.each<[string, number, number]>([
    ['Nguyeãn Vaên Thöû', 3, 0],
    ['Hoaøng Anh', 1, 0],
    ['NguyÔn V¨n Thö', 1, 3],
    ['Hoãn', 0, 0],
    ['José Müller', 0, 0],
    ['Saïd', 0, 0],
  ])('%s has %d words of VNI and %d of TCVN3', (text, vni, tcvn3) => {
    expect([oldWords(text, 'vni'), oldWords(text, 'tcvn3')]).toEqual([vni, tcvn3]);
  });
});
