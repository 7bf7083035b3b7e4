import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { OpenStore } from '../../db/file/open.ts';
import { newId } from '../../db/ids.ts';
import { saveRecords } from '../../db/ledger/intake.ts';
import { testFolder, testStore } from '../../db/test-store.ts';
import { makeDocument } from '../../electron/service/documents/make-document.ts';
import { reportPage } from '../../electron/service/documents/report-page.ts';
import { closeReport } from '../../electron/service/reports/closing.ts';
import { liveReport, readReport } from '../../electron/service/reports/read.ts';
import { testPrinter } from '../../electron/host/test-printer.ts';
import type { JsonValue } from '../../shared/registers/field.ts';
import type { ReportModel } from '../../shared/report/report-model.ts';
import { printedSections } from '../../shared/report/report-sections.ts';
import { reportOfSnapshot, snapshotOf, SNAPSHOT_VERSION } from '../../shared/report/snapshots/snapshot.ts';
import { unnumberedVersion } from '../../shared/report/snapshots/unnumbered-version.ts';
import { wordText } from './read-word.ts';
import { sampleStore } from './sample-report.ts';

const of = (periodCode: string) => ({ calendarId: 'nd09', periodCode });
const versions = Array.from({ length: SNAPSHOT_VERSION }, (_, index) => index + 1);
type Parts = { readonly [key: string]: JsonValue };

/** The sample quarter as the program that wrote this form closed it, with a late edit of the quarter before. */
function stored(version: number): Parts {
  const path = fileURLToPath(new URL(`../fixtures/snapshots/version-${version}.json.gz`, import.meta.url));
  return JSON.parse(gunzipSync(readFileSync(path)).toString()) as Parts;
}

function sample(): OpenStore {
  const store = sampleStore(testFolder());
  onTestFinished(() => store.close());
  return store;
}

/** A store in which Quý I/2024 was closed with a snapshot. */
function closedWith(snapshot: JsonValue, store = testStore('2024-03-27T03:00:00Z')): OpenStore {
  const closing = { closedOn: '2024-03-20', closedBy: 'Chuyên viên', snapshot };
  saveRecords(store, {
    writeId: newId(),
    saves: [
      {
        register: 'report',
        id: newId(),
        fields: of('2024-Q1'),
        children: { closings: [{ id: newId(), fields: closing }] },
      },
    ],
  });
  return store;
}

describe.each(versions)('a report closed in form %i', (version) => {
  it('tells its form', () => {
    const snapshot = stored(version);
    expect(snapshot['snapshotVersion'] ?? unnumberedVersion(snapshot)).toBe(version);
    expect('snapshotVersion' in snapshot).toBe(version >= 8);
  });

  it('has every name that a report has now', () => {
    const model = reportOfSnapshot(stored(version));
    const now = liveReport(testStore(), of('2024-Q1'));
    expect(Object.keys(model).toSorted()).toEqual(Object.keys(now).toSorted());
    expect(Object.keys(model.figures).toSorted()).toEqual(Object.keys(now.figures).toSorted());
    for (const [name, figures] of Object.entries(model.figures))
      expect(Object.keys(figures).toSorted(), name).toEqual([
        'inPeriod',
        'samePeriodLastYear',
        'yearToDate',
        'yearToDateLastYear',
      ]);
  });

  it('is read with the figures, texts and parts with which it was closed', () => {
    const model = readReport(closedWith(stored(version)), of('2024-Q1'));
    expect(model.state).toBe('closed');
    expect(model.figures.outgoing.inPeriod).toEqual({ delegations: 9, personTrips: 114 });
    expect(model.figures.incoming.inPeriod).toEqual({ delegations: 21, personTrips: 175 });
    expect(model.figures.incidents.inPeriod.occurred > 0).toBe(version >= 3);
    // The sample had no tasks when their figures came.
    expect(model.figures.tasks.inPeriod.assigned > 0).toBe(version >= 6);
    expect(model.line === null).toBe(version < 4);
    expect(model.taskAnnex === null).toBe(version < 6);
    expect(printedSections(model.sections).at(-1)).toMatchObject({
      heading: 'II. ĐỀ XUẤT, KIẾN NGHỊ',
      paragraphs: ['Tăng biên chế.'],
    });
  });

  it('is printed in every form', async () => {
    const model = readReport(closedWith(stored(version)), of('2024-Q1'));
    const parts = [...reportPage(model).matchAll(/data-part="([^"]*)"/g)].map(([, key]) => key);
    expect(parts).toEqual([
      'annex-outgoing',
      ...(version >= 9 ? ['tables'] : []),
      ...(version >= 3 ? ['annex-incidents'] : []),
      ...(version >= 9 ? ['border-tables'] : []),
      ...(version >= 6 ? ['annex-tasks', 'late-tasks'] : []),
      ...(version < 9 ? ['tables'] : []),
      ...(version >= 3 && version < 9 ? ['border-tables'] : []),
      ...(version >= 2 ? ['adjustments'] : []),
    ]);
    const text = wordText(await makeDocument(model, 'docx', testPrinter()));
    expect(text).toContain('09 đoàn ra/114 lượt');
    expect(text).toContain('Tăng biên chế.');
    expect((await makeDocument(model, 'xlsx', testPrinter())).length).toBeGreaterThan(1_000);
    const json = new TextDecoder().decode(await makeDocument(model, 'json', testPrinter()));
    expect(json).not.toContain('"snapshotVersion"');
    expect(json).not.toContain('"counted');
  });

  it('is the ground of adjustments only for the days and the kinds of events that it counted', () => {
    const store = closedWith(stored(version), sample());
    const { adjustments, eventAdjustments } = liveReport(store, of('2024-Q2'));
    const from = version === 1 ? '2023-12-15' : '2022-12-15';
    expect(adjustments.length).toBeGreaterThan(0);
    expect(adjustments.filter(({ decidingDate }) => decidingDate < from)).toEqual([]);
    const kinds = new Set<string>(eventAdjustments.map(({ subject }) => subject));
    expect(kinds.has('incidentOccurred')).toBe(version >= 3);
    expect(kinds.has('talk')).toBe(version >= 3);
    expect(kinds.has('taskAssigned')).toBe(version >= 6);
  });
});

/** Names in a form with the names in them; lists by what any of their rows has, dictionaries of codes left out. */
function namesIn(value: JsonValue, path = ''): readonly string[] {
  if (value === null || typeof value !== 'object') return [];
  if (Array.isArray(value)) return value.flatMap((one: JsonValue) => namesIn(one, `${path}[]`));
  return Object.entries(value).flatMap(([key, inner]) =>
    ['byKind', 'byLevel', 'groups'].includes(key)
      ? [`${path}.${key}`]
      : [`${path}.${key}`, ...namesIn(inner, `${path}.${key}`)],
  );
}

it('closes in the form whose example is stored: another form is another version, with a step and an example', () => {
  const store = sample();
  closeReport(store, newId(), of('2023-Q4'));
  const now = snapshotOf(liveReport(store, of('2024-Q1')));
  const names = (snapshot: JsonValue) =>
    new Set(namesIn(snapshot).filter((name) => !/^\.(event)?adjustments\[\]/i.test(name)));
  expect([...names(now)].toSorted()).toEqual([...names(stored(SNAPSHOT_VERSION))].toSorted());
});

it('refuses a form that it does not know instead of showing half a report', () => {
  const model: ReportModel = reportOfSnapshot(stored(SNAPSHOT_VERSION));
  const newer = { ...(snapshotOf(model) as Parts), snapshotVersion: SNAPSHOT_VERSION + 1 };
  expect(() => reportOfSnapshot(newer)).toThrow(RangeError);
});
