import type { TFunction } from 'i18next';
import { openRegisterNames, registerNamed } from '../../shared/registers/all-registers.ts';
import { catalogues } from '../../shared/reference/reference-row.ts';
import { sendErrand } from '../session/errands.ts';
import { newId } from '../session/new-id.ts';
import { routes, settingsTabs, type SettingsTab } from '../session/routes.ts';
import { settingFields } from '../settings/setting-fields.ts';
import type { FindEntry } from './match-entries.ts';

const dataTab: SettingsTab = 'data';
const referenceTab: SettingsTab = 'reference';

type Go = (address: string) => void;

/** Screens beside the lists of registers, with the keys of their names. */
const screens = [
  [routes.home, 'places:place.home'],
  ['/follow', 'follow:title'],
  [routes.line, 'border:title'],
  [routes.manager, 'manager:menu'],
  ['/reports', 'places:place.reports'],
  ['/settings', 'places:place.settings'],
] as const;

/** What can be done and gone to anywhere: new records first, then lists and screens, then the rest of each register. */
export function commands(t: TFunction, go: Go): readonly FindEntry[] {
  const registers = openRegisterNames.map((name) => registerNamed(name));
  const command = t('find:kind.command');
  const screen = t('find:kind.screen');
  const titleOf = (key: string): string => t(`registers:${key}.title`);
  return [
    ...registers.map(({ name, key }) => ({
      key: `new ${name}`,
      label: t('record.new', { what: t(`registers:${key}.one`) }),
      kind: command,
      also: [t('find:also.new', { what: t(`registers:${key}.one`) })],
      run: () => go(`/${name}/${newId()}`),
    })),
    ...registers
      .filter(({ readFromNotices }) => readFromNotices === true)
      .map(({ name }) => ({
        key: `notice ${name}`,
        label: t('notice.title'),
        kind: command,
        also: [t('notice.open')],
        run: () => go(routes.notice),
      })),
    ...registers.map(({ name, key }) => ({
      key: `list ${name}`,
      label: titleOf(key),
      kind: screen,
      also: [t('find:also.list', { register: titleOf(key) })],
      run: () => go(`/list/${name}`),
    })),
    ...screens.map(([address, label]) => ({
      key: `screen ${address}`,
      label: t(label),
      kind: screen,
      run: () => go(address),
    })),
    ...registers.map(({ name, key }) => ({
      key: `book ${name}`,
      label: t('book.title', { register: titleOf(key) }),
      kind: command,
      run: () => {
        sendErrand({ what: 'book', of: name });
        go(`/list/${name}`);
      },
    })),
    ...registers.map(({ name, key }) => ({
      key: `import ${name}`,
      label: t('find:import', { register: titleOf(key) }),
      kind: command,
      also: [`${t('list.import')} ${titleOf(key)}`],
      run: () => {
        sendErrand({ what: 'import', of: name });
        go(`/list/${name}`);
      },
    })),
    {
      key: 'help',
      label: t('help:open'),
      kind: command,
      also: [t('help:title'), t('help:also')],
      run: () => sendErrand({ what: 'help', of: 'help', about: 'start' }),
    },
    {
      key: 'keys',
      label: t('help:openKeys'),
      kind: command,
      also: [t('keys.title')],
      run: () => sendErrand({ what: 'help', of: 'help', about: 'keys' }),
    },
    ...(
      [
        ['backups:now', 'find:also.backup'],
        ['data.restore', 'find:also.restore'],
        ['data.verify', 'find:also.verify'],
      ] as const
    ).map(([label, also]) => ({
      key: `data ${label}`,
      label: t(label).replace(/…$/, ''),
      kind: command,
      also: [t(also)],
      run: () => {
        sendErrand({ what: 'field', of: dataTab, about: t(label) });
        go(`/settings/${dataTab}`);
      },
    })),
  ];
}

/** Tabs of the settings and each of their fields, and the catalogues of reference data. */
export function settingEntries(t: TFunction, go: Go): readonly FindEntry[] {
  const settings = t('places:place.settings');
  return [
    ...settingsTabs.flatMap((tab) => {
      const name = t(`settings.${tab}`);
      return [
        {
          key: `tab ${tab}`,
          label: `${settings}: ${name}`,
          kind: settings,
          also: [name],
          isSetting: true as const,
          run: () => go(`/settings/${tab}`),
        },
        ...settingFields[tab].map((label) => ({
          key: `setting ${label}`,
          label: t(label),
          kind: `${settings} › ${name}`,
          isSetting: true as const,
          run: () => {
            sendErrand({ what: 'field', of: tab, about: t(label) });
            go(`/settings/${tab}`);
          },
        })),
      ];
    }),
    ...catalogues.map((catalogue) => ({
      key: `catalogue ${catalogue}`,
      label: `${t('settings.reference')}: ${t(`reference:catalogue.${catalogue}`)}`,
      kind: `${settings} › ${t('settings.reference')}`,
      also: [t(`reference:catalogue.${catalogue}`)],
      isSetting: true as const,
      run: () => {
        sendErrand({ what: 'catalogue', of: referenceTab, about: catalogue });
        go(`/settings/${referenceTab}`);
      },
    })),
  ];
}
