import { describe, expect, it } from 'vitest';
import { newId } from '../../db/ids.ts';
import { outgoing, save, testStore } from '../../db/test-store.ts';
import type { OpenStore } from '../../db/file/open.ts';
import { filledPaper, type AskedTemplate } from '../../electron/service/papers/template-paper.ts';
import { readerInPlace } from '../../electron/service/reader/reader.ts';
import { letter } from '../../shared/registers/letter/letter.ts';
import { outgoingDelegation } from '../../shared/registers/outgoing-delegation/outgoing-delegation.ts';
import type { RecordSave } from '../../shared/registers/save-request.ts';
import { talk } from '../../shared/registers/talk/talk.ts';
import type { TemplateKind } from '../../shared/registers/template-paper.ts';
import { linesOfPdf, pagesOfPdf, printedByOffice } from './read-pdf.ts';
import { hasTool, needs } from './sample-report.ts';
import { paragraphsOf } from './read-word.ts';

const partner = 'Văn phòng Ngoại sự thành phố Bằng Tường';
const office = hasTool('soffice') && hasTool('pdftotext') && hasTool('pdftoppm');
const printing = needs('LibreOffice with poppler-utils', office);

const row = (fields: RecordSave['fields']) => ({ id: newId(), fields });
const long = (begin: string): string => `${begin} ${'và trao đổi thêm nhiều nội dung '.repeat(15)}`.trim();

function wordOf(
  store: OpenStore,
  paper: TemplateKind,
  register: AskedTemplate['register'],
  id: string,
): Promise<Uint8Array> {
  const asked: AskedTemplate = { paper, register, id, typed: null, signing: 'chairman', signer: '' };
  return filledPaper(store, readerInPlace, asked).then(({ content }) => content);
}

const meeting = (fields: RecordSave['fields'], children: RecordSave['children'] = {}): RecordSave => ({
  register: talk.name,
  id: newId(),
  fields: { kind: 'talk', subject: 'Quản lý biên giới', counterpart: partner, ...fields },
  children,
});

/** A partner of whom the registers hold far more than a page. */
function crowded(): { readonly store: OpenStore; readonly id: string } {
  const store = testStore();
  const many = Array.from({ length: 12 }, (_one, at) => String(at + 1).padStart(2, '0'));
  save(
    store,
    ...many.flatMap((day): readonly RecordSave[] => [
      meeting(
        {
          date: `2024-01-${day}`,
          subject: long(`Hội đàm ${day}`),
          outcome: long(`Thống nhất ${day}`),
          place: long('Hữu Nghị').slice(0, 290),
          theirHead: `Lý Minh ${day}`,
          theirHeadTitle: long('Chủ nhiệm').slice(0, 290),
        },
        { commitments: [row({ side: 'both', text: long(`Việc ${day}`), due: '2024-06-30' })] },
      ),
      {
        register: letter.name,
        id: newId(),
        fields: {
          direction: 'sent',
          kind: 'exchange',
          date: `2024-02-${day}`,
          subject: long(`Thư ${day}`).slice(0, 490),
          recipient: partner,
        },
        children: {},
      },
      outgoing(
        {
          name: long(`Đoàn ${day}`).slice(0, 490),
          departureActual: `2024-02-${day}`,
          returnActual: `2024-02-${day}`,
        },
        { stops: [row({ country: 'CN', place: 'Bằng Tường' })] },
      ),
    ]),
  );
  return {
    store,
    id: save(store, meeting({ date: '2024-03-25', subject: long('Nội dung').slice(0, 490) })).id,
  };
}

describe('the brief of a partner', () => {
  it('tells the latest of each kind and how many more there are', async () => {
    const { store, id } = crowded();
    const brief = paragraphsOf(await wordOf(store, 'talkBrief', talk.name, id));
    const text = brief.join('\n');
    expect(text).toContain('Hội đàm 12');
    expect(text).not.toContain('Hội đàm 01');
    expect(text).toMatch(/- Ngoài ra còn \d\d lần tiếp xúc trong sổ\./);
    expect(text).toMatch(/- Ngoài ra còn \d\d thư trong sổ\./);
    expect(text).toMatch(/- Ngoài ra còn \d\d đoàn ra trong sổ\./);
  });

  it('tells of another partner nothing, and says so', async () => {
    const { store } = crowded();
    const { id } = save(
      store,
      meeting({ date: '2024-03-26', counterpart: 'Trạm Hội ngộ biên phòng Ái Điểm' }),
    );
    const brief = paragraphsOf(await wordOf(store, 'talkBrief', talk.name, id));
    expect(brief).toContain('- Chưa có lần tiếp xúc nào trong sổ.');
    expect(brief.filter((line) => line === '- Chưa có trong sổ.')).toHaveLength(5);
  });
});

describe.skipIf(!office)(`papers by template on paper${printing}`, () => {
  it('have a brief of one page however much there is to tell', async () => {
    const { store, id } = crowded();
    const pages = pagesOfPdf(printedByOffice(await wordOf(store, 'talkBrief', talk.name, id)));
    expect(pages).toHaveLength(1);
  });

  it('have margins, type and lines of the decree, also under the head of an agency with a long name', async () => {
    const store = testStore();
    const hostAgency = { code: null, text: 'Ban Quản lý Khu kinh tế cửa khẩu Đồng Đăng - Lạng Sơn' };
    const { id } = save(store, outgoing({ hostAgency }));
    const pdf = printedByOffice(await wordOf(store, 'outgoingReport', outgoingDelegation.name, id));
    const [page] = pagesOfPdf(pdf);
    const words = page?.words ?? [];
    expect(Math.min(...words.map(({ left }) => left))).toBeGreaterThanOrEqual(29.5);
    expect(Math.max(...words.map(({ right }) => right))).toBeLessThanOrEqual(210 - 14.5);
    const sizeOf = (word: string): number => words.find(({ text }) => text === word)?.size ?? 0;
    expect(sizeOf('chuyến') / sizeOf('UBND')).toBeCloseTo(14 / 13, 2);
    // Below the agency a third to a half of its longest line, below the motto as long as that.
    const [motto, below] = linesOfPdf(pdf, 1).toSorted((a, b) => a.top - b.top);
    const agency = words.filter(({ text, top, left }) => left < 95 && top < (below?.top ?? 0) && text !== '');
    const tops = [...new Set(agency.map(({ top }) => Math.round(top)))];
    const longest = Math.max(
      ...tops.map((top) => {
        const line = agency.filter((word) => Math.abs(word.top - top) < 1);
        return Math.max(...line.map(({ right }) => right)) - Math.min(...line.map(({ left }) => left));
      }),
    );
    const length = (below?.right ?? 0) - (below?.left ?? 0);
    expect(length / longest).toBeGreaterThan(1 / 3);
    expect(length / longest).toBeLessThan(1 / 2);
    expect((motto?.right ?? 0) - (motto?.left ?? 0)).toBeGreaterThan(length);
  });
});
