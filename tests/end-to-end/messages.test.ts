import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../../db/ids.ts';
import { Chance } from '../fault/messages/chance.ts';
import { mutated } from '../fault/messages/mutations.ts';
import { procedures } from '../fault/messages/procedures.ts';
import { linesTo, type Answered, type RawLine } from '../fault/messages/raw-line.ts';
import { innerSchemas, validInput } from '../fault/messages/valid-input.ts';
import { cli, dataFolder, startProgram, type Program } from './program.ts';

const folder = dataFolder();
let program: Program;
let line: RawLine;
beforeAll(async () => {
  expect((await cli('sample', '--data', folder.path)).code).toBe(0);
  program = await startProgram(folder.path);
  line = await (await linesTo(program.address))();
});
afterAll(async () => {
  await program.end();
  folder.remove();
});

const code = (answered: Answered): string | null =>
  answered !== null && 'code' in answered ? answered.code : null;

it('the running program answers what is no message by a refusal, on the same line', async () => {
  const frames = ['', '{', 'null', '[]', '{"i":null}', '['.repeat(100_000), new Uint8Array(5_000).fill(7)];
  for (const frame of frames) expect(code(await line.frame(frame))).toBe('message-invalid');
  for (const path of [['nothing'], ['__proto__'], ['app', 'constructor']])
    expect(code(await line.call(path, {}))).toBe('message-invalid');
  expect(await line.call(['app', 'status'], undefined)).toHaveProperty('result');
});

// Each call that asks for something, in several ways, and never as the program's own window asks.
const asking = procedures.filter(({ input }) => input !== null && innerSchemas(input).length > 0);

it(`the running program answers ${asking.length} calls that were mutated by a result or a refusal, and its data stay whole`, async () => {
  const chance = new Chance(23);
  const known = { id: [newId()], calendarId: ['nd09'], periodCode: ['2024-Q1'] };
  const faults: string[] = [];
  const counts = { results: 0, refusals: 0 };
  for (const { path, input } of asking)
    for (let time = 0; time < 4; time += 1) {
      const valid = input === null ? undefined : validInput(input, chance, known);
      const answered = await line.call(path, mutated(valid, chance));
      if (answered !== null && 'result' in answered) counts.results += 1;
      else if (answered !== null && !['unexpected', 'closed'].includes(answered.code)) counts.refusals += 1;
      else faults.push(`${path.join('.')}: ${answered?.code ?? 'no answer of the contract'}`);
    }
  expect(faults).toEqual([]);
  expect(counts.refusals).toBeGreaterThan(asking.length);
  expect(await line.call(['app', 'status'], undefined)).toHaveProperty('result');
  await program.end();
  expect(await cli('verify', '--data', folder.path)).toMatchObject({ code: 0 });
});
