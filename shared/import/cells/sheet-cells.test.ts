import { describe, expect, it } from 'vitest';
import { cellLeader } from './sheet-cells.ts';

describe('a leader', () => {
  it.each([
    ['Nguyễn Văn A', 'Nguyễn Văn A', null],
    ['Nguyễn Văn A (Giám đốc Sở)', 'Nguyễn Văn A', 'Giám đốc Sở'],
    ['Nguyễn Văn A, Giám đốc Sở', 'Nguyễn Văn A', 'Giám đốc Sở'],
    ['Nguyễn Văn A - Giám đốc Sở', 'Nguyễn Văn A', 'Giám đốc Sở'],
    ['Nguyễn Văn A\nGiám đốc Sở', 'Nguyễn Văn A', 'Giám đốc Sở'],
    ['Phó Chủ tịch UBND tỉnh', 'Phó Chủ tịch UBND tỉnh', null],
  ])('%j is %j with the position %j', (text, name, jobTitle) => {
    expect(cellLeader(text)).toEqual({ name, jobTitle });
  });
});
