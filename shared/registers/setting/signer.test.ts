import { expect, it } from 'vitest';
import { signerFault, signerInLine } from './signer.ts';

it.each([
  ['', 'GIÁM ĐỐC', null],
  ['', 'Q. GIÁM ĐỐC', null],
  ['KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC', null],
  ['kt giám đốc', 'Phó Giám đốc', null],
  ['KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH', null],
  ['TL. GIÁM ĐỐC', 'CHÁNH VĂN PHÒNG', null],
  ['', 'ĐỒN TRƯỞNG', null],
  ['KT. GIÁM ĐỐC', 'GIÁM ĐỐC', 'forItself'],
  ['Kt. Giám đốc', 'giám đốc', 'forItself'],
  ['KT. CHỦ TỊCH', 'CHỦ TỊCH', 'forItself'],
  ['KT. GIÁM ĐỐC', 'TRƯỞNG PHÒNG', 'notADeputy'],
  ['', 'PHÓ GIÁM ĐỐC', 'deputyAlone'],
  ['', '', 'positionNeeded'],
] as const)('judges “%s” above “%s” as %s', (onBehalf, position, fault) => {
  expect(signerFault({ onBehalf, position })).toBe(fault);
});

it('writes a signer in one line', () => {
  const signer = { onBehalf: 'KT. GIÁM ĐỐC', position: 'PHÓ GIÁM ĐỐC', name: 'Nguyễn Văn An' };
  expect(signerInLine(signer)).toBe('KT. GIÁM ĐỐC, PHÓ GIÁM ĐỐC Nguyễn Văn An');
  expect(signerInLine({ ...signer, onBehalf: '', name: '' })).toBe('PHÓ GIÁM ĐỐC');
});
