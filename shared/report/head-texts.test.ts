import { describe, expect, it } from 'vitest';
import type { ReportOccasion, ReportScope } from '../registers/report/report.ts';
import { plainDate } from '../time/plain-date.ts';
import { calendarById, periodOf } from '../time/reporting-calendar.ts';
import { headTexts, rewrittenHeadTexts, type HeadFacts } from './head-texts.ts';
import { periodName, shownSpans, usualOutlooks } from './period-names.ts';
import { spansOf } from './report-model.ts';

const basis = 'Quyết định số 01/2020/QĐ-UBND';

function factsOf(
  code: string,
  own: { scope?: ReportScope; occasion?: ReportOccasion; asOf?: string } = {},
): HeadFacts {
  const calendar = calendarById('nd09');
  const period = calendar === undefined ? undefined : periodOf(calendar, code);
  if (calendar === undefined || period === undefined) throw new RangeError(code);
  return {
    period,
    scope: own.scope ?? 'joint',
    occasion: own.occasion ?? 'thematic',
    spans: spansOf(calendar, period),
    asOf: plainDate(own.asOf ?? '2026-01-05'),
    periodicBasis: basis,
  };
}

const textsOf = (facts: HeadFacts, edited: Readonly<Record<string, string>> = {}) =>
  headTexts(facts, new Map(Object.entries(edited).map(([key, text]) => [key, { text }])));

describe('the title of a report', () => {
  it.each<[string, ReportScope, string]>([
    ['2024-Q1', 'joint', 'Kết quả công tác đối ngoại Quý I; phương hướng, nhiệm vụ Quý II năm 2024'],
    [
      '2024-Q2',
      'joint',
      'Kết quả công tác đối ngoại Quý II và 6 tháng đầu năm; phương hướng, nhiệm vụ 6 tháng cuối năm 2024',
    ],
    ['2024-Q2', 'alone', 'Kết quả công tác đối ngoại Quý II; phương hướng, nhiệm vụ Quý III năm 2024'],
    [
      '2024-Q3',
      'joint',
      'Kết quả công tác đối ngoại Quý III và 9 tháng đầu năm; phương hướng, nhiệm vụ Quý IV năm 2024',
    ],
    ['2024-Q4', 'joint', 'Kết quả công tác đối ngoại Quý IV và năm 2024; phương hướng, nhiệm vụ năm 2025'],
    ['2024-Q4', 'alone', 'Kết quả công tác đối ngoại Quý IV năm 2024; phương hướng, nhiệm vụ Quý I năm 2025'],
    [
      '2024-H1',
      'joint',
      'Kết quả công tác đối ngoại 6 tháng đầu năm; phương hướng, nhiệm vụ 6 tháng cuối năm 2024',
    ],
    [
      '2024-9M',
      'joint',
      'Kết quả công tác đối ngoại 9 tháng đầu năm; phương hướng, nhiệm vụ Quý IV năm 2024',
    ],
    ['2024', 'joint', 'Kết quả công tác đối ngoại năm 2024; phương hướng, nhiệm vụ năm 2025'],
    ['2024-03', 'joint', 'Kết quả công tác đối ngoại tháng 3; phương hướng, nhiệm vụ tháng 4 năm 2024'],
    ['2024-01', 'joint', 'Kết quả công tác đối ngoại tháng 01; phương hướng, nhiệm vụ tháng 02 năm 2024'],
    [
      '2024-12',
      'joint',
      'Kết quả công tác đối ngoại tháng 12 năm 2024; phương hướng, nhiệm vụ tháng 01 năm 2025',
    ],
  ])('of %s (%s) has its outlook, and the year once', (code, scope, title) => {
    expect(textsOf(factsOf(code, { scope })).title.text).toBe(title);
  });

  it('follows an outlook that is written anew', () => {
    const facts = factsOf('2024-Q1');
    expect(textsOf(facts, { outlook: '9 tháng cuối năm 2024' }).title.text).toBe(
      'Kết quả công tác đối ngoại Quý I; phương hướng, nhiệm vụ 9 tháng cuối năm 2024',
    );
    expect(textsOf(facts, { outlook: 'Quý II' }).title.text).toBe(
      'Kết quả công tác đối ngoại Quý I năm 2024; phương hướng, nhiệm vụ Quý II',
    );
    expect(usualOutlooks(facts.period, 'joint')).toEqual(['Quý II năm 2024', '9 tháng cuối năm 2024']);
  });

  it.each<[ReportOccasion, string]>([
    ['thematic', 'Chuyên đề về kết quả công tác đối ngoại từ ngày 05/02/2024 đến ngày 20/3/2024'],
    ['extraordinary', 'Đột xuất về kết quả công tác đối ngoại từ ngày 05/02/2024 đến ngày 20/3/2024'],
  ])('of chosen days is %s, and says them once', (occasion, title) => {
    const texts = textsOf(factsOf('2024-02-05..2024-03-20', { occasion }), {
      legalBasis: 'Công văn số 12/UBND-NC ngày 01/3/2024 của Ủy ban nhân dân tỉnh',
    });
    expect(texts.title.text).toBe(title);
    expect(texts.opening.text.match(/05\/02\/2024/g)).toHaveLength(1);
    expect(texts.opening.text).toContain('Thực hiện Công văn số 12/UBND-NC');
    expect(texts.ending.text).not.toMatch(/\d{4}/);
    expect(JSON.stringify(texts)).not.toContain('Chuyên đề/');
  });
});

describe('the opening of a report', () => {
  it.each([
    [
      'is over',
      '2024-Q1',
      '2024-03-20',
      `Thực hiện ${basis}, Sở Ngoại vụ báo cáo kết quả công tác đối ngoại Quý I năm 2024 (số liệu tính từ ngày 15/12/2023 đến hết ngày 14/3/2024) như sau:`,
    ],
    [
      'has a year to date beside it',
      '2024-Q2',
      '2024-07-01',
      `Thực hiện ${basis}, Sở Ngoại vụ báo cáo kết quả công tác đối ngoại Quý II và 6 tháng đầu năm 2024 (số liệu trong kỳ tính từ ngày 15/3/2024 đến hết ngày 14/6/2024; số liệu lũy kế tính từ ngày 15/12/2023) như sau:`,
    ],
    [
      'goes on',
      '2024-Q1',
      '2024-02-20',
      `Thực hiện ${basis}, Sở Ngoại vụ báo cáo kết quả công tác đối ngoại Quý I năm 2024 (số liệu tính từ ngày 15/12/2023, tính đến hết ngày 20/02/2024) như sau:`,
    ],
    [
      'is still to come',
      '2024-Q1',
      '2023-11-30',
      `Thực hiện ${basis}, Sở Ngoại vụ báo cáo kết quả công tác đối ngoại Quý I năm 2024 (kỳ báo cáo bắt đầu từ ngày 15/12/2023) như sau:`,
    ],
    [
      'was chosen freely',
      '2024-02-05..2024-03-20',
      '2024-04-01',
      'Sở Ngoại vụ báo cáo chuyên đề kết quả công tác đối ngoại từ ngày 05/02/2024 đến hết ngày 20/3/2024 như sau:',
    ],
  ])('tells the days of a period that %s', (_case, code, asOf, opening) => {
    expect(textsOf(factsOf(code, { asOf })).opening.text).toBe(opening);
  });
});

describe('the texts of a closed report', () => {
  const facts = factsOf('2024-Q1', { asOf: '2024-03-20' });
  const frozen = {
    ...facts,
    texts: { ...textsOf(facts), ending: { text: 'Hết.', draft: 'Hết.', edited: false } },
  };

  it('stand as they were frozen where nobody touched them', () => {
    expect(rewrittenHeadTexts(frozen, 'thematic', new Map())).toEqual(frozen.texts);
  });

  it('follow what staff wrote since, with the texts that are made of it', () => {
    const now = rewrittenHeadTexts(frozen, 'thematic', new Map([['outlook', { text: 'Quý II' }]]));
    expect(now.outlook).toMatchObject({ text: 'Quý II', edited: true });
    expect(now.title.text).toContain('phương hướng, nhiệm vụ Quý II');
    expect(now.title.text).toContain('năm 2024;');
    expect(now.ending.text).toBe('Hết.');
  });
});

describe('the spans that tables show', () => {
  it.each<[string, ReportScope, readonly string[]]>([
    ['2024-Q1', 'joint', ['Quý I năm 2024']],
    ['2024-Q2', 'joint', ['Quý II năm 2024', '6 tháng đầu năm 2024']],
    ['2024-Q2', 'alone', ['Quý II năm 2024']],
    ['2024-Q4', 'joint', ['Quý IV năm 2024', 'Năm 2024']],
    ['2024-05', 'joint', ['Tháng 5 năm 2024', '5 tháng đầu năm 2024']],
    ['2024-H1', 'joint', ['6 tháng đầu năm 2024']],
  ])('of %s (%s)', (code, scope, titles) => {
    const { period } = factsOf(code);
    expect(shownSpans(period, scope).map(({ title }) => title)).toEqual(titles);
  });

  it('are named for the list of annexes by the period alone', () => {
    expect(periodName(factsOf('2024-Q2').period)).toBe('Quý II năm 2024');
    expect(periodName(factsOf('2024-02-05..2024-03-20').period)).toBe(
      'từ ngày 05/02/2024 đến ngày 20/3/2024',
    );
  });
});
