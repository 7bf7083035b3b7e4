import { describe, expect, it } from 'vitest';
import { changeDevice } from '../../../db/device.ts';
import { newId } from '../../../db/ids.ts';
import { saveRecords } from '../../../db/ledger/intake.ts';
import { saveSettings } from '../../../db/ledger/save-settings.ts';
import { startingValues } from '../../../db/queries/new-records.ts';
import { save, testStore } from '../../../db/test-store.ts';
import { borderIncident } from '../../../shared/registers/border-incident/border-incident.ts';
import { letter } from '../../../shared/registers/letter/letter.ts';
import { outgoingDelegation } from '../../../shared/registers/outgoing-delegation/outgoing-delegation.ts';
import type { RecordSave } from '../../../shared/registers/save-request.ts';
import type { OfficialPaper } from '../../../shared/report/official-paper.ts';
import { refusalOf } from '../../../tests/fault/sentence.ts';
import { officialDocx } from '../documents/official-docx.ts';
import { officialHtml } from '../documents/official-html.ts';
import { wordText } from '../../../tests/documents/read-word.ts';
import { writtenPaper } from './written-paper.ts';

const post = { code: 'DBP-HN', text: 'Đồn Biên phòng CKQT Hữu Nghị' };

function incident(fields: RecordSave['fields'] = {}, children: RecordSave['children'] = {}): RecordSave {
  return {
    register: borderIncident.name,
    id: newId(),
    fields: {
      type: { code: 'BG07', text: 'Xâm canh' },
      markers: { text: 'mốc 1116' },
      occurredOn: '2024-03-10',
      occurredAt: '05:40',
      summary: 'Công dân phía bạn sang trồng cây',
      ...fields,
    },
    children,
  };
}

const row = (fields: RecordSave['fields']) => ({ id: newId(), fields });

const report = (store: ReturnType<typeof testStore>, { id }: { readonly id: string }): OfficialPaper =>
  writtenPaper(store, {
    what: 'written',
    paper: 'quickReport',
    register: borderIncident.name,
    id,
    typed: null,
  });

/** The text of a paragraph by the words in bold that it begins with. */
function told(paper: OfficialPaper, title: string): string | undefined {
  return paper.parts
    .flatMap((part) => (part.kind === 'text' ? [part] : []))
    .find(({ lead }) => lead.replace(/^\d+\. /, '') === `${title}:`)?.text;
}

describe('the quick report of an incident', () => {
  it('tells in sentences what is known, and leaves out what is not', () => {
    const store = testStore();
    const kept = save(store, incident());
    const paper = report(store, kept);
    expect([paper.kind, paper.title]).toEqual(['BÁO CÁO NHANH', 'Về sự vụ biên giới tại khu vực mốc 1116']);
    expect(paper.addressee).toBe('Kính gửi: Ủy ban nhân dân tỉnh Lạng Sơn');
    expect(
      paper.parts.map((part) => (part.kind === 'text' ? `${part.lead} ${part.text}`.trim() : '')),
    ).toEqual([
      'Sở Ngoại vụ báo cáo nhanh sự vụ biên giới như sau:',
      '1. Loại sự vụ: Xâm canh.',
      '2. Thời gian: Xảy ra hồi 05 giờ 40 ngày 10/3/2024.',
      '3. Địa điểm: Khu vực mốc 1116, tỉnh Lạng Sơn.',
      '4. Diễn biến: Công dân phía bạn sang trồng cây.',
      '5. Tình hình hiện tại: Mới.',
      'Trên đây là báo cáo nhanh về sự vụ, Sở Ngoại vụ kính báo cáo./.',
    ]);
  });

  it('tells people without names, vehicles, goods, what was done and what is next', () => {
    const store = testStore();
    const kept = save(
      store,
      incident(
        {
          occurredOn: null,
          occurredAt: null,
          discoveredOn: '2024-03-10',
          commune: { code: null, text: 'xã Đồng Đăng' },
          gate: { code: null, text: 'Cửa khẩu quốc tế Hữu Nghị' },
          post,
          hamlet: 'thôn Kéo Kham',
          damage: 3_500_000,
          side: 'china',
          severity: 'notable',
          source: 'residents',
          sourceDetail: 'ông Vi Văn Lâm',
          beyondCompetence: true,
        },
        {
          people: [row({ nationality: 'CN', sex: 'male', birthYear: 1990, role: 'offender', number: 4 })],
          vehicles: [row({ kind: 'Xe máy', number: 1, plate: '12-B1 34567' })],
          goods: [row({ name: 'pháo hoa nổ', quantity: '320 kg', value: 128_000_000 })],
          steps: [
            row({ kind: 'verification', date: '2024-03-11', summary: 'Lập biên bản hiện trường.' }),
            row({
              kind: 'reportUp',
              date: '2024-03-12',
              level: 'province',
              number: '45/BC-SNgV',
              commitment: 'Gửi thư cho phía bạn',
              nextDate: '2024-03-25',
            }),
          ],
        },
      ),
    );
    const paper = report(store, kept);
    expect(told(paper, 'Thời gian')).toBe('Phát hiện ngày 10/3/2024.');
    expect(told(paper, 'Địa điểm')).toBe(
      'Khu vực mốc 1116, thôn Kéo Kham, xã Đồng Đăng, tỉnh Lạng Sơn; khu vực cửa khẩu quốc tế Hữu Nghị; địa bàn do Đồn Biên phòng CKQT Hữu Nghị quản lý.',
    );
    expect(told(paper, 'Diễn biến')).toBe(
      'Công dân phía bạn sang trồng cây. Nguồn tin: nhân dân báo tin (ông Vi Văn Lâm).',
    );
    expect(told(paper, 'Đối tượng, phương tiện')).toBe(
      '04 người (Trung Quốc, nam, sinh năm 1990, người vi phạm); 01 xe máy (biển số 12-B1 34567).',
    );
    expect(told(paper, 'Thiệt hại, tang vật')).toBe(
      'Thiệt hại ước tính 3.500.000 đồng; pháo hoa nổ, 320 kg, trị giá 128.000.000 đồng.',
    );
    expect(told(paper, 'Đánh giá ban đầu')).toBe('Phía liên quan: phía Trung Quốc; mức độ: đáng chú ý.');
    expect(told(paper, 'Biện pháp đã thực hiện')).toBe(
      'Ngày 11/3/2024, xác minh: Lập biên bản hiện trường; ngày 12/3/2024, báo cáo cấp trên số 45/BC-SNgV.',
    );
    expect(told(paper, 'Tình hình hiện tại')).toBe(
      'Chuyển cấp trên. Việc tiếp theo: Gửi thư cho phía bạn, hạn 25/3/2024.',
    );
    expect(told(paper, 'Đề xuất, kiến nghị')).toBe(
      'Sự vụ vượt thẩm quyền giải quyết của Sở Ngoại vụ, kính đề nghị cấp trên xem xét, chỉ đạo.',
    );
  });

  it('tells the latest steps of a long case and how many there were before', () => {
    const store = testStore();
    const steps = Array.from({ length: 9 }, (_, index) =>
      row({ kind: 'verification', date: `2024-03-1${index}`, summary: `Bước ${index + 1}` }),
    );
    const paper = report(store, save(store, incident({}, { steps })));
    const text = told(paper, 'Biện pháp đã thực hiện') ?? '';
    expect(text).toMatch(/^03 bước xử lý trước đó đã ghi trong sổ; ngày 13\/3\/2024, xác minh: Bước 4;/);
    expect(text).toContain('Bước 9');
    expect(text).not.toContain('Bước 3');
  });

  it('keeps words that name no marker as they were typed', () => {
    const store = testStore();
    const paper = report(store, save(store, incident({ markers: { text: 'ngã ba suối' } })));
    expect(paper.title).toBe('Về sự vụ biên giới tại khu vực ngã ba suối');
  });

  it('stands under the head of the post where the PC is, to its superiors and the department', () => {
    const store = testStore();
    changeDevice(store, { post });
    const paper = report(store, save(store, incident({ post })));
    expect([paper.head.parent, paper.head.agency, paper.head.symbol]).toEqual([
      // As it was called on that day.
      'BỘ CHỈ HUY BỘ ĐỘI BIÊN PHÒNG TỈNH LẠNG SƠN',
      'ĐỒN BIÊN PHÒNG CKQT HỮU NGHỊ',
      'BC-ĐBP',
    ]);
    expect(paper.addressee.split('\n')).toEqual([
      'Kính gửi:',
      '- Ban Chỉ huy Bộ đội Biên phòng tỉnh Lạng Sơn;',
      '- Sở Ngoại vụ tỉnh Lạng Sơn.',
    ]);
    expect(paper.signer.position).toBe('ĐỒN TRƯỞNG');
    expect(paper.parts[0]).toMatchObject({
      text: 'Đồn Biên phòng CKQT Hữu Nghị báo cáo nhanh sự vụ biên giới như sau:',
    });
  });

  it('goes to whom the settings name', () => {
    const store = testStore();
    saveSettings(store, newId(), {
      quickReportTo: { department: ['Tỉnh ủy', 'UBND tỉnh'], post: [] },
    });
    const paper = report(store, save(store, incident()));
    expect(paper.addressee.split('\n')).toEqual(['Kính gửi:', '- Tỉnh ủy;', '- UBND tỉnh.']);
  });

  it('shows what was typed and is not saved yet', () => {
    const store = testStore();
    const { id } = save(store, incident());
    const typed = { fields: { summary: 'Đã rút hết người về bên kia' }, children: {} };
    const paper = writtenPaper(store, {
      what: 'written',
      paper: 'quickReport',
      register: borderIncident.name,
      id,
      typed,
    });
    expect(told(paper, 'Diễn biến')).toBe('Đã rút hết người về bên kia.');
  });

  it('says the same on the screen and in Word', async () => {
    const store = testStore();
    const paper = report(store, save(store, incident()));
    for (const text of [officialHtml([paper]), wordText(await officialDocx([paper]))]) {
      const plain = text.replaceAll(/<[^>]*>/g, '');
      expect(plain).toContain('3. Địa điểm: Khu vực mốc 1116, tỉnh Lạng Sơn.');
      expect(plain).toContain('Kính gửi: Ủy ban nhân dân tỉnh Lạng Sơn');
    }
  });

  it('is refused where a register declares none', () => {
    const store = testStore();
    const asked = { what: 'written', paper: 'quickReport', register: outgoingDelegation.name } as const;
    expect(refusalOf(() => writtenPaper(store, { ...asked, id: newId(), typed: null })).code).toBe(
      'record-not-found',
    );
  });
});

describe('a letter drafted from an incident', () => {
  const drafted = (fields: RecordSave['fields']) => {
    const store = testStore();
    const { id } = save(store, incident(fields));
    return { store, id, values: startingValues(store, letter.name, 'draft', id) };
  };

  it('asks the other side to look into what is not of our own doing', () => {
    const { values } = drafted({
      side: 'china',
      article: { code: 'HD2009-C8', text: 'Chương 8 Hiệp định về quy chế quản lý biên giới 2009' },
    });
    expect(values).toMatchObject({
      direction: 'sent',
      kind: 'exchange',
      subject: 'Về sự vụ tại khu vực mốc 1116',
      replyWanted: true,
    });
    expect(String(values['content']).split('\n')).toEqual([
      'Chúng tôi xin gửi tới Quý vị lời chào trân trọng.',
      'Hồi 05 giờ 40 ngày 10/3/2024, tại khu vực mốc 1116, tỉnh Lạng Sơn đã xảy ra sự việc sau: Công dân phía bạn sang trồng cây.',
      'Căn cứ Chương 8 Hiệp định về quy chế quản lý biên giới 2009, chúng tôi đề nghị Quý vị kiểm tra, xác minh, có biện pháp xử lý phù hợp và thông báo kết quả cho chúng tôi.',
      'Chúng tôi mong hai bên tiếp tục phối hợp chặt chẽ, giữ gìn đường biên giới hòa bình, ổn định, hữu nghị và hợp tác./.',
    ]);
  });

  it('tells of what our own side did, and wants no answer', () => {
    const { values } = drafted({ side: 'vietnam' });
    expect(values['replyWanted']).toBe(false);
    expect(String(values['content'])).toContain('\nChúng tôi thông báo để Quý vị biết và phối hợp xử lý.\n');
  });

  it('is a paper of its own, under its number or one that is left to be written', () => {
    const { store, values } = drafted({ side: 'china' });
    const asPaper = (fields: RecordSave['fields']): OfficialPaper => {
      const one = { register: letter.name, id: newId(), fields: { ...values, ...fields }, children: {} };
      saveRecords(store, { writeId: newId(), saves: [one] });
      return writtenPaper(store, {
        what: 'written',
        paper: 'letter',
        register: letter.name,
        id: one.id,
        typed: null,
      });
    };
    const signed = asPaper({
      number: '12/SNgV-QLBG',
      date: '2024-03-15',
      recipient: 'Văn phòng Ngoại sự Bằng Tường',
    });
    expect(signed.head).toMatchObject({ number: '12/SNgV-QLBG', symbol: 'SNgV-QLBG', date: '2024-03-15' });
    expect([signed.kind, signed.subject, signed.addressee]).toEqual([
      null,
      'V/v sự vụ tại khu vực mốc 1116',
      'Kính gửi: Văn phòng Ngoại sự Bằng Tường',
    ]);
    expect(signed.parts).toHaveLength(4);
    expect(officialHtml([signed])).toContain('Số: 12/SNgV-QLBG');
    const open = asPaper({});
    expect(open.head).toMatchObject({ number: '', symbol: 'SNgV', date: null });
  });
});

describe('signers and recipients', () => {
  const director = { onBehalf: '', position: 'GIÁM ĐỐC', name: 'Trần Văn Bình' };
  const deputy = { onBehalf: 'KT. GIÁM ĐỐC', position: 'PHÓ GIÁM ĐỐC', name: 'Nguyễn Văn An' };

  it('are the first of the settings and those of the kind of paper, unless another signer is chosen', async () => {
    const store = testStore();
    const kept = save(store, incident());
    saveSettings(store, newId(), {
      signers: [director, deputy],
      recipients: { quickReport: ['Công an tỉnh', 'Lưu: VT, BG'], report: ['Lãnh đạo Sở'] },
    });
    expect(report(store, kept)).toMatchObject({
      signer: director,
      recipients: ['Công an tỉnh', 'Lưu: VT, BG'],
    });
    const chosen = writtenPaper(store, {
      what: 'written',
      paper: 'quickReport',
      register: borderIncident.name,
      id: kept.id,
      typed: null,
      signer: deputy,
    });
    const text = wordText(await officialDocx([chosen])).split('\n');
    expect(text.filter((line) => /GIÁM ĐỐC|Nguyễn Văn An/.test(line))).toEqual([
      'KT. GIÁM ĐỐC',
      'PHÓ GIÁM ĐỐC',
      'Nguyễn Văn An',
    ]);
    expect(text).toEqual(
      expect.arrayContaining(['Nơi nhận:', '- Như trên;', '- Công an tỉnh;', '- Lưu: VT, BG.']),
    );
  });
});
