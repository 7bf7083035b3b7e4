import { expect, it, onTestFinished } from 'vitest';
import { listAll } from '../../db/queries/lists.ts';
import { openStore, type OpenStore } from '../../db/file/open.ts';
import { mainOf } from '../../db/file/handles.ts';
import { newId } from '../../db/ids.ts';
import { testFolder } from '../../db/test-store.ts';
import { listQuerySchema } from '../../shared/registers/list-query.ts';
import { setUp } from './setup.ts';

function freshStore(): OpenStore {
  const store = openStore({ directory: testFolder(), now: () => new Date('2024-03-27T03:00:00Z') });
  onTestFinished(() => store.close());
  return store;
}

const answers = () => ({
  writeId: newId(),
  name: 'Nguyễn Thị Lan',
  jobTitle: 'Chuyên viên',
  unit: 'Văn phòng Sở Ngoại vụ',
  prefix: 'vp',
  post: null,
  withSample: true,
});
const people = (store: OpenStore): number =>
  listAll(store, listQuerySchema.parse({ register: 'person' })).total;

it('a first start that fails leaves nothing, and can be made again at once', () => {
  const store = freshStore();
  const asked = answers();
  mainOf(store).exec(
    `CREATE TRIGGER no_letters BEFORE INSERT ON letter BEGIN SELECT RAISE(ABORT, 'full'); END`,
  );
  expect(() => setUp(store, asked)).toThrow('full');
  expect(store.device).toBeNull();
  expect(people(store)).toBe(0);
  expect(mainOf(store).prepare('SELECT count(*) FROM device').pluck().get()).toBe(0);
  mainOf(store).exec('DROP TRIGGER no_letters');
  setUp(store, asked);
  expect(store.device).toMatchObject({ prefix: 'VP' });
  expect(listAll(store, listQuerySchema.parse({ register: 'outgoing-delegation' })).total).toBeGreaterThan(0);
});

it('made again after its answer was lost it is done once, and another first start is refused', () => {
  const store = freshStore();
  const asked = { ...answers(), withSample: false };
  setUp(store, asked);
  setUp(store, asked);
  expect(people(store)).toBe(1);
  expect(() => setUp(store, { ...asked, writeId: newId() })).toThrow('already-set-up');
});

it('keeps at which post the PC stands, and none for one of the department', () => {
  const post = { code: 'DBP-TT', text: 'Đồn Biên phòng Tân Thanh' };
  const atPost = freshStore();
  setUp(atPost, { ...answers(), post, withSample: false });
  expect(atPost.device?.post).toEqual(post);
  const inDepartment = freshStore();
  setUp(inDepartment, { ...answers(), withSample: false });
  expect(inDepartment.device?.post).toBeNull();
});

it.each([
  ['a name', { name: '  ' }],
  ['a prefix that codes can bear', { prefix: 'a b' }],
])('is refused without %s, and leaves nothing', (_what, wrong) => {
  const store = freshStore();
  expect(() => setUp(store, { ...answers(), ...wrong })).toThrow('setup-invalid');
  expect(store.device).toBeNull();
});
