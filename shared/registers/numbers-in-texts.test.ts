import { describe, expect, it } from 'vitest';
import { registerNamed } from './all-registers.ts';
import { withoutNumbersInTexts } from './numbers-in-texts.ts';
import type { RecordSave } from './save-request.ts';

const register = registerNamed('outgoing-delegation');
const saveOf = (fields: RecordSave['fields'], member: RecordSave['fields'] = {}): RecordSave => ({
  register: 'outgoing-delegation',
  id: 'a',
  fields,
  children: { members: [{ id: 'b', fields: member }] },
});

describe('an identity-document number within a text that is to be saved', () => {
  it('goes from the name of a member to the field of its number', () => {
    const { save, found } = withoutNumbersInTexts(
      register,
      saveOf({}, { fullName: 'Nguyễn Văn A (HC C7654321)' }),
    );
    expect(save.children['members']?.[0]?.fields).toEqual({
      fullName: 'Nguyễn Văn A',
      documentNumber: 'C7654321',
    });
    expect(found).toMatchObject([{ numbers: ['C7***321'], canMove: true, place: { field: 'fullName' } }]);
  });

  it('is masked where that field is filled, typed or kept, and in any other text', () => {
    const text = 'Nguyễn Văn A (HC C7654321)';
    const typed = withoutNumbersInTexts(register, saveOf({}, { fullName: text, documentNumber: 'B1111111' }));
    const kept = withoutNumbersInTexts(register, saveOf({}, { fullName: text }), { isFree: () => false });
    for (const { save } of [typed, kept])
      expect(save.children['members']?.[0]?.fields['fullName']).toBe('Nguyễn Văn A (HC C7***321)');
    const elsewhere = withoutNumbersInTexts(
      register,
      saveOf({
        content: 'CCCD 020190123456',
        hostAgency: { code: null, text: 'Ông A, hộ chiếu số B1234567' },
      }),
    );
    expect(elsewhere.save.fields).toEqual({
      content: 'CCCD 02*******456',
      hostAgency: { code: null, text: 'Ông A, hộ chiếu số B1***567' },
    });
  });

  it('goes from another text to the one person that the record names, where the save tells all of it', () => {
    const one = saveOf({ notes: 'Hộ chiếu B1234567' }, { fullName: 'Nguyễn Văn A' });
    const { save, found } = withoutNumbersInTexts(register, one, { isWhole: true });
    expect(save.fields).toEqual({ notes: '' });
    expect(save.children['members']?.[0]?.fields).toEqual({
      fullName: 'Nguyễn Văn A',
      documentNumber: 'B1234567',
    });
    expect(found).toMatchObject([{ canMove: true, place: { list: null, field: 'notes' } }]);
    const [first] = one.children['members'] ?? [];
    if (first === undefined) throw new Error('no member');
    const two = { ...one, children: { members: [first, { id: 'c', fields: { fullName: 'Lý B' } }] } };
    for (const masked of [
      withoutNumbersInTexts(register, two, { isWhole: true }),
      withoutNumbersInTexts(register, one),
    ])
      expect(masked.save.fields).toEqual({ notes: 'Hộ chiếu B1***567' });
  });

  it('is masked in names of files, and in the reason of a withdrawal', () => {
    const file = { hash: 'a', name: 'Hộ chiếu B1234567.pdf', size: 1, type: 'application/pdf' };
    const asked = { ...saveOf({ attachments: [file] }), withdrawn: { reason: 'Trùng CCCD 020190123456' } };
    const { save, found } = withoutNumbersInTexts(register, asked, { isWhole: true });
    expect(save).toMatchObject({
      fields: { attachments: [{ ...file, name: 'Hộ chiếu B1___567.pdf' }] },
      withdrawn: { reason: 'Trùng CCCD 02*******456' },
    });
    expect(found.map(({ place }) => place.field)).toEqual(['attachments', null]);
  });

  it('leaves everything else as it is', () => {
    const save = saveOf({
      name: 'Đoàn dự họp theo 123/QĐ-UBND',
      content: 'Mốc 1119-1120',
      peopleDeclared: 3,
    });
    expect(withoutNumbersInTexts(register, save)).toEqual({ save, found: [] });
  });
});
