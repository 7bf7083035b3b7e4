import { asStored, listIn, type Stored } from './stored.ts';

/**
 * The form of a snapshot of versions 1 to 7, which bear no number, by what each was the first to have:
 * 2 the day from which its ground is counted, 3 incidents, talks and letters, 4 the line, 5 figures of tasks,
 * 6 the annex of tasks, 7 headings without their numbers.
 */
export function unnumberedVersion(stored: Stored): number {
  if (!('countedFrom' in stored)) return 1;
  if (!('incidentTables' in stored)) return 2;
  if (!('line' in stored)) return 3;
  if (!('tasks' in asStored(stored['figures']))) return 4;
  if (!('taskAnnex' in stored)) return 5;
  const [results] = listIn(stored, 'sections');
  return String(results?.['heading']).startsWith('I. ') ? 6 : 7;
}
