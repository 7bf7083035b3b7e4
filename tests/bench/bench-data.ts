import { markerValue } from '../../shared/border/marker.ts';
import { beginForTest } from '../../db/test-first-start.ts';
import { newId } from '../../db/ids.ts';
import { openStore } from '../../db/file/open.ts';
import { saveRecords } from '../../db/ledger/intake.ts';
import type { RecordSave } from '../../shared/registers/save-request.ts';
import { addDays, plainDate } from '../../shared/time/plain-date.ts';
import { formatDate } from '../../shared/time/typed-date.ts';
import { mainOf } from '../../db/file/handles.ts';

const DELEGATIONS = 20_000;
const INCIDENTS = 10_000;
const TASKS = 20_000;
const BATCH = 200;
const types = [
  ['BG06', 'Người, gia súc, phương tiện vượt biên giới'],
  ['BG02', 'Xây dựng công trình trên sông, suối biên giới'],
  ['BG09', 'Vận chuyển trái phép hàng hóa qua biên giới'],
  ['BG13', 'Hỏa hoạn, lũ lụt, thiên tai lan qua biên giới'],
] as const;
const MEMBERS = 8;
const subjects = [
  'xúc tiến thương mại',
  'biên giới',
  'giao lưu hữu nghị',
  'hội đàm tại Hữu Nghị',
  'đào tạo cán bộ',
  'khảo sát cửa khẩu',
];
const hosts = [
  ['SNgV', 'Sở Ngoại vụ'],
  ['SCT', 'Sở Công Thương'],
  ['UBND', 'Ủy ban nhân dân tỉnh Lạng Sơn'],
  ['SYT', 'Sở Y tế'],
] as const;

/** One delegation of ten years, made from its number alone. */
export function oneDelegation(number: number): RecordSave {
  const outgoing = number % 2 === 0;
  const start = addDays(plainDate('2014-12-15'), (number * 37) % 3_650);
  const end = addDays(start, number % 6);
  const [code, text] = hosts[number % hosts.length] ?? hosts[0];
  const fields = {
    name: `Đoàn ${subjects[number % subjects.length] ?? ''} ${number}`,
    hostAgency: { code, text },
    peopleDeclared: MEMBERS,
    memberListComplete: true,
    nature: 'working',
    level: outgoing ? 'department' : 'provincial',
    fundingSource: 'stateBudget',
    purpose: { code: 'talks', text: 'Hội đàm, làm việc' },
    leader: `Trưởng đoàn ${number}`,
    ...(outgoing
      ? { departureActual: start, returnActual: end, gateOut: { code: 'HN', text: 'Hữu Nghị' } }
      : { arrivalActual: start, leaveActual: end, gateIn: { code: 'HN', text: 'Hữu Nghị' } }),
  };
  const members = Array.from({ length: MEMBERS }, (_, index) => ({
    id: newId(),
    fields: {
      fullName: index === 0 ? `Trưởng đoàn ${number}` : `Thành viên ${number}-${index}`,
      jobTitle: 'Chuyên viên',
      nationality: outgoing ? 'VN' : 'CN',
    },
  }));
  const permit = {
    id: newId(),
    fields: {
      number: `${number}/QĐ-UBND`,
      date: addDays(start, -5),
      issuer: { code: 'UBND', text: 'UBND tỉnh' },
    },
  };
  const place = { id: newId(), fields: { country: number % 7 === 0 ? 'LA' : 'CN' } };
  return {
    register: outgoing ? 'outgoing-delegation' : 'incoming-delegation',
    id: newId(),
    fields,
    children: { members, permits: [permit], [outgoing ? 'stops' : 'origins']: [place] },
  };
}

/** One incident of ten years anywhere on the line, made from its number alone; most are settled. */
function oneIncident(number: number): RecordSave {
  const occurredOn = addDays(plainDate('2014-12-15'), (number * 31) % 3_650);
  const marker = 948 + ((number * 7) % 363);
  const type = types[number % types.length] ?? types[0];
  const steps = [
    { kind: 'verification', date: addDays(occurredOn, 1), summary: 'Kiểm tra thực địa' },
    ...(number % 5 === 0
      ? []
      : [{ kind: 'result', date: addDays(occurredOn, 20), summary: 'Hai bên thống nhất' }]),
  ];
  return {
    register: 'border-incident',
    id: newId(),
    fields: {
      type: { code: type[0], text: type[1] },
      markers: { ...markerValue(number % 3 === 0 ? `${marker}-${marker + 1}` : `${marker}/2`) },
      occurredOn,
      summary: `Sự việc ${number} tại khu vực mốc ${marker}`,
      side: number % 2 === 0 ? 'china' : 'vietnam',
    },
    children: { steps: steps.map((fields) => ({ id: newId(), fields })) },
  };
}

/** Fills a folder with 10,000 incidents of ten years. */
export function buildBorderFolder(folder: string): void {
  fillFolder(folder, INCIDENTS, oneIncident);
}

/** One task of three years, made from its number alone; two of three are closed. */
function oneTask(number: number): RecordSave {
  const assignedOn = addDays(plainDate('2024-01-02'), (number * 13) % 900);
  const [code, text] = hosts[number % hosts.length] ?? hosts[0];
  const extensions =
    number % 6 === 0
      ? [{ id: newId(), fields: { date: addDays(assignedOn, 20), newDue: addDays(assignedOn, 430) } }]
      : [];
  return {
    register: 'task',
    id: newId(),
    fields: {
      content: `Nhiệm vụ ${subjects[number % subjects.length] ?? ''} ${number}`,
      assignedOn,
      due: number % 5 === 0 ? null : addDays(assignedOn, 30 + (number % 400)),
      doneOn: number % 3 === 0 ? null : addDays(assignedOn, 20 + (number % 50)),
      lead: { code, text },
      officer: `Chuyên viên ${number % 30}`,
      leader: `Lãnh đạo ${number % 4}`,
      taskGroup: number % 2 === 0 ? 'foreign' : 'border',
    },
    children: { extensions },
  };
}

/** Fills a folder with 20,000 tasks of three years. */
export function buildTaskFolder(folder: string): void {
  fillFolder(folder, TASKS, oneTask);
}

/** Fills a folder with 20,000 delegations of eight members, half of each direction. */
export function buildFolder(folder: string): void {
  fillFolder(folder, DELEGATIONS, oneDelegation);
}

function fillFolder(folder: string, amount: number, one: (number: number) => RecordSave): void {
  const store = openStore({ directory: folder });
  beginForTest(store, 'Bench');
  mainOf(store).pragma('synchronous = OFF');
  for (let first = 0; first < amount; first += BATCH) {
    const saves = Array.from({ length: BATCH }, (_, index) => one(first + index));
    saveRecords(store, { writeId: newId(), saves }, 'import');
  }
  store.close();
}

/** A sheet of new delegations; another `round` gives others. */
export function sheetOf(rows: number, round: number): Uint8Array {
  const lines = Array.from({ length: rows }, (_, index) => {
    const start = addDays(plainDate('2024-01-01'), index % 300);
    return [
      index + 1,
      `Đoàn nhập ${round}-${index}`,
      'Sở Ngoại vụ',
      'Trung Quốc',
      8,
      formatDate(start),
      formatDate(addDays(start, 2)),
    ].join(';');
  });
  return new TextEncoder().encode(
    ['STT;Tên đoàn;Cơ quan chủ trì;Nước đến;Số người;Ngày đi;Ngày về', ...lines].join('\n'),
  );
}
