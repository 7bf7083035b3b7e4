import {
  AlertOutlined,
  AuditOutlined,
  BookOutlined,
  CheckSquareOutlined,
  CommentOutlined,
  EnvironmentOutlined,
  FileTextOutlined,
  HomeOutlined,
  LoginOutlined,
  LogoutOutlined,
  MailOutlined,
  SettingOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { openRegisterNames, registerNamed, type OpenRegister } from '../../shared/registers/all-registers.ts';
import type { RegisterIcon, RegisterScreen } from '../../shared/registers/define-register.ts';
import { isShownOn, type DeviceKind } from '../../shared/registers/device-kind.ts';
import { menuPlaceNames, type MenuPlaceName } from '../../shared/registers/menu-place.ts';

/** A screen of a place, by its address. */
export interface MenuScreen {
  readonly address: string;
  readonly label: string;
  /** Addresses that are it or lie below it, such as those of the records of a list. */
  readonly roots: readonly string[];
}

/** A place of the menu with its screens, the first of which it opens. */
export interface MenuPlace {
  readonly key: string;
  readonly icon: ReactNode;
  readonly label: string;
  readonly screens: readonly MenuScreen[];
}

const registerIcons: Readonly<Record<RegisterIcon, ReactNode>> = {
  leave: <LogoutOutlined />,
  arrive: <LoginOutlined />,
  alert: <AlertOutlined />,
  talk: <CommentOutlined />,
  mail: <MailOutlined />,
  tasks: <CheckSquareOutlined />,
  document: <AuditOutlined />,
  people: <TeamOutlined />,
  book: <BookOutlined />,
};

const placeIcons: Readonly<Record<MenuPlaceName, ReactNode>> = {
  home: <HomeOutlined />,
  outgoing: registerIcons.leave,
  incoming: registerIcons.arrive,
  border: <EnvironmentOutlined />,
  exchanges: registerIcons.talk,
  tasks: registerIcons.tasks,
  reports: <FileTextOutlined />,
  people: registerIcons.people,
  settings: <SettingOutlined />,
};

const screen = (address: string, label: string): MenuScreen => ({ address, label, roots: [address] });

/** The list of a register, and beside it the screens of its own. */
function screensOf(t: TFunction, register: OpenRegister): readonly MenuScreen[] {
  const { name, key, screens = [], readFromNotices } = register;
  const others: Readonly<Record<RegisterScreen, MenuScreen>> = {
    follow: screen('/follow', t('places:screen.follow')),
    line: screen('/line', t('border:title')),
  };
  const list = `/list/${name}`;
  const roots = [list, `/${name}`, ...(readFromNotices === true ? ['/read-notice'] : [])];
  return [{ address: list, label: t(`registers:${key}.title`), roots }, ...screens.map((own) => others[own])];
}

/** The places of the menu as the kind of PC has them: in the department every register is in the place that it names. */
export function menuPlaces(t: TFunction, device: DeviceKind): readonly MenuPlace[] {
  const registers = openRegisterNames.map((name) => registerNamed(name));
  const singles: Readonly<Partial<Record<MenuPlaceName, readonly MenuScreen[]>>> = {
    home: [screen('/', t('places:place.home'))],
    reports: [screen('/reports', t('places:place.reports')), screen('/manager', t('manager:menu'))],
    settings: [screen('/settings', t('places:place.settings'))],
  };
  const place = (name: MenuPlaceName): MenuPlace => ({
    key: name,
    icon: placeIcons[name],
    label: t(`places:place.${name}`),
    screens: [
      ...(singles[name] ?? []),
      ...registers.filter((register) => register.place === name).flatMap((own) => screensOf(t, own)),
    ],
  });
  if (device === 'post') {
    const own = registers
      .filter((one) => isShownOn(device, one))
      .map((register): MenuPlace => ({
        key: register.name,
        icon: registerIcons[register.icon],
        label: t(`registers:${register.key}.atPost`),
        screens: screensOf(t, register),
      }));
    return [place('home'), ...own, place('settings')];
  }
  return menuPlaceNames.map(place).filter(({ screens }) => screens.length > 0);
}

/** The place and the screen that an address belongs to; undefined where the menu has none for it. */
export function placeAt(
  places: readonly MenuPlace[],
  location: string,
): { readonly place: MenuPlace; readonly screen: MenuScreen } | undefined {
  const isBelow = (root: string): boolean =>
    location === root || (root !== '/' && location.startsWith(`${root}/`));
  for (const place of places) {
    const found = place.screens.find(({ roots }) => roots.some(isBelow));
    if (found !== undefined) return { place, screen: found };
  }
  return undefined;
}
