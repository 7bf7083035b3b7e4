import { describe, expect, it } from 'vitest';
import { newId } from '../../db/ids.ts';
import { historyOf } from '../../db/queries/history.ts';
import { listRecords } from '../../db/queries/lists.ts';
import { referenceRows } from '../../db/reference.ts';
import { undoSave } from '../../db/ledger/undo.ts';
import type { ReadStore } from '../../db/store.ts';
import { change, outgoing, save, testStore } from '../../db/test-store.ts';
import { saveSample } from '../../electron/service/sample.ts';
import { historyLines } from '../../renderer/registers/history-words.ts';
import { languages, type Language } from '../../shared/i18n/resources.ts';
import { createTranslator } from '../../shared/i18n/translator.ts';
import { ReferenceIndex } from '../../shared/reference/find-reference.ts';
import {
  openRegisterNames,
  registerNamed,
  type OpenRegisterName,
} from '../../shared/registers/all-registers.ts';
import { listQuerySchema } from '../../shared/registers/list-query.ts';

/** Tells the lines of each save of a record, newest first. */
function teller(store: ReadStore, language: Language = 'vi') {
  const { t } = createTranslator(language);
  const index = new ReferenceIndex(referenceRows(store));
  return (name: OpenRegisterName, id: string): readonly (readonly string[])[] =>
    historyOf(store, name, id).map(({ changes }) =>
      historyLines({ t, index, language, register: registerNamed(name) }, changes),
    );
}

describe('the history of a record', () => {
  it('names rows by what stands in them, people and records by their names', () => {
    const store = testStore();
    const person = save(store, {
      register: 'person',
      id: newId(),
      fields: { fullName: 'Nguyễn Văn A' },
      children: {},
    });
    const { id } = save(store, outgoing());
    const member = newId();
    const row = (fields: Readonly<Record<string, string | null>>, withdrawn = false) => ({
      members: [{ id: member, fields, ...(withdrawn ? { withdrawn } : {}) }],
    });
    save(
      store,
      change(
        'outgoing-delegation',
        id,
        {},
        row({ fullName: 'Nguyễn Văn A', jobTitle: 'Chuyên viên', person: person.id }),
      ),
    );
    save(store, change('outgoing-delegation', id, { peopleDeclared: 14 }, row({ jobTitle: 'Phó Giám đốc' })));
    const cost = { amount: 1200, currency: 'CNY', rate: 3500 };
    save(store, change('outgoing-delegation', id, { budgetEstimated: cost }, row({}, true)));
    save(store, { ...change('outgoing-delegation', id, {}), withdrawn: { reason: 'Nhập trùng' } });
    const [withdrawn, removed, changed, added] = teller(store)('outgoing-delegation', id);
    expect(withdrawn).toEqual(['Loại khỏi sổ: Nhập trùng']);
    expect(removed).toContain('Bỏ Thành viên: Nguyễn Văn A');
    expect(removed?.join()).toContain('1.200 CNY (tỷ giá 3.500)');
    expect(changed).toContain('Thành viên: Nguyễn Văn A – Chức vụ: Chuyên viên → Phó Giám đốc');
    expect(changed?.join()).toContain('12 → 14');
    expect(added).toHaveLength(1);
    expect(added?.[0]).toMatch(/^Thêm Thành viên: Nguyễn Văn A – .*Chức vụ: Chuyên viên/);
    expect(added?.[0]).toMatch(/NG-VP-\d{4}-\d{4} · Nguyễn Văn A/);
  });

  it('tells what an undo did, and a record that came back', () => {
    const store = testStore();
    const { id, saveId } = save(store, outgoing());
    undoSave(store, newId(), saveId, 'Nhầm');
    save(store, { ...change('outgoing-delegation', id, {}), withdrawn: null });
    const [back, undone] = teller(store)('outgoing-delegation', id);
    expect([undone, back]).toEqual([['Loại khỏi sổ: Nhầm'], ['Đưa lại vào sổ']]);
  });

  it('holds no id, no code of a choice and no form of the program for any sample record, in any language', () => {
    const store = testStore('2024-03-27T03:00:00Z');
    saveSample(store, newId());
    for (const language of languages) {
      const told = teller(store, language);
      const all = openRegisterNames.flatMap((name) =>
        listRecords(store, listQuerySchema.parse({ register: name, limit: 500 })).rows.flatMap(({ record }) =>
          told(name, record.id).flat(),
        ),
      );
      expect(all.length).toBeGreaterThan(60);
      for (const line of all) {
        expect(line).not.toMatch(/[\da-f]{8}-[\da-f]{4}-|[\da-f]{40}|\[object|[{}]|undefined|null/);
        expect(line).not.toMatch(/(?:choices|registers|kept):|(?<![-\p{L}\d])\d{4}-(?:Q[1-4]|\d\d-\d\d)/u);
      }
    }
  });
});
