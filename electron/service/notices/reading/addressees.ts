import { isPerson } from './acts.ts';
import { unitAtStart, unitsAtStart } from '../../../../shared/offices/units-at-start.ts';

/** Whether a line only names units. */
const isUnits = (line: string): boolean => {
  const { length } = unitsAtStart(line);
  return length > 0 && length >= line.replace(/[\s.;,]+$/u, '').length;
};

/** Whom a document is sent to, from the line at `at`; `next` is the first line behind them. */
export function addresseesOf(
  lines: readonly string[],
  at: number,
  end: number,
): { readonly names: readonly string[]; readonly next: number } {
  const line = (lines[at] ?? '')
    .replace(/^(Kính (?:gửi|chuyển)\s*:?)\s*[-–•+]\s+/iu, '$1 ')
    .replace(/^(?:Kính|KÍNH) (?:gửi|chuyển)\s*(?::\s*)?|^.*điện(?:\s+gửi)?\s*(?::\s*)?$/iu, '');
  const own = namesOn(line, lines[at + 1] ?? '') && at + 1 < end ? `${line} ${lines[at + 1] ?? ''}` : line;
  const listed = own === '' ? [] : [own];
  const first = own === '' ? at + 1 : -1;
  const belongs = (line: string, index: number): boolean =>
    line.length < 200 &&
    (/^[-–•+]\s/u.test(line) ||
      // "- Các Bộ: Thương mại, Kế hoạch và Đầu tư," / "Tài chính, Nông nghiệp," / "- Ngân hàng Nhà nước"
      ((lines[index - 1] ?? '').endsWith(',') &&
        line.length < 90 &&
        /^[-–•+]\s/u.test(lines[index + 1] ?? '')) ||
      ((index === first || /[:;,]$/u.test(lines[index - 1] ?? '')) && isUnits(line)));
  let next = own === line ? at + 1 : at + 2;
  while (next < end && belongs(lines[next] ?? '', next)) {
    listed.push((lines[next] ?? '').replace(/^[-–•+]\s*/u, ''));
    next += 1;
  }
  const names = listed
    .flatMap((line) => line.split(/;\s*/u))
    .map((line) => line.replace(/[.;,]+$/u, '').trim())
    .filter((line) => line !== '')
    .flatMap(wholeNames);
  return { names, next };
}

/** Whether the name on a line goes on in the next, and ends there: "… Khu kinh tế cửa khẩu" / "Đồng Đăng - Lạng Sơn". */
function namesOn(line: string, next: string): boolean {
  if (line === '' || /[.;,:]$/u.test(line) || next.length > 80) return false;
  const both = `${line} ${next.replace(/[.;,]+$/u, '')}`;
  return (unitAtStart(next)?.length ?? 0) === 0 && unitAtStart(both)?.length === both.length;
}

/** A part of the office that is named behind it: "Cục Lãnh sự, Bộ Ngoại giao". */
const PART_OF =
  /^(?:Cục|Vụ|Tổng cục|Chi cục|Phòng|Trung tâm|Viện|Học viện|Trường|Thanh tra|Ban|Văn phòng|Báo|Tạp chí)\s[^,]{2,80}\s*[,–-]\s+(?:Bộ|Sở|UBND|Ủy ban|Uỷ ban|Tổng cục|Cục|Tỉnh ủy|Công an tỉnh)\s[^,]{2,80}$/u;

/** The names on an addressee's line, to the end of what is no remark: "Các doanh nghiệp xuất nhập khẩu (theo danh sách)". */
function wholeNames(line: string): readonly string[] {
  if (PART_OF.test(line)) return [line];
  const { names, length } = unitsAtStart(line);
  return names.length > 1 && length >= line.length && !isPerson(names[0] ?? '') ? names : [wholeName(line)];
}

function wholeName(line: string): string {
  const found = unitAtStart(line);
  if (found === null) return line;
  const rest = line.slice(found.length).replace(/\s*\([^)]*\)$/u, '');
  return rest.length > 60 || /^\s*(?:$|[,(:–-])|[:;]/u.test(rest) ? found.name : `${found.name}${rest}`;
}

/** "… tại buổi làm việc với Sở Ngoại vụ" speaks to Sở Ngoại vụ. */
export function meetingWith(abstract: string | null): readonly string[] {
  const found = /(?:buổi\s+)?(?:làm việc|họp|kiểm tra|giao ban)\s+(?:với|tại)\s+(.*)$/iu.exec(
    abstract ?? '',
  )?.[1];
  const unit =
    found === undefined
      ? null
      : unitAtStart(found.replace(/^(?:tập thể\s+)?(?:lãnh đạo|Lãnh đạo|Ban Giám đốc)\s+/u, ''));
  return unit === null ? [] : [unit.name];
}
