import {
  AlertOutlined,
  AuditOutlined,
  BookOutlined,
  CheckSquareOutlined,
  CommentOutlined,
  DashboardOutlined,
  FileTextOutlined,
  HomeOutlined,
  LoginOutlined,
  LogoutOutlined,
  MailOutlined,
  NodeIndexOutlined,
  ScheduleOutlined,
  SettingOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { openRegisterNames, registerNamed } from '../../shared/registers/all-registers.ts';
import type { RegisterIcon, RegisterScreen } from '../../shared/registers/define-register.ts';

/** A place of the menu, by its address. */
export interface MenuPlace {
  readonly key: string;
  readonly icon: ReactNode;
  readonly label: string;
}

const icons: Readonly<Record<RegisterIcon, ReactNode>> = {
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

/** Every register in its order, each screen beside the register that it shows, and what stands above and below them. */
export function menuPlaces(t: TFunction): readonly MenuPlace[] {
  const screenPlaces: Readonly<Record<RegisterScreen, MenuPlace>> = {
    follow: { key: '/follow', icon: <ScheduleOutlined />, label: t('follow:title') },
    line: { key: '/line', icon: <NodeIndexOutlined />, label: t('border:title') },
  };
  return [
    { key: '/', icon: <HomeOutlined />, label: t('menu.home') },
    ...openRegisterNames.flatMap((name) => {
      const { key, icon, screens = [] } = registerNamed(name);
      const list = { key: `/list/${name}`, icon: icons[icon], label: t(`registers:${key}.title`) };
      return [list, ...screens.map((screen) => screenPlaces[screen])];
    }),
    { key: '/manager', icon: <DashboardOutlined />, label: t('manager:menu') },
    { key: '/reports', icon: <FileTextOutlined />, label: t('menu.reports') },
    { key: '/settings', icon: <SettingOutlined />, label: t('menu.settings') },
  ];
}
