import { it } from 'vitest';
import { doerOf } from './doers.ts';
import { subjectOf } from './subject.ts';
import { orderedIn } from './orders.ts';
import { requestedIn } from './requests.ts';
it('x', () => {
  const i = { issuer: 'Văn phòng Chính phủ', letter: true, sentTo: 'UBND thành phố Hải Đông' };
  const t = 'Hội Luật gia có Văn bản số 15/HLG ngày 1/6/2024 gửi Thủ tướng chuyển đơn của 13 doanh nghiệp về việc thuê đất.';
  console.log(doerOf(t, i), subjectOf(t, i), orderedIn(t, 300, i), requestedIn(t, i));
});
