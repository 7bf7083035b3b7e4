import { expect, it, onTestFinished } from 'vitest';
import { newId } from '../../../db/ids.ts';
import { testFolder } from '../../../db/test-store.ts';
import { partKeys } from '../../../shared/report/outline-keys.ts';
import { printedBody } from '../../../shared/report/printed-body.ts';
import { reportParts } from '../../../shared/report/report-parts.ts';
import { sampleStore } from '../../../tests/documents/sample-report.ts';
import { saveSection } from './closing.ts';
import { readReport } from './read.ts';

const quarter = { calendarId: 'nd09', periodCode: '2024-Q1' };

function sample() {
  const store = sampleStore(testFolder());
  onTestFinished(() => store.close());
  const write = (key: string, change: Parameters<typeof saveSection>[4]): void =>
    saveSection(store, newId(), quarter, key, change);
  const headings = (): readonly string[] =>
    reportParts(readReport(store, quarter)).map(({ heading }) => heading);
  const references = (): readonly string[] =>
    printedBody(readReport(store, quarter)).sections.flatMap(({ paragraphs }) =>
      paragraphs.filter((line) => line.startsWith('(Chi tiết')),
    );
  return { store, write, headings, references };
}

it('numbers annexes without a gap, and refers to each once where its details are told', () => {
  const { write, headings, references } = sample();
  expect(headings()).toEqual([
    'Phụ lục I',
    'Phụ lục II',
    'Phụ lục III',
    'Phụ lục IV',
    'Phụ lục V',
    'Phụ lục VI',
    'Phụ lục VI (tiếp theo)',
  ]);
  expect(references()).toEqual([
    '(Chi tiết tại các Phụ lục I, II và III kèm theo.)',
    '(Chi tiết tại các Phụ lục IV và V kèm theo.)',
    '(Chi tiết tại Phụ lục VI kèm theo.)',
  ]);
  write('annex-incoming', { leftOut: true });
  expect(headings().slice(0, 3)).toEqual(['Phụ lục I', 'Phụ lục II', 'Phụ lục III']);
  expect(references()[0]).toBe('(Chi tiết tại các Phụ lục I và II kèm theo.)');
});

it('refers to no annex that the text names already', () => {
  const { write, references } = sample();
  write('tasks', { text: 'Kết quả nêu tại Phụ lục VI.' });
  write('border', { text: 'Sự vụ nêu tại các Phụ lục IV, V.' });
  expect(references()).toEqual(['(Chi tiết tại các Phụ lục I, II và III kèm theo.)']);
});

it('gives the only annex no number, and names before the end what no section refers to', () => {
  const { store, write, headings, references } = sample();
  for (const key of partKeys.filter((part) => part !== 'annex-outgoing')) write(key, { leftOut: true });
  expect(headings()).toEqual(['Phụ lục']);
  expect(references()).toEqual(['(Chi tiết tại Phụ lục kèm theo.)']);
  write('cooperation', { leftOut: true });
  expect(references()).toEqual([]);
  expect(printedBody(readReport(store, quarter)).otherAnnexes).toBe('Kèm theo Báo cáo này: Phụ lục.');
});
