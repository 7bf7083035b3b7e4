import * as XLSX from '@e965/xlsx';
import { expect, it } from 'vitest';
import { newId } from '../../../db/ids.ts';
import { eraseNumbers } from '../../../db/ledger/erasures.ts';
import { outgoing, save, testStore } from '../../../db/test-store.ts';
import { outgoingDelegation } from '../../../shared/registers/outgoing-delegation/outgoing-delegation.ts';
import type { PaperPart } from '../../../shared/report/printed-paper.ts';
import { printedXlsx } from '../documents/paper-xlsx.ts';
import { printedHtml } from '../documents/printed-html.ts';
import { recordPaper } from './record-paper.ts';

const register = outgoingDelegation.name;

/** Every cell of every sheet of a workbook, as text. */
function sheetWords(content: Uint8Array): string {
  const book = XLSX.read(content, { type: 'array' });
  return JSON.stringify(
    Object.values(book.Sheets).map((sheet) => XLSX.utils.sheet_to_json(sheet, { header: 1 })),
  );
}

it('an erased document number is told as erased on the paper of its record and in its Excel file', async () => {
  const store = testStore();
  const member = { fullName: 'Nguyễn Văn An', documentNumber: 'C7654321' };
  const { id } = save(store, outgoing({}, { members: [{ id: newId(), fields: member }] }));
  const paper = (): string => printedHtml(recordPaper(store, { register, id, typed: null }));
  const sheet = async (): Promise<string> => {
    const whole = recordPaper(store, { register, id, typed: null });
    const isOfMembers = (part: PaperPart): boolean =>
      part.kind === 'table' && JSON.stringify([...part.rows]).includes('Nguyễn Văn An');
    return sheetWords(await printedXlsx({ ...whole, parts: whole.parts.filter(isOfMembers) }, 'Đoàn ra'));
  };
  for (const shown of [paper(), await sheet()]) {
    expect(shown).toContain('C7***321');
    expect(shown).not.toContain('(đã xóa)');
  }
  eraseNumbers(store, newId(), { register, id, ground: 'asked', note: null });
  for (const shown of [paper(), await sheet()]) {
    expect(shown).toContain('(đã xóa)');
    expect(shown).not.toMatch(/C7\*\*\*321|C7654321/);
    expect(shown).toContain('Nguyễn Văn An');
  }
});
