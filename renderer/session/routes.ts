/** The address of every screen, as the router takes it; `tests/end-to-end/accessibility.test.ts` goes to each. */
export const routes = {
  home: '/',
  list: '/list/:register',
  notice: '/read-notice',
  follow: '/follow/:view?',
  manager: '/manager',
  line: '/line',
  reports: '/reports/:period?',
  settings: '/settings/:tab?/:row?',
  begun: '/:register/:id/:purpose/:other',
  record: '/:register/:id',
} as const;

const isOtherScreen = (first: string): boolean =>
  Object.values(routes).some((route) => !route.startsWith('/:') && route.split('/')[1] === first);

/** Whether an address of the window, such as `#/talk/…`, is that of one record, kept or new. */
export function isRecordAddress(hash: string): boolean {
  const [first = '', second = ''] = hash.replace(/^#?\/?/, '').split('/');
  return second !== '' && !isOtherScreen(first);
}

/** The parts of the settings, in the order of their tabs. */
export const settingsTabs = [
  'paper',
  'rules',
  'border',
  'outlines',
  'templates',
  'reference',
  'device',
  'data',
  'update',
  'licences',
] as const;
export type SettingsTab = (typeof settingsTabs)[number];
