import { describe, expect, it } from 'vitest';
import { foldText } from '../text/fold.ts';
import { addDays, isPlainDate, plainDate } from '../time/plain-date.ts';
import { ReferenceIndex, holdsOn } from './find-reference.ts';
import { catalogues, referenceRowSchema, type ReferenceRow } from './reference-row.ts';
import { shippedRows } from './shipped-rows.ts';

const ofCatalogue = (catalogue: ReferenceRow['catalogue']): readonly ReferenceRow[] =>
  shippedRows.filter((row) => row.catalogue === catalogue);

const byCode = Map.groupBy(shippedRows, (row) => `${row.catalogue}/${row.code}`);

const meets = (a: ReferenceRow, b: ReferenceRow): boolean =>
  (a.validTo === null || b.validFrom === null || a.validTo >= b.validFrom) &&
  (b.validTo === null || a.validFrom === null || b.validTo >= a.validFrom);

describe('shipped reference data', () => {
  it('has rows that fit the schema, in NFC, each with an id of its own', () => {
    for (const row of shippedRows) {
      expect(referenceRowSchema.safeParse(row).error, row.name).toBeUndefined();
      expect(JSON.stringify(row)).toBe(JSON.stringify(row).normalize('NFC'));
    }
    expect(new Set(shippedRows.map((row) => row.id)).size).toBe(shippedRows.length);
  });

  it('has every catalogue', () => {
    for (const catalogue of catalogues) expect(ofCatalogue(catalogue).length, catalogue).toBeGreaterThan(0);
  });

  it('names every row in Vietnamese, English and Chinese', () => {
    const nameless = shippedRows.filter((row) => [row.name, row.nameEn, row.nameZh].includes(''));
    expect(nameless.map((row) => row.code)).toEqual([]);
  });

  it('names successors that exist, are of the same catalogue and begin when the row ends', () => {
    const byId = new Map(shippedRows.map((row) => [row.id, row]));
    for (const row of shippedRows)
      for (const id of row.successorIds) {
        const next = byId.get(id);
        expect(next?.catalogue, row.name).toBe(row.catalogue);
        expect(next?.validFrom, row.name).toBe(addDays(plainDate(row.validTo ?? ''), 1));
      }
  });

  it('never gives one code two rows on the same day, nor leaves a gap between them', () => {
    for (const [code, rows] of byCode) {
      const ordered = rows.toSorted((a, b) => (a.validFrom ?? '').localeCompare(b.validFrom ?? ''));
      for (const [index, row] of ordered.entries()) {
        const next = ordered[index + 1];
        if (next === undefined) continue;
        expect(row.validTo, code).not.toBeNull();
        expect(addDays(plainDate(row.validTo ?? ''), 1), code).toBe(next.validFrom);
      }
    }
  });

  it('never ends a row before it begins', () => {
    for (const row of shippedRows)
      if (row.validFrom !== null && row.validTo !== null)
        expect(row.validFrom <= row.validTo, row.name).toBe(true);
  });

  it('names parents that exist', () => {
    for (const row of shippedRows) {
      if (row.parentCode === null) continue;
      const parentCatalogue = row.catalogue === 'place' ? 'country' : row.catalogue;
      expect(byCode.has(`${parentCatalogue}/${row.parentCode}`), row.name).toBe(true);
    }
  });

  it('lets a name stand for one code at a time, so that an import never has to guess', () => {
    for (const catalogue of catalogues) {
      if (catalogue === 'holiday') continue;
      const rows = ofCatalogue(catalogue);
      const users = new Map<string, ReferenceRow[]>();
      for (const row of rows) {
        const names = [row.name, row.nameEn, row.nameZh, row.shortName ?? '', ...row.aliases];
        for (const key of new Set(names.filter((name) => name !== '').map((name) => keyOf(name))))
          users.set(key, [...(users.get(key) ?? []), row]);
      }
      for (const [name, found] of users)
        for (const row of found)
          for (const other of found)
            expect(row.code === other.code || !meets(row, other), `${catalogue}: ${name}`).toBe(true);
    }
  });

  it('marks the rows to be confirmed, and cites a source for the rest of what the law fixes', () => {
    expect(shippedRows.some((row) => !row.confirmed)).toBe(true);
    for (const row of ofCatalogue('deadline')) if (row.confirmed) expect(row.source, row.name).not.toBeNull();
  });
});

const keyOf = (text: string): string =>
  foldText(text)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

describe('countries', () => {
  it.each([
    ['Trung Quốc', 'CN'],
    ['CHND Trung Hoa', 'CN'],
    ['trung quoc', 'CN'],
    ['CHN', 'CN'],
    ['CHDCND Lào', 'LA'],
    ['Hàn Quốc', 'KR'],
    ['Đại Hàn Dân Quốc', 'KR'],
    ['CHDCND Triều Tiên', 'KP'],
    ['Mỹ', 'US'],
    ['Hoa Kỳ', 'US'],
    ['Anh', 'GB'],
    ['Nhật', 'JP'],
    ['Nhật Bản', 'JP'],
    ['Xinh-ga-po', 'SG'],
    ['Sing-ga-po', 'SG'],
    ['Singapore', 'SG'],
    ['Úc', 'AU'],
    ['Ô-xtrây-li-a', 'AU'],
    ['Australia', 'AU'],
    ['Đài Loan', 'TW'],
    ['CHLB Đức', 'DE'],
    ['LB Nga', 'RU'],
    ['Thuỵ Sĩ', 'CH'],
    ['Campuchia', 'KH'],
    ['Myanmar', 'MM'],
    ['Niger', 'NE'],
    ['Nigeria', 'NG'],
    ['Congo', 'CG'],
  ])('finds %s as %s', (name, code) => {
    expect(new ReferenceIndex(shippedRows).named('country', name)?.code).toBe(code);
  });
});

describe('organisations', () => {
  const on = (day: string): readonly ReferenceRow[] =>
    ofCatalogue('organisation').filter((row) => holdsOn(row, plainDate(day)));
  const kinds = (day: string, kind: string): number =>
    on(day).filter((row) => row.attributes['kind'] === kind).length;

  it('has 11 districts and no new commune until 30 June 2025, then 65 communes and no district', () => {
    expect([kinds('2025-06-30', 'district'), kinds('2025-06-30', 'commune')]).toEqual([11, 0]);
    expect([kinds('2025-07-01', 'district'), kinds('2025-07-01', 'commune')]).toEqual([0, 65]);
  });

  it('has 11 border communes', () => {
    expect(on('2026-01-01').filter((row) => row.attributes['westToEast'] !== undefined)).toHaveLength(11);
  });

  it('leads every district to communes, and every commune from a district', () => {
    const reached = new Set(on('2025-06-30').flatMap((row) => row.successorIds));
    for (const row of on('2025-07-01'))
      if (row.attributes['kind'] === 'commune') expect(reached.has(row.id), row.name).toBe(true);
  });

  it.each([
    ['Sở KHĐT', '2025-02-28', 'SKHDT'],
    ['Sở Kế hoạch và Đầu tư', '2024-03-01', 'SKHDT'],
    ['Sở NgV', '2026-01-01', 'SNgV'],
    ['Sở Tài chính', '2025-03-01', 'STC'],
    ['Bộ Chỉ huy BĐBP tỉnh', '2024-03-01', 'BDBP'],
    ['Ban Chỉ huy BĐBP tỉnh', '2025-07-01', 'BDBP'],
    ['Xã Đồng Đăng', '2025-08-01', 'XP-06184'],
    ['UBND xã Thuỵ Hùng', '2025-08-01', 'XP-06148'],
    ['Huyện Văn Lãng', '2024-03-01', 'DC-H3'],
  ])('finds %s on %s as %s', (name, day, code) => {
    const row = new ReferenceIndex(shippedRows).named('organisation', name, plainDate(day));
    expect(row?.code).toBe(code);
    expect(row !== undefined && holdsOn(row, plainDate(day))).toBe(true);
  });
});

describe('gates', () => {
  const classOn = (name: string, day: string): unknown =>
    new ReferenceIndex(shippedRows).named('gate', name, plainDate(day))?.attributes['class'];

  it.each([
    ['Hữu Nghị', '2024-03-01', 'international'],
    ['Chi Ma', '2026-01-01', 'bilateral'],
    ['Tân Thanh', '2026-01-01', 'lane'],
    ['Ga Đồng Đăng', '2026-01-01', 'railway'],
    ['Trà Lĩnh', '2023-12-27', 'bilateral'],
    ['Trà Lĩnh', '2023-12-28', 'international'],
    ['Tà Lùng', '2025-09-11', 'bilateral'],
    ['Nội Bài', '2024-03-01', 'airport'],
  ])('%s on %s is %s', (name, day, expected) => {
    expect(classOn(name, day)).toBe(expected);
  });
});

describe('holidays', () => {
  const rows = ofCatalogue('holiday');
  const weekday = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay();

  it('has a day as its code and says what kind of day it is', () => {
    for (const row of rows) {
      expect(isPlainDate(row.code), row.code).toBe(true);
      expect(['holiday', 'workingDay']).toContain(row.attributes['kind']);
    }
  });

  it('swaps only weekend days into working days', () => {
    for (const row of rows)
      if (row.attributes['kind'] === 'workingDay') expect([0, 6]).toContain(weekday(row.code));
  });

  it('leaves what no decision has fixed to be confirmed', () => {
    for (const row of rows) if (row.code >= '2027') expect(row.confirmed, row.code).toBe(false);
  });

  it.each([
    ['2020-01-25', '2020-04-02'],
    ['2021-02-12', '2021-04-21'],
    ['2022-02-01', '2022-04-10'],
    ['2023-01-22', '2023-04-29'],
    ['2024-02-10', '2024-04-18'],
    ['2025-01-29', '2025-04-07'],
    ['2026-02-17', '2026-04-26'],
    ['2027-02-06', '2027-04-16'],
    ['2028-01-26', '2028-04-04'],
  ])('has the lunar new year on %s and the Hùng Kings’ day on %s', (newYear, kings) => {
    const names = new Map(rows.map((row) => [row.code, row.attributes['holiday']]));
    expect(names.get(newYear)).toBe('lunarNewYear');
    expect(names.get(kings)).toBe('hungKings');
  });
});
