import type { Worksheet } from 'exceljs';
import texts from '../../../shared/reference/template-texts.json' with { type: 'json' };
import { referenceRows } from '../../../db/reference.ts';
import type { ReadStore } from '../../../db/store.ts';
import { today } from '../../../db/today.ts';
import { templateColumns, type TemplateColumn } from '../../../shared/import/template/template-columns.ts';
import type { OpenRegister } from '../../../shared/registers/all-registers.ts';
import { fill } from '../../../shared/text/template.ts';
import { formatDate } from '../../../shared/time/typed-date.ts';
import { registerTitle } from './record-cells.ts';
import { asText } from './sheet-writer.ts';

/** Rows below the heads that have drop-downs and formats. */
const ROWS = 1_000;
const HEAD = { fill: 'FFDCE6F1', needed: 'FFFCE4D6' } as const;
const FONT = 'Times New Roman';

/**
 * An empty workbook for a register: the heads that the import knows, drop-downs of choices and of the names that hold today,
 * and a sheet that says how each column is written. Days are cells of text: Excel of another country would read a typed
 * `05/02/2024` as 2 May before anybody sees it.
 */
export async function templateXlsx(store: ReadStore, register: OpenRegister): Promise<Uint8Array> {
  const { default: ExcelJS } = await import('exceljs');
  const day = today(store);
  const columns = templateColumns(register, referenceRows(store), day);
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet(registerTitle(register), { views: [{ state: 'frozen', ySplit: 1 }] });
  const guide = book.addWorksheet(texts.guide.sheet);
  const lists = book.addWorksheet(texts.lists, { state: 'hidden' });
  for (const page of [sheet, guide])
    page.pageSetup = {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
    };
  addHeads(sheet, columns);
  for (const [at, column] of columns.entries()) {
    const list = column.offered.length === 0 ? null : addList(lists, column);
    addRules(sheet, at + 1, column, list);
  }
  addGuide(guide, columns, [registerTitle(register), formatDate(day)]);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function addHeads(sheet: Worksheet, columns: readonly TemplateColumn[]): void {
  sheet.columns = columns.map(({ head, kind, takes }) => ({
    width: Math.max(12, Math.min(38, kind === 'longText' ? 38 : head.length + 6, takes.length + 8)),
    style: {
      numFmt: formatOf(kind),
      font: { name: FONT, size: 12 },
      alignment: { vertical: 'top', wrapText: true },
    },
  }));
  const row = sheet.getRow(1);
  row.values = columns.map(({ head, needed }) => (needed ? `${head}${texts.mark}` : head));
  row.height = 36;
  for (const [at, { needed }] of columns.entries()) {
    const cell = row.getCell(at + 1);
    cell.font = { name: FONT, size: 12, bold: true };
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: needed ? HEAD.needed : HEAD.fill } };
    cell.alignment = { vertical: 'middle', horizontal: 'center', wrapText: true };
    cell.border = { bottom: { style: 'thin' }, right: { style: 'thin' } };
    cell.numFmt = '@';
  }
}

/** Numbers stay numbers; everything else is kept as it is typed. */
const formatOf = (kind: TemplateColumn['kind']): string =>
  kind === 'integer' || kind === 'money' ? '#,##0' : '@';

/** Writes the offered names under each other in a column of their own; answers where they stand. */
function addList(lists: Worksheet, { head, offered }: TemplateColumn): string {
  const column = lists.getColumn(lists.actualColumnCount + 1);
  column.values = [head, ...offered];
  column.eachCell((cell) => asText(cell));
  const { letter } = column;
  return `'${lists.name}'!$${letter}$2:$${letter}$${offered.length + 1}`;
}

/** Drop-downs and, for what is typed, how it is written. */
function addRules(sheet: Worksheet, column: number, told: TemplateColumn, list: string | null): void {
  const prompt = {
    allowBlank: true,
    showInputMessage: true,
    promptTitle: texts.promptTitle,
    prompt: [told.takes, told.example === '' ? '' : `(${told.example})`].join(' ').trim().slice(0, 250),
  };
  if (
    list === null &&
    told.kind !== 'date' &&
    told.kind !== 'time' &&
    told.takes === texts.kinds[told.kind].takes
  )
    return;
  for (let row = 2; row <= ROWS + 1; row += 1)
    sheet.getCell(row, column).dataValidation =
      list === null
        ? {
            ...prompt,
            type: 'textLength',
            operator: 'greaterThanOrEqual',
            formulae: [0],
            showErrorMessage: false,
          }
        : {
            ...prompt,
            type: 'list',
            formulae: [list],
            errorStyle: 'warning',
            error: texts.unlisted,
            showErrorMessage: !told.open,
          };
}

function addGuide(
  guide: Worksheet,
  columns: readonly TemplateColumn[],
  [register, day]: readonly [string, string],
): void {
  guide.columns = [{ width: 30 }, { width: 12 }, { width: 60 }, { width: 44 }];
  guide.addRow([fill(texts.guide.title, { register: register.toUpperCase() })]).font = {
    name: FONT,
    size: 14,
    bold: true,
  };
  for (const note of texts.guide.notes) guide.addRow([fill(note, { day })]).font = { name: FONT, size: 12 };
  guide.addRow([]);
  const heads = guide.addRow([...texts.guide.heads]);
  for (const { head, needed, takes, example } of columns)
    guide.addRow([head, needed ? texts.needed : '', takes, example]);
  guide.eachRow((row, at) => {
    if (at < heads.number) return;
    row.eachCell({ includeEmpty: true }, (cell) => {
      cell.font = { name: FONT, size: 12, bold: at === heads.number };
      cell.alignment = { vertical: 'top', wrapText: true };
      cell.border = {
        top: { style: 'thin' },
        bottom: { style: 'thin' },
        left: { style: 'thin' },
        right: { style: 'thin' },
      };
      cell.numFmt = '@';
    });
  });
}
