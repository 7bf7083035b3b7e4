import { expect, it } from 'vitest';
import { wholeList } from './list-place.ts';
import { rememberedViews, renamedViews, unfitNames, viewsKey, viewsText } from './list-memory.ts';

const [late, mine] = [
  { ...wholeList('task'), search: 'muộn' },
  { ...wholeList('task'), search: 'của tôi' },
];

it('opens filters as earlier versions saved them, whatever came to queries since', () => {
  const kept = JSON.stringify({ 'Việc muộn': { register: 'task', search: 'muộn', offset: 0, limit: 20 } });
  expect(rememberedViews({ [viewsKey('task')]: kept }, 'task')).toEqual({ 'Việc muộn': late });
  expect(rememberedViews({ [viewsKey('task')]: '{' }, 'task')).toEqual({});
});

it('refuses to remember more filters than a list has room for', () => {
  const views = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, at) => [`${at}`, mine]));
  expect(rememberedViews({ [viewsKey('task')]: viewsText(views(50)) }, 'task')).toEqual(views(50));
  expect(() => viewsText(views(51))).toThrow(expect.objectContaining({ message: 'views-full' }));
});

it('renames filters, lets those go that are named no more, and keeps their order', () => {
  const views = { a: late, b: mine };
  expect(Object.entries(renamedViews(views, [{ old: 'b', name: ' Của tôi ' }]))).toEqual([['Của tôi', mine]]);
  expect(
    Object.keys(
      renamedViews(views, [
        { old: 'b', name: 'b' },
        { old: 'a', name: 'Muộn' },
      ]),
    ),
  ).toEqual(['b', 'Muộn']);
});

it('tells names that are empty or stand twice', () => {
  expect(unfitNames(['a', 'b'])).toEqual([]);
  expect(unfitNames(['a', ' ', 'a '])).toEqual([' ', 'a ']);
});
