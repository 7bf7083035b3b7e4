import { WorkProgress } from '../ui/work-progress.tsx';
import { useQueryClient } from '@tanstack/react-query';
import { Form, type FormInstance } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { VersionedSettings } from '../../shared/contract/settings.ts';
import type { Settings } from '../../shared/registers/setting/settings.ts';
import { useMessages } from '../session/messages.tsx';
import { newId } from '../session/new-id.ts';
import type { SettingsTab } from '../session/routes.ts';
import { useSession, useTellRefusal } from '../session/session.tsx';
import {
  ChangedMeanwhile,
  meanwhileOf,
  type ChangedField,
  type Meanwhile,
} from '../ui/changed-meanwhile.tsx';
import { useSettingsLeaving } from './use-settings-leaving.ts';
import { differingParts, partsOf, settingLabel, settingText } from './setting-words.ts';

/** How a form shows settings, and what it gives back. */
interface SettingsForm<Answers> {
  readonly tab: SettingsTab;
  readonly answersOf: (settings: Settings) => Answers;
  readonly settingsOf: (answers: Answers) => Partial<Settings>;
}

const entriesOf = (settings: Partial<Settings>): readonly (readonly [string, unknown])[] =>
  Object.entries(settings);

const only = (settings: Partial<Settings>, isTaken: (key: string) => boolean): Partial<Settings> =>
  Object.fromEntries(Object.entries(settings).filter(([key]) => isTaken(key)));

/**
 * A form of settings that saves only what was changed in it, and nothing over what another window set since it was
 * opened: of that it shows both values and asks.
 */
export function useSettingsForm<Answers extends object>(
  opened: VersionedSettings,
  { tab, answersOf, settingsOf }: SettingsForm<Answers>,
): {
  readonly form: FormInstance<Answers>;
  readonly initial: Answers;
  /** Answers whether it was saved. */
  readonly save: (answers: Answers) => Promise<boolean>;
  /** What was set elsewhere meanwhile, to be chosen from; null where nothing was. */
  readonly choice: ReactNode;
} {
  const { t, i18n } = useTranslation();
  const messages = useMessages();
  const { client } = useSession();
  const tell = useTellRefusal();
  const queries = useQueryClient();
  const [form] = Form.useForm<Answers>();
  /** What the form began from. */
  const [began, setBegan] = useState(opened);
  const [clash, setClash] = useState<{
    readonly meanwhile: Meanwhile;
    readonly mine: Partial<Settings>;
  } | null>(null);
  const [workId, setWorkId] = useState<string | null>(null);
  const initial = answersOf(began.settings);
  const show = (settings: Settings): void => {
    form.setFieldsValue(answersOf(settings));
  };

  const changedIn = (typed: Partial<Settings>): ReadonlySet<string> => {
    const before = new Map(entriesOf(settingsOf(initial)));
    return new Set(
      entriesOf(typed)
        .filter(([key, value]) => differingParts(key, before.get(key), value).length > 0)
        .map(([key]) => key),
    );
  };
  const save = async (answers: Answers, basedOn = began.version): Promise<boolean> => {
    const typed = settingsOf(answers);
    const changed = changedIn(typed);
    const mine = only(typed, (key) => changed.has(key));
    const writeId = newId();
    setWorkId(writeId);
    try {
      const kept = await client.settings.save({ writeId, changes: mine, basedOn });
      setClash(null);
      setBegan(kept);
      // What others set elsewhere is shown as well from here on.
      show(kept.settings);
      await queries.invalidateQueries();
      messages.done(t('settings.saved'));
      return true;
    } catch (error) {
      const meanwhile = meanwhileOf(tell(error));
      if (meanwhile === null) return false;
      const { settings } = await client.settings.readForEditing();
      // The version stays the old one: pressing Save again is no answer to the question that is now asked.
      setBegan({ settings, version: began.version });
      show({ ...settings, ...mine });
      setClash({ meanwhile, mine });
      return false;
    } finally {
      setWorkId(null);
    }
  };
  useSettingsLeaving(form, tab, {
    isChanged: () => changedIn(settingsOf(form.getFieldsValue())).size > 0,
    save,
    discard: () => show(began.settings),
  });
  const keepMine = (): void => {
    if (clash !== null) void save(form.getFieldsValue(), clash.meanwhile.version);
  };
  const takeTheirs = (): void => {
    if (clash === null) return;
    const { meanwhile } = clash;
    const dropped = new Set(meanwhile.issues.map(({ field }) => field));
    const typed = settingsOf(form.getFieldsValue());
    setBegan({ settings: began.settings, version: meanwhile.version });
    show({ ...began.settings, ...only(typed, (key) => !dropped.has(key)) });
    setClash(null);
  };
  const fieldsOf = ({ meanwhile, mine }: NonNullable<typeof clash>): readonly ChangedField[] =>
    meanwhile.issues.flatMap((issue) => {
      const key = issue.field ?? '';
      const [kept, typed] = [began.settings, mine].map((all) => new Map(entriesOf(all)).get(key));
      const standing = new Map(partsOf(key, kept).map((part) => [part.path, part]));
      return differingParts(key, kept, typed).map((part) => ({
        issue,
        label: settingLabel(t, part.path),
        theirs: settingText(t, i18n.language, standing.get(part.path) ?? { ...part, value: null }),
        mine: settingText(t, i18n.language, part),
      }));
    });
  const choice =
    workId !== null ? (
      <WorkProgress key={workId} id={workId} />
    ) : clash === null ? null : (
      <ChangedMeanwhile fields={fieldsOf(clash)} onKeepMine={keepMine} onTakeTheirs={takeTheirs} />
    );
  return { form, initial, save: (answers) => save(answers), choice };
}
