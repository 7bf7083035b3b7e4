import { expect, it } from 'vitest';
import { shippedRows } from '../../../reference/shipped-rows.ts';
import { plainDate } from '../../../time/plain-date.ts';
import { reportNames } from '../../report-names.ts';
import { partnerOf, sortedExchanges, type CountedExchange } from './exchange-figures.ts';
import {
  courtesySentence,
  exchangeSentence,
  partnerSentences,
  patrolSentence,
} from './exchange-sentences.ts';

const names = reportNames(shippedRows);
const facts = {
  period: { from: plainDate('2023-12-15'), to: plainDate('2024-03-14') },
  asOf: plainDate('2024-03-20'),
  progress: 'over' as const,
  names,
};

let made = 0;
function exchange(own: Partial<CountedExchange>): CountedExchange {
  made += 1;
  return {
    id: String(made),
    register: 'talk',
    date: plainDate('2024-01-10'),
    kind: 'talk',
    level: null,
    direction: null,
    country: 'CN',
    counterpart: null,
    ...own,
  };
}
const letter = (own: Partial<CountedExchange>): CountedExchange =>
  exchange({ register: 'letter', kind: 'exchange', direction: 'sent', ...own });

const all = (rows: readonly CountedExchange[]): readonly (string | null)[] => {
  const sorted = sortedExchanges(rows, names);
  return [exchangeSentence(sorted, facts), patrolSentence(sorted, facts), partnerSentences(sorted, facts)];
};

it.each<[string, readonly CountedExchange[], readonly (string | null)[]]>([
  ['nothing', [], ['Trong kỳ không phát sinh hội đàm, gặp gỡ, thư trao đổi với phía bạn.', null, null]],
  [
    'one of each',
    [
      exchange({ level: 'province' }),
      exchange({ kind: 'courtesy' }),
      exchange({ kind: 'reception' }),
      exchange({ kind: 'meeting', level: 'post' }),
      exchange({ kind: 'phone' }),
      exchange({ kind: 'patrol' }),
      letter({}),
      letter({ direction: 'received' }),
    ],
    [
      'Về trao đổi với phía bạn: tổ chức 01 cuộc hội đàm (cấp tỉnh – khu), 01 cuộc hội kiến, 01 cuộc tiếp xã giao, làm việc, 01 cuộc gặp gỡ (cấp đồn – trạm), 01 cuộc điện đàm; gửi 01 thư trao đổi; nhận 01 thư trao đổi.',
      'Lực lượng chức năng hai bên phối hợp tuần tra liên hợp 01 lần.',
      null,
    ],
  ],
  [
    'talks of several levels',
    [exchange({ level: 'province' }), exchange({ level: 'post' }), exchange({ level: 'post' })],
    [
      'Về trao đổi với phía bạn: tổ chức 03 cuộc hội đàm (cấp tỉnh – khu: 01; cấp đồn – trạm: 02).',
      null,
      null,
    ],
  ],
  [
    'only letters received',
    [letter({ direction: 'received' }), letter({ direction: 'received' })],
    ['Về trao đổi với phía bạn: nhận 02 thư trao đổi.', null, null],
  ],
  [
    'other partners',
    [
      exchange({ kind: 'courtesy', country: 'JP' }),
      exchange({ kind: 'reception', country: 'KR' }),
      exchange({ kind: 'reception', country: null, counterpart: 'Đoàn chuyên gia UNDP' }),
      letter({ country: 'JP' }),
    ],
    [
      'Trong kỳ không phát sinh hội đàm, gặp gỡ, thư trao đổi với phía bạn.',
      null,
      'Tổ chức 01 cuộc hội kiến, 02 cuộc tiếp xã giao, làm việc với đối tác Nhật Bản, Hàn Quốc, Tổ chức quốc tế. Gửi 01 thư đến đối tác Nhật Bản.',
    ],
  ],
])('tells %s of talks and letters, each where it belongs', (_case, rows, sentences) => {
  expect(all(rows)).toEqual(sentences);
});

it('counts a joint patrol among no talks', () => {
  expect(all([exchange({ kind: 'patrol' }), exchange({ kind: 'patrol' })])[0]).toBe(
    'Trong kỳ không phát sinh hội đàm, gặp gỡ, thư trao đổi với phía bạn.',
  );
});

it.each([
  [null, null, 'CN'],
  [null, 'Văn phòng Ngoại sự Quảng Tây', 'CN'],
  [null, 'Đại sứ quán Nhật Bản tại Việt Nam', 'JP'],
  [null, 'Đại sứ quán Trung Quốc tại Lào', 'CN'],
  [null, 'Sở Ngoại vụ tỉnh Lào Cai', 'CN'],
  [null, 'Ngân hàng Phát triển châu Á', '@international'],
  ['KR', 'Đoàn Quảng Tây', 'KR'],
])('takes a partner of country %s named %s for %s', (country, counterpart, partner) => {
  expect(partnerOf(exchange({ country, counterpart }), names)).toBe(partner);
});

it('tells letters that keep up relations apart', () => {
  const of = (rows: readonly CountedExchange[]) => courtesySentence(rows, facts);
  expect(of([])).toBe(null);
  expect(of([letter({ kind: 'congratulation' })])).toBe('Tham mưu gửi 01 thư chúc mừng.');
  expect(of([letter({ kind: 'visit' }), letter({ kind: 'thanks', direction: 'received' })])).toBe(
    'Tham mưu gửi 01 thư thăm hỏi; tiếp nhận 01 thư cảm ơn.',
  );
});
