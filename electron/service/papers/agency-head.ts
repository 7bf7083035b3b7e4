import texts from '../../../shared/reference/delegation-texts.json' with { type: 'json' };
import reportTexts from '../../../shared/reference/report-texts.json' with { type: 'json' };
import type { ReferenceIndex } from '../../../shared/reference/find-reference.ts';
import type { ReferenceRow } from '../../../shared/reference/reference-row.ts';
import type { ReferenceValue } from '../../../shared/registers/field.ts';
import type { PaperAgency } from '../../../shared/registers/template-paper.ts';
import { foldText } from '../../../shared/text/fold.ts';
import type { PlainDate } from '../../../shared/time/plain-date.ts';

/** Agencies as the heads of their papers name them, on one day. */
export class AgencyHeads {
  readonly #index: ReferenceIndex;
  readonly #day: PlainDate;
  readonly #department: PaperAgency;
  /** First line of the head of the province's agencies. */
  readonly #province: string;

  constructor(index: ReferenceIndex, day: PlainDate, department: PaperAgency) {
    this.#index = index;
    this.#day = day;
    this.#department = department;
    this.#province = department.parent ?? reportTexts.parent;
  }

  /** The row of an agency; undefined for one that the reference data do not have. */
  #row({ code, text }: ReferenceValue): ReferenceRow | undefined {
    return code === null
      ? this.#index.named('organisation', text, this.#day)
      : this.#index.withCode('organisation', code, this.#day);
  }

  /** A room or centre of an agency stands under the head of that agency. */
  #own(value: ReferenceValue): ReferenceRow | undefined {
    const row = this.#row(value);
    if (row?.attributes['room'] !== true || row.parentCode === null) return row;
    return this.#index.withCode('organisation', row.parentCode, this.#day) ?? row;
  }

  isDepartment(value: ReferenceValue): boolean {
    return this.#own(value)?.code === reportTexts.symbol.split('-').at(-1);
  }

  isProvince(value: ReferenceValue): boolean {
    return this.#own(value)?.attributes['kind'] === 'province';
  }

  isPartyBody(value: ReferenceValue): boolean {
    const row = this.#row(value);
    if (row !== undefined) return row.attributes['kind'] === 'partyBody';
    const name = foldText(value.text);
    return texts.partyWords.some((words) => name.includes(words));
  }

  /** The head of an agency's papers; one without a name where none is told. */
  headOf(value: ReferenceValue | null): PaperAgency {
    if (value === null)
      return {
        name: '…………………',
        parent: null,
        agency: '…………………',
        symbol: null,
        onBehalf: null,
        position: texts.otherHead,
        signer: null,
      };
    if (this.isDepartment(value)) return this.#department;
    const row = this.#own(value);
    const name = row?.name ?? value.text;
    const head = texts.headsOfAgencies.find(({ begins }) => name.startsWith(begins));
    return {
      name,
      parent: this.#parentOf(row),
      agency: inFull(name),
      symbol: symbolOf(row),
      onBehalf: head === undefined || head.onBehalf === '' ? null : head.onBehalf,
      position: head?.position ?? texts.otherHead,
      signer: null,
    };
  }

  #parentOf(row: ReferenceRow | undefined): string | null {
    if (row === undefined) return null;
    const known = Object.entries(texts.parents).find(([code]) => code === row.code);
    if (known !== undefined) return known[1];
    if (row.attributes['kind'] === 'department') return this.#province;
    if (row.parentCode === null) return null;
    const above = this.#index.withCode('organisation', row.parentCode, this.#day);
    return above === undefined ? null : inFull(above.name);
  }
}

/** In capitals; a people's committee that stands alone is written in full. */
const inFull = (name: string): string => name.toUpperCase().replace(/^UBND /, texts.committeeInFull);

/** What an agency's symbol ends with, where its short name is one: SNgV, STP. */
function symbolOf(row: ReferenceRow | undefined): string | null {
  if (row === undefined) return null;
  if (row.name.startsWith('UBND ')) return 'UBND';
  const short = row.shortName ?? '';
  return /^\p{Lu}[\p{Lu}\p{Ll}]*$/u.test(short) && /\p{Lu}.*\p{Lu}/u.test(short) ? short : null;
}
