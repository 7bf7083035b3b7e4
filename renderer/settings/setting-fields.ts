import type { SettingsTab } from '../session/routes.ts';

/** Keys of the labels that the fields of each tab bear, so that a field is found by its name. A test holds them to the forms. */
export const settingFields = {
  paper: [
    'settings.parent',
    'settings.agency',
    'settings.symbol',
    'settings.place',
    'settings.onBehalf',
    'settings.position',
    'settings.signer',
    'settings.addressee',
    'settings.recipients',
  ],
  rules: [
    'reports.calendar',
    'settings.incomingDate',
    'settings.enterprise',
    'settings.escorts',
    'settings.reportDays',
    'settings.reportUnit',
    'reference:groupUnits',
    'settings.reportDueDay',
    'settings.expiryDays',
    'settings.limitPeople',
    'settings.limitDays',
    'settings.limitCountries',
  ],
  border: [
    'settings.markerWest',
    'settings.markerEast',
    'settings.markerSpan',
    'settings.waitingDays',
    'settings.backlogDays',
    'settings.photoSide',
    'settings.quickReportToDepartment',
    'settings.quickReportToPost',
  ],
  templates: [],
  reference: [],
  device: ['places:device.label', 'first.prefix'],
  data: ['backups:place', 'backups:warnDays'],
} as const satisfies Record<SettingsTab, readonly string[]>;
