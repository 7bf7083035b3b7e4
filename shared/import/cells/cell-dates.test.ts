import { describe, expect, it } from 'vitest';
import { monthSpan } from '../../time/month-span.ts';
import { plainDate } from '../../time/plain-date.ts';
import { cellDate, type DateSense } from './cell-dates.ts';
import { cellRange } from './cell-ranges.ts';
import { emptyCell, type SheetCell } from './sheet-cells.ts';

const today = plainDate('2024-03-20');
const ofTitle: DateSense = { of: 'record', period: monthSpan(2024, 1, 12) };
const typed = (text: string): SheetCell => ({ ...emptyCell, text });
const counted = (number: number): SheetCell => ({ text: String(number), date: null, number });

describe('a date in a cell', () => {
  it.each([
    ['05/02/2024', '2024-02-05'],
    ['5/2/2024', '2024-02-05'],
    ['05.02.2024', '2024-02-05'],
    ['05-02-2024', '2024-02-05'],
    ['2024-02-05 00:00:00', '2024-02-05'],
    ['05/02/2024 08:30', '2024-02-05'],
    ['8h30, 05/02/2024', '2024-02-05'],
    ['Thứ hai, 05/02/2024', '2024-02-05'],
    ['ngày 05/02/2024', '2024-02-05'],
    ['Ngày 5 tháng 2 năm 2024', '2024-02-05'],
  ])('%j is %s', (text, date) => {
    expect(cellDate(typed(text), today)).toEqual({ ok: true, date });
  });

  it.each([
    ['05-Feb-24'],
    ['Feb 5, 2024'],
    ['5th February 2024'],
    ['5-thg 2-24'],
    ['5 Th2 2024'],
    ['ngày 5 tháng hai năm 2024'],
    ['05/II/2024'],
    ['2024年2月5日'],
    ['2024年02月05号'],
    ['05\\02\\2024'],
    ['05//02/2024'],
    ['Mon 05/02/2024'],
    ['T2, 05/02/2024'],
  ])('%j is a date too', (text) => {
    expect(cellDate(typed(text), today)).toEqual({ ok: true, date: '2024-02-05' });
  });

  it.each([
    ['12 tháng mười một năm 2023', '2023-11-12'],
    ['12-X-2023', '2023-10-12'],
    ['5 May 2023', '2023-05-05'],
    ['05 tháng năm năm 2023', '2023-05-05'],
  ])('%j is %s', (text, date) => {
    expect(cellDate(typed(text), today)).toEqual({ ok: true, date });
  });

  it.each([
    ['Đầu tháng 3/2024', 'no-day'],
    ['Tháng 6/2024', 'no-day'],
    ['cuối tháng 5', 'no-day'],
    ['trung tuần tháng 4/2024', 'no-day'],
    ['Quý II năm 2024', 'no-day'],
    ['Tháng Tư', 'no-day'],
    ['tuần 2 tháng 4', 'no-day'],
    ['tuần thứ hai của tháng 4/2024', 'no-day'],
    ['Q2/2024', 'no-day'],
    ['April 2024', 'no-day'],
    ['2024年4月', 'no-day'],
    ['3/2024', 'no-day'],
    ['2024', 'no-day'],
    ['sau Tết', 'no-day'],
    ['ngày 05 tháng năm 2024', 'no-day'],
    ['Chưa đi', 'not-a-date'],
  ])('%j of a record is asked for: %s', (text, problem) => {
    expect(cellDate(typed(text), today, {})).toMatchObject({ ok: false, problem });
  });

  it.each([
    ['05/02/2024 dời sang 12/02/2024', '2024-02-12', 'date-moved'],
    ['05/02/2024 (điều chỉnh: 12/02/2024)', '2024-02-12', 'date-moved'],
    ['Hoãn đến ngày 12/02/2024', '2024-02-12', 'date-moved'],
    ['05/02/2024 hoặc 06/02/2024', '2024-02-05', 'date-of-several'],
    ['05/02/2024\n(theo QĐ 12/QĐ-UBND ngày 01/02/2024)', '2024-02-05', 'date-beside'],
    ['05/2/24 (đã báo cáo)', '2024-02-05', 'date-beside'],
    ['050224', '2024-02-05', 'date-of-figures'],
    ['2/15/2024', '2024-02-15', 'date-month-first'],
    ['15/8/2024 (âm lịch)', '2024-08-15', 'date-lunar'],
    ['15/8/2024 ÂL', '2024-08-15', 'date-lunar'],
    ['mùng 10 tháng 3 âm lịch năm 2024', '2024-03-10', 'date-lunar'],
    ['05/02/2024 (26/12 âm lịch)', '2024-02-05', 'date-beside'],
    ['02-15-24', '2024-02-15', 'date-month-first'],
  ])('%j is %s with a doubt', (text, date, code) => {
    expect(cellDate(typed(text), today, {})).toMatchObject({ ok: true, date, doubt: { code } });
  });

  it('takes figures that begin with a zero for no serial number', () => {
    expect(cellDate(typed('020975'), today, { of: 'birth' })).toMatchObject({ date: '1975-09-02' });
  });

  it.each([
    ['30/2/2024', 'no-such-date'],
    ['31/11/2023', 'no-such-date'],
    ['05/02', 'no-year'],
    ['ngày 5/2', 'no-year'],
    ['tháng 2', 'not-a-date'],
    ['chưa rõ', 'not-a-date'],
  ])('%j is refused: %s', (text, problem) => {
    expect(cellDate(typed(text), today)).toEqual({ ok: false, problem });
  });

  it('may be a true date or the serial number of one', () => {
    expect(cellDate({ text: 'x', date: plainDate('2024-02-05'), number: null }, today)).toMatchObject({
      date: '2024-02-05',
    });
    expect(cellDate(counted(45_327), today)).toMatchObject({ date: '2024-02-05' });
    expect(cellDate(counted(12), today).ok).toBe(false);
  });
});

describe('two dates in a cell', () => {
  it.each([
    ['10/01/2024 - 15/01/2024', '2024-01-10', '2024-01-15'],
    ['10/01/2024-15/01/2024', '2024-01-10', '2024-01-15'],
    ['10/01/2024 – 15/01/2024', '2024-01-10', '2024-01-15'],
    ['10-15/01/2024', '2024-01-10', '2024-01-15'],
    ['10 - 15/1/2024', '2024-01-10', '2024-01-15'],
    ['10/01-15/01/2024', '2024-01-10', '2024-01-15'],
    ['từ 10/01 đến 15/01/2024', '2024-01-10', '2024-01-15'],
    ['Từ ngày 10/01/2024 đến ngày 15/01/2024', '2024-01-10', '2024-01-15'],
    ['Từ 10/01/2024 đến hết 15/01/2024', '2024-01-10', '2024-01-15'],
    ['từ ngày 10 đến ngày 15 tháng 01 năm 2024', '2024-01-10', '2024-01-15'],
    ['Từ ngày 10/01/2024\nđến ngày 15/01/2024', '2024-01-10', '2024-01-15'],
    ['10/01/2024\n15/01/2024', '2024-01-10', '2024-01-15'],
    ['10/01/2024 15/01/2024', '2024-01-10', '2024-01-15'],
    ['10.01.2024 - 15.01.2024', '2024-01-10', '2024-01-15'],
    ['10-01-2024 - 15-01-2024', '2024-01-10', '2024-01-15'],
    ['10/01/2024 - 15/01/2024 (06 ngày)', '2024-01-10', '2024-01-15'],
    ['8h00 10/01/2024 - 17h30 15/01/2024', '2024-01-10', '2024-01-15'],
    ['sáng 10/01/2024 - chiều 15/01/2024', '2024-01-10', '2024-01-15'],
    ['28/12 - 02/01/2024', '2023-12-28', '2024-01-02'],
    ['28/12/2023 - 02/01/2024', '2023-12-28', '2024-01-02'],
    ['15/01/2024', '2024-01-15', '2024-01-15'],
    ['Ngày 15/01/2024', '2024-01-15', '2024-01-15'],
    ['ngày 15 tháng 01 năm 2024', '2024-01-15', '2024-01-15'],
    ['15/01/2024 (01 ngày)', '2024-01-15', '2024-01-15'],
  ])('%j is %s to %s', (text, from, to) => {
    expect(cellRange(typed(text), today)).toEqual({ ok: true, from, to });
  });

  it.each([
    ['10 - 15/01', 'no-year'],
    ['10/01 - 15/01', 'no-year'],
    ['28 - 30/02/2024', 'no-such-date'],
    ['Quý I/2024', 'not-a-date'],
    ['10-1/2024', 'not-a-date'],
    ['tháng 01 năm 2024', 'not-a-date'],
  ])('%j is refused: %s', (text, problem) => {
    expect(cellRange(typed(text), today)).toEqual({ ok: false, problem });
  });
});

const told = (read: ReturnType<typeof cellDate>): readonly (string | null)[] =>
  read.ok ? [read.date, read.doubt?.code ?? null] : [null, read.problem];

describe('a date that is read with what is known of its column', () => {
  const record: DateSense = { of: 'record' };
  const birth: DateSense = { of: 'birth' };

  it.each([
    [50_224, '2024-02-05', 'date-of-figures'],
    [5_022_024, '2024-02-05', 'date-of-figures'],
    [20_240_205, '2024-02-05', 'date-of-figures'],
    [131_223, '2023-12-13', 'date-of-figures'],
    [45_327, '2024-02-05', null],
    [45_327.354, '2024-02-05', null],
    [99_999, null, 'not-a-date'],
    [12, null, 'not-a-date'],
    [72_000, null, 'not-a-date'],
  ])('the number %d is %s (%s)', (number, date, doubt) => {
    expect(told(cellDate(counted(number), today, record))).toEqual([date, doubt]);
  });

  it.each([
    ['050224', '2024-02-05', 'date-of-figures'],
    ['05022024', '2024-02-05', 'date-of-figures'],
    ['05/02/1924', '1924-02-05', 'date-far'],
    ['05/02/2094', '2094-02-05', 'date-far'],
    ['05/02/2024 (theo thông báo)', '2024-02-05', 'date-beside'],
    ['05/02/2024 08:30:00 AM', '2024-02-05', null],
    ['lúc 14 giờ 30 phút ngày 05/02/2024', '2024-02-05', null],
    ['05/02/2024 (thứ hai)', '2024-02-05', null],
    ['2024-02-05T08:30:00', '2024-02-05', null],
    ['05/02', null, 'no-year'],
    ['ngày 5 tháng 2', null, 'no-year'],
    ['chưa rõ', null, 'not-a-date'],
  ])('%j is %s (%s)', (text, date, doubt) => {
    expect(told(cellDate(typed(text), today, record))).toEqual([date, doubt]);
  });

  it.each([
    ['05/02', '2024-02-05', 'date-year-of-title'],
    ['ngày 5 tháng 2', '2024-02-05', 'date-year-of-title'],
    ['30/02', null, 'no-such-date'],
    ['05/02/2023', '2023-02-05', null],
  ])('%j under a title of 2024 is %s (%s)', (text, date, doubt) => {
    expect(told(cellDate(typed(text), today, ofTitle))).toEqual([date, doubt]);
  });

  it.each([
    ['02/09/45', '1945-09-02', null],
    ['02/09/75', '1975-09-02', null],
    ['02/09/85', '1985-09-02', null],
    ['2-9-30', '1930-09-02', null],
    ['2.9.24', '1924-09-02', null],
    ['02/09/2045', '1945-09-02', 'date-far'],
    ['02/09/1890', null, 'no-such-date'],
  ])('a birth %j is %s (%s), never to come', (text, date, doubt) => {
    expect(told(cellDate(typed(text), today, birth))).toEqual([date, doubt]);
  });

  it('takes a true date for what it is, doubtful where it lies decades off', () => {
    const held = (date: string): SheetCell => ({ text: date, date: plainDate(date), number: null });
    expect(told(cellDate(held('2092-04-05'), today, record))).toEqual(['2092-04-05', 'date-far']);
    expect(told(cellDate(held('2034-04-05'), today, { of: 'lasting' }))).toEqual(['2034-04-05', null]);
    expect(told(cellDate(held('2045-09-02'), today, birth))).toEqual(['1945-09-02', 'date-far']);
    expect(told(cellDate(held('1960-09-02'), today, birth))).toEqual(['1960-09-02', null]);
  });
});

describe('ranges whose parts are written in several ways', () => {
  it.each([
    ['từ 5-2 đến 7-2-2024', '2024-02-05', '2024-02-07'],
    ['từ 5-2-2024 đến 7-2-2024', '2024-02-05', '2024-02-07'],
    ['5-2 - 7-2-2024', '2024-02-05', '2024-02-07'],
    ['5-2-2024-7-2-2024', '2024-02-05', '2024-02-07'],
    ['5-2~7-2-24', '2024-02-05', '2024-02-07'],
    ['28-12-2023 - 3-1-2024', '2023-12-28', '2024-01-03'],
    ['từ 28-12 đến 3-1-2024', '2023-12-28', '2024-01-03'],
    ['28/12-03/01/2024', '2023-12-28', '2024-01-03'],
    ['05–02–2024 – 07–02–2024', '2024-02-05', '2024-02-07'],
    ['5.2-7.2.2024', '2024-02-05', '2024-02-07'],
    ['2024/02/05-2024/02/07', '2024-02-05', '2024-02-07'],
    ['2024-02-05 ~ 2024-02-07', '2024-02-05', '2024-02-07'],
    ['2024-02-05/2024-02-07', '2024-02-05', '2024-02-07'],
    ['2024.02.05–2024.02.07', '2024-02-05', '2024-02-07'],
    ['2024/02/05-07', '2024-02-05', '2024-02-07'],
    ['2024-02-28 – 03-02', '2024-02-28', '2024-03-02'],
    ['Feb 5–7, 2024', '2024-02-05', '2024-02-07'],
    ['5-7 Feb 2024', '2024-02-05', '2024-02-07'],
    ['5 Feb - 7 Feb 2024', '2024-02-05', '2024-02-07'],
    ['Feb 28 - Mar 2, 2024', '2024-02-28', '2024-03-02'],
    ['28 Feb - 02 Mar 2024', '2024-02-28', '2024-03-02'],
    ['February 5th to 7th, 2024', '2024-02-05', '2024-02-07'],
    ['from 5 to 7 February 2024', '2024-02-05', '2024-02-07'],
    ['05-Feb-24 - 07-Feb-24', '2024-02-05', '2024-02-07'],
    ['2024年3月12日至14日', '2024-03-12', '2024-03-14'],
    ['2024年3月12日—14日', '2024-03-12', '2024-03-14'],
    ['2024年3月28日至4月2日', '2024-03-28', '2024-04-02'],
    ['2024年3月12日-2024年3月14日', '2024-03-12', '2024-03-14'],
    ['5/2/2024…7/2/2024', '2024-02-05', '2024-02-07'],
    ['5/2/2024 .. 7/2/2024', '2024-02-05', '2024-02-07'],
    ['5/2/2024|7/2/2024', '2024-02-05', '2024-02-07'],
    ['05/02/2024_07/02/2024', '2024-02-05', '2024-02-07'],
    ['Thứ 2, 05/02 - Thứ 4, 07/02/2024', '2024-02-05', '2024-02-07'],
    ['Đi: 5/2/2024\nVề: 7/2/2024', '2024-02-05', '2024-02-07'],
    ['Ngày đi: 05/02/2024; ngày về: 07/02/2024', '2024-02-05', '2024-02-07'],
    ['xuất cảnh 5/2/2024 nhập cảnh 7/2/2024', '2024-02-05', '2024-02-07'],
    ['Đến 5/2, rời ngày 7/2/2024', '2024-02-05', '2024-02-07'],
    ['20-25/4/2024', '2024-04-20', '2024-04-25'],
    ['20 - 25 tháng 4 năm 2024', '2024-04-20', '2024-04-25'],
  ])('%j is %s to %s', (text, from, to) => {
    expect(cellRange(typed(text), today, { of: 'record' })).toEqual({ ok: true, from, to });
  });

  it.each([
    ['28 - 2/1/2024', 'not-a-date'],
    ['29/2/2023', 'no-such-date'],
    ['31/4', 'no-such-date'],
    ['30/4', 'no-year'],
    ['tuần 2 tháng 4', 'no-day'],
    ['Tháng 4 - 5/2024', 'no-day'],
  ])('%j is refused: %s', (text, problem) => {
    expect(cellRange(typed(text), today, { of: 'record' })).toEqual({ ok: false, problem });
  });
});

describe('a span of which a cell says one end', () => {
  const record: DateSense = { of: 'record' };

  it.each(['Từ 05/02/2024', 'từ ngày 05/02/2024', '05/02/2024 -'])('has no last day of %j', (text) => {
    const read = cellRange(typed(text), today, record);
    expect(read).toEqual({ ok: true, from: '2024-02-05', to: null });
  });

  it('is doubtful where that is the last', () => {
    expect(cellRange(typed('đến 07/02/2024'), today, record)).toMatchObject({
      doubt: { code: 'date-beside' },
    });
  });

  it('is one day where nothing says more', () => {
    const read = cellRange(typed('05/02/2024'), today, record);
    expect(read).toEqual({ ok: true, from: '2024-02-05', to: '2024-02-05' });
  });
});

describe('a day without its year under a title of days', () => {
  const december = monthSpan(2023, 12, 12);
  const period = { from: plainDate('2023-12-15'), to: plainDate('2024-03-14') };

  it.each([
    ['20/12', '2023-12-20'],
    ['5/1', '2024-01-05'],
    ['20/3', '2024-03-20'],
    ['10/12', '2023-12-10'],
    ['3月12日', '2024-03-12'],
  ])('%j is %s', (text, date) => {
    expect(told(cellDate(typed(text), today, { period }))).toEqual([date, 'date-year-of-title']);
  });

  it('is asked for where it lies far from those of two years', () => {
    expect(told(cellDate(typed('20/8'), today, { period }))).toEqual([null, 'no-year']);
  });

  it('is of the year of the title where it lies far from its month', () => {
    expect(told(cellDate(typed('20/6'), today, { period: december }))).toEqual([
      '2023-06-20',
      'date-year-of-title',
    ]);
  });

  it('is of the year of the other days where the title tells none', () => {
    expect(told(cellDate(typed('5/1'), today, { period: null, yearOfRows: 2024 }))).toEqual([
      '2024-01-05',
      'date-year-of-rows',
    ]);
  });

  it('begins a span over the new year in the year before', () => {
    const read = cellRange(typed('28/12 - 3/1'), today, { period });
    expect(read).toMatchObject({ from: '2023-12-28', to: '2024-01-03' });
  });
});

describe('more ranges in use', () => {
  it.each([
    ['05-07/02/2024', '2024-02-05', '2024-02-07', null],
    ['05÷07/02/2024', '2024-02-05', '2024-02-07', null],
    ['20/2÷23/2/2024', '2024-02-20', '2024-02-23', null],
    ['05 và 06/02/2024', '2024-02-05', '2024-02-06', null],
    ['ngày 05 và ngày 06/02/2024', '2024-02-05', '2024-02-06', null],
    ['5,6,7/2/2024', '2024-02-05', '2024-02-07', null],
    ['5; 6 & 7/2/2024', '2024-02-05', '2024-02-07', null],
    ['05 – 07/02/2024', '2024-02-05', '2024-02-07', null],
    ['05 — 07/02/2024', '2024-02-05', '2024-02-07', null],
    ['05‑07/02/2024', '2024-02-05', '2024-02-07', null],
    ['05/02 → 07/02/2024', '2024-02-05', '2024-02-07', null],
    ['05/02/2024-07/02/2024', '2024-02-05', '2024-02-07', null],
    ['5/2-7/2/24', '2024-02-05', '2024-02-07', null],
    ['từ 28/12/2023 đến 02/01/2024', '2023-12-28', '2024-01-02', null],
    ['28/12 ÷ 02/01/2024', '2023-12-28', '2024-01-02', null],
    ['03 ngày, từ 05/02/2024 đến 07/02/2024', '2024-02-05', '2024-02-07', null],
    ['03 ngày (từ 05/02/2024)', '2024-02-05', '2024-02-07', 'date-counted'],
    ['5 ngày, từ 05/02/2024', '2024-02-05', '2024-02-09', 'date-counted'],
    ['05/02/2024 (03 ngày)', '2024-02-05', '2024-02-07', 'date-counted'],
    ['Từ ngày 05/02/2024, trong 4 ngày', '2024-02-05', '2024-02-08', 'date-counted'],
    ['03 ngày 02 đêm từ ngày 05/02/2024', '2024-02-05', '2024-02-07', 'date-counted'],
    ['01 ngày (05/02/2024)', '2024-02-05', '2024-02-05', null],
    ['29/12/2024 - 03/01', '2024-12-29', '2025-01-03', 'date-year-next'],
    ['29/12/2024 - 03/01/', '2024-12-29', '2025-01-03', 'date-year-next'],
    ['từ 30/11/2023 đến 02/01', '2023-11-30', '2024-01-02', 'date-year-next'],
    ['05/02/2024 - 07/02', '2024-02-05', '2024-02-07', null],
    ['03 ngày (từ 05/02/2024 đến 07/02/2024)', '2024-02-05', '2024-02-07', null],
    ['Từ 08h00 ngày 05/02/2024 đến 17h30 ngày 07/02/2024', '2024-02-05', '2024-02-07', null],
    ['05-07/02/2024 (kể cả ngày đi đường)', '2024-02-05', '2024-02-07', 'date-beside'],
    ['05 và 09/02/2024', '2024-02-05', '2024-02-09', 'date-apart'],
    ['5-7/2/2024 và 10-12/2/2024', '2024-02-05', '2024-02-12', 'date-apart'],
    ['từ 5 - 7/2', '2024-02-05', '2024-02-07', 'date-year-of-title'],
    ['05-07/02', '2024-02-05', '2024-02-07', 'date-year-of-title'],
    ['30/12 - 02/01', '2023-12-30', '2024-01-02', 'date-year-of-title'],
    ['05-07/02/2094', '2094-02-05', '2094-02-07', 'date-far'],
    ['2/5/2024 - 2/15/2024', '2024-02-05', '2024-02-15', 'date-month-first'],
  ])('%j is %s to %s (%s)', (text, from, to, doubt) => {
    const read = cellRange(typed(text), today, ofTitle);
    expect(read.ok ? [read.from, read.to, read.doubt?.code ?? null] : read).toEqual([from, to, doubt]);
  });
});
