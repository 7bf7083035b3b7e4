import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { clockState, giveToday } from '../../db/clock.ts';
import { backUp } from '../../db/verify/read-backup.ts';
import { openStore, type OpenStore } from '../../db/file/open.ts';
import { restoreBackup } from '../../db/file/restore.ts';
import { keepFile } from '../../db/files.ts';
import { newId } from '../../db/ids.ts';
import { saveRecords } from '../../db/ledger/intake.ts';
import { importSheet } from '../../electron/service/imports/import-sheet.ts';
import { readerInPlace } from '../../electron/service/reader/reader.ts';
import { closeReport, reopenReport } from '../../electron/service/reports/closing.ts';
import { reportStanding } from '../../electron/service/reports/standing.ts';
import { setUp } from '../../electron/service/setup.ts';
import { noDecisions } from '../../shared/import/import-result.ts';
import { plainDate } from '../../shared/time/plain-date.ts';
import { randomFrom } from './random.ts';
import { ROWS, type Told } from './work-day-told.ts';

// Bundled and run as a program of its own by killed-at-random.test.ts: node work.mjs FOLDER SEED.

const PERIOD = { calendarId: 'nd09', periodCode: '2023-Q4' };
const now = (): Date => new Date('2024-07-01T03:00:00Z');

function tell(told: Told): void {
  writeSync(1, `${JSON.stringify(told)}\n`);
}

function open(directory: string): OpenStore {
  const store = openStore({ directory, now });
  // Folders of earlier versions were made with the clock of another year.
  if (clockState(store) !== 'plausible') giveToday(store, plainDate('2024-07-01'));
  if (store.device === null)
    setUp(store, {
      writeId: newId(),
      name: 'Chuyên viên trực',
      jobTitle: 'Chuyên viên',
      unit: 'Văn phòng',
      prefix: 'VP',
      post: null,
      withSample: false,
    });
  tell({ did: 'opened' });
  return store;
}

/** Works on a folder without end, as a seed says, until the process is killed. */
async function workDay(directory: string, seed: number): Promise<never> {
  const random = randomFrom(seed);
  const backups = join(directory, 'backups');
  mkdirSync(backups, { recursive: true });
  const made: string[] = [];
  let store = open(directory);
  for (;;) {
    const turn = random.below(100);
    if (turn < 60) saveOne(store, random.below(40_000));
    // oxlint-disable-next-line no-await-in-loop -- one thing after another, as a person works
    else if (turn < 72) await importSome(store);
    else if (turn < 80) closePeriod(store);
    else if (turn < 88) {
      store.close();
      tell({ did: 'closed-folder' });
      store = open(directory);
    } else if (turn < 95 || made.length === 0) {
      const path = join(backups, `${newId()}.backup`);
      backUp(store, path);
      made.push(path);
      tell({ did: 'backed-up', path });
    } else {
      const path = made[random.below(made.length)] ?? '';
      if (!existsSync(path)) continue;
      tell({ begins: 'restore', path });
      store.close();
      restoreBackup(path, directory, now());
      tell({ did: 'restored', path });
      store = open(directory);
    }
  }
}

function saveOne(store: OpenStore, size: number): void {
  const file = keepFile(store, randomBytes(size + 1)).hash;
  const id = newId();
  const number = `C${String(randomBytes(4).readUInt32BE() % 10_000_000).padStart(7, '0')}`;
  const member = { id: newId(), fields: { fullName: 'Trần Thị B', documentNumber: number } };
  saveRecords(store, {
    writeId: newId(),
    saves: [
      {
        register: 'outgoing-delegation',
        id,
        fields: {
          name: `Đoàn ${id}`,
          hostAgency: { code: 'SNgV', text: 'Sở Ngoại vụ' },
          peopleDeclared: 5,
          departureActual: '2024-02-20',
          returnActual: '2024-02-23',
        },
        children: {
          stops: [{ id: newId(), fields: { country: 'CN', place: 'Nam Ninh' } }],
          members: [member],
        },
      },
    ],
  });
  tell({ did: 'saved', id, number, file });
}

async function importSome(store: OpenStore): Promise<void> {
  const name = `Đoàn nhập ${newId()}`;
  const head = 'Tên đoàn;Cơ quan chủ trì;Số người;Nước đến;Ngày đi;Ngày về';
  const rows = Array.from(
    { length: ROWS },
    (_, row) => `${name} số ${row + 1};Sở Ngoại vụ;${row + 2};Trung Quốc;20/02/2024;23/02/2024`,
  );
  const result = await importSheet(() => store, readerInPlace, {
    writeId: newId(),
    register: 'outgoing-delegation',
    name: 'bang.csv',
    content: new TextEncoder().encode([head, ...rows].join('\n')),
    dryRun: false,
    skipBadRows: false,
    decisions: noDecisions,
  });
  if (result.saveId === null) throw new Error(`Not imported: ${JSON.stringify(result)}`);
  tell({ did: 'imported', name, rows: ROWS });
}

function closePeriod(store: OpenStore): void {
  if (reportStanding(store, PERIOD).closed) {
    reopenReport(store, newId(), PERIOD, 'Giám đốc Sở', 'Bổ sung số liệu');
    tell({ did: 'reopened-period' });
  } else {
    closeReport(store, newId(), PERIOD);
    tell({ did: 'closed-period' });
  }
}

const [, , directory = '', seed = '0'] = process.argv;
await workDay(directory, Number(seed));
