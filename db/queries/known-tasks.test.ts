import { describe, expect, it } from 'vitest';
import type { InputValue } from '../../shared/registers/save-request.ts';
import { plainDate } from '../../shared/time/plain-date.ts';
import { keepFile } from '../files.ts';
import { newId } from '../ids.ts';
import { knownDocument, type ComparedDocument } from './known-tasks.ts';
import { save, testStore } from '../test-store.ts';

const abstract = 'Kết luận của Chủ tịch UBND tỉnh tại buổi làm việc với Sở Ngoại vụ';
const wanted: ComparedDocument = {
  file: null,
  number: '/TB-UBND',
  date: plainDate('2024-03-27'),
  issuer: 'UBND tỉnh Lạng Sơn',
  abstract,
};
const document = (fields: Readonly<Record<string, InputValue>> = {}) => ({
  register: 'assigning-document' as const,
  id: newId(),
  fields: {
    number: '/TB-UBND',
    date: '2024-03-27',
    issuer: { code: null, text: 'UBND tỉnh Lạng Sơn' },
    abstract,
    ...fields,
  },
  children: {},
});

describe('a document that is read again', () => {
  it('is found with its tasks, whatever of its tone marks and spaces', () => {
    const store = testStore();
    const own = document();
    save(store, own, {
      register: 'task',
      id: newId(),
      fields: {
        content: 'Rà soát nhiệm vụ',
        document: { register: 'assigning-document', id: own.id },
        point: '3.1',
        assignedOn: '2024-03-20',
      },
      children: {},
    });
    expect(
      knownDocument(store, { ...wanted, abstract: abstract.toUpperCase().normalize('NFD') }),
    ).toMatchObject({
      id: own.id,
      tasks: [{ point: '3.1', content: 'Rà soát nhiệm vụ' }],
    });
  });

  it('is found though its number was filled in, or its abstract reworded, since', () => {
    const filled = testStore();
    const { id } = save(filled, document({ number: '145/TB-UBND' }));
    expect(knownDocument(filled, wanted)?.id).toBe(id);
    expect(knownDocument(filled, { ...wanted, number: '145/TB-UBND', abstract: 'Khác' })?.id).toBe(id);
    expect(knownDocument(filled, { ...wanted, number: '146/TB-UBND' })).toBeNull();
  });

  it('is found by its file, whatever was changed in its head', () => {
    const store = testStore();
    const { hash, size } = keepFile(store, new TextEncoder().encode('THÔNG BÁO'));
    const file = { hash, size, name: 'thong-bao.txt', type: 'text/plain' };
    const { id } = save(
      store,
      document({ number: '1/TB', date: '2024-03-01', abstract: 'Khác', documentFiles: [file] }),
    );
    expect(knownDocument(store, { ...wanted, file: hash })?.id).toBe(id);
    expect(knownDocument(store, wanted)).toBeNull();
  });

  it('is not another of the same office and day whose number is blank too', () => {
    const store = testStore();
    save(store, document({ abstract: 'Kết luận tại phiên họp khác' }));
    expect(knownDocument(store, wanted)).toBeNull();
  });
});
