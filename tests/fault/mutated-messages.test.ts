import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as z from 'zod';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { mainOf } from '../../db/file/handles.ts';
import { keptAlone } from '../../db/ledger/in-steps.ts';
import { newId } from '../../db/ids.ts';
import { testFolder, testStore } from '../../db/test-store.ts';
import { hostPlatform } from '../../electron/host/platform.ts';
import { saveSample } from '../../electron/service/sample.ts';
import { startService, type Service } from '../../electron/service/service.ts';
import { CALLS_LIMIT } from '../../shared/contract/limits.ts';
import { openRegisterNames } from '../../shared/registers/all-registers.ts';
import { listQuerySchema } from '../../shared/registers/list-query.ts';
import { listRecords } from '../../db/queries/lists.ts';
import { readRecord } from '../../db/record-rows.ts';
import { registerNamed } from '../../shared/registers/all-registers.ts';
import { amount, tried } from './amounts.ts';
import { Chance } from './messages/chance.ts';
import { mutated } from './messages/mutations.ts';
import { procedures } from './messages/procedures.ts';
import { hostFor, type Answered, type OpenHost } from './messages/raw-line.ts';
import { innerSchemas, validInput, type KnownValues } from './messages/valid-input.ts';

/** Messages of the short form; `SNV_MESSAGES` asks for more, `SNV_SEED` for others. */
const MESSAGES = Number(process.env['SNV_MESSAGES'] ?? amount(2_000, 10_000));
const SEED = Number(process.env['SNV_SEED'] ?? 17);

/** What a mutation cannot make invalid, since it asks for nothing, and what would end the sample or ask a browser for long. */
const ending = new Set(['data.leaveSample', 'data.copyOut', 'data.backUp', 'data.verify']);

/** A service on the sample, and what it told as unexpected. */
function sampleService(): { readonly service: Service; readonly told: string[] } {
  const directory = testFolder();
  const store = testStore('2024-03-26T03:00:00Z', directory);
  saveSample(store, newId());
  store.close();
  const told: string[] = [];
  const service = startService({
    dataDirectory: directory,
    platform: { ...hostPlatform, printToPdf: () => Promise.resolve(new Uint8Array([37, 80, 68, 70])) },
    version: '0',
    clock: () => new Date('2024-03-26T03:00:00Z'),
    report: (reference, error) =>
      told.push(`${reference} ${error instanceof Error ? error.stack : String(error)}`),
  });
  onTestFinished(() => service.close());
  return { service, told };
}

/** Values that the sample knows, under the names that calls give them. */
function knownValues(service: Service): KnownValues {
  const { store } = service.state;
  if (store === null) throw new TypeError('The sample is not open.');
  const rows = openRegisterNames.flatMap(
    (register) => listRecords(store, listQuerySchema.parse({ register })).rows,
  );
  return {
    id: rows.map(({ record }) => record.id),
    other: rows.map(({ record }) => record.id),
    document: rows.map(({ record }) => record.id),
    version: rows.map(({ version }) => version),
    basedOn: rows.map(({ version }) => version),
    calendarId: ['nd09', 'calendar'],
    periodCode: ['2024-Q1', '2023-Q4', '2024-03', '2024-01-01..2024-03-14'],
    sort: ['decidingDate', 'code', 'name', 'status'],
    search: ['gap go', 'doan', 'ĐR-VP'],
    'fields names': [
      'name',
      'title',
      'peopleDeclared',
      'hostAgency',
      'files',
      'departureActual',
      'content',
      'cost',
    ],
    'children names': ['stops', 'members', 'steps', 'participants'],
    writeId: Array.from({ length: 200 }, () => newId()),
    limit: [5, 50],
    most: [5, null],
    hash: ['a'.repeat(64)],
    form: ['record:outgoing-delegation:new', 'notice', 'report:nd09:2024-Q1:basis'],
  };
}

/** What windows really ask on the sample. */
function realCalls(
  service: Service,
): readonly { readonly path: readonly string[]; readonly input: unknown }[] {
  const { store } = service.state;
  if (store === null) return [];
  return openRegisterNames.flatMap((register) => {
    const query = listQuerySchema.parse({ register });
    const [first] = listRecords(store, query).rows;
    const list = [{ path: ['records', 'list'], input: query }];
    if (first === undefined) return list;
    const { id } = first.record;
    const record = readRecord(store, register, id) as unknown as Record<string, unknown> | null;
    const own = (names: object): Record<string, unknown> =>
      Object.fromEntries(
        Object.keys(names)
          .filter((name) => registerNamed(register).fields[name]?.kind !== 'secret')
          .map((name) => [name, record?.[name] ?? null]),
      );
    const fields = own(registerNamed(register).fields);
    const saved = { register, id, fields, children: {} };
    return [
      ...list,
      { path: ['records', 'read'], input: { register, id } },
      { path: ['records', 'save'], input: { writeId: newId(), saves: [saved] } },
      { path: ['records', 'judge'], input: { register, save: { ...saved, basedOn: first.version } } },
      { path: ['records', 'save'], input: { writeId: newId(), saves: [{ ...saved, id: newId() }] } },
      {
        path: ['records', 'saveMany'],
        input: { writeId: newId(), register, records: [{ id, version: first.version }], fields },
      },
      { path: ['papers', 'page'], input: { asked: { what: 'record', register, id, typed: null }, most: 5 } },
      { path: ['records', 'history'], input: { register, id } },
    ];
  });
}

/** What a refused call must leave as it is. */
function standing(service: Service): string {
  const { store } = service.state;
  if (store === null) return '';
  const db = mainOf(store);
  return JSON.stringify([
    db.prepare('SELECT count(*), max(clock) FROM change_log').raw().get(),
    db.prepare('SELECT count(*), total(length(content)) FROM draft').raw().get(),
    db.prepare('SELECT count(*), total(length(value)) FROM window_memory').raw().get(),
  ]);
}

describe('a message that does not fit', () => {
  let host: OpenHost;
  let service: Service;
  let told: string[];
  const unhandled: unknown[] = [];
  const keep = (error: unknown): void => void unhandled.push(error);

  beforeEach(async () => {
    ({ service, told } = sampleService());
    const folder = join(testFolder(), 'window');
    mkdirSync(folder);
    writeFileSync(join(folder, 'index.html'), '');
    host = await hostFor(service, folder);
    process.on('unhandledRejection', keep);
    process.on('uncaughtException', keep);
  });
  afterEach(async () => {
    await host.close();
    process.off('unhandledRejection', keep);
    process.off('uncaughtException', keep);
  });

  it(
    `is answered by a result or a refusal and changes nothing by a refusal: ${MESSAGES} of them`,
    { timeout: 0 },
    async () => {
      const chance = new Chance(SEED);
      const known = knownValues(service);
      const real = realCalls(service);
      const line = await host.open();
      const faults: string[] = [];
      const counts = { results: 0, refusals: 0 };
      const seen = new Set<string>();
      for (let at = 0; at < MESSAGES; at += 1) {
        const procedure = procedures[at % procedures.length];
        if (procedure === undefined) continue;
        const valid = procedure.input === null ? undefined : validInput(procedure.input, chance, known);
        const asked = chance.takes(0.4) ? chance.of(real) : { path: procedure.path, input: valid };
        const name = asked.path.join('.');
        seen.add(procedure.path.join('.'));
        if (ending.has(name)) continue;
        const first = withNewId(asked.input);
        const input = chance.takes(0.05) ? first : mutated(first, chance);
        const before = standing(service);
        const errors = told.length;
        const answered: Answered = await line.call(asked.path, input);
        if (answered !== null && 'result' in answered) counts.results += 1;
        else if (answered !== null && answered.code !== 'unexpected') {
          counts.refusals += 1;
          if (standing(service) !== before)
            faults.push(`${at} ${name}: refused ${answered.code}, and changed something`);
        } else
          faults.push(
            `${at} ${name}: ${answered?.code ?? 'no answer of the contract'} ${told[errors]?.slice(0, 700) ?? ''} ${shown(input)}`,
          );
        if (line.socket.readyState !== line.socket.OPEN) throw new Error(`The line was closed by ${name}.`);
      }
      tried('mutated messages', { messages: MESSAGES, ...counts, unexpected: faults.length });
      expect(faults).toEqual([]);
      expect(unhandled).toEqual([]);
      expect(seen.size).toBe(procedures.length);
      expect(counts.results).toBeGreaterThan(0);
      expect(await line.call(['app', 'status'], undefined)).toHaveProperty('result');
      expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    },
  );

  it('is told of a value of another kind, and of no check that takes it for one of its own', async () => {
    const line = await host.open();
    const register = 'incoming-delegation';
    const member = { id: newId(), position: 13, withdrawn: false, fields: { fullName: 'Nguyễn A' } };
    const changes = { fields: { peopleDeclared: true }, children: { members: [member] } };
    const save = { register, id: newId(), ...changes };
    const judged = await line.call(['records', 'judge'], { register, save });
    expect(JSON.stringify(judged)).toContain('"not-a-number"');
    expect(told).toEqual([]);
  });

  it('is refused below the contract too, and the line goes on', async () => {
    const line = await host.open();
    const status = { i: '1', p: { u: '/app/status', b: { json: null, meta: [] } } };
    const frames: readonly (string | Uint8Array)[] = [
      '',
      '{',
      'null',
      '[]',
      '"x"',
      '{"i":null}',
      JSON.stringify({ p: status.p }),
      JSON.stringify({ i: {}, p: status.p }),
      '['.repeat(100_000),
      new Uint8Array(0),
      new Uint8Array([255]),
      new Uint8Array([255, 255, 0]),
      new Uint8Array(5_000).fill(7),
      Buffer.from(JSON.stringify(status).slice(0, 20)),
    ];
    for (const frame of frames) expect(await line.frame(frame)).toEqual({ code: 'message-invalid' });
    for (const path of [
      ['nothing'],
      ['app'],
      ['app', 'constructor'],
      ['__proto__'],
      ['app', 'status', 'x'],
      ['', ''],
    ])
      expect(await line.call(path, {})).toEqual({ code: 'message-invalid' });
    expect(await line.call(['app', 'status'], undefined)).toHaveProperty('result');
    expect(unhandled).toEqual([]);
    expect(told).toEqual([]);
  });

  it('is refused where more calls are under way than a window makes', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const { store } = service.state;
    if (store === null) throw new Error('Not open.');
    // What would write waits for a long save of another call.
    const alone = keptAlone(store, () => promise);
    const line = await host.open();
    const asked = Array.from({ length: CALLS_LIMIT + 10 }, (_, one) =>
      line.call(['drafts', 'keep'], { form: `form-${one}`, content: '{}' }),
    );
    const refusals = await Promise.all(asked.slice(CALLS_LIMIT));
    expect(
      new Set(refusals.map((answered) => answered !== null && 'code' in answered && answered.code)),
    ).toEqual(new Set(['too-many-calls']));
    resolve();
    await alone;
    const answered = await Promise.all(asked.slice(0, CALLS_LIMIT));
    expect(answered.every((answer) => answer !== null && 'result' in answer)).toBe(true);
  });
});

describe('the inputs of the contract', () => {
  it.each(procedures.map(({ path, input }) => [path.join('.'), input] as const))(
    'of %s bound every text and list, and refuse keys that they do not know',
    (_name, input) => {
      const faults: string[] = [];
      const seen = new Set<unknown>();
      const look = (schema: z.core.$ZodType, place: string): void => {
        if (seen.has(schema)) return;
        seen.add(schema);
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every schema of zod is one of its kinds
        const { def } = (schema as z.core.$ZodTypes)._zod;
        const isBounded =
          ('format' in def && def.format === 'uuid') ||
          (def.checks ?? []).some(({ _zod: { def: check } }) =>
            /^(max_length|length_equals)$/.test(check.check),
          );
        if (def.type === 'object' && def.catchall?._zod.def.type !== 'never')
          faults.push(`${place}: other keys`);
        if ((def.type === 'string' || def.type === 'array') && !isBounded)
          faults.push(`${place}: as long as one likes`);
        for (const [name, inner] of innerSchemas(schema)) look(inner, `${place}.${name}`);
      };
      if (input !== null) look(input, '');
      expect(faults).toEqual([]);
    },
  );
});

function shown(input: unknown): string {
  try {
    return (
      JSON.stringify(input, (_key, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value)) ?? ''
    ).slice(0, 400);
  } catch {
    return '';
  }
}

/** The same call under an id of its own, for a repeated one is answered as the first. */
function withNewId(input: unknown): unknown {
  return input !== null && typeof input === 'object' && 'writeId' in input
    ? { ...input, writeId: newId() }
    : input;
}
