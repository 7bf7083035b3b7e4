import { readSettings } from '../../../db/settings.ts';
import type { ReadStore } from '../../../db/store.ts';
import { today } from '../../../db/today.ts';
import texts from '../../../shared/reference/report-texts.json' with { type: 'json' };
import type { PrintedPaper } from '../../../shared/report/printed-paper.ts';

/** Who prints a paper, and when. */
export function paperHead(store: ReadStore): Pick<PrintedPaper, 'parent' | 'agency' | 'printedOn'> {
  const { issuer } = readSettings(store);
  return {
    parent: issuer?.parent ?? texts.parent,
    agency: issuer?.name ?? texts.agency,
    printedOn: today(store),
  };
}
