import { cpSync } from 'node:fs';
import { filesOf, keysOf, mainOf } from '../../db/file/handles.ts';
import { openStore, type OpenStore } from '../../db/file/open.ts';
import { keepDraft } from '../../db/drafts.ts';
import { keepFile } from '../../db/files.ts';
import { newId } from '../../db/ids.ts';
import { discloseNumber } from '../../db/ledger/disclosures.ts';
import { saveSettings } from '../../db/ledger/save-settings.ts';
import { beginForTest } from '../../db/test-first-start.ts';
import { change, outgoing, save, testFolder } from '../../db/test-store.ts';
import { closeReport, saveSection } from '../../electron/service/reports/closing.ts';
import { saveSample } from '../../electron/service/sample.ts';
import type { FaultKind } from '../../shared/contract/data-faults.ts';

/** Fills an empty folder with something of every kind that a check looks at, and closes it. */
export function fillRichly(directory: string): void {
  const store = openStore({ directory, now: () => new Date('2024-04-02T03:00:00Z') });
  beginForTest(store);
  saveSample(store, newId());
  const { hash, size } = keepFile(store, Buffer.from('Công văn số 12/UBND-NC'));
  const file = { hash, size, name: 'cong-van.pdf', type: 'application/pdf' };
  const person = save(store, {
    register: 'person',
    id: newId(),
    fields: { fullName: 'Nguyễn Thị Hòa' },
    children: {},
  }).id;
  const member = newId();
  const delegation = outgoing(
    { attachments: [file], leader: 'Nguyễn Thị Hòa' },
    {
      members: [
        { id: member, fields: { fullName: 'Nguyễn Thị Hòa', person, documentNumber: 'C1234567' } },
        { id: newId(), fields: { fullName: 'Trần Văn Bình' } },
      ],
      permits: [{ id: newId(), fields: { number: '12/QĐ-UBND', date: '2024-01-02' } }],
    },
  );
  const { id } = save(store, delegation);
  save(store, change('outgoing-delegation', id, { notes: 'Đã gửi báo cáo' }));
  save(
    store,
    outgoing({}, { members: [{ id: newId(), fields: { fullName: 'A', documentNumber: 'B7654321' } }] }),
  );
  const place = { register: 'outgoing-delegation', recordId: id, list: 'members', childId: member } as const;
  discloseNumber(store, place, 'documentNumber', 'Lập danh sách');
  discloseNumber(store, place, 'documentNumber', 'Đối chiếu hộ chiếu');
  saveSettings(store, newId(), { backupWarnDays: 5 });
  const country = mainOf(store)
    .prepare<[], string>("SELECT id FROM reference_item WHERE catalogue = 'gate' ORDER BY item_code LIMIT 1")
    .pluck()
    .get();
  save(store, change('reference-item', country ?? '', { shortName: 'Tên gọi tắt' }));
  const quarter = { calendarId: 'nd09', periodCode: '2024-Q1' };
  saveSection(store, newId(), quarter, 'limits', { text: 'Câu do chuyên viên viết.' });
  closeReport(store, newId(), quarter);
  keepDraft(store, 'outgoing-delegation/new', '{"name":"Đoàn đang gõ"}');
  store.close();
}

/** An open copy of a folder. The caller closes it. */
export function openCopy(folder: string): OpenStore {
  const directory = testFolder();
  cpSync(folder, directory, { recursive: true });
  return openStore({ directory, now: () => new Date('2024-04-02T04:00:00Z') });
}

/** Something that a stranger with a database tool does, and what a check must call it. */
export interface Tampering {
  readonly what: string;
  /** Null: it is no fault. */
  readonly kind: FaultKind | null;
  readonly db?: 'main' | 'files' | 'keys';
  readonly sql: string;
}

const withNumber = `(SELECT record_id FROM outgoing_delegation_member WHERE document_number IS NOT NULL LIMIT 1)`;
const unguarded = 'DROP TRIGGER change_log_is_not_changed; DROP TRIGGER change_log_is_not_removed;';
const middle = '(SELECT max(sequence) / 2 FROM change_log)';

export const tamperings: readonly Tampering[] = [
  {
    what: 'a delegation deleted',
    kind: 'record-missing',
    sql: 'DELETE FROM outgoing_delegation WHERE rowid = 1',
  },
  { what: 'all incidents deleted', kind: 'record-missing', sql: 'DELETE FROM border_incident' },
  {
    what: 'all incidents deleted with all that belongs to them',
    kind: 'record-missing',
    sql: `DELETE FROM record_summary WHERE register = 'border-incident'; DELETE FROM border_incident;
          DELETE FROM border_incident_step; DELETE FROM border_incident_person; DELETE FROM border_incident_goods`,
  },
  {
    what: 'a member deleted',
    kind: 'row-missing',
    sql: 'DELETE FROM outgoing_delegation_member WHERE rowid = 1',
  },
  {
    what: 'a member added',
    kind: 'row-extra',
    sql: `INSERT INTO outgoing_delegation_member (id, record_id, position, withdrawn, full_name)
          SELECT 'x', record_id, 99, 0, 'Người thêm' FROM outgoing_delegation_member LIMIT 1`,
  },
  {
    what: 'a member moved to another delegation',
    kind: 'row-missing',
    sql: `UPDATE outgoing_delegation_member SET record_id = (SELECT id FROM outgoing_delegation ORDER BY id DESC LIMIT 1)
          WHERE rowid = 1`,
  },
  {
    what: 'members in another order',
    kind: 'record',
    sql: 'UPDATE outgoing_delegation_member SET position = 7 WHERE rowid = 1',
  },
  {
    what: 'a member withdrawn',
    kind: 'record',
    sql: 'UPDATE outgoing_delegation_member SET withdrawn = 1 WHERE rowid = 1',
  },
  {
    what: 'a delegation added',
    kind: 'record-extra',
    sql: "INSERT INTO outgoing_delegation (id, code, name) VALUES ('x', 'ĐR-VP-2024-9999', 'Đoàn thêm')",
  },
  {
    what: 'a code changed',
    kind: 'record',
    sql: "UPDATE outgoing_delegation SET code = 'ĐR-VP-2024-0777' WHERE rowid = 1",
  },
  {
    what: 'a number of people changed',
    kind: 'record',
    sql: 'UPDATE outgoing_delegation SET people_declared = 99 WHERE rowid = 1',
  },
  {
    what: 'an answer yes or no that is neither',
    kind: 'record',
    sql: 'UPDATE outgoing_delegation SET count_in_report = 5 WHERE rowid = 1',
  },
  {
    what: 'a name made JSON',
    kind: 'record',
    sql: "UPDATE outgoing_delegation SET host_agency = 'x' WHERE rowid = 1",
  },
  {
    what: 'a record withdrawn',
    kind: 'record',
    sql: `UPDATE talk SET withdrawn = '{"reason":"x"}' WHERE rowid = 1`,
  },
  {
    what: 'a task done earlier',
    kind: 'record',
    sql: "UPDATE task SET done_on = '2024-01-01' WHERE rowid = 1",
  },
  {
    what: 'a title in the summary changed',
    kind: 'derived',
    sql: "UPDATE record_summary SET title = 'Khác' WHERE number = 5",
  },
  {
    what: 'a sum of person-trips changed',
    kind: 'derived',
    sql: 'UPDATE record_summary SET person_trips = person_trips + 1 WHERE number = 5',
  },
  {
    what: 'a deciding date changed',
    kind: 'derived',
    sql: "UPDATE record_summary SET deciding_date = '2023-01-01' WHERE number = 5",
  },
  {
    what: 'a record no longer counted',
    kind: 'derived',
    sql: 'UPDATE record_summary SET counted = 1 - counted WHERE number = 5',
  },
  {
    what: 'a status changed',
    kind: 'derived',
    sql: "UPDATE record_summary SET status_timeline = '[]' WHERE register = 'task'",
  },
  {
    what: 'a code in the summary changed',
    kind: 'derived',
    sql: "UPDATE record_summary SET code = 'X' WHERE number = 5",
  },
  {
    what: 'a version in the summary changed',
    kind: 'derived',
    sql: "UPDATE record_summary SET updated_clock = '0' WHERE number = 5",
  },
  { what: 'a summary removed', kind: 'derived', sql: 'DELETE FROM record_summary WHERE number = 5' },
  {
    what: 'a summary added',
    kind: 'derived',
    sql: `INSERT INTO record_summary SELECT 99999, 'x', register, code, title, title_key, withdrawn, counted, deciding_date,
          deciding_confirmed, last_date, person_trips, status_timeline, updated_clock, facts FROM record_summary LIMIT 1`,
  },
  { what: 'all links removed', kind: 'derived', sql: 'DELETE FROM record_link' },
  {
    what: 'a link added',
    kind: 'derived',
    sql: 'INSERT INTO record_link SELECT target_id, record_id, through FROM record_link LIMIT 1',
  },
  { what: 'a search entry removed', kind: 'derived', sql: 'DELETE FROM record_search WHERE rowid = 5' },
  {
    what: 'a search entry changed',
    kind: 'derived',
    sql: `DELETE FROM record_search WHERE rowid = 5;
          INSERT INTO record_search (rowid, exact, folded, head_exact, head_folded, register) VALUES (5, 'khác', 'khac', '', '', 'task')`,
  },
  {
    what: 'a search entry added',
    kind: 'derived',
    sql: "INSERT INTO record_search (rowid, exact) VALUES (77777, 'thừa')",
  },
  { what: 'a permit changed', kind: 'derived', sql: "UPDATE permit_use SET permit_key = 'x'" },
  { what: 'trips removed', kind: 'derived', sql: 'DELETE FROM person_trip' },
  { what: 'a day changed', kind: 'derived', sql: "UPDATE record_day SET date = '2020-01-01'" },
  { what: 'a draft changed', kind: null, sql: "UPDATE draft SET content = '{}'" },
  {
    what: 'drafts and what the window remembers removed',
    kind: null,
    sql: 'DELETE FROM draft; DELETE FROM window_memory',
  },
  { what: 'a trigger dropped', kind: 'schema', sql: 'DROP TRIGGER change_log_is_not_changed' },
  { what: 'an index dropped', kind: 'schema', sql: 'DROP INDEX change_log_by_save' },
  { what: 'a table dropped', kind: 'schema', sql: 'DROP TABLE draft' },
  { what: 'a register dropped', kind: 'schema', sql: 'DROP TABLE talk' },
  { what: 'a column added', kind: 'schema', sql: 'ALTER TABLE talk ADD COLUMN more TEXT' },
  {
    what: 'a trigger added',
    kind: 'schema',
    sql: 'CREATE TRIGGER more AFTER INSERT ON draft BEGIN DELETE FROM draft; END',
  },
  { what: 'a view added', kind: 'schema', sql: 'CREATE VIEW more AS SELECT * FROM draft' },
  { what: 'another version', kind: 'version', sql: 'PRAGMA user_version = 3' },
  { what: 'the mark of another program', kind: 'version', sql: 'PRAGMA application_id = 7' },
  { what: 'another version of the keys', kind: 'version', db: 'keys', sql: 'PRAGMA user_version = 1' },
  {
    what: 'a log row changed',
    kind: 'log',
    sql: `${unguarded} UPDATE change_log SET changes = '{}' WHERE sequence = ${middle}`,
  },
  {
    what: 'a log row removed from the middle',
    kind: 'log',
    sql: `${unguarded} DELETE FROM change_log WHERE sequence = ${middle}`,
  },
  {
    what: 'the last log row removed',
    kind: 'log',
    sql: `${unguarded} DELETE FROM change_log WHERE sequence = (SELECT max(sequence) FROM change_log)`,
  },
  {
    what: 'a log row added',
    kind: 'log',
    sql: `INSERT INTO change_log SELECT log_id, sequence + 1, clock || '1', form, previous_hash, salt, content_hash, device_id, actor_id,
          save_id, origin, register, record_id, child_list, child_id, changes, schema_version, exchange_version, written_at
          FROM change_log ORDER BY sequence DESC LIMIT 1`,
  },
  {
    what: 'a log of another PC added without its beginning',
    kind: 'log',
    sql: `INSERT INTO change_log SELECT 'another', sequence, clock, form, previous_hash, salt, content_hash, device_id, actor_id,
          save_id, origin, register, record_id, child_list, child_id, changes, schema_version, exchange_version, written_at
          FROM change_log WHERE sequence = ${middle}`,
  },
  {
    what: 'an actor changed',
    kind: 'log',
    sql: `${unguarded} UPDATE change_log SET actor_id = 'x' WHERE sequence = ${middle}`,
  },
  {
    what: 'a PC changed',
    kind: 'log',
    sql: `${unguarded} UPDATE change_log SET device_id = 'x' WHERE sequence = ${middle}`,
  },
  {
    what: 'a time of writing changed',
    kind: 'log',
    sql: `${unguarded} UPDATE change_log SET written_at = '2020-01-01T00:00:00Z' WHERE sequence = ${middle}`,
  },
  {
    what: 'a form of a row changed',
    kind: 'log',
    sql: `${unguarded} UPDATE change_log SET form = 3 WHERE sequence = ${middle}`,
  },
  { what: 'a head changed', kind: 'log', sql: 'UPDATE change_log_head SET sequence = sequence - 1' },
  { what: 'a head removed', kind: 'log', sql: 'DELETE FROM change_log_head' },
  { what: 'a head added', kind: 'log', sql: "INSERT INTO change_log_head VALUES ('another', 3, 'x')" },
  { what: 'a call removed', kind: 'call', sql: 'DELETE FROM applied_call WHERE rowid = 2' },
  { what: 'this PC changed', kind: 'device', sql: "UPDATE device SET actor_id = 'x'" },
  {
    what: 'the outcome of a call changed',
    kind: 'call',
    sql: `UPDATE applied_call SET outcome = '{"records":[]}' WHERE rowid = 2`,
  },
  { what: 'the prefix of codes changed', kind: 'device', sql: "UPDATE device SET prefix = 'TT'" },
  { what: 'a look at a number removed', kind: 'disclosure', sql: 'DELETE FROM disclosure WHERE number = 1' },
  {
    what: 'the last look at a number removed',
    kind: 'disclosure',
    sql: 'DELETE FROM disclosure WHERE number = 2',
  },
  { what: 'all looks at numbers removed', kind: 'disclosure', sql: 'DELETE FROM disclosure' },
  {
    what: 'the purpose of a look changed',
    kind: 'disclosure',
    sql: "UPDATE disclosure SET purpose = 'x' WHERE number = 1",
  },
  { what: 'this PC removed', kind: 'device', sql: 'DELETE FROM device' },
  {
    what: 'a reference row changed',
    kind: 'reference',
    sql: "UPDATE reference_item SET name = 'x' WHERE item_code = 'CN' AND catalogue = 'country'",
  },
  {
    what: 'a reference row removed',
    kind: 'reference',
    sql: "DELETE FROM reference_item WHERE item_code = 'CN' AND catalogue = 'country'",
  },
  {
    what: 'a reference row added',
    kind: 'reference',
    sql: "INSERT INTO reference_item (id, code, catalogue, item_code, name) VALUES ('x', '', 'gate', 'ZZ', 'Cửa khẩu thêm')",
  },
  {
    what: 'a field that was not edited changed in a reference row that was',
    kind: 'record',
    sql: "UPDATE reference_item SET name = 'x' WHERE short_name = 'Tên gọi tắt'",
  },
  {
    what: 'a setting changed in its table only',
    kind: 'record',
    sql: "UPDATE setting SET value = '30' WHERE key = 'backupWarnDays'",
  },
  {
    what: 'a closed figure changed',
    kind: 'record',
    sql: `UPDATE report_closing SET snapshot = json_set(snapshot, '$.x', 1)`,
  },
  { what: 'the text of a report changed', kind: 'record', sql: "UPDATE report_section SET text = 'x'" },
  { what: 'a key lost', kind: 'key-missing', db: 'keys', sql: 'DELETE FROM record_key WHERE rowid = 1' },
  {
    what: 'a key damaged',
    kind: 'key',
    db: 'keys',
    sql: 'UPDATE record_key SET key = randomblob(32) WHERE rowid = 1',
  },
  {
    what: 'two keys swapped',
    kind: 'key',
    db: 'keys',
    sql: `CREATE TEMP TABLE two AS SELECT record_id, key FROM record_key LIMIT 2;
          UPDATE record_key SET key = (SELECT key FROM two WHERE two.record_id <> record_key.record_id)`,
  },
  {
    what: 'a key cut',
    kind: 'key',
    db: 'keys',
    sql: "INSERT INTO record_key (record_id, key) VALUES ('x', x'00')",
  },
  {
    what: 'a number of a member changed',
    kind: 'record',
    sql: `UPDATE outgoing_delegation_member SET document_number = 's1.a.b.c' WHERE record_id = ${withNumber}`,
  },
  {
    what: 'the content of a file changed',
    kind: 'file',
    db: 'files',
    sql: "UPDATE file SET content = x'00'",
  },
  { what: 'the size of a file changed', kind: 'file', db: 'files', sql: 'UPDATE file SET size = size + 1' },
  { what: 'a file removed', kind: 'file-missing', db: 'files', sql: 'DELETE FROM file' },
];

/** The statements that damage the schema of the register, one object at a time: each table, index and trigger dropped. */
export function schemaDamages(store: OpenStore): readonly string[] {
  const objects = mainOf(store)
    .prepare<[], { type: string; name: string }>(
      `SELECT type, name FROM sqlite_schema WHERE sql IS NOT NULL AND type IN ('table', 'index', 'trigger')
         AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'record_search_%' ORDER BY type, name`,
    )
    .all();
  const columns = [
    'outgoing_delegation.notes',
    'task.obstacles',
    'talk.outcome',
    'device.post',
    'draft.updated_at',
  ];
  return [
    ...objects.map(({ type, name }) => `DROP ${type} ${name}`),
    ...columns.map((column) => {
      const [table = '', name = ''] = column.split('.');
      return `ALTER TABLE ${table} DROP COLUMN ${name}`;
    }),
  ];
}

export function tamper(store: OpenStore, { db = 'main', sql }: Pick<Tampering, 'db' | 'sql'>): void {
  const database = { main: mainOf, files: filesOf, keys: keysOf }[db](store);
  database.pragma('trusted_schema = ON');
  database.exec(sql);
}
