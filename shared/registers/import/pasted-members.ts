import { foldText, normalise } from '../../text/fold.ts';

export interface PastedMember {
  readonly fullName: string;
  readonly jobTitle: string | null;
  readonly agency: string | null;
  readonly sex: 'male' | 'female' | null;
}

/**
 * Reads members pasted from a spreadsheet: a line a person, cells apart by tabs (else by `;`), in the order number,
 * name, sex, position, agency, where number and sex may be absent. A row of heads and empty lines are passed over.
 */
export function parsePastedMembers(text: string): readonly PastedMember[] {
  return text
    .split(/\r?\n/)
    .map((line) => (line.includes('\t') ? line.split('\t') : line.split(';')).map(normalise))
    .filter(
      (cells) =>
        cells.some((cell) => cell !== '') && !cells.some((cell) => /^ho (va )?ten/.test(foldText(cell))),
    )
    .flatMap((cells): readonly PastedMember[] => {
      const kept = cells.filter((cell, at) => !(at === 0 && /^\d+[.)]?$/.test(cell)));
      const [first = '', ...rest] = kept;
      const fullName = first.replace(/^\d+[.)]\s*/, '').replace(/^(ông|bà)\s+/iu, '');
      if (fullName === '' || /^\d+$/.test(fullName)) return [];
      const sexAt = rest.findIndex((cell) => ['nam', 'nu'].includes(foldText(cell)));
      const sex = sexAt < 0 ? null : foldText(rest[sexAt] ?? '') === 'nam' ? 'male' : 'female';
      const [jobTitle = '', agency = ''] = rest.filter(
        (cell, at) => at !== sexAt && !/^\d{1,2}[/.]\d{1,2}[/.]\d{2,4}$/.test(cell),
      );
      return [
        { fullName, jobTitle: jobTitle === '' ? null : jobTitle, agency: agency === '' ? null : agency, sex },
      ];
    });
}
