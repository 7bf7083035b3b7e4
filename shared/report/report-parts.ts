import texts from '../reference/report-texts.json' with { type: 'json' };
import { roman } from '../text/roman.ts';
import { fill } from '../text/template.ts';
import { chapters } from './chapters/all-chapters.ts';
import { eventAdjustmentsLayout, type EventAdjustment } from './event-adjustments.ts';
import type { PartKey } from './outline-keys.ts';
import type { ReportModel } from './report-model.ts';
import { reportPart, type NumberedPart, type ReportPart } from './report-part.ts';

/** Every part that the outline of a report has, in its order, and the adjustments behind them. */
export function allParts(model: ReportModel): readonly ReportPart[] {
  const each = (partsOf: (chapter: (typeof chapters)[number][1]) => readonly ReportPart[]) =>
    chapters.flatMap(([, chapter]) => partsOf(chapter));
  const known = withAddedTables(
    model,
    each((chapter) => chapter.parts(model)),
  );
  const wanted = model.sections.flatMap(({ parts }) => parts);
  return [
    ...[...new Set(wanted)].flatMap((key) => known.filter(({ leave }) => leave?.key === key)),
    ...each((chapter) => chapter.adjustments(model)),
    ...eventsPart(model.eventAdjustments),
  ];
}

/** The parts of a report as the paper has them: what was left out of it is not there, the others are numbered without a gap. */
export function reportParts(model: ReportModel): readonly NumberedPart[] {
  const parts = allParts(model).filter((part) => part.leave?.leftOut !== true);
  const isOnly = parts.filter(({ continues }) => !continues).length === 1;
  let annexes = 0;
  return parts.map((part) => {
    if (!part.continues) annexes += 1;
    const number = isOnly ? '' : roman(annexes);
    const name = isOnly ? texts.annexAlone : fill(texts.annexHeading, { number });
    return {
      ...part,
      number,
      heading: part.continues ? `${name} ${texts.tasks.late.continued}` : name,
      sheetName: part.sheetName ?? name,
    };
  });
}

/** What can be left out of a report beside its sections, in the order of the paper; its number where it is printed. */
export function leavablePartsOf(
  model: ReportModel,
): readonly { readonly key: PartKey; readonly number: string | null; readonly leftOut: boolean }[] {
  const printed = reportParts(model);
  return allParts(model).flatMap(({ key, leave, continues }) =>
    leave === null || continues
      ? []
      : [
          {
            key: leave.key,
            number: printed.find((part) => part.key === key)?.number ?? null,
            leftOut: leave.leftOut,
          },
        ],
  );
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
      title: layout.title,
      sheetName: texts.adjustments.events.sheet,
      layouts: [layout],
    }),
  ];
}
