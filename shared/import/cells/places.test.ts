import { describe, expect, it } from 'vitest';
import { ReferenceIndex } from '../../reference/find-reference.ts';
import { shippedRows } from '../../reference/shipped-rows.ts';
import { parsePlaces } from './places.ts';

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
    ['Lào, Wakanda', ['LA'], ['Wakanda']],
    ['Wakanda', [], ['Wakanda']],
    ['Trung Quốc; một nơi; một nơi nữa', ['CN'], ['một nơi', 'một nơi nữa']],
  ])('%j tells what was understood, %o, and what was not, %o', (text, codes, strays) => {
    const read = parsePlaces(text, index);
    expect(read.ok ? null : [read.stops.map((stop) => stop.country), read.strays]).toEqual([codes, strays]);
  });
});
