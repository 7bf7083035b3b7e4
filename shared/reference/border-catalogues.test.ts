import { describe, expect, it } from 'vitest';
import { exchangeLevels } from '../registers/exchange/exchange-fields.ts';
import { letterKinds } from '../registers/letter/letter.ts';
import { talkKinds } from '../registers/talk/talk.ts';
import { isPlainDate } from '../time/plain-date.ts';
import { ReferenceIndex } from './find-reference.ts';
import type { ReferenceRow } from './reference-row.ts';
import { shippedRows } from './shipped-rows.ts';

const ofCatalogue = (catalogue: ReferenceRow['catalogue']): readonly ReferenceRow[] =>
  shippedRows.filter((row) => row.catalogue === catalogue);

const names = (rows: readonly ReferenceRow[]): readonly string[] =>
  rows.map((row) => `${row.code} ${row.name}`);

describe('incident types and articles', () => {
  const types = ofCatalogue('incident-type');

  it('names articles that exist, and confirms the fourteen types of chapter 8 alone', () => {
    const articles = new Set(ofCatalogue('treaty-article').map((row) => row.code));
    const named = types.filter((row) => row.attributes['article'] !== null);
    expect(names(named.filter((row) => !articles.has(String(row.attributes['article']))))).toEqual([]);
    const confirmed = types.filter((row) => row.confirmed).map((row) => row.code);
    expect(confirmed).toEqual(
      Array.from({ length: 14 }, (_, index) => `BG${String(index + 1).padStart(2, '0')}`),
    );
  });

  it('cites every article in full', () => {
    const wrong = ofCatalogue('treaty-article').filter(
      (row) => String(row.attributes['citation']).length < 20,
    );
    expect(names(wrong)).toEqual([]);
  });

  it.each([
    ['xâm canh', 'BG07'],
    ['Xâm cư', 'BG08'],
    ['buôn lậu', 'BG09'],
    ['Kè bờ', 'BG02'],
    ['Nổ mìn', 'BG04'],
    ['vượt biên trái phép', 'BG15'],
    ['Gia súc vượt biên', 'BG06'],
    ['flycam', 'BG20'],
    ['ma tuý', 'BG19'],
    ['Sạt lở', 'BG17'],
    ['Trao trả người', 'BG21'],
    ['khác', 'BG99'],
  ])('finds %s as %s', (name, code) => {
    expect(new ReferenceIndex(shippedRows).named('incident-type', name)?.code).toBe(code);
  });
});

describe('occasions for letters', () => {
  const occasions = ofCatalogue('occasion');
  const countries = new Set(ofCatalogue('country').map((row) => row.code));
  const days = (code: string, attribute: string): readonly string[] =>
    String(occasions.find((row) => row.code === code)?.attributes[attribute] ?? '').split(',');

  it('names countries that exist', () => {
    const wrong = occasions.filter((row) =>
      String(row.attributes['countries'])
        .split(',')
        .some((code) => code !== '' && !countries.has(code)),
    );
    expect(names(wrong)).toEqual([]);
  });

  it('gives a real day of the year to each solar one, solar days to each lunar one, none to the rest', () => {
    const wrong = occasions.filter(({ attributes }) => {
      const { kind, month, day, solarDates } = attributes;
      const dated = typeof month === 'number' && typeof day === 'number';
      if (kind === 'undated') return month !== null || day !== null || attributes['leadDays'] !== null;
      if (kind === 'lunar') return !dated || typeof solarDates !== 'string';
      const text = `2024-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
      return !dated || !isPlainDate(text) || solarDates !== undefined;
    });
    expect(names(wrong)).toEqual([]);
  });

  it('names kinds of letters that the register of letters knows', () => {
    const kinds: readonly unknown[] = letterKinds;
    expect(names(occasions.filter((row) => !kinds.includes(row.attributes['letterKind'])))).toEqual([]);
  });

  it('has the lunar new year on the public holiday of each year', () => {
    const holiday = new Map(ofCatalogue('holiday').map((row) => [row.code, row.attributes['holiday']]));
    const shipped = days('lunar-new-year', 'solarDates').filter((day) => day < '2029');
    expect(shipped.map((day) => holiday.get(day))).toEqual(shipped.map(() => 'lunarNewYear'));
    expect(shipped).toHaveLength(9);
  });

  it.each(['lunar-new-year', 'mid-autumn'])(
    'has one day a year of %s, twelve or thirteen moons apart',
    (code) => {
      for (const attribute of ['solarDates', 'solarDatesChina']) {
        const found = days(code, attribute);
        expect(found.map((day) => Number(day.slice(0, 4)))).toEqual(
          Array.from({ length: 21 }, (_, index) => 2020 + index),
        );
        const gaps = found.slice(1).map((day, index) => {
          const before = found[index] ?? '';
          return (Date.parse(day) - Date.parse(before)) / 86_400_000;
        });
        expect(gaps.filter((gap) => ![353, 354, 355, 383, 384, 385].includes(gap))).toEqual([]);
      }
    },
  );

  it('parts from the Chinese calendar only where the new moon falls between the two midnights', () => {
    const apart = (code: string): readonly (readonly [string, string | undefined])[] => {
      const china = days(code, 'solarDatesChina');
      return days(code, 'solarDates').flatMap((day, index) =>
        day === china[index] ? [] : [[day, china[index]] as const],
      );
    };
    expect(apart('lunar-new-year')).toEqual([['2030-02-02', '2030-02-03']]);
    expect(apart('mid-autumn')).toEqual([['2034-09-26', '2034-09-27']]);
  });

  it.each([
    ['Quốc khánh Trung Quốc', 'national-day-CN', 10, 1],
    ['Quốc khánh Lào', 'national-day-LA', 12, 2],
    ['Quốc khánh Campuchia', 'national-day-KH', 11, 9],
    ['Tết Nguyên đán', 'lunar-new-year', 1, 1],
    ['chia buồn', 'bereavement', null, null],
  ])('finds %s as %s', (name, code, month, day) => {
    const row = new ReferenceIndex(shippedRows).named('occasion', name);
    expect([row?.code, row?.attributes['month'], row?.attributes['day']]).toEqual([code, month, day]);
  });
});

describe('mechanisms of talks', () => {
  it('names levels and kinds that the register of talks knows', () => {
    const levels: readonly unknown[] = exchangeLevels;
    const kinds: readonly unknown[] = talkKinds;
    const wrong = ofCatalogue('talk-mechanism').filter(
      ({ attributes }) => !levels.includes(attributes['level']) || !kinds.includes(attributes['talkKind']),
    );
    expect(names(wrong)).toEqual([]);
  });

  it.each([
    ['Gặp gỡ đầu xuân', 'spring-meeting'],
    ['Hội nghị Ủy ban công tác liên hợp', 'joint-committee'],
    ['Tuần tra song phương', 'joint-patrol'],
  ])('finds %s as %s', (name, code) => {
    expect(new ReferenceIndex(shippedRows).named('talk-mechanism', name)?.code).toBe(code);
  });
});
