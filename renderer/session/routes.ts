/** The address of every screen, as the router takes it; `tests/end-to-end/accessibility.test.ts` goes to each. */
export const routes = {
  home: '/',
  list: '/list/:register',
  notice: '/read-notice',
  follow: '/follow',
  manager: '/manager',
  line: '/line',
  reports: '/reports/:period?',
  settings: '/settings/:tab?',
  begun: '/:register/:id/:purpose/:other',
  record: '/:register/:id',
} as const;

/** The parts of the settings, in the order of their tabs. */
export const settingsTabs = ['paper', 'rules', 'border', 'reference', 'device', 'data'] as const;
export type SettingsTab = (typeof settingsTabs)[number];
