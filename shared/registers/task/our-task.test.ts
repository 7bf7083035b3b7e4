import { describe, expect, it } from 'vitest';
import { ReferenceIndex } from '../../reference/find-reference.ts';
import { shippedRows } from '../../reference/shipped-rows.ts';
import { isOurs } from './our-task.ts';

const index = new ReferenceIndex(shippedRows);

describe('a task of a notice is the department’s own', () => {
  it.each([
    ['Sở Ngoại vụ', [], true],
    ['Sở Ngoại vụ tỉnh Lạng Sơn', [], true],
    ['SỞ NGOẠI VỤ', [], true],
    ['Sở Nội vụ', ['Sở Ngoại vụ'], true],
    ['Sở Nội vụ, Sở Ngoại vụ', [], true],
    ['', [], true],
    ['Các sở, ban, ngành', [], true],
    ['Thủ trưởng các sở, ban, ngành; Chủ tịch UBND các huyện', [], true],
    ['Các đơn vị liên quan', [], true],
    ['Các Sở: Ngoại vụ, Công Thương', [], true],
    ['Các Sở: Nội vụ, Y tế', [], false],
    ['các Sở Nội vụ, Y tế', [], false],
    ['Các Sở: Nội vụ, Y tế', ['Sở Ngoại vụ'], true],
    ['Sở Nội vụ', [], false],
    ['Sở Nội vụ', ['Các sở, ngành liên quan'], false],
    ['UBND các huyện biên giới', [], false],
    ['Công an tỉnh', ['Bộ Chỉ huy Bộ đội Biên phòng tỉnh'], false],
  ] as const)('%s with %j: %s', (lead, cooperating, ours) => {
    expect(isOurs({ lead, cooperating: cooperating.join('; ') }, 'Sở Ngoại vụ', index)).toBe(ours);
    expect(isOurs({ lead, cooperating: cooperating.join('; ') }, 'Sở Ngoại vụ tỉnh Lạng Sơn', index)).toBe(
      ours,
    );
  });
});
