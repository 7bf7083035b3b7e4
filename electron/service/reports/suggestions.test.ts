import { expect, it, onTestFinished } from 'vitest';
import { readRecord } from '../../../db/record-rows.ts';
import { outgoing, save, testFolder, testStore } from '../../../db/test-store.ts';
import { sampleStore } from '../../../tests/documents/sample-report.ts';
import { suggestionTargets } from '../../../shared/report/suggestions.ts';
import { readReport } from './read.ts';
import { reportSuggestions } from './suggestions.ts';

const quarter = { calendarId: 'nd09', periodCode: '2024-Q1' };

function sample() {
  const store = sampleStore(testFolder());
  onTestFinished(() => store.close());
  return store;
}

it('suggests at most five sentences for a section, each traced to a record that is there', () => {
  const store = sample();
  const all = reportSuggestions(store, quarter);
  for (const target of suggestionTargets) {
    const own = all.filter((one) => one.target === target);
    expect(own.length, target).toBeLessThanOrEqual(5);
    if (target !== 'proposals') expect(own.length, target).toBeGreaterThan(0);
  }
  for (const { register, id, code, text } of all) {
    expect(readRecord(store, register, id)?.code).toBe(code);
    expect(text).not.toMatch(/undefined|null|\{\{|, ,|\s,|\.\./);
    expect(text).toMatch(/\.$/);
  }
});

it('tells who led, where and when, of every register in turn', () => {
  const notable = reportSuggestions(sample(), quarter).filter(({ target }) => target === 'notable');
  expect(notable.map(({ text }) => text).slice(0, 2)).toEqual([
    'Đoàn công tác của tỉnh dự Chương trình Gặp gỡ đầu Xuân và Hội nghị lần thứ 15 Ủy ban công tác liên hợp do đồng chí Hoàng Minh Khôi, Bí thư Tỉnh ủy dẫn đầu, tại Nam Ninh, Quảng Tây, Trung Quốc, từ ngày 21/02/2024 đến ngày 23/02/2024.',
    'Đoàn Chính phủ nhân dân thành phố Sùng Tả do Chu Gia Hào, Phó Thị trưởng dẫn đầu, đến thăm, làm việc từ ngày 15/12/2023 đến ngày 16/12/2023; Chủ tịch UBND tỉnh tiếp.',
  ]);
  expect(new Set(notable.map(({ register }) => register)).size).toBe(4);
});

it('says what is late and why, and what the next period brings', () => {
  const all = reportSuggestions(sample(), quarter);
  const of = (target: string) => all.filter((one) => one.target === target).map(({ text }) => text);
  expect(of('limits')).toContain(
    'Nhiệm vụ “Trao đổi với phía bạn về việc khôi phục cặp chợ biên giới” (mục III.5, 08/KH-BCĐ, 05/02/2024, Kế hoạch công tác quản lý, bảo vệ biên giới năm 2024) quá hạn từ ngày 05/3/2024; nguyên nhân, vướng mắc: Phía bạn chưa trả lời.',
  );
  expect(of('limits')).toContain(
    'Công trình ven biên, hàng rào, tại khu vực mốc 1290, xã Bính Xá, ngày 05/10/2023, chưa giải quyết xong.',
  );
  expect(of('nextTasks')).toContain(
    'Đoàn dự Lễ công bố mở chính thức đường chuyên dụng, tại Bằng Tường, Quảng Tây, Trung Quốc, dự kiến từ ngày 15/3/2024.',
  );
});

it('never prints a suggestion by itself, and suggests nothing of an empty register', () => {
  const store = sample();
  const printed = readReport(store, quarter).sections.map(({ text }) => text);
  for (const { text } of reportSuggestions(store, quarter))
    expect(printed.some((section) => section.includes(text))).toBe(false);
  expect(reportSuggestions(testStore('2024-04-01T03:00:00Z'), quarter)).toEqual([]);
});

it('leaves out what it does not know', () => {
  const store = testStore('2024-04-01T03:00:00Z');
  save(
    store,
    outgoing({
      name: 'Đoàn công tác tỉnh',
      level: 'provinceLeader',
      departureActual: '2024-01-05',
      returnActual: '2024-01-05',
      leader: null,
      leaderJobTitle: null,
      reportNumber: '1/BC',
    }),
  );
  const [first, ...others] = reportSuggestions(store, quarter);
  expect(others).toEqual([]);
  expect(first?.text).toMatch(/^Đoàn công tác tỉnh(?:, tại [^,]+(?:, [^,]+)?)?, ngày 05\/01\/2024\.$/);
});
