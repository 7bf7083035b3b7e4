import { describe, expect, it } from 'vitest';
import { cellPost } from './cell-post.ts';

describe('a post and its office in one cell', () => {
  it.each<[string, string | null, string | null]>([
    ['Phó Trưởng phòng, Sở Công Thương', 'Phó Trưởng phòng', 'Sở Công Thương'],
    ['Giám đốc Sở Ngoại vụ', 'Giám đốc', 'Sở Ngoại vụ'],
    ['Phó Giám đốc Sở Ngoại vụ', 'Phó Giám đốc', 'Sở Ngoại vụ'],
    ['Chủ tịch UBND tỉnh', 'Chủ tịch', 'UBND tỉnh'],
    ['Bí thư Tỉnh ủy', 'Bí thư', 'Tỉnh ủy'],
    ['Chánh Văn phòng UBND tỉnh', 'Chánh Văn phòng UBND tỉnh', 'Văn phòng UBND tỉnh'],
    ['Giám đốc\nSở Ngoại vụ', 'Giám đốc', 'Sở Ngoại vụ'],
    ['Giám đốc - Sở Ngoại vụ', 'Giám đốc', 'Sở Ngoại vụ'],
    ['Sở Y tế - Chuyên viên', 'Chuyên viên', 'Sở Y tế'],
    ['Chuyên viên Phòng Lãnh sự, Sở Ngoại vụ', 'Chuyên viên', 'Phòng Lãnh sự, Sở Ngoại vụ'],
    ['Trưởng phòng Quản lý biên giới, Sở Ngoại vụ', 'Trưởng phòng Quản lý biên giới', 'Sở Ngoại vụ'],
    ['Sở Ngoại vụ', null, 'Sở Ngoại vụ'],
  ])('%j is %j of %j', (text, jobTitle, agency) => {
    expect(cellPost(text)).toEqual({ jobTitle, agency });
  });

  it.each(['Trưởng phòng Quản lý biên giới', 'Nông dân', 'Chuyên viên'])('%j tells no two parts', (text) => {
    expect(cellPost(text)).toBeNull();
  });
});
