import texts from '../reference/report-texts.json' with { type: 'json' };
import { fill } from '../text/template.ts';
import type { ReportingPeriod } from '../time/reporting-calendar.ts';
import { formatDate } from '../time/typed-date.ts';

const ROMAN = ['I', 'II', 'III', 'IV'];

function values(period: ReportingPeriod): Readonly<Record<string, string | number>> {
  return {
    year: period.year,
    index: String(period.index).padStart(2, '0'),
    roman: ROMAN[period.index - 1] ?? '',
    from: formatDate(period.from),
    to: formatDate(period.to),
  };
}

/** `Quý I năm 2024`, `tháng 01 năm 2024`, `từ ngày … đến ngày …`. */
export function periodName(period: ReportingPeriod): string {
  return fill(texts.periods[period.kind], values(period));
}

/** As titles say it: quý II is usually also "6 tháng đầu năm", quý III "9 tháng", quý IV "năm". */
export function periodTitle(period: ReportingPeriod): string {
  if (period.kind !== 'quarter') return periodName(period);
  const template = [
    texts.periods.quarter,
    texts.periods.quarter2,
    texts.periods.quarter3,
    texts.periods.quarter4,
  ];
  return fill(template[period.index - 1] ?? texts.periods.quarter, values(period));
}
