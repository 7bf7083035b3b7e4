import { describe, expect, it } from 'vitest';
import { newId } from '../../../db/ids.ts';
import { saveSettings } from '../../../db/ledger/save-settings.ts';
import { ownTemplates } from '../../../db/own-templates.ts';
import { saveTemplate } from '../../../db/ledger/save-template.ts';
import { outgoing, save, testStore } from '../../../db/test-store.ts';
import type { OpenStore } from '../../../db/file/open.ts';
import { incomingDelegation } from '../../../shared/registers/incoming-delegation/incoming-delegation.ts';
import { outgoingDelegation } from '../../../shared/registers/outgoing-delegation/outgoing-delegation.ts';
import type { InputValue, RecordSave } from '../../../shared/registers/save-request.ts';
import type { TemplateKind } from '../../../shared/registers/template-paper.ts';
import { paragraphsOf } from '../../../tests/documents/read-word.ts';
import { readerInPlace } from '../reader/reader.ts';
import { filledPaper, replaceTemplate, templateFill, type AskedTemplate } from './template-paper.ts';
import { wordFile } from '../../../tests/documents/word-file.ts';

type Fields = Readonly<Record<string, InputValue>>;
const row = (fields: Fields) => ({ id: newId(), fields });
const department = { code: 'SNgV', text: 'Sở Ngoại vụ' };

const member = (fullName: string, fields: Fields = {}) =>
  row({ fullName, sex: 'male', jobTitle: 'Chuyên viên', agency: department, ...fields });
const leads = () =>
  member('Nguyễn Văn An', { jobTitle: 'Phó Giám đốc', role: 'leader', category: 'civilServant' });

/** A trip that has not begun, with what its papers tell. */
function trip(fields: Fields = {}, children: RecordSave['children'] = {}): RecordSave {
  const asked = {
    name: 'Đoàn công tác Sở Ngoại vụ',
    peopleDeclared: 3,
    departureActual: null,
    returnActual: null,
    departurePlanned: '2024-04-02',
    returnPlanned: '2024-04-05',
    purpose: { code: null, text: 'Trao đổi công tác biên giới' },
    fundingSource: 'stateBudget',
    budgetEstimated: { amount: 45_000_000, currency: 'VND', rate: null },
    ...fields,
  };
  const members = [leads(), member('Trần Thị Bình', { sex: 'female' }), member('Lê Văn Cường')];
  return outgoing(asked, { members, ...children });
}

async function told(
  store: OpenStore,
  paper: TemplateKind,
  record: RecordSave,
  choice: Partial<AskedTemplate> = {},
): Promise<readonly string[]> {
  const { id } = save(store, record);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the records of these tests are of registers that people open
  const register = record.register as AskedTemplate['register'];
  const asked: AskedTemplate = {
    paper,
    register,
    id,
    typed: null,
    signing: 'chairman',
    signer: '',
    ...choice,
  };
  const { content, html } = await filledPaper(store, readerInPlace, asked);
  const paragraphs = paragraphsOf(content);
  // What is shown before it is saved reads the same.
  const shown = html.slice(html.indexOf('<body>')).replaceAll(/<[^>]*>/g, '');
  for (const text of paragraphs)
    expect(shown).toContain(
      text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
    );
  expect(paragraphs.join('\n')).not.toMatch(/undefined|null|\[object|[{}\uFDD0\uFDD1]/);
  return paragraphs;
}

/** Paragraphs from one that begins so to before one that begins so. */
function between(paragraphs: readonly string[], from: string, to: string): readonly string[] {
  const begin = paragraphs.findIndex((text) => text.startsWith(from));
  const end = paragraphs.findIndex((text, at) => at > begin && text.startsWith(to));
  return paragraphs.slice(begin, end < 0 ? undefined : end);
}

const BLANK = '\u00A0'.repeat(6);
const DAY = '\u00A0'.repeat(5);
const DOTS = '…………………';
const day2024 = `ngày ${DAY} tháng ${DAY} năm 2024`;

const generalGrounds = [
  'Căn cứ Luật Xuất cảnh, nhập cảnh của công dân Việt Nam ngày 22/11/2019; Luật sửa đổi, bổ sung một số điều của Luật Xuất cảnh, nhập cảnh của công dân Việt Nam và Luật Nhập cảnh, xuất cảnh, quá cảnh, cư trú của người nước ngoài tại Việt Nam ngày 24/6/2023;',
  'Căn cứ Quyết định số 12/2012/QĐ-UBND ngày 15/5/2012 của Ủy ban nhân dân tỉnh Lạng Sơn ban hành Quy định quản lý thống nhất hoạt động đối ngoại trên địa bàn tỉnh Lạng Sơn',
];

describe('the submission for an outgoing delegation', () => {
  it('asks the committee under the department’s head, sentence by sentence', async () => {
    const record = trip({
      planning: 'inPlan',
      invitingPartner: 'Văn phòng Ngoại sự Quảng Tây',
      invitationNumber: '12/TM',
      invitationDate: '2024-03-01',
      requestNumber: '45/SCT-VP',
      requestDate: '2024-03-05',
      requestAgency: { code: 'SCT', text: 'Sở Công Thương' },
    });
    expect(await told(testStore(), 'outgoingSubmission', record)).toEqual([
      'UBND TỈNH LẠNG SƠN',
      'SỞ NGOẠI VỤ',
      `Số: ${BLANK}/TTr-SNgV`,
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      `Lạng Sơn, ${day2024}`,
      'TỜ TRÌNH',
      'Về việc cử đoàn đi công tác tại Trung Quốc',
      'Kính gửi: Ủy ban nhân dân tỉnh Lạng Sơn',
      generalGrounds[0],
      `${generalGrounds[1] ?? ''};`,
      'Căn cứ Kế hoạch hoạt động đối ngoại năm 2024 của tỉnh Lạng Sơn;',
      'Căn cứ Thư mời số 12/TM ngày 01/3/2024 của Văn phòng Ngoại sự Quảng Tây;',
      'Căn cứ đề nghị của Sở Công Thương tại Văn bản số 45/SCT-VP ngày 05/3/2024.',
      'Sở Ngoại vụ kính trình Ủy ban nhân dân tỉnh Lạng Sơn xem xét, cho phép cử đoàn đi công tác tại Trung Quốc, cụ thể như sau:',
      '1. Thành phần: 03 người, do ông Nguyễn Văn An, Phó Giám đốc Sở Ngoại vụ, làm Trưởng đoàn.',
      '- Ông Nguyễn Văn An, Phó Giám đốc Sở Ngoại vụ, Trưởng đoàn;',
      '- Bà Trần Thị Bình, Chuyên viên Sở Ngoại vụ;',
      '- Ông Lê Văn Cường, Chuyên viên Sở Ngoại vụ.',
      '2. Nơi đến: Nam Ninh, Trung Quốc.',
      '3. Thời gian: từ ngày 02/4/2024 đến ngày 05/4/2024 (04 ngày).',
      '4. Mục đích, nội dung: Trao đổi công tác biên giới.',
      '5. Kinh phí: Từ nguồn ngân sách nhà nước; dự toán 45.000.000 đồng.',
      'Chuyến đi thuộc Kế hoạch hoạt động đối ngoại năm 2024 của tỉnh.',
      'Gửi kèm Tờ trình: dự thảo Quyết định của Chủ tịch Ủy ban nhân dân tỉnh; Thư mời số 12/TM ngày 01/3/2024 của Văn phòng Ngoại sự Quảng Tây; Văn bản số 45/SCT-VP ngày 05/3/2024 của Sở Công Thương.',
      'Sở Ngoại vụ kính trình Ủy ban nhân dân tỉnh Lạng Sơn xem xét, quyết định./.',
      'Nơi nhận:',
      '- Như trên;',
      '- Lãnh đạo Sở;',
      '- Lưu: VT.',
      'GIÁM ĐỐC',
    ]);
  });

  it('leaves dotted space for what is not known, and says nothing of what need not be', async () => {
    const record = trip(
      {
        peopleDeclared: 2,
        returnPlanned: null,
        purpose: null,
        fundingSource: null,
        budgetEstimated: null,
      },
      { members: [], stops: [row({ country: 'JP' })] },
    );
    const paper = await told(testStore(), 'outgoingSubmission', record);
    expect(between(paper, '1. Thành phần', 'Nơi nhận')).toEqual([
      '1. Thành phần: 02 người.',
      `- ${DOTS};`,
      `- ${DOTS}.`,
      '2. Nơi đến: Nhật Bản.',
      `3. Thời gian: từ ngày 02/4/2024 đến ngày ${DOTS}.`,
      `4. Mục đích, nội dung: ${DOTS}.`,
      `5. Kinh phí: ${DOTS}.`,
      'Gửi kèm Tờ trình: dự thảo Quyết định của Chủ tịch Ủy ban nhân dân tỉnh.',
      'Sở Ngoại vụ kính trình Ủy ban nhân dân tỉnh Lạng Sơn xem xét, quyết định./.',
    ]);
  });

  it('is written of what is typed and not saved yet, of days that are not known too', async () => {
    const fields = { departurePlanned: null, returnPlanned: null };
    const paper = await told(testStore(), 'outgoingSubmission', trip(), { typed: { fields, children: {} } });
    expect(between(paper, '3. ', '4. ')).toEqual([`3. Thời gian: từ ngày ${DOTS} đến ngày ${DOTS}.`]);
  });

  it('names one official without a delegation', async () => {
    const record = trip({ peopleDeclared: 1 }, { members: [leads()] });
    const paper = await told(testStore(), 'outgoingSubmission', record);
    expect(paper).toContain('Về việc cử công chức đi công tác tại Trung Quốc');
    expect(between(paper, '1. Thành phần', '2. ')).toEqual([
      '1. Thành phần: Ông Nguyễn Văn An, Phó Giám đốc Sở Ngoại vụ.',
    ]);
  });

  it('tells two countries in its title, each place with its own, and a single day once', async () => {
    const record = trip(
      { departurePlanned: '2024-04-02', returnPlanned: '2024-04-02', nature: 'conference' },
      {
        stops: [
          row({ country: 'CN', place: 'Nam Ninh' }),
          row({ country: 'CN', place: 'Bằng Tường' }),
          row({ country: 'JP', place: 'Tô-ki-ô' }),
        ],
      },
    );
    const paper = await told(testStore(), 'outgoingSubmission', record);
    expect(paper).toContain('Về việc cử đoàn đi dự hội nghị, hội thảo tại Trung Quốc và Nhật Bản');
    expect(between(paper, '2. Nơi đến', '4. ')).toEqual([
      '2. Nơi đến: Nam Ninh và Bằng Tường, Trung Quốc; Tô-ki-ô, Nhật Bản.',
      '3. Thời gian: ngày 02/4/2024 (01 ngày).',
    ]);
  });

  it('has a list of its own for more than five people, open rows for those who are not named yet', async () => {
    const members = [
      leads(),
      ...['Hà', 'Hải', 'Hạnh', 'Hiền', 'Hoa'].map((name) => member(`Vi Thị ${name}`)),
    ];
    const paper = await told(testStore(), 'outgoingSubmission', trip({ peopleDeclared: 8 }, { members }));
    expect(between(paper, '1. Thành phần', '2. ')).toEqual([
      '1. Thành phần: 08 người, do ông Nguyễn Văn An, Phó Giám đốc Sở Ngoại vụ, làm Trưởng đoàn (có danh sách kèm theo).',
    ]);
    const list = between(paper, 'DANH SÁCH ĐOÀN', '~');
    expect(list.slice(0, 12)).toEqual([
      'DANH SÁCH ĐOÀN',
      `(Kèm theo Tờ trình số ${BLANK}/TTr-SNgV ${day2024} của Sở Ngoại vụ)`,
      'STT',
      'Họ và tên',
      'Chức vụ',
      'Cơ quan, đơn vị',
      'Ghi chú',
      '1',
      'Nguyễn Văn An',
      'Phó Giám đốc',
      'Sở Ngoại vụ',
      'Trưởng đoàn',
    ]);
    expect(list.slice(-2)).toEqual(['7', '8']);
  });

  it('prints names as they are, on one line, whatever signs they have', async () => {
    const name = 'Lê <Cường> & "Đức" \'Anh\'';
    const record = trip({}, { members: [leads(), member(`Hoàng\nVăn\r\nEm`), member(name)] });
    const paper = await told(testStore(), 'outgoingSubmission', record);
    expect(paper).toContain(`- Ông ${name}, Chuyên viên Sở Ngoại vụ.`);
    expect(paper).toContain('- Ông Hoàng Văn Em, Chuyên viên Sở Ngoại vụ;');
  });

  it('takes the number and day of a submission that was signed, and the grounds of that day', async () => {
    const record = trip({
      requestNumber: '13/TTr-SNgV',
      requestDate: '2025-07-08',
      requestAgency: department,
    });
    const paper = await told(testStore(), 'outgoingSubmission', record);
    expect(paper).toContain('Số: 13/TTr-SNgV');
    expect(paper).toContain('Lạng Sơn, ngày 08 tháng 7 năm 2025');
    expect(paper.some((text) => text.startsWith('Căn cứ Quyết định số 50/2025/QĐ-UBND'))).toBe(true);
    expect(paper.some((text) => text.startsWith('Căn cứ đề nghị của Sở Ngoại vụ'))).toBe(false);
  });
});

describe('the draft decision', () => {
  it('stands under the committee’s head alone, in three articles, without numbers of passports', async () => {
    const members = [
      leads(),
      member('Trần Thị Bình', {
        sex: 'female',
        documentType: 'officialPassport',
        documentNumber: 'S1234567',
      }),
    ];
    const record = trip({ peopleDeclared: 2 }, { members });
    const paper = await told(testStore(), 'outgoingDecision', record);
    expect(paper.join('\n')).not.toContain('S1234567');
    expect(paper).toEqual([
      'ỦY BAN NHÂN DÂN',
      'TỈNH LẠNG SƠN',
      `Số: ${BLANK}/QĐ-UBND`,
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      `Lạng Sơn, ${day2024}`,
      'QUYẾT ĐỊNH',
      'Về việc cử đoàn đi công tác tại Trung Quốc',
      'CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN',
      'Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015; Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương ngày 22/11/2019;',
      generalGrounds[0],
      `${generalGrounds[1] ?? ''};`,
      `Theo đề nghị của Giám đốc Sở Ngoại vụ tại Tờ trình số ${BLANK}/TTr-SNgV ngày …/…/2024.`,
      'QUYẾT ĐỊNH:',
      'Điều 1. Cử đoàn 02 người, gồm các ông, bà có tên sau, đi công tác tại Nam Ninh, Trung Quốc:',
      '1. Ông Nguyễn Văn An, Phó Giám đốc Sở Ngoại vụ, Trưởng đoàn;',
      '2. Bà Trần Thị Bình, Chuyên viên Sở Ngoại vụ.',
      '- Thời gian: từ ngày 02/4/2024 đến ngày 05/4/2024 (04 ngày).',
      '- Mục đích, nội dung: Trao đổi công tác biên giới.',
      '- Kinh phí: Từ nguồn ngân sách nhà nước; dự toán 45.000.000 đồng.',
      'Điều 2. Các ông, bà có tên tại Điều 1 có trách nhiệm thực hiện chuyến đi đúng mục đích, nội dung, thời gian và các quy định hiện hành của Nhà nước; trong thời hạn 15 ngày kể từ ngày về nước, báo cáo kết quả chuyến đi bằng văn bản về Ủy ban nhân dân tỉnh (qua Sở Ngoại vụ).',
      'Điều 3. Quyết định này có hiệu lực kể từ ngày ký.',
      'Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc Sở Ngoại vụ, Thủ trưởng các cơ quan, đơn vị liên quan và các ông, bà có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này./.',
      'Nơi nhận:',
      '- Như Điều 3;',
      '- Chủ tịch, các Phó Chủ tịch UBND tỉnh;',
      '- Sở Ngoại vụ;',
      '- Công an tỉnh;',
      '- Lưu: VT.',
      'CHỦ TỊCH',
    ]);
  });

  it('sends one person by name, with no word of funding where none is known', async () => {
    const record = trip(
      { peopleDeclared: 1, fundingSource: null, budgetEstimated: null },
      { members: [leads()] },
    );
    const paper = await told(testStore(), 'outgoingDecision', record);
    expect(between(paper, 'Điều 1', 'Điều 2')).toEqual([
      'Điều 1. Cử ông Nguyễn Văn An, Phó Giám đốc Sở Ngoại vụ, đi công tác tại Nam Ninh, Trung Quốc.',
      '- Thời gian: từ ngày 02/4/2024 đến ngày 05/4/2024 (04 ngày).',
      '- Mục đích, nội dung: Trao đổi công tác biên giới.',
    ]);
    expect(paper.find((text) => text.startsWith('Điều 2'))).toMatch(
      /^Điều 2\. Ông Nguyễn Văn An có trách nhiệm/,
    );
  });

  it.each([
    ['chairman', ['CHỦ TỊCH']],
    ['deputy', ['KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH']],
    ['committee', ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH']],
    ['committeeDeputy', ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH']],
  ] as const)('is signed as chosen: %s', async (signing, expected) => {
    const paper = await told(testStore(), 'outgoingDecision', trip(), { signing, signer: 'Hồ Văn Ký' });
    expect(between(paper, '- Lưu', '~').slice(1)).toEqual([...expected, 'Hồ Văn Ký']);
    const decider = signing.startsWith('committee') ? 'ỦY BAN' : 'CHỦ TỊCH ỦY BAN';
    expect(paper).toContain(`${decider} NHÂN DÂN TỈNH LẠNG SƠN`);
  });

  it('leaves the submission to the one who signs for the department, and it to the other', async () => {
    const departmentSigner = {
      onBehalf: 'KT. GIÁM ĐỐC',
      position: 'PHÓ GIÁM ĐỐC',
      name: 'Hứa Thị Bích Liên',
    };
    const paper = await told(testStore(), 'outgoingSubmission', trip(), { departmentSigner });
    expect(paper).toEqual(expect.arrayContaining(['KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC', 'Hứa Thị Bích Liên']));
    const decision = await told(testStore(), 'outgoingDecision', trip(), { departmentSigner });
    expect(decision).not.toContain('Hứa Thị Bích Liên');
  });

  it('gives the days for the report that the settings have', async () => {
    const store = testStore();
    saveSettings(store, newId(), { reportRule: { days: 7, unit: 'workingDays' } });
    const paper = await told(store, 'outgoingDecision', trip());
    expect(paper.find((text) => text.startsWith('Điều 2'))).toContain(
      'trong thời hạn 07 ngày làm việc kể từ',
    );
  });
});

describe('the report of a delegation’s results', () => {
  const over: Fields = {
    departureActual: '2024-03-04',
    returnActual: '2024-03-06',
    departurePlanned: null,
    returnPlanned: null,
  };

  it('stands under the head of the host agency', async () => {
    const record = trip(
      {
        ...over,
        hostAgency: { code: 'SCT', text: 'Sở Công Thương' },
        resultSummary: 'Hai bên thống nhất kế hoạch hội chợ.\nKý biên bản làm việc.',
        budgetSettled: { amount: 1_000, currency: 'USD', rate: 25_000 },
      },
      { permits: [row({ number: '145/QĐ-UBND', date: '2024-01-20', competence: 'chairman' })] },
    );
    const paper = await told(testStore(), 'outgoingReport', record);
    expect(paper.slice(0, 3)).toEqual(['UBND TỈNH LẠNG SƠN', 'SỞ CÔNG THƯƠNG', `Số: ${BLANK}/BC-SCT`]);
    expect(between(paper, 'BÁO CÁO', 'Nơi nhận')).toEqual([
      'BÁO CÁO',
      'Kết quả chuyến công tác tại Trung Quốc',
      'Kính gửi:',
      '- Ủy ban nhân dân tỉnh Lạng Sơn;',
      '- Sở Ngoại vụ tỉnh Lạng Sơn.',
      'Thực hiện Quyết định số 145/QĐ-UBND ngày 20/01/2024 của Chủ tịch Ủy ban nhân dân tỉnh, từ ngày 04/3/2024 đến ngày 06/3/2024 (03 ngày), đoàn do ông Nguyễn Văn An, Phó Giám đốc Sở Ngoại vụ, làm Trưởng đoàn đã đi công tác tại Nam Ninh, Trung Quốc. Sở Công Thương báo cáo kết quả như sau:',
      'I. THÔNG TIN CHUNG',
      '1. Thành phần: 03 người, do ông Nguyễn Văn An, Phó Giám đốc Sở Ngoại vụ, làm Trưởng đoàn.',
      '- Ông Nguyễn Văn An, Phó Giám đốc Sở Ngoại vụ, Trưởng đoàn;',
      '- Bà Trần Thị Bình, Chuyên viên Sở Ngoại vụ;',
      '- Ông Lê Văn Cường, Chuyên viên Sở Ngoại vụ.',
      '2. Nơi đến: Nam Ninh, Trung Quốc.',
      '3. Thời gian: từ ngày 04/3/2024 đến ngày 06/3/2024 (03 ngày).',
      '4. Mục đích, nội dung: Trao đổi công tác biên giới.',
      '5. Kinh phí: quyết toán 1.000 USD (tương đương 25.000.000 đồng).',
      'II. KẾT QUẢ',
      'Hai bên thống nhất kế hoạch hội chợ.',
      'Ký biên bản làm việc.',
      'III. ĐÁNH GIÁ, KIẾN NGHỊ',
      DOTS,
      'Trên đây là kết quả chuyến đi, Sở Công Thương trân trọng báo cáo./.',
    ]);
    expect(paper.at(-1)).toBe('GIÁM ĐỐC');
  });

  it.each([
    [
      { code: 'XP-06184', text: 'UBND xã Đồng Đăng' },
      ['ỦY BAN NHÂN DÂN XÃ ĐỒNG ĐĂNG', `Số: ${BLANK}/BC-UBND`],
      'CHỦ TỊCH',
    ],
    [
      { code: null, text: 'Công ty Vận tải Biên Giới' },
      ['CÔNG TY VẬN TẢI BIÊN GIỚI', `Số: ${BLANK}/BC-…`],
      'GIÁM ĐỐC',
    ],
    [
      { code: 'SNgV-LSHTQT', text: 'Phòng Lãnh sự - Hợp tác quốc tế' },
      ['UBND TỈNH LẠNG SƠN', 'SỞ NGOẠI VỤ'],
      'GIÁM ĐỐC',
    ],
  ])('of another kind of agency: %o', async (hostAgency, head, position) => {
    const paper = await told(
      testStore('2025-08-01T03:00:00Z'),
      'outgoingReport',
      trip({ ...over, hostAgency }),
    );
    expect(paper.slice(0, 2)).toEqual(head);
    expect(paper.at(-1)).toBe(position);
  });
});

describe('what the Party decides', () => {
  const fillOf = (paper: TemplateKind, record: RecordSave) => {
    const store = testStore();
    const { id } = save(store, record);
    const register = outgoingDelegation.name;
    return templateFill(store, { paper, register, id, typed: null, signing: 'chairman', signer: '' });
  };

  it.each<[string, Fields]>([
    ['by its competence', { number: '12', competence: 'provincialParty' }],
    ['by who permitted it', { number: '12', issuer: { code: 'TU', text: 'Ban Thường vụ Tỉnh ủy' } }],
    [
      'by an issuer of no catalogue',
      { issuer: { code: null, text: 'Ban Bí thư Trung ương Đảng' }, competence: 'central' },
    ],
    ['by the number of its document', { number: '835-QĐ/TU' }],
  ])('has no paper in the form of the state, told %s', (_how, permit) => {
    const record = trip({}, { permits: [row(permit)] });
    for (const paper of ['outgoingSubmission', 'outgoingDecision', 'outgoingReport'] as const)
      expect(fillOf(paper, record).notOurs?.code).toBe('partyDecides');
  });

  it('has its papers where the chairman decided too', () => {
    const permits = [row({ number: '835-QĐ/TU' }), row({ number: '17/QĐ-UBND', competence: 'chairman' })];
    expect(fillOf('outgoingDecision', trip({}, { permits })).notOurs).toBeNull();
  });

  it('reports of its own bodies are not written either', () => {
    const hostAgency = { code: 'BTCTU', text: 'Ban Tổ chức Tỉnh ủy' };
    expect(fillOf('outgoingReport', trip({ hostAgency })).notOurs).toEqual({
      code: 'partyHost',
      authority: 'Ban Tổ chức Tỉnh ủy',
    });
  });

  it('differs from what another body of the state decides: only the committee’s decision is not written', () => {
    const record = trip({}, { permits: [row({ competence: 'peoplesCouncil' })] });
    expect(fillOf('outgoingDecision', record).notOurs).toEqual({
      code: 'otherDecides',
      authority: 'Thường trực Hội đồng nhân dân tỉnh',
    });
    expect(fillOf('outgoingSubmission', record).values).toMatchObject({
      submittedTo: 'Thường trực Hội đồng nhân dân tỉnh Lạng Sơn',
    });
  });
});

describe('papers of an incoming delegation', () => {
  const visit = (fields: Fields = {}): RecordSave => ({
    register: incomingDelegation.name,
    id: newId(),
    fields: {
      name: 'Đoàn Văn phòng Ngoại sự Bằng Tường',
      hostAgency: department,
      peopleDeclared: 4,
      arrivalPlanned: '2024-04-02',
      leavePlanned: '2024-04-02',
      leader: 'Lý Minh',
      leaderJobTitle: 'Chủ nhiệm',
      ...fields,
    },
    children: { origins: [row({ country: 'CN', organisation: 'Văn phòng Ngoại sự Bằng Tường' })] },
  });

  it('asks to receive them, with what is planned', async () => {
    const record = visit({
      receivingLeader: 'Phó Chủ tịch UBND tỉnh',
      venue: 'Hữu Nghị',
      inBorderArea: true,
    });
    const paper = await told(testStore(), 'incomingSubmission', record);
    expect(between(paper, 'Về việc', 'Kính gửi')).toEqual([
      'Về việc đón, tiếp và làm việc với đoàn Văn phòng Ngoại sự Bằng Tường',
    ]);
    expect(between(paper, '1. Thành phần', 'Sở Ngoại vụ kính trình')).toEqual([
      '1. Thành phần đoàn: 04 người, do ông (bà) Lý Minh, Chủ nhiệm, làm Trưởng đoàn.',
      '- Ông (bà) Lý Minh, Chủ nhiệm, Trưởng đoàn;',
      `- ${DOTS};`,
      `- ${DOTS};`,
      `- ${DOTS}.`,
      '2. Nước, tổ chức: Văn phòng Ngoại sự Bằng Tường (Trung Quốc).',
      '3. Thời gian: ngày 02/4/2024 (01 ngày).',
      `4. Mục đích, nội dung: ${DOTS}.`,
      '5. Kế hoạch đón, tiếp:',
      '- Cơ quan chủ trì: Sở Ngoại vụ.',
      '- Lãnh đạo tiếp: Phó Chủ tịch UBND tỉnh.',
      '- Địa điểm: Hữu Nghị (trong khu vực biên giới).',
      `6. Kinh phí: ${DOTS}.`,
    ]);
  });

  it('tells what came of it', async () => {
    const record = visit({
      arrivalActual: '2024-03-02',
      leaveActual: '2024-03-03',
      resultSummary: 'Hai bên thống nhất.',
    });
    const paper = await told(testStore(), 'incomingReport', record);
    expect(paper).toContain(
      'Từ ngày 02/3/2024 đến ngày 03/3/2024 (02 ngày), Sở Ngoại vụ đã đón, tiếp đoàn Văn phòng Ngoại sự Bằng Tường. Sở Ngoại vụ báo cáo kết quả như sau:',
    );
    expect(between(paper, 'II. KẾT QUẢ', 'III.')).toEqual(['II. KẾT QUẢ', 'Hai bên thống nhất.']);
  });
});

describe('an office’s own template', () => {
  const fileOf = (blocks: readonly string[]): File => new File([wordFile(blocks)], 'mau-rieng.docx');
  const kind = 'outgoingSubmission';

  it('takes the place of the built-in one once it has no fault, and gives it back', async () => {
    const store = testStore();
    const blocks = [
      'Sở ta trình: {TRÍCH YẾU}',
      '{#thanh_vien}',
      '* {ho_ten} ({vai_tro})',
      '{/thanh_vien}',
      '{doi_tac}',
      'Tiền: {kinh_phi}',
    ];
    const replaced = { writeId: newId(), kind, file: fileOf(blocks) } as const;
    expect(await replaceTemplate(() => store, readerInPlace, replaced)).toEqual([]);
    expect(ownTemplates(store)[kind]?.name).toBe('mau-rieng.docx');
    const record = trip({ fundingSource: null, budgetEstimated: null });
    expect(await told(store, kind, record)).toEqual([
      'Sở ta trình: Về việc cử đoàn đi công tác tại Trung Quốc',
      '* Nguyễn Văn An (Trưởng đoàn)',
      '* Trần Thị Bình',
      '* Lê Văn Cường',
      `Tiền: ${DOTS}`,
    ]);
    // Another kind is untouched.
    expect(await told(store, 'outgoingDecision', trip())).toContain('QUYẾT ĐỊNH:');
    saveTemplate(store, newId(), kind, null);
    expect(ownTemplates(store)[kind]).toBeUndefined();
    expect(await told(store, kind, trip())).toContain('TỜ TRÌNH');
  });

  it('is not taken where it has a fault: the one in use stays', async () => {
    const store = testStore();
    const good = { writeId: newId(), kind, file: fileOf(['{trich_yeu}']) } as const;
    await replaceTemplate(() => store, readerInPlace, good);
    const before = ownTemplates(store);
    const faulty = { writeId: newId(), kind, file: fileOf(['{trich_yeu', '{khong_co_gi_ca}']) } as const;
    const faults = await replaceTemplate(() => store, readerInPlace, faulty);
    expect(faults.map(({ code }) => code)).toEqual(['unclosedTag', 'unknownField']);
    expect(ownTemplates(store)).toEqual(before);
  });
});
