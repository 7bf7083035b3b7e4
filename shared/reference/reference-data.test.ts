import { describe, expect, it } from 'vitest';
import { foldText } from '../text/fold.ts';
import { addDays, isPlainDate, plainDate, weekdayOf } from '../time/plain-date.ts';
import { ReferenceIndex, holdsOn } from './find-reference.ts';
import { catalogues, referenceRowSchema, type ReferenceRow } from './reference-row.ts';
import { shippedRows } from './shipped-rows.ts';

const ofCatalogue = (catalogue: ReferenceRow['catalogue']): readonly ReferenceRow[] =>
  shippedRows.filter((row) => row.catalogue === catalogue);

const byCode = Map.groupBy(shippedRows, (row) => `${row.catalogue}/${row.code}`);

const meets = (a: ReferenceRow, b: ReferenceRow): boolean =>
  (a.validTo === null || b.validFrom === null || a.validTo >= b.validFrom) &&
  (b.validTo === null || a.validFrom === null || b.validTo >= a.validFrom);

/** What is wrong, one line a row, so that a failing test names every row at once. */
const names = (rows: readonly ReferenceRow[]): readonly string[] =>
  rows.map((row) => `${row.catalogue}/${row.code} ${row.name}`);

const keyOf = (text: string): string =>
  foldText(text)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

describe('shipped reference data', () => {
  it('has rows that fit the schema, in NFC, each with an id of its own', () => {
    expect(names(shippedRows.filter((row) => !referenceRowSchema.safeParse(row).success))).toEqual([]);
    expect(JSON.stringify(shippedRows) === JSON.stringify(shippedRows).normalize('NFC')).toBe(true);
    expect(new Set(shippedRows.map((row) => row.id)).size).toBe(shippedRows.length);
  });

  it('has every catalogue', () => {
    // Ranks are of the department itself: they come with its own register.
    expect(catalogues.filter((catalogue) => ofCatalogue(catalogue).length === 0)).toEqual(['index']);
  });

  it('names every row in Vietnamese, English and Chinese', () => {
    expect(names(shippedRows.filter((row) => [row.name, row.nameEn, row.nameZh].includes('')))).toEqual([]);
  });

  it('names successors that exist, are of the same catalogue and begin when the row ends', () => {
    const byId = new Map(shippedRows.map((row) => [row.id, row]));
    const follows = (row: ReferenceRow, next: ReferenceRow | undefined): boolean =>
      next !== undefined &&
      next.catalogue === row.catalogue &&
      row.validTo !== null &&
      next.validFrom === addDays(plainDate(row.validTo), 1);
    const wrong = shippedRows.filter((row) => row.successorIds.some((id) => !follows(row, byId.get(id))));
    expect(names(wrong)).toEqual([]);
  });

  it('never gives one code two rows on the same day, nor leaves a gap between them', () => {
    const wrong = [...byCode.values()].flatMap((rows) => {
      const ordered = rows.toSorted((a, b) => (a.validFrom ?? '').localeCompare(b.validFrom ?? ''));
      return ordered.filter((row, index) => {
        const next = ordered[index + 1];
        if (next === undefined) return false;
        return row.validTo === null || addDays(plainDate(row.validTo), 1) !== next.validFrom;
      });
    });
    expect(names(wrong)).toEqual([]);
  });

  it('never ends a row before it begins', () => {
    const wrong = shippedRows.filter((row) => (row.validFrom ?? '') > (row.validTo ?? '9999'));
    expect(names(wrong)).toEqual([]);
  });

  it('names parents that exist', () => {
    const wrong = shippedRows.filter((row) => {
      const parentCatalogue = row.catalogue === 'place' ? 'country' : row.catalogue;
      return row.parentCode !== null && !byCode.has(`${parentCatalogue}/${row.parentCode}`);
    });
    expect(names(wrong)).toEqual([]);
  });

  it.each(catalogues.filter((catalogue) => catalogue !== 'holiday'))(
    'lets a name of a %s stand for one code at a time, so that an import never has to guess',
    (catalogue) => {
      const users = new Map<string, readonly ReferenceRow[]>();
      for (const row of ofCatalogue(catalogue)) {
        const spellings = [row.name, row.nameEn, row.nameZh, row.shortName ?? '', ...row.aliases];
        for (const key of new Set(spellings.filter((text) => text !== '').map((text) => keyOf(text))))
          users.set(key, [...(users.get(key) ?? []), row]);
      }
      const shared = [...users].filter(([, rows]) =>
        rows.some((row) => rows.some((other) => other.code !== row.code && meets(row, other))),
      );
      expect(shared.map(([name, rows]) => `${name}: ${names(rows).join(', ')}`)).toEqual([]);
    },
  );

  it('marks the rows to be confirmed, and cites a source for the rest of what the law fixes', () => {
    expect(shippedRows.some((row) => !row.confirmed)).toBe(true);
    expect(names(ofCatalogue('deadline').filter((row) => row.confirmed && row.source === null))).toEqual([]);
  });
});

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
    const communes = on('2026-01-01').filter((row) => row.attributes['kind'] === 'commune');
    expect(communes.filter((row) => row.attributes['border'] === true)).toHaveLength(11);
  });

  it('leads every district to communes, and every commune from a district', () => {
    const reached = new Set(on('2025-06-30').flatMap((row) => row.successorIds));
    const communes = on('2025-07-01').filter((row) => row.attributes['kind'] === 'commune');
    expect(names(communes.filter((row) => !reached.has(row.id)))).toEqual([]);
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

  it('has a day as its code and says what kind of day it is', () => {
    expect(names(rows.filter((row) => !isPlainDate(row.code)))).toEqual([]);
    expect(new Set(rows.map((row) => row.attributes['kind']))).toEqual(new Set(['holiday', 'workingDay']));
  });

  it('swaps only weekend days into working days', () => {
    const worked = rows.filter((row) => row.attributes['kind'] === 'workingDay');
    expect(worked.length).toBeGreaterThan(0);
    expect(names(worked.filter((row) => weekdayOf(plainDate(row.code)) <= 5))).toEqual([]);
  });

  it('leaves what no decision has fixed to be confirmed', () => {
    expect(names(rows.filter((row) => row.code >= '2027' && row.confirmed))).toEqual([]);
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
    const meaning = new Map(rows.map((row) => [row.code, row.attributes['holiday']]));
    expect([meaning.get(newYear), meaning.get(kings)]).toEqual(['lunarNewYear', 'hungKings']);
  });
});
