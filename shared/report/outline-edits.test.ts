import { describe, expect, it } from 'vitest';
import type { OutlineSection } from '../registers/setting/report-outline.ts';
import { editedOutlines, moved, outlineFault, placed, withHeadings } from './outline-edits.ts';
import { outlineNamed, outlinesOf, shippedOutlines } from './outlines.ts';

const section = (key: string, level: 1 | 2, own: Partial<OutlineSection> = {}): OutlineSection => ({
  key,
  level,
  heading: key,
  isHeading: false,
  drafts: [],
  parts: [],
  ...own,
});

describe('an outline', () => {
  it.each([
    ['has no name', { name: ' ', sections: [section('a', 1)] }, 'noName'],
    ['has no section', { name: 'A', sections: [] }, 'noSections'],
    ['begins below a chapter', { name: 'A', sections: [section('a', 2)] }, 'beginsBelow'],
    [
      'has a section without a heading',
      { name: 'A', sections: [section('a', 1, { heading: '' })] },
      'noHeading',
    ],
    ['is whole', { name: 'A', sections: [section('a', 1), section('b', 2)] }, null],
  ])('that %s is told so', (_case, outline, fault) => {
    expect(outlineFault({ key: 'k', ...outline })).toBe(fault);
  });

  it('has a draft or annex in one section only', () => {
    const sections = [section('a', 1, { drafts: ['tasks'], parts: ['tables'] }), section('b', 1)];
    const now = placed(placed(sections, 1, { draft: 'tasks' }, true), 1, { part: 'tables' }, true);
    expect(now.map(({ drafts, parts }) => [drafts, parts])).toEqual([
      [[], []],
      [['tasks'], ['tables']],
    ]);
    expect(placed(now, 1, { draft: 'tasks' }, false)[1]?.drafts).toEqual([]);
  });

  it('marks as a heading only what holds others and nothing of its own', () => {
    const sections = [
      section('a', 1),
      section('b', 2),
      section('c', 1, { drafts: ['tasks'] }),
      section('d', 2),
    ];
    expect(withHeadings(sections).map(({ isHeading }) => isHeading)).toEqual([true, false, false, false]);
    for (const { sections: shipped } of shippedOutlines) expect(withHeadings(shipped)).toEqual(shipped);
  });

  it('keeps its sections when one is moved', () => {
    const sections = [section('a', 1), section('b', 2), section('c', 2)];
    expect(moved(sections, 2, -1).map(({ key }) => key)).toEqual(['a', 'c', 'b']);
    expect(moved(sections, 0, -1)).toEqual(sections);
    expect(moved(sections, 2, 1)).toEqual(sections);
  });

  it('is kept by the settings only where it is not as shipped', () => {
    expect(editedOutlines(shippedOutlines)).toBe(null);
    const [first, ...others] = shippedOutlines;
    if (first === undefined) throw new RangeError('none');
    const renamed = { ...first, name: 'Đề cương của Sở' };
    expect(editedOutlines([renamed, ...others])).toEqual([renamed]);
    expect(outlinesOf([renamed]).map(({ name }) => name)).toContain('Đề cương của Sở');
    expect(outlineNamed(outlinesOf([renamed]), 'gone').key).toBe(first.key);
  });
});
