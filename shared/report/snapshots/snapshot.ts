import type { JsonValue } from '../../registers/field.ts';
import type { ReportModel } from '../report-model.ts';
import { steps } from './steps.ts';
import { asStored, type Stored } from './stored.ts';
import { unnumberedVersion } from './unnumbered-version.ts';

/** The form in which closings are kept now. */
export const SNAPSHOT_VERSION = 10;

/** A report as a closing keeps it. */
export function snapshotOf(model: ReportModel): JsonValue {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what JSON has no word for is left out, as the database would
  return JSON.parse(JSON.stringify({ snapshotVersion: SNAPSHOT_VERSION, ...model })) as JsonValue;
}

/**
 * The report that a closing kept, in the form of now, whatever the program that closed it.
 * @throws RangeError for a form that this program does not know, or that lacks what its form has.
 */
export function reportOfSnapshot(snapshot: JsonValue): ReportModel {
  const stored = asStored(snapshot);
  const { snapshotVersion = unnumberedVersion(stored), ...content } = stored;
  const written = Number(snapshotVersion);
  if (!Number.isInteger(written) || written < 1 || written > SNAPSHOT_VERSION)
    throw new RangeError(`Unknown form of a closed report: ${JSON.stringify(snapshotVersion)}`);
  const upgraded = steps.slice(written - 1).reduce<Stored>((older, step) => step(older, written), content);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a program wrote it, and a stored example of every form is read in tests
  return upgraded as unknown as ReportModel;
}
