import heads from '../../../shared/reference/sheet-heads.json' with { type: 'json' };
import labels from '../../../shared/i18n/vi/reference.json' with { type: 'json' };
import { referenceRows } from '../../../db/reference.ts';
import type { ReadStore } from '../../../db/store.ts';
import type { Catalogue, ReferenceRow } from '../../../shared/reference/reference-row.ts';
import { attributeFields } from '../../../shared/reference/attribute-fields.ts';
import { attributeCellText, attributeHead } from '../../../shared/reference/attribute-sheet.ts';
import { ReferenceIndex } from '../../../shared/reference/find-reference.ts';
import { attributeNames } from '../../../shared/reference/row-attributes.ts';
import type { TableColumn, Cell } from '../../../shared/report/table-layout.ts';
import { fill } from '../../../shared/text/template.ts';
import { isPlainDate } from '../../../shared/time/plain-date.ts';

/**
 * A catalogue as a sheet that `importReferenceSheet` reads back without a change: one row a validity, attributes in
 * columns of their own, in words.
 */
export async function referenceXlsx(store: ReadStore, catalogue: Catalogue): Promise<Uint8Array> {
  const { default: ExcelJS } = await import('exceljs');
  const { SheetWriter } = await import('./sheet-writer.ts');
  const all = referenceRows(store);
  const codes = new Map(all.map((row) => [row.id, row.code]));
  const rows = all.filter((row) => row.catalogue === catalogue);
  const attributes = [...new Set([...Object.keys(attributeFields[catalogue]), ...attributeNames(rows)])];
  const index = new ReferenceIndex(all);
  const columns: readonly TableColumn[] = [
    ...heads.columns.map(({ target, title: head, width }) => ({ key: target, title: head, width })),
    ...attributes.map((name) => ({
      key: `attribute ${name}`,
      title: attributeHead(catalogue, name),
      width: 16,
    })),
  ].map((column) => ({ ...column, align: 'left' as const }));
  const name: Readonly<Record<string, string>> = labels.catalogue;
  const book = new ExcelJS.Workbook();
  const worksheet = new SheetWriter(book, catalogue);
  worksheet.title([fill(heads.title, { catalogue: (name[catalogue] ?? catalogue).toUpperCase() })]);
  const lines = rows.map((row) => [
    ...heads.columns.map(({ target }) => cellOf(row, target, codes)),
    ...attributes.map((attribute) => attributeCell(row, attribute, index)),
  ]);
  worksheet.table({ title: '', columns, groups: null, rows: lines, total: [] });
  worksheet.end();
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function cellOf(row: ReferenceRow, target: string, codes: ReadonlyMap<string, string>): Cell {
  switch (target) {
    case 'code':
      return row.code;
    case 'aliases':
      return joined(row.aliases);
    case 'successors':
      return joined(row.successorIds.flatMap((id) => codes.get(id) ?? []));
    case 'validFrom':
    case 'validTo': {
      const day = row[target];
      return day !== null && isPlainDate(day) ? { date: day } : null;
    }
    case 'confirmed':
      return row.confirmed ? heads.yes : heads.no;
    case 'name':
    case 'nameEn':
    case 'nameZh':
    case 'shortName':
    case 'parentCode':
    case 'source':
      return row[target] || null;
    default:
      return null;
  }
}

const joined = (parts: readonly string[]): Cell => (parts.length === 0 ? null : parts.join('; '));

function attributeCell(row: ReferenceRow, name: string, index: ReferenceIndex): Cell {
  const value = row.attributes[name] ?? null;
  if (typeof value === 'boolean') return value ? heads.yes : heads.no;
  return typeof value === 'string' ? attributeCellText(row.catalogue, name, value, index) || null : value;
}
