import border from '../../../shared/i18n/vi/border.json' with { type: 'json' };
import texts from '../../../shared/reference/report-texts.json' with { type: 'json' };
import {
  lineScene,
  markGroup,
  markGroups,
  sceneWithLegend,
  wholeView,
} from '../../../shared/border/line-scene.ts';
import type { ReportLine } from '../../../shared/report/chapters/border/report-line.ts';
import { sceneSvg } from '../../../shared/border/line-svg.ts';

/** Width of the figure, pixels of 1/96 inch: a landscape page within its margins. */
export const FIGURE_WIDTH = 960;
const STRETCH = 10;

/** The figure of a report's line as a standalone SVG `FIGURE_WIDTH` wide, with its legend. */
export function lineFigure(line: ReportLine, font: string): string {
  const groupOf = (type: string): string => line.groups[type] ?? '';
  const scene = lineScene(line, {
    view: wholeView(line.limits, FIGURE_WIDTH),
    stretch: STRETCH,
    groupOf,
    texts: { density: border.density, now: texts.border.tables.now, lastYear: texts.border.tables.last },
  });
  const present = new Set(line.incidents.map(({ type }) => markGroup(groupOf(type))));
  const groups = markGroups.filter((group) => present.has(group));
  return sceneSvg(
    sceneWithLegend(scene, [
      ...groups.map((group) => ({ group, state: 'open', text: border.group[group] }) as const),
      { group: 'people', state: 'open', text: border.state.open },
      { group: 'people', state: 'settled', text: border.state.settled },
    ]),
    font,
  );
}

/** Lines under the figure: that it is a scheme, and what is not on it. */
export function lineNotes(line: ReportLine): readonly string[] {
  return line.unplaced === 0
    ? [border.caption]
    : [border.caption, border.unplaced.replace('{{count}}', String(line.unplaced))];
}
