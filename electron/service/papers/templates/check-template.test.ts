import { describe, expect, it } from 'vitest';
import { overBound } from '../../../../shared/contract/file-bounds.ts';
import { templateKinds } from '../../../../shared/registers/template-paper.ts';
import { taggedFields, templateFields } from '../../../../shared/registers/template-fields.ts';
import { TEMPLATE_LIMIT, type TemplateFault } from '../../../../shared/registers/template-fault.ts';
import { wordFile } from '../../../../tests/documents/word-file.ts';
import { builtInTemplate } from './built-in-template.ts';
import { checkTemplate } from './check-template.ts';

const fields = taggedFields(templateFields.outgoingDecision);
const faults = (content: Uint8Array): readonly TemplateFault[] => checkTemplate(content, fields);
const codes = (content: Uint8Array): readonly string[] => faults(content).map(({ code }) => code);

const linked = (mode: string, target: string): string =>
  `<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="${target}" TargetMode="${mode}"/>`;
const instruction = (...pieces: readonly string[]): string =>
  `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>${pieces
    .map((piece) => `<w:r><w:instrText>${piece}</w:instrText></w:r>`)
    .join('')}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`;

describe('a template before it is used', () => {
  it.each(templateKinds)('has no fault where it comes with the program: %s', async (kind) => {
    expect(checkTemplate(await builtInTemplate(kind), taggedFields(templateFields[kind]))).toEqual([]);
  });

  it('has every one of its faults told, whatever their kinds', () => {
    const file = wordFile(
      [
        '{trich_yeu',
        'Đoàn {ten_don} đi',
        '{#thanh_vien}',
        '{ho_ten}',
        '{/can_cu}',
        'Ông {ho_ten}',
        'thừa } đây',
      ],
      {
        parts: { 'word/vbaProject.bin': 'x' },
        relations: linked('External', 'https://example.org/logo.png'),
      },
    );
    expect(faults(file)).toEqual([
      { code: 'macros', params: {} },
      { code: 'externalLink', params: { target: 'https://example.org/logo.png' } },
      { code: 'unclosedTag', params: { text: '{trich_yeu' } },
      { code: 'unopenedTag', params: { text: 'thừa } đây' } },
      { code: 'crossedLists', params: { opened: 'thanh_vien', closed: 'can_cu' } },
      { code: 'unknownFieldNear', params: { tag: '{ten_don}', near: '{ten_doan}' } },
    ]);
  });

  it.each<[string, readonly string[], readonly TemplateFault[]]>([
    [
      'a field that there is not',
      ['{abc_xyz_123}'],
      [{ code: 'unknownField', params: { tag: '{abc_xyz_123}' } }],
    ],
    [
      'a field of a list outside it',
      ['{ho_ten}'],
      [{ code: 'fieldOutsideList', params: { tag: '{ho_ten}', list: 'thanh_vien' } }],
    ],
    [
      'a list that shall be printed as text',
      ['{thanh_vien}'],
      [{ code: 'listAsText', params: { tag: '{thanh_vien}', name: 'thanh_vien' } }],
    ],
    [
      'a condition that shall be printed',
      ['{co_danh_sach_kem}'],
      [{ code: 'listAsText', params: { tag: '{co_danh_sach_kem}', name: 'co_danh_sach_kem' } }],
    ],
    ['a list without an end', ['{#can_cu}', '{dong}'], [{ code: 'unclosedList', params: { tag: 'can_cu' } }]],
    [
      'an end without a list',
      ['{trich_yeu}', '{/can_cu}'],
      [{ code: 'unopenedList', params: { tag: 'can_cu' } }],
    ],
    [
      'a doubled sign',
      ['{{trich_yeu}}'],
      expect.arrayContaining([expect.objectContaining({ code: 'doubledOpening' })]),
    ],
    ['text as markup', ['{@trich_yeu}'], [{ code: 'unknownSign', params: { tag: '{trich_yeu}' } }]],
    ['no field at all', ['Tờ trình'], [{ code: 'noFields', params: {} }]],
  ])('is refused for %s', (_what, blocks, expected) => {
    expect(faults(wordFile(blocks))).toEqual(expected);
  });

  it.each([
    ['fields typed with marks, spaces and capitals', ['{Tên đoàn}', '{TEN-DOAN}']],
    ['an outer field within a list', ['{#thanh_vien}{ho_ten} của {ten_doan}{/thanh_vien}']],
    [
      'what is printed only where a field is empty',
      ['{^kinh_phi}chưa rõ{/kinh_phi}{#kinh_phi}{kinh_phi}{/kinh_phi}'],
    ],
    ['a field cut into runs by Word', ['<w:p><w:r><w:t>{trich</w:t></w:r><w:r><w:t>_yeu}</w:t></w:r></w:p>']],
  ])('may have %s', (_what, blocks) => {
    expect(faults(wordFile(blocks))).toEqual([]);
  });

  it('may not bring anything from elsewhere along', () => {
    const own = ['{trich_yeu}'];
    expect(codes(wordFile(own, { relations: linked('Internal', 'media/a.png') }))).toEqual([]);
    expect(codes(wordFile(own, { parts: { 'word/embeddings/oleObject1.bin': 'x' } }))).toEqual(['embedded']);
    expect(codes(wordFile([...own, instruction(' INCLUDE', 'PICTURE "http://a.b/c.png" ')]))).toEqual([
      'linkedField',
    ]);
    expect(codes(wordFile([...own, instruction(' PAGE ')]))).toEqual([]);
    expect(
      codes(
        wordFile(own, {
          mainType: 'application/vnd.ms-word.document.macroEnabled.main+xml',
        }),
      ),
    ).toEqual(['macros']);
    expect(
      codes(
        wordFile(own, {
          parts: {
            'word/_rels/settings.xml.rels': `<Relationships>${linked('External', 'file:///C:/a.dotm')}</Relationships>`,
          },
        }),
      ),
    ).toEqual(['externalLink']);
  });

  it('is a Word document of the present kind, whole and not too large', () => {
    expect(codes(new TextEncoder().encode('xin chào'))).toEqual(['notWord']);
    expect(codes(wordFile(['{trich_yeu}']).slice(0, 200))).toEqual(['damaged']);
    expect(codes(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1, 2]))).toEqual(['oldWord']);
    expect(
      codes(
        Buffer.concat([new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from('EncryptedPackage', 'utf16le')]),
      ),
    ).toEqual(['locked']);
    expect(faults(new Uint8Array(TEMPLATE_LIMIT + 1))).toEqual([{ code: 'tooLarge', params: { limit: 5 } }]);
    // Small as a file, huge once it is unpacked.
    expect(() =>
      codes(wordFile(['{trich_yeu}'], { parts: { 'word/media/a.bin': ' '.repeat(61 * 1024 * 1024) } })),
    ).toThrow(overBound('unpackedTemplateBytes'));
    expect(
      codes(wordFile(['{trich_yeu}'], { parts: { 'word/x.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a/>' } })),
    ).toEqual(['damaged']);
    expect(
      codes(
        wordFile(['{trich_yeu}'], {
          mainType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
        }),
      ),
    ).toEqual(['notWord']);
  });
});
