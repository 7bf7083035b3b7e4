import { describe, expect, it } from 'vitest';
import { ReferenceIndex } from '../../reference/find-reference.ts';
import { shippedRows } from '../../reference/shipped-rows.ts';
import { isRegion } from './place-tokens.ts';
import { parseOrigins, parsePlaces } from './places.ts';

const index = new ReferenceIndex(shippedRows);

describe('countries and places as sheets write them', () => {
  it.each([
    ['Trung Quốc', ['CN']],
    ['trung quoc', ['CN']],
    ['TRUNG QUỐC', ['CN']],
    ['TQ', ['CN']],
    ['CHND Trung Hoa', ['CN']],
    ['Cộng hòa Nhân dân Trung Hoa', ['CN']],
    ['China', ['CN']],
    ['nước Trung Quốc', ['CN']],
    ['Trung Quốc.', ['CN']],
    ['Lào', ['LA']],
    ['CHDCND Lào', ['LA']],
    ['Cộng hòa DCND Lào (Viêng Chăn)', ['LA']],
    ['Nhật', ['JP']],
    ['Nhật Bản', ['JP']],
    ['Hàn Quốc', ['KR']],
    ['Thái Lan', ['TH']],
    ['Đức', ['DE']],
    ['CHLB Đức', ['DE']],
    ['Mỹ', ['US']],
    ['Hoa Kỳ', ['US']],
    ['Úc', ['AU']],
    ['Ôx-trây-li-a', ['AU']],
    ['Australia', ['AU']],
    ['Xinh-ga-po', ['SG']],
    ['Singapore', ['SG']],
    ['Nga', ['RU']],
    ['Liên bang Nga', ['RU']],
    ['Anh', ['GB']],
    ['Pháp', ['FR']],
    ['Căm-pu-chia', ['KH']],
    ['Campuchia', ['KH']],
    ['Ấn Độ', ['IN']],
    ['Đài Loan', ['TW']],
    ['Đài Loan (Trung Quốc)', ['TW']],
    ['Hồng Kông', ['HK']],
    ['Lào; Thái Lan', ['LA', 'TH']],
    ['Lào, Thái Lan', ['LA', 'TH']],
    ['Nhật Bản và Hàn Quốc', ['JP', 'KR']],
    ['Nhật Bản\nHàn Quốc', ['JP', 'KR']],
    ['- Nhật Bản\n- Hàn Quốc', ['JP', 'KR']],
    ['1. Lào\n2. Thái Lan', ['LA', 'TH']],
    ['Nhật Bản & Hàn Quốc', ['JP', 'KR']],
    ['Ốt-xtrây-li-a', ['AU']],
    ['Ôt-xtrây-li-a', ['AU']],
    ['ôxtrâylia', ['AU']],
    ['Liên hiệp Vương quốc Anh', ['GB']],
    ['Liên hiệp Vương quốc Anh và Bắc Ireland', ['GB']],
    ['Ả rập Saudi', ['SA']],
    ['Tiểu vương quốc Ả-rập thống nhất', ['AE']],
    ['Hợp chúng quốc Hoa Kỳ', ['US']],
    ['Đại Hàn Dân Quốc', ['KR']],
    ['CH Séc', ['CZ']],
    ['Bê-la-rút', ['BY']],
    ['My-an-ma', ['MM']],
    ['Mianma', ['MM']],
    ['Sing-ga-po', ['SG']],
    ['In đô nê xia', ['ID']],
    ['Ma-lay-xi-a', ['MY']],
    ['Phi-líp-pin', ['PH']],
    ['Hung-ga-ry', ['HU']],
    ['Ý', ['IT']],
    ['Thụy Sỹ', ['CH']],
    ['Hi Lạp', ['GR']],
    ['Cộng hòa Áo', ['AT']],
    ['Vương quốc Bỉ', ['BE']],
    ['Cộng hòa Ấn Độ', ['IN']],
    ['Tan-zan-ni-a', ['TZ']],
    ['Cao Miên', ['KH']],
    ['Đài Loan, Trung Quốc', ['TW']],
    ['Trung Quốc (Đài Loan)', ['TW']],
    ['Hồng Kông, Trung Quốc', ['HK']],
    ['Hồng Công (Trung Quốc)', ['HK']],
    ['Trung Quốc (Ma Cao)', ['MO']],
    ['Lào, Đài Loan, Trung Quốc', ['LA', 'TW']],
    ['Đài Loan; Trung Quốc', ['TW', 'CN']],
    ['Đài Loan và Trung Quốc', ['TW', 'CN']],
  ])('%j is %o', (text, codes) => {
    const read = parsePlaces(text, index);
    expect(read.ok ? read.stops.map((stop) => stop.country) : read).toEqual(codes);
  });

  it.each([
    ['Quảng Tây, Trung Quốc', 'CN', 'Quảng Tây'],
    ['Nam Ninh - Quảng Tây - Trung Quốc', 'CN', 'Nam Ninh, Quảng Tây'],
    ['Trung Quốc (Nam Ninh)', 'CN', 'Nam Ninh'],
    ['Trung Quốc (Nam Ninh, Quế Lâm)', 'CN', 'Nam Ninh, Quế Lâm'],
    ['TP. Sùng Tả, TQ', 'CN', 'Sùng Tả'],
    ['Khu tự trị dân tộc Choang Quảng Tây, Trung Quốc', 'CN', 'Khu tự trị dân tộc Choang Quảng Tây'],
    ['Một thị trấn lạ, Trung Quốc', 'CN', 'Một thị trấn lạ'],
    ['Nam Ninh', 'CN', 'Nam Ninh'],
    ['Tokyo, Nhật Bản', 'JP', 'Tokyo'],
    ['Trung Quốc: Nam Ninh', 'CN', 'Nam Ninh'],
    ['Bằng Tường Trung Quốc', 'CN', 'Bằng Tường'],
    ['中国广西', 'CN', '广西'],
    ['中国（广西）', 'CN', '广西'],
    ['中国南宁市人民医院', 'CN', '南宁市人民医院'],
  ])('%j is a stop in %s at %j', (text, country, place) => {
    expect(parsePlaces(text, index)).toEqual({ ok: true, stops: [{ country, place }] });
  });

  it.each([
    ['Nước Vạn Hoa', 'Vạn Hoa'],
    ['Trung Quôc', 'Trung Quôc'],
    ['nhiều nước', 'nhiều nước'],
  ])('%j is refused by the name %j, or understood', (text, unknown) => {
    const read = parsePlaces(text, index);
    if (read.ok) expect(read.stops.map((stop) => stop.country)).toEqual(['CN']);
    else expect(read.unknown).toBe(unknown);
  });

  it.each([
    ['Hàn Quốc: 3, Nhật: 2', ['KR', 'JP'], 5],
    ['Trung Quốc (5), Lào (2)', ['CN', 'LA'], 7],
    ['03 Trung Quốc, 02 Lào', ['CN', 'LA'], 5],
    ['Trung Quốc 5 người; Lào 2 người', ['CN', 'LA'], 7],
    ['Trung Quốc: 05 người\nLào: 02 người', ['CN', 'LA'], 7],
    ['5 người (Trung Quốc: 3; Lào: 2)', ['CN', 'LA'], 5],
    ['03 khách Trung Quốc và 02 khách Lào', ['CN', 'LA'], 5],
    ['Trung Quốc (05 người), Đài Loan (02 người)', ['CN', 'TW'], 7],
    ['中国5人、老挝2人', ['CN', 'LA'], 7],
    ['02 nước: Lào, Thái Lan', ['LA', 'TH'], undefined],
    ['1. Lào\n2. Thái Lan', ['LA', 'TH'], undefined],
    ['1 - Lào; 2 - Thái Lan', ['LA', 'TH'], undefined],
  ])('%j counts people by country: %o, %s', (text, codes, people) => {
    const read = parsePlaces(text, index);
    expect(read.ok ? [read.stops.map((stop) => stop.country), read.people] : read).toEqual([codes, people]);
  });

  it.each([
    [
      'Hàn Quốc: 3, Nhật: 2',
      [
        ['KR', null],
        ['JP', null],
      ],
    ],
    ['Trung Quốc: Sở Ngoại vụ Quảng Tây', [['CN', 'Sở Ngoại vụ Quảng Tây']]],
    ['Trung Quốc: 3 người, Sở Ngoại vụ Quảng Tây', [['CN', 'Sở Ngoại vụ Quảng Tây']]],
  ])('%j tells where guests come from: %j', (text, stops) => {
    const read = parseOrigins(text, index);
    expect(read.stops.map(({ country, place }) => [country, place])).toEqual(stops);
  });

  it.each(['ASEAN', 'Châu Âu', 'các nước ASEAN', 'Nhiều nước', 'một số nước châu Á', '03 nước'])(
    '%j is no one country',
    (text) => expect(isRegion(text)).toBe(true),
  );

  it.each(['Nam Phi', 'Vạn Hoa', 'Đông Ti-mo'])('%j is no region', (text) => {
    expect(isRegion(text)).toBe(false);
  });

  it.each([
    ['Lào, Wakanda', ['LA'], ['Wakanda']],
    ['Wakanda', [], ['Wakanda']],
    ['Trung Quốc; một nơi; một nơi nữa', ['CN'], ['một nơi', 'một nơi nữa']],
  ])('%j tells what was understood, %o, and what was not, %o', (text, codes, strays) => {
    const read = parsePlaces(text, index);
    expect(read.ok ? null : [read.stops.map((stop) => stop.country), read.strays]).toEqual([codes, strays]);
  });
});
