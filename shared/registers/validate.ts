import { isPlainDate, isRecordable } from '../time/plain-date.ts';
import { formatNumber } from '../text/numbers.ts';
import { isTimeOfDay } from '../time/typed-time.ts';
import { issue, type Issue, type IssueCode, type IssuePlace } from './check.ts';
import { childRows, fieldValue, isEmpty, type AnyRecord, type AnyRegister } from './define-register.ts';
import type { Field, FieldKind, Fields, FieldValue } from './field.ts';
import { linkTargets } from './link-targets.ts';
import { isCrossCheck } from './cross-check.ts';
import type { RecordSave } from './save-request.ts';

interface Problem {
  readonly code: IssueCode;
  readonly params: Issue['params'];
}

const problem = (code: IssueCode, params: Issue['params'] = {}): Problem => ({ code, params });

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/**
 * What keeps a value out of a field: wrong kind, no such date, too long or too large. Null when it fits; an empty
 * value always fits. Secrets are judged in plain text.
 */
export function valueProblem(field: Field, value: unknown): Problem | null {
  if (value === null || value === '') return null;
  switch (field.kind) {
    case 'text':
    case 'longText':
    case 'documentNumber':
    case 'secret':
    case 'personLink':
      return textProblem(value, field.max);
    case 'country':
      return typeof value === 'string' && /^[A-Z]{2}$/.test(value)
        ? null
        : problem('unknown-country', { value: shown(value) });
    case 'date':
      return typeof value === 'string' && isPlainDate(value) && isRecordable(value)
        ? null
        : problem('not-a-date', { value: shown(value) });
    case 'integer':
      if (typeof value !== 'number') return problem('not-a-number', { value: shown(value) });
      if (!Number.isInteger(value)) return problem('not-whole', { value: formatNumber(value) });
      return Math.abs(value) > field.max ? problem('too-large', { max: field.max }) : null;
    case 'boolean':
      return typeof value === 'boolean' ? null : problem('wrong-kind');
    case 'choice':
      return typeof value === 'string' && field.choices.includes(value)
        ? null
        : problem('not-in-list', { value: shown(value) });
    case 'reference':
      if (!isObject(value) || (value['code'] !== null && typeof value['code'] !== 'string'))
        return problem('wrong-kind');
      return textProblem(value['text'], field.max);
    case 'money':
      return moneyProblem(value);
    case 'time':
      return typeof value === 'string' && isTimeOfDay(value)
        ? null
        : problem('not-a-time', { value: shown(value) });
    case 'marker':
      return isObject(value) ? textProblem(value['text'], field.max) : problem('wrong-kind');
    case 'recordLink':
      if (typeof value === 'string') return problem('record-not-chosen', { value: shown(value) });
      return isObject(value) &&
        typeof value['register'] === 'string' &&
        isTarget(field, value['register']) &&
        typeof value['id'] === 'string' &&
        /^[0-9a-f-]{36}$/.test(value['id'])
        ? null
        : problem('wrong-kind');
    case 'files':
      return Array.isArray(value) && value.every(isFile) ? null : problem('wrong-kind');
    case 'crossCheck':
      return isCrossCheck(value) ? null : problem('wrong-kind');
    case 'json':
      return null;
    default:
      return field.kind satisfies never;
  }
}

/** The keys that a value of a kind may have; kinds that are no objects have none. */
const keysOf: Readonly<Partial<Record<FieldKind, readonly string[]>>> = {
  money: ['amount', 'currency', 'rate'],
  reference: ['code', 'text'],
  marker: ['text', 'normalised', 'order'],
  recordLink: ['register', 'id', 'code', 'title', 'date', 'withdrawn', 'facts'],
  files: ['hash', 'name', 'size', 'type'],
  secret: ['masked'],
  crossCheck: ['document', 'by', 'at', 'facts'],
};

/** Whether a value has keys that its kind does not know. A list is looked at value by value. */
export function hasOtherKeys(field: Field, value: unknown): boolean {
  if (field.kind === 'json') return false;
  if (Array.isArray(value)) return value.some((one) => Array.isArray(one) || hasOtherKeys(field, one));
  return isObject(value) && Object.keys(value).some((key) => keysOf[field.kind]?.includes(key) !== true);
}

/**
 * Whether everything that was typed into a record is of the outline of its field, so that it can be shown; what does not fit
 * otherwise, such as half a date, may be.
 */
export function isShowable(
  register: Pick<AnyRegister, 'fields' | 'children'>,
  { fields, children }: Pick<RecordSave, 'fields' | 'children'>,
): boolean {
  const fits = (known: Fields, values: RecordSave['fields']): boolean =>
    Object.entries(values).every(([name, value]) => {
      const field = Object.hasOwn(known, name) ? known[name] : undefined;
      return (
        field !== undefined &&
        !hasOtherKeys(field, value) &&
        valueProblem(field, value)?.code !== 'wrong-kind'
      );
    });
  return (
    fits(register.fields, fields) &&
    Object.entries(children).every(([name, rows]) => {
      const list = Object.hasOwn(register.children, name) ? register.children[name] : undefined;
      return list !== undefined && rows.every((row) => fits(list.fields, row.fields));
    })
  );
}

/** The same changes, in which what does not fit its field is empty: for what is derived of a record while it is typed. */
export function fitting<Changes extends Pick<RecordSave, 'fields' | 'children'>>(
  register: Pick<AnyRegister, 'fields' | 'children'>,
  changes: Changes,
): Changes {
  const fit = (known: Fields, values: RecordSave['fields']): RecordSave['fields'] =>
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => {
        const field = Object.hasOwn(known, name) ? known[name] : undefined;
        return [name, field === undefined || valueProblem(field, value) !== null ? null : value];
      }),
    );
  const children = Object.entries(changes.children).flatMap(([name, rows]) => {
    const list = Object.hasOwn(register.children, name) ? register.children[name] : undefined;
    return list === undefined
      ? []
      : [[name, rows.map((row) => ({ ...row, fields: fit(list.fields, row.fields) }))]];
  });
  return { ...changes, fields: fit(register.fields, changes.fields), children: Object.fromEntries(children) };
}

function textProblem(value: unknown, max: number): Problem | null {
  if (typeof value !== 'string') return problem('wrong-kind');
  return max > 0 && value.length > max ? problem('too-long', { max, length: value.length }) : null;
}

function moneyProblem(value: unknown): Problem | null {
  if (typeof value === 'string') return problem('not-a-number', { value: shown(value) });
  if (!isObject(value)) return problem('wrong-kind');
  const { amount, currency, rate } = value;
  if (typeof amount !== 'number' || !Number.isFinite(amount)) return problem('wrong-kind');
  if (amount < 0) return problem('below-zero', { value: formatNumber(amount) });
  if (amount > 1e15) return problem('too-large', { max: 1e15 });
  if (typeof currency !== 'string' || !/^[A-Z]{3}$/.test(currency)) return problem('wrong-kind');
  if (typeof rate === 'string') return problem('not-a-number', { value: shown(rate) });
  return rate === null || (typeof rate === 'number' && rate > 0) ? null : problem('wrong-kind');
}

/** Đồng with a fraction: most likely a thousand or a million times too little. */
function* dongWithFraction(value: unknown, place: Partial<IssuePlace>): Iterable<Issue> {
  if (!isObject(value)) return;
  const { amount, currency } = value;
  if (currency === 'VND' && typeof amount === 'number' && !Number.isInteger(amount))
    yield issue('warning', 'dong-fraction', place, { value: formatNumber(amount) });
}

/** Files whose names bear a mark of secrecy: only unclassified data belong here (Luật 117/2025/QH15, Điều 5). */
function* classifiedNames(value: unknown, place: Partial<IssuePlace>): Iterable<Issue> {
  if (!Array.isArray(value)) return;
  for (const file of value) {
    const name = isObject(file) && typeof file['name'] === 'string' ? file['name'].normalize('NFC') : '';
    if (/(^|[^\p{L}])(TUYỆT MẬT|TỐI MẬT|MẬT)([^\p{L}]|$)/u.test(name)) {
      yield issue('warning', 'file-looks-classified', place, { name });
    }
  }
}

function isFile(value: unknown): boolean {
  return (
    isObject(value) &&
    typeof value['hash'] === 'string' &&
    /^[0-9a-f]{64}$/.test(value['hash']) &&
    typeof value['name'] === 'string' &&
    value['name'].length <= 500 &&
    Number.isInteger(value['size']) &&
    typeof value['type'] === 'string' &&
    value['type'].length <= 200
  );
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 40) : '';
}

/**
 * Issues that hold for every register: a required field that is empty, a value that does not fit its field, classified
 * content, a file whose name bears a mark of secrecy.
 */
export function validateRecord(
  register: Pick<AnyRegister, 'fields' | 'children'>,
  record: AnyRecord,
): readonly Issue[] {
  const found: Issue[] = [...validateFields(register.fields, (name) => fieldValue(record, name), {})];
  // Unclassified data only (Luật Bảo vệ bí mật nhà nước 117/2025/QH15, Điều 5).
  const classification = fieldValue(record, 'classification');
  if (classification !== null && classification !== 'none')
    found.push(issue('error', 'classified', { field: 'classification' }));
  for (const [list, { fields }] of Object.entries(register.children)) {
    for (const child of childRows(record, list)) {
      if (child.withdrawn) continue;
      found.push(...validateFields(fields, (name) => fieldValue(child, name), { list, childId: child.id }));
    }
  }
  return found;
}

function* validateFields(
  fields: Fields,
  read: (name: string) => FieldValue,
  place: Partial<IssuePlace>,
): Iterable<Issue> {
  for (const [name, field] of Object.entries(fields)) {
    const value = read(name) ?? null;
    if (field.need === 'required' && isEmpty(value))
      yield issue('error', 'required', { ...place, field: name });
    // A secret that is kept shows as its mask; what was typed was judged when it came in.
    if (field.kind === 'secret' && typeof value === 'object') continue;
    const found = valueProblem(field, value);
    if (found !== null) yield issue('error', found.code, { ...place, field: name }, found.params);
    else if (field.kind === 'money') yield* dongWithFraction(value, { ...place, field: name });
    else if (field.kind === 'files') yield* classifiedNames(value, { ...place, field: name });
  }
}

function isTarget(field: Field, register: string): boolean {
  return linkTargets(field).some((name) => name === register);
}
