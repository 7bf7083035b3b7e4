import { assert, asyncProperty, array, constantFrom, integer, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../shared/contract/refusal.ts';
import type { ChildSave, RecordSave } from '../../shared/registers/save-request.ts';
import { verifyLog } from '../../db/change-log.ts';
import { mainOf } from '../../db/file/handles.ts';
import { newId } from '../../db/ids.ts';
import { saveRecords } from '../../db/ledger/intake.ts';
import { restoreVersion, undoSave } from '../../db/ledger/undo.ts';
import { readStored } from '../../db/record-rows.ts';
import { registerNamed } from '../../shared/registers/all-registers.ts';
import { openConflicts, resolveConflict } from '../../db/exchange/conflicts.ts';
import { stateLines, visibleRegisters } from '../../db/exchange/state-hash.ts';
import { verifyStore } from '../../db/verify/verify-store.ts';
import { runs, seed, tally } from './effort.ts';
import { Pc, type PlainBundle } from './pcs.ts';

const START = Date.parse('2024-03-20T03:00:00Z');
const HOUR = 3_600_000;

const actions = [
  'edit',
  'edit',
  'edit',
  'addMember',
  'editMember',
  'dropMember',
  'withdraw',
  'reinstate',
  'undo',
  'version',
  'resolve',
  'backup',
  'restore',
  'ahead',
  'behind',
  'send',
  'send',
  'send',
  'deliver',
  'deliver',
  'deliver',
  'again',
  'drop',
] as const;

const anyStep = record({
  action: constantFrom(...actions),
  pc: integer({ min: 0, max: 2 }),
  other: integer({ min: 0, max: 2 }),
  pick: integer({ min: 0, max: 30 }),
});
type Step = {
  readonly action: (typeof actions)[number];
  readonly pc: number;
  readonly other: number;
  readonly pick: number;
};

/** Three PCs: the office's first decides, its second sees all, the post's sees incidents, talks and letters. */
class World {
  readonly pcs: readonly [Pc, Pc, Pc];
  readonly #under: { readonly to: Pc; readonly bundle: PlainBundle }[] = [];
  readonly #done: { readonly to: Pc; readonly bundle: PlainBundle }[] = [];
  readonly #saves: string[] = [];
  readonly written: string[] = [];
  readonly incident = newId();
  readonly delegation = newId();
  readonly members: string[] = [];
  #count = 0;
  #pending: string | null = null;
  restores = 0;

  constructor() {
    this.pcs = [new Pc('Một', START), new Pc('Hai', START), new Pc('Ba', START)];
    for (const pc of this.pcs) pc.beginKeys();
    const [one, two, three] = this.pcs;
    one.trust(two, 'office');
    one.trust(three, 'post');
    two.trust(one, 'administrator');
    three.trust(one, 'administrator');
  }

  async begin(): Promise<void> {
    const [one] = this.pcs;
    this.save(one, {
      register: 'border-incident',
      id: this.incident,
      fields: { type: { code: null, text: 'Xâm nhập' }, occurredOn: '2024-02-01', summary: this.value() },
      children: {},
    });
    this.save(one, {
      register: 'outgoing-delegation',
      id: this.delegation,
      fields: {
        name: this.value(),
        hostAgency: { code: 'SNgV', text: 'Sở Ngoại vụ' },
        peopleDeclared: 12,
        departureActual: '2024-02-20',
        returnActual: '2024-02-23',
      },
      children: { stops: [{ id: newId(), fields: { country: 'CN', place: 'Nam Ninh' } }] },
    });
    await this.settle(1);
  }

  /** A value that is written once only, so that it is found again. */
  value(): string {
    this.#count += 1;
    this.#pending = `Giá trị ${this.#count}`;
    return this.#pending;
  }

  save(pc: Pc, save: RecordSave): void {
    const outcome = saveRecords(pc.store, { writeId: newId(), saves: [save] });
    this.#saves.push(outcome.saveId);
    // What was refused was not written.
    if (outcome.records[0]?.changed === true && this.#pending !== null) this.written.push(this.#pending);
    this.#pending = null;
  }

  async step({ action, pc: at, other, pick }: Step): Promise<void> {
    const pc = this.pcs[at] ?? this.pcs[0];
    pc.now += 60_000;
    this.#pending = null;
    try {
      await this.act(action, pc, this.pcs[other] ?? this.pcs[1], pick);
    } catch (error) {
      // What a person would be refused: undone already, a clock that someone must look at, a check.
      if (!(error instanceof Refusal)) throw error;
    }
  }

  async act(action: Step['action'], pc: Pc, other: Pc, pick: number): Promise<void> {
    const isOffice = pc !== this.pcs[2];
    const register =
      isOffice && pick % 2 === 0 ? ('outgoing-delegation' as const) : ('border-incident' as const);
    const id = register === 'border-incident' ? this.incident : this.delegation;
    const base = { register, id, fields: {}, children: {} };
    switch (action) {
      case 'edit': {
        const field =
          register === 'border-incident'
            ? ['summary', 'notes', 'handling'][pick % 2]
            : ['leader', 'notes'][pick % 2];
        return this.save(pc, { ...base, fields: { [field ?? 'notes']: this.value() } });
      }
      case 'addMember': {
        const member = newId();
        this.members.push(member);
        return this.save(pc, {
          ...base,
          register: 'outgoing-delegation',
          id: this.delegation,
          children: { members: [{ id: member, fields: { fullName: this.value() } }] },
        });
      }
      case 'editMember':
        return this.member(pc, pick, { fields: { jobTitle: this.value() } });
      case 'dropMember':
        return this.member(pc, pick, { fields: {}, withdrawn: true });
      case 'withdraw':
        return this.save(pc, { ...base, withdrawn: { reason: this.value() } });
      case 'reinstate':
        return this.save(pc, { ...base, withdrawn: null });
      case 'undo': {
        const save = this.#saves[this.#saves.length - 1 - (pick % Math.max(1, this.#saves.length))];
        if (save !== undefined) undoSave(pc.store, newId(), save, 'hoàn tác');
        return undefined;
      }
      case 'version': {
        const save = this.#saves[pick % Math.max(1, this.#saves.length)];
        if (save !== undefined) restoreVersion(pc.store, newId(), register, id, save);
        return undefined;
      }
      case 'resolve': {
        const conflicts = openConflicts(pc.store);
        const conflict = conflicts[pick % Math.max(1, conflicts.length)];
        if (conflict !== undefined)
          resolveConflict(pc.store, newId(), conflict, pick % 2 === 0 ? 'keep' : 'take');
        return undefined;
      }
      case 'backup':
        return pc.keepBackup();
      case 'restore':
        if (pc.backup !== null) this.restores += 1;
        return pc.restore();
      case 'ahead':
        pc.now += (pick % 4) * 12 * HOUR;
        return undefined;
      case 'behind':
        pc.now -= (pick % 3) * 8 * HOUR;
        return undefined;
      case 'send':
        if (other !== pc) this.#under.push({ to: other, bundle: pc.send(other) });
        return undefined;
      case 'deliver':
        return this.deliver(this.#under.splice(pick % Math.max(1, this.#under.length), 1)[0]);
      case 'again':
        return this.deliver(this.#done[pick % Math.max(1, this.#done.length)]);
      case 'drop':
        this.#under.splice(pick % Math.max(1, this.#under.length), 1);
        return undefined;
      default:
        return action satisfies never;
    }
  }

  member(pc: Pc, pick: number, change: Omit<ChildSave, 'id'>): void {
    const member = this.members[pick % Math.max(1, this.members.length)];
    if (member === undefined) return;
    const known = readStored(mainOf(pc.store), registerNamed('outgoing-delegation'), this.delegation)
      ?.children['members'];
    if (known?.some(({ id }) => id === member) !== true) return;
    this.save(pc, {
      register: 'outgoing-delegation',
      id: this.delegation,
      fields: {},
      children: { members: [{ id: member, ...change }] },
    });
  }

  async deliver(sent: { readonly to: Pc; readonly bundle: PlainBundle } | undefined): Promise<void> {
    if (sent === undefined) return;
    this.#done.push(sent);
    await sent.to.receive(sent.bundle);
  }

  /** Everyone sends everyone else all that is not confirmed, on the same day. */
  async settle(rounds: number): Promise<void> {
    const now = Math.max(...this.pcs.map((pc) => pc.now));
    for (const pc of this.pcs) pc.now = now;
    for (let round = 0; round < rounds; round += 1)
      for (const from of this.pcs)
        for (const to of this.pcs)
          if (from !== to) {
            from.now += 1;
            await to.receive(from.send(to));
          }
  }
}

/** The log of a PC as text: what history shows is in it. */
function historyOf(pc: Pc): string {
  return mainOf(pc.store).prepare<[], string>('SELECT changes FROM change_log').pluck().all().join('\n');
}

describe('any history of three PCs', () => {
  it(
    'ends in the same state wherever the same is seen, with every value in the state, the history or the review',
    { timeout: 3_600_000 },
    async () => {
      await assert(
        asyncProperty(array(anyStep, { minLength: 10, maxLength: 40 }), async (steps) => {
          const world = new World();
          await world.begin();
          for (const step of steps) await world.step(step);
          const [one, two, three] = world.pcs;
          await world.settle(3);
          expect([...stateLines(two.store)]).toEqual([...stateLines(one.store)]);
          const shared = visibleRegisters(three.store);
          expect([...stateLines(three.store)]).toEqual([...stateLines(one.store, shared)]);
          const reviewed = (pc: Pc) =>
            openConflicts(pc.store)
              .filter(({ register }) => shared.includes(register))
              .map(({ winning, losing, ...place }) => ({
                ...place,
                winning: winning.value,
                losing: losing.value,
              }));
          expect(openConflicts(two.store)).toEqual(openConflicts(one.store));
          expect(reviewed(three)).toEqual(reviewed(one));
          if (world.restores === 0) {
            const history = historyOf(one);
            expect(world.written.filter((value) => !history.includes(`"${value}"`))).toEqual([]);
          }
          for (const { store } of world.pcs) {
            expect(verifyLog(mainOf(store))).toEqual([]);
            expect(verifyStore(store).faults.filter(({ kind }) => kind !== 'code')).toEqual([]);
          }
          tally({ conflicts: openConflicts(one.store).length, steps: steps.length });
          for (const { store } of world.pcs) store.close();
        }),
        { numRuns: runs(4), endOnFailure: true, ...seed() },
      );
    },
  );
});
