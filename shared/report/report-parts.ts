import texts from '../reference/report-texts.json' with { type: 'json' };
import { chapters, leavableParts, type LeavablePart } from './chapters/all-chapters.ts';
import { eventAdjustmentsLayout, type EventAdjustment } from './event-adjustments.ts';
import type { ReportModel } from './report-model.ts';
import { reportPart, type ReportPart } from './report-part.ts';

/** Every part behind the report's text in the order of the paper: annexes, tables of figures, adjustments. */
export function allParts(model: ReportModel): readonly ReportPart[] {
  const each = (partsOf: (chapter: (typeof chapters)[number][1]) => readonly ReportPart[]) =>
    chapters.flatMap(([, chapter]) => partsOf(chapter));
  return [
    ...each((chapter) => chapter.annexes(model)),
    ...withAddedTables(
      model,
      each((chapter) => chapter.tables(model)),
    ),
    ...each((chapter) => chapter.adjustments(model)),
    ...eventsPart(model.eventAdjustments),
  ];
}

/** The parts of a report as the paper has them: what was left out of it is not there. */
export function reportParts(model: ReportModel): readonly ReportPart[] {
  return allParts(model).filter((part) => part.leave?.leftOut !== true);
}

/** What can be left out of a report beside its sections, in the order of the paper. */
export function leavablePartsOf(model: ReportModel): readonly {
  readonly key: LeavablePart;
  readonly annexNumber: string | null;
  readonly leftOut: boolean;
}[] {
  const parts = allParts(model);
  return leavableParts
    .flatMap((key) => {
      const at = parts.findIndex(({ leave }) => leave?.key === key);
      const part = parts[at];
      return part === undefined
        ? []
        : [{ at, key, annexNumber: part.annexNumber, leftOut: part.leave?.leftOut === true }];
    })
    .toSorted((a, b) => a.at - b.at);
}

function withAddedTables(model: ReportModel, parts: readonly ReportPart[]): readonly ReportPart[] {
  const added = chapters.flatMap(([, chapter]) => chapter.addedTables(model));
  return parts.map((part) => ({
    ...part,
    layouts: [
      ...part.layouts,
      ...added.filter(({ to }) => to === part.key).flatMap(({ layouts }) => layouts),
    ],
  }));
}

/** Events of every chapter that closed reports counted otherwise. */
function eventsPart(adjustments: readonly EventAdjustment[]): readonly ReportPart[] {
  if (adjustments.length === 0) return [];
  const layout = eventAdjustmentsLayout(adjustments);
  return [
    reportPart({
      key: 'event-adjustments',
      heading: '',
      title: layout.title,
      sheetName: texts.adjustments.events.sheet,
      layouts: [layout],
      rules: [],
    }),
  ];
}
