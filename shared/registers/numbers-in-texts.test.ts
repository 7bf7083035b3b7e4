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
    const kept = withoutNumbersInTexts(register, saveOf({}, { fullName: text }), () => false);
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

  it('leaves everything else as it is', () => {
    const save = saveOf({
      name: 'Đoàn dự họp theo 123/QĐ-UBND',
      content: 'Mốc 1119-1120',
      peopleDeclared: 3,
    });
    expect(withoutNumbersInTexts(register, save)).toEqual({ save, found: [] });
  });
});
