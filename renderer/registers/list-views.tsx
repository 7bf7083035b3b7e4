import { Button, Modal } from 'antd';
import { useState, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { registerNamed, type OpenRegisterName } from '../../shared/registers/all-registers.ts';
import { listQuerySchema, type ListQuery } from '../../shared/registers/list-query.ts';
import { useMessages } from '../session/messages.tsx';
import { useSession, useTellRefusal } from '../session/session.tsx';
import { useRemember } from '../session/use-remember.ts';
import { focusAtOpening } from '../ui/focus-at-opening.ts';
import { MenuButton } from '../ui/menu-button.tsx';
import { TextBox } from '../ui/text-box.tsx';
import { useFocusBack } from '../ui/use-focus-back.ts';
import {
  NAME_LIMIT,
  rememberedViews,
  renamedViews,
  unfitNames,
  viewName,
  viewsKey,
  viewsText,
  type SavedViews,
} from './list-memory.ts';

/** What a saved filter keeps of a query: not the page somebody was on. */
const asSaved = (query: ListQuery): ListQuery => listQuerySchema.parse({ ...query, offset: 0 });

/** Saved filters of a list: taken, saved under a name, renamed and deleted. */
export function ListViews(props: {
  readonly register: OpenRegisterName;
  readonly query: ListQuery;
  readonly onTake: (query: ListQuery) => void;
  readonly onClear: () => void;
  readonly button: Ref<HTMLButtonElement>;
}) {
  const { register: name, query, button, onTake, onClear } = props;
  const { t } = useTranslation();
  const { status } = useSession();
  const remember = useRemember();
  const tell = useTellRefusal();
  const messages = useMessages();
  const [dialog, setDialog] = useState<'save' | 'manage' | null>(null);
  const views = rememberedViews(status.memory, name);
  const names = Object.keys(views);
  const keep = async (next: SavedViews): Promise<void> => {
    try {
      await remember(viewsKey(name), viewsText(next));
      messages.done(t('typing:told.filterKept'));
      setDialog(null);
    } catch (error) {
      tell(error);
    }
  };
  return (
    <>
      <MenuButton
        ref={button}
        menu={{
          items: [
            ...names.map((view) => ({ key: `=${view}`, label: view })),
            ...(names.length === 0 ? [] : [{ type: 'divider' as const }]),
            { key: 'save', label: t('list.saveView') },
            { key: 'manage', label: t('lists:views.manage'), disabled: names.length === 0 },
            { key: 'clear', label: t('list.clear') },
          ],
          onClick({ key }) {
            if (key === 'clear') onClear();
            else if (key === 'save' || key === 'manage') setDialog(key);
            else {
              const next = views[key.slice(1)];
              if (next !== undefined) onTake(next);
            }
          },
        }}
      >
        {t('list.views')}
      </MenuButton>
      {dialog === 'save' ? (
        <SaveView
          usual={viewName(query, t, registerNamed(name))}
          known={names}
          onSave={(view) => void keep({ ...views, [view]: asSaved(query) })}
          onClose={() => setDialog(null)}
        />
      ) : null}
      {dialog === 'manage' ? (
        <ManageViews views={views} onSave={(next) => void keep(next)} onClose={() => setDialog(null)} />
      ) : null}
    </>
  );
}

function SaveView(props: {
  /** The name that is offered. */
  readonly usual: string;
  readonly known: readonly string[];
  readonly onSave: (name: string) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  useFocusBack();
  const [name, setName] = useState(props.usual);
  const trimmed = name.trim();
  return (
    <Modal
      open
      title={t('list.saveView')}
      okText={t('lists:views.save')}
      okButtonProps={{ disabled: trimmed === '' }}
      onOk={() => props.onSave(trimmed)}
      onCancel={props.onClose}
      afterOpenChange={focusAtOpening('#view-name')}
    >
      <label htmlFor="view-name">{t('lists:views.name')}</label>
      <TextBox id="view-name" value={name} onValue={setName} maxLength={NAME_LIMIT} prefilled />
      <div className="caution" role="status">
        {props.known.includes(trimmed) ? t('lists:views.replaces') : ''}
      </div>
    </Modal>
  );
}

function ManageViews(props: {
  readonly views: SavedViews;
  readonly onSave: (views: SavedViews) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  useFocusBack();
  const [lines, setLines] = useState(() =>
    Object.keys(props.views).map((name) => ({ old: name, name, gone: false })),
  );
  const kept = lines.filter((line) => !line.gone);
  const unfit = unfitNames(kept.map((line) => line.name));
  const change = (old: string, part: { readonly name?: string; readonly gone?: boolean }): void =>
    setLines((before) => before.map((line) => (line.old === old ? { ...line, ...part } : line)));
  return (
    <Modal
      open
      title={t('lists:views.manage')}
      okText={t('lists:views.done')}
      okButtonProps={{ disabled: unfit.length > 0 }}
      onOk={() => props.onSave(renamedViews(props.views, kept))}
      onCancel={props.onClose}
      afterOpenChange={focusAtOpening('#view-0')}
    >
      <div className="view-lines">
        {lines.map(({ old, name, gone }, at) => (
          <div key={old} className="row">
            <span className={`grow${gone ? ' withdrawn' : ''}`}>
              <TextBox
                id={`view-${at}`}
                label={t('lists:views.nameOf', { name: old })}
                value={name}
                maxLength={NAME_LIMIT}
                prefilled
                disabled={gone}
                invalid={!gone && unfit.includes(name)}
                onValue={(next) => change(old, { name: next })}
              />
            </span>
            <Button
              danger={!gone}
              aria-label={t(gone ? 'lists:views.keepOf' : 'lists:views.deleteOf', { name: old })}
              onClick={() => change(old, { gone: !gone })}
            >
              {t(gone ? 'lists:views.keep' : 'lists:views.delete')}
            </Button>
          </div>
        ))}
      </div>
      <div className="problem" role="status">
        {unfit.length > 0 ? t('lists:views.unfit') : kept.length === 0 ? t('lists:views.allGone') : ''}
      </div>
    </Modal>
  );
}
