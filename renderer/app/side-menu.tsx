import { BookOutlined, MenuFoldOutlined, MenuUnfoldOutlined } from '@ant-design/icons';
import { Button, Menu, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { languages, type Language } from '../../shared/i18n/resources.ts';
import { DueBadge } from '../tasks/due-badge.tsx';
import { MenuButton } from '../ui/menu-button.tsx';
import type { MenuPlace } from './menu-places.tsx';
import { WorkingHere } from './working-here.tsx';
import './side-menu.css';

/** The menu at the left: the places of the program, who works here, and the language. Folded it shows signs only. */
export function SideMenu(props: {
  readonly places: readonly MenuPlace[];
  /** Key of the place that is on screen; null: none of the menu. */
  readonly chosen: string | null;
  readonly onOpen: (place: MenuPlace) => void;
  readonly folded: boolean;
  readonly onFold: () => void;
  /** Whether who works here is being chosen. */
  readonly choosing: boolean;
  readonly onChoosing: (choosing: boolean) => void;
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
}) {
  const { places, chosen, onOpen, folded, onFold } = props;
  const { t } = useTranslation();
  const fold = t(folded ? 'places:menu.unfold' : 'places:menu.fold');
  const items = places.map(({ key, icon, label }) => ({
    key,
    icon: <span aria-hidden>{icon}</span>,
    label,
    ...(key === chosen ? { 'aria-current': 'page' as const } : {}),
  }));
  return (
    <aside className={`side-menu${folded ? ' side-menu-folded' : ''}`}>
      <div className="brand">
        {folded ? null : (
          <span className="grow">
            <BookOutlined /> {t('places:menu.brand')}
          </span>
        )}
        <Button
          type="text"
          icon={folded ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />}
          aria-label={fold}
          title={fold}
          onClick={onFold}
        />
      </div>
      <nav aria-label={t('places:menu.label')}>
        <Menu
          theme="dark"
          mode="inline"
          inlineCollapsed={folded}
          selectedKeys={chosen === null ? [] : [chosen]}
          items={items}
          onClick={({ key }) => {
            const place = places.find((one) => one.key === key);
            if (place !== undefined) onOpen(place);
          }}
        />
      </nav>
      <div className="sider-foot">
        <DueBadge />
        <WorkingHere folded={folded} open={props.choosing} onOpen={props.onChoosing} />
        <LanguageSwitch folded={folded} language={props.language} onLanguage={props.onLanguage} />
      </div>
    </aside>
  );
}

function LanguageSwitch(props: {
  readonly folded: boolean;
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
}) {
  const { folded, language, onLanguage } = props;
  const { t } = useTranslation();
  const label = t('places:menu.language');
  if (!folded)
    return (
      <Segmented
        block
        size="small"
        options={languages.map((value) => ({ value, label: value.toUpperCase() }))}
        value={language}
        onChange={onLanguage}
        aria-label={label}
      />
    );
  return (
    <MenuButton
      type="text"
      aria-label={`${label}: ${language.toUpperCase()}`}
      title={label}
      menu={{
        items: languages.map((value) => ({
          key: value,
          label: t(`languageName.${value}`),
          onClick: () => onLanguage(value),
        })),
        selectedKeys: [language],
      }}
    >
      {language.toUpperCase()}
    </MenuButton>
  );
}
