import { partsOf } from '../../../db/queries/parts.ts';
import { partsTable } from './parts-table.ts';
import { judge } from '../../../db/ledger/judge.ts';
import { linkedFrom, linkAsSeen } from '../../../db/links.ts';
import { readRecord } from '../../../db/record-rows.ts';
import { referenceRows } from '../../../db/reference.ts';
import { maskNumber } from '../../../shared/text/identity-number.ts';
import { countingRules } from '../../../db/settings.ts';
import type { ReadStore } from '../../../db/store.ts';
import { today } from '../../../db/today.ts';
import { Refusal } from '../../../shared/contract/refusal.ts';
import texts from '../../../shared/reference/paper-texts.json' with { type: 'json' };
import {
  isOpenRegisterName,
  registerNamed,
  type OpenRegisterName,
} from '../../../shared/registers/all-registers.ts';
import {
  childRows,
  fieldValue,
  hasStatuses,
  isEmpty,
  shownRows,
  shownValue,
  statusAt,
  type AnyChild,
  type AnyRecord,
  type AnyRegister,
  type ChildList,
  type LinkedFrom,
} from '../../../shared/registers/define-register.ts';
import { blankRecord, withChanges } from '../../../shared/registers/edit-record.ts';
import { isShowable } from '../../../shared/registers/validate.ts';
import type { Field, Fields, FieldValue } from '../../../shared/registers/field.ts';
import { isRecordLink } from '../../../shared/registers/field-values.ts';
import { inForceOn } from '../../../shared/registers/in-force.ts';
import type { RecordSave } from '../../../shared/registers/save-request.ts';
import { sizedColumns } from '../../../shared/report/paper-columns.ts';
import type { PaperFact, PaperPart, PaperRow, PrintedPaper } from '../../../shared/report/printed-paper.ts';
import { reportNames, type ReportNames } from '../../../shared/report/report-names.ts';
import type { Cell } from '../../../shared/report/table-layout.ts';
import { formatNumber } from '../../../shared/text/numbers.ts';
import { fill } from '../../../shared/text/template.ts';
import { formatOfficialDate } from '../../../shared/time/typed-date.ts';
import {
  cellWords,
  childTitle,
  columnTitle,
  registerOne,
  registerTitle,
  sectionTitle,
  valueCell,
} from '../documents/record-cells.ts';
import { paperHead } from './paper-head.ts';
import { tripReportDue } from '../record-view.ts';
import { uprightTable } from './upright-table.ts';

/** Columns beyond which a table on an upright page is not read any more: the rest stands below each row. */
const MOST_COLUMNS = 7;

export interface RecordToPrint {
  readonly register: OpenRegisterName;
  readonly id: string;
  /** What was typed since the record was kept; null: nothing. */
  readonly typed: Pick<RecordSave, 'fields' | 'children'> | null;
}

/**
 * A record as a paper: every value and every section, whatever is folded on screen; what is empty is left out, unless it
 * should be there. @throws Refusal `record-not-found`.
 */
export function recordPaper(store: ReadStore, { register: name, id, typed }: RecordToPrint): PrintedPaper {
  const register = registerNamed(name);
  const record = recordAsSeen(store, register, name, id, typed);
  const names = reportNames(referenceRows(store));
  const { missing } = judge(store, register, record);
  const links = linkedFrom(store, id);
  const summary = register.summarise(record, countingRules(store), links);
  const due = tripReportDue(store, register, record, summary.lastDate);
  const facts: readonly PaperFact[] = [
    ...(record.code === '' ? [] : [fact(texts.facts.code, record.code)]),
    ...(hasStatuses(register)
      ? [
          fact(
            texts.facts.status,
            names.choice('status', statusAt(summary.statusTimeline, today(store)) ?? ''),
          ),
        ]
      : []),
    ...(register.report === undefined
      ? []
      : [
          fact(
            texts.facts.counting,
            !summary.counted
              ? texts.facts.notCounted
              : register.countsTrips
                ? fill(texts.facts.personTrips, { personTrips: formatNumber(summary.personTrips) })
                : texts.facts.counted,
          ),
        ]),
    ...Object.entries(register.inForce ?? {}).flatMap(([key, rule]) => {
      const held = inForceOn(rule, record, today(store));
      return held === null ? [] : [fact(columnTitle(register, key), formatOfficialDate(held))];
    }),
    ...Object.entries(register.states ?? {}).flatMap(([key, state]) => {
      const code = summary.facts?.[key] ?? null;
      if (code === null) return [];
      const words = [names.choice(state.choiceSet, code), state.detail(record)];
      return [fact(columnTitle(register, key), words.filter((part) => part !== null).join(' – '))];
    }),
    ...(due === null ? [] : [fact(texts.facts.reportDue, formatOfficialDate(due))]),
  ];
  return {
    ...paperHead(store),
    title: fill(texts.record, { one: registerOne(register).toUpperCase() }),
    lines: [summary.title],
    withdrawnFor: record.withdrawn?.reason ?? null,
    across: false,
    parts: [
      ...(facts.length === 0 ? [] : [{ kind: 'facts' as const, heading: '', facts }]),
      ...register.sections.flatMap((section) => sectionParts(register, record, section, missing, names)),
      ...(register.holdsPeople === true ? partsTable(partsOf(store, id), names) : []),
      ...linkParts(links),
    ],
    notes: typed === null ? [] : [texts.unsaved],
  };
}

const fact = (label: string, text: string): PaperFact => ({ label, text, lacking: false });

/**
 * A record with what was typed since it was kept, as it is shown once it is kept.
 * @throws Refusal `record-not-found`, `message-invalid`.
 */
export function recordAsSeen(
  store: ReadStore,
  register: AnyRegister,
  name: OpenRegisterName,
  id: string,
  typed: RecordToPrint['typed'],
): AnyRecord {
  const kept = readRecord(store, name, id);
  if (typed === null) {
    if (kept === null) throw new Refusal('record-not-found');
    return kept;
  }
  if (!isShowable(register, typed)) throw new Refusal('message-invalid');
  const edited = withChanges(register, kept ?? blankRecord(register, id), typed);
  const lists = Object.entries(register.children).map(([list, { fields }]) => [
    list,
    childRows(edited, list).map((row) => ({ ...row, ...shown(store, fields, row) })),
  ]);
  return { ...edited, ...shown(store, register.fields, edited), ...Object.fromEntries(lists) };
}

/** What was just typed, as it is shown once it is kept: numbers of papers masked, links with what they lead to. */
function shown(store: ReadStore, fields: Fields, holder: AnyRecord | AnyChild): Record<string, FieldValue> {
  const values: Record<string, FieldValue> = {};
  for (const [name, field] of Object.entries(fields)) {
    const value = fieldValue(holder, name);
    if (field.kind === 'secret' && typeof value === 'string') values[name] = { masked: maskNumber(value) };
    if (field.kind === 'recordLink' && isRecordLink(value)) values[name] = linkAsSeen(store, value);
  }
  return values;
}

/** A field that paper has no use for: what the program keeps for itself, and ids of people, whose names stand beside. */
function isPrinted(field: Field): boolean {
  return field.section !== null && field.kind !== 'json' && field.kind !== 'personLink';
}

function sectionParts(
  register: AnyRegister,
  record: AnyRecord,
  section: string,
  missing: readonly string[],
  names: ReportNames,
): readonly PaperPart[] {
  const facts = Object.entries(register.fields).flatMap(([key, field]): readonly PaperFact[] => {
    if (field.section !== section || !isPrinted(field)) return [];
    const text = words(shownValue(register, record, key), field, names);
    const label = columnTitle(register, key);
    if (text !== '') return [fact(label, text)];
    return missing.includes(key) ? [{ label, text: texts.facts.lacking, lacking: true }] : [];
  });
  const lists = Object.entries(register.children).filter(([, list]) => list.section === section);
  const lacking = lists.flatMap(([key]): readonly PaperFact[] =>
    missing.includes(key)
      ? [{ label: columnTitle(register, key), text: texts.facts.lacking, lacking: true }]
      : [],
  );
  const all = [...facts, ...lacking];
  return [
    ...(all.length === 0 ? [] : [{ kind: 'facts' as const, heading: sectionTitle(section), facts: all }]),
    ...lists.flatMap(([key, list]) => {
      const rows = shownRows(list, childRows(record, key));
      return rows.length === 0 ? [] : [childPart(register, key, list, rows, names)];
    }),
  ];
}

function childPart(
  register: AnyRegister,
  key: string,
  list: ChildList,
  rows: readonly AnyChild[],
  names: ReportNames,
): PaperPart {
  const keys = Object.keys(list.fields);
  // In the order of the short table of the form, then what only the form of a row shows.
  const ordered = [...list.columns, ...keys.filter((name) => !list.columns.includes(name))];
  const holding = ordered.filter((name) => {
    const field = list.fields[name];
    return field !== undefined && isPrinted(field) && says(rows, name, field, names);
  });
  const columns =
    holding.length <= MOST_COLUMNS ? holding : holding.filter((name) => list.columns.includes(name));
  const below = holding.filter((name) => !columns.includes(name));
  const text = (row: AnyChild, name: string): string => {
    const field = list.fields[name];
    return field === undefined ? '' : words(fieldValue(row, name), field, names);
  };
  const printed = rows.map((row, index): PaperRow => ({
    cells: [index + 1, ...columns.map((name): Cell => text(row, name))],
    struck: false,
    more: below
      .map((name) => ({ label: childTitle(register, key, name), value: text(row, name) }))
      .filter(({ value }) => value !== '')
      .map((one) => fill(texts.facts.more, one))
      .join('; '),
  }));
  return {
    kind: 'table',
    heading: columnTitle(register, key),
    columns: sizedColumns(
      [
        { key: 'index', title: texts.index, centred: true },
        ...columns.map((name) => ({
          key: name,
          title: childTitle(register, key, name),
          centred: ['date', 'integer', 'time'].includes(list.fields[name]?.kind ?? ''),
        })),
      ],
      printed.map(({ cells }) => cells),
      'upright',
    ).columns,
    rows: printed,
    total: [],
  };
}

/** Whether a column tells anything: a yes that every row begins with does not. */
function says(rows: readonly AnyChild[], name: string, field: Field, names: ReportNames): boolean {
  if (field.kind === 'boolean') return rows.some((row) => fieldValue(row, name) !== field.initial);
  return rows.some((row) => words(fieldValue(row, name), field, names) !== '');
}

/** A value in full. A no is said where a yes is usual, and empty otherwise. */
function words(value: FieldValue, field: Field, names: ReportNames): string {
  if (value === false) return field.initial === true ? texts.facts.no : '';
  if (isEmpty(value)) return '';
  if (value !== null && typeof value === 'object') {
    if (field.kind === 'secret' && 'masked' in value && value.masked === null)
      return value.unreadable === 'erased' ? texts.facts.erased : texts.facts.unreadable;
    if (field.kind === 'marker' && 'normalised' in value && 'text' in value) {
      const [read, typed] = [value.normalised, String(value.text)];
      return typeof read !== 'string' || read === typed
        ? typed
        : fill(texts.facts.asTyped, { read, text: typed });
    }
    if (field.kind === 'money' && 'rate' in value && typeof value.rate === 'number' && value.rate !== 1)
      return fill(texts.facts.rate, {
        amount: cellWords(valueCell(value, field, names)),
        rate: formatNumber(value.rate),
      });
  }
  return cellWords(valueCell(value, field, names));
}

function linkParts(links: readonly LinkedFrom[]): readonly PaperPart[] {
  const rows = links.map((link): PaperRow => ({
    cells: [
      isOpenRegisterName(link.register) ? registerTitle(registerNamed(link.register)) : '',
      link.code,
      link.date === null ? null : { date: link.date },
      link.title,
    ],
    struck: link.withdrawn,
    more: '',
  }));
  const columns = (['register', 'code', 'date', 'name'] as const).map((key) => ({
    key,
    title: texts.links[key],
    centred: key === 'date',
  }));
  return uprightTable(texts.links.title, columns, rows);
}
