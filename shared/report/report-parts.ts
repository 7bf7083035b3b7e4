import texts from '../reference/report-texts.json' with { type: 'json' };
import type { ReportLine } from './chapters/border/report-line.ts';
import type { ReportModel } from './report-model.ts';
import { lateLayout, taskLayouts, type TaskAnnex } from './chapters/tasks/task-annex.ts';
import {
  adjustmentsLayout,
  borderLayouts,
  eventAdjustmentsLayout,
  figureLayouts,
  type TableLayout,
} from './table-layout.ts';

/** One landscape part behind the report's text: an annex, the tables of figures, the adjustments. */
export interface ReportPart {
  readonly key: string;
  /** `Phụ lục I`; empty where the title says all. */
  readonly heading: string;
  readonly title: string;
  /** Name of its sheet in a workbook. */
  readonly sheetName: string;
  /** Empty: nothing happened in the period, which the part says. */
  readonly layouts: readonly TableLayout[];
  /** Whether each table bears its own title, because there are several. */
  readonly titled: boolean;
  /** Rules of counting, printed at its end. */
  readonly rules: readonly string[];
  /** The line that stands in it as a figure; null for none. */
  readonly line: ReportLine | null;
}

const untitled = { titled: false, line: null } as const;

/** The parts of a report in the order of the paper; what was left out of it is not there. */
export function reportParts(model: ReportModel): readonly ReportPart[] {
  const annexes = model.annexes
    .filter((annex) => !annex.leftOut)
    .map((annex): ReportPart => {
      const heading = texts.annexHeading.replace('{{number}}', annex.number);
      const { columns, rows, total, title } = annex;
      return {
        ...untitled,
        key: `annex-${annex.key}`,
        heading,
        title,
        sheetName: heading,
        layouts: rows.length === 0 ? [] : [{ title: '', columns, groups: null, rows, total }],
        rules: annex.key === 'incidents' ? model.borderRules : model.rules,
      };
    });
  const tables: ReportPart = {
    key: 'tables',
    heading: texts.tables.heading,
    title: model.tablesTitle,
    sheetName: texts.tables.heading,
    layouts: figureLayouts(model),
    titled: true,
    rules: model.rules,
    line: null,
  };
  const border: ReportPart = {
    key: 'border-tables',
    heading: texts.tables.heading,
    title: model.borderTablesTitle,
    sheetName: texts.border.tables.sheet,
    layouts: borderLayouts(model),
    titled: true,
    rules: model.borderRules,
    line: model.line,
  };
  const { taskAnnex } = model;
  const tasks = (annex: TaskAnnex): readonly ReportPart[] => {
    const heading = texts.annexHeading.replace('{{number}}', texts.tasks.number);
    const late = lateLayout(annex);
    return [
      {
        key: 'annex-tasks',
        heading,
        title: annex.title,
        sheetName: heading,
        layouts: taskLayouts(annex),
        titled: true,
        rules: texts.tasks.rules,
        line: null,
      },
      // Its columns are others, so it has a page and a sheet of its own.
      ...(annex.late.length === 0
        ? []
        : [
            {
              ...untitled,
              key: 'late-tasks',
              heading: `${heading} ${texts.tasks.late.continued}`,
              title: late.title.toUpperCase(),
              sheetName: texts.tasks.late.sheet,
              layouts: [late],
              rules: [],
            },
          ]),
    ];
  };
  const changed = (key: string, layout: TableLayout, sheetName: string): ReportPart => ({
    ...untitled,
    key,
    heading: '',
    title: layout.title,
    sheetName,
    layouts: [layout],
    rules: [],
  });
  return [
    ...annexes,
    ...(taskAnnex === null || taskAnnex.leftOut ? [] : tasks(taskAnnex)),
    ...(model.tablesLeftOut ? [] : [tables]),
    ...(model.borderTablesLeftOut ? [] : [border]),
    ...(model.adjustments.length === 0
      ? []
      : [changed('adjustments', adjustmentsLayout(model.adjustments), texts.adjustments.columns.kind)]),
    ...(model.eventAdjustments.length === 0
      ? []
      : [
          changed(
            'event-adjustments',
            eventAdjustmentsLayout(model.eventAdjustments),
            texts.adjustments.events.sheet,
          ),
        ]),
  ];
}
