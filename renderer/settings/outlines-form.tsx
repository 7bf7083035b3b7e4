import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from '@ant-design/icons';
import { Button, Checkbox, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VersionedSettings } from '../../shared/contract/settings.ts';
import {
  outlineBounds,
  type OutlineSection,
  type ReportOutline,
} from '../../shared/registers/setting/report-outline.ts';
import type { Settings } from '../../shared/registers/setting/settings.ts';
import {
  editedOutlines,
  isAsShipped,
  moved,
  outlineFault,
  placed,
  withHeadings,
} from '../../shared/report/outline-edits.ts';
import { draftKeys, partKeys } from '../../shared/report/outline-keys.ts';
import { outlineNamed, outlinesOf, shippedOutlines } from '../../shared/report/outlines.ts';
import { newId } from '../session/new-id.ts';
import { PickInput } from '../ui/pick-input.tsx';
import { SettingsForm } from './settings-form.tsx';
import { useSettingsForm } from './use-settings-form.tsx';

interface OutlineAnswers {
  readonly outline: string;
  readonly outlines: readonly ReportOutline[];
}

function outlineAnswers({ outline, outlines }: Settings): OutlineAnswers {
  const all = outlinesOf(outlines);
  return { outline: outlineNamed(all, outline).key, outlines: all };
}

function outlineSettings({ outline, outlines }: OutlineAnswers): Partial<Settings> {
  const edited = editedOutlines(outlines);
  return { outline, outlines: edited === null ? null : [...edited] };
}

/** Outlines of periodic reports: which one is usual, and what sections each has. */
export function OutlinesForm({ opened }: { readonly opened: VersionedSettings }) {
  const { t } = useTranslation();
  const own = useSettingsForm(opened, {
    tab: 'outlines',
    answersOf: outlineAnswers,
    settingsOf: outlineSettings,
  });
  const outlines = Form.useWatch('outlines', own.form) ?? own.initial.outlines;
  return (
    <SettingsForm of={own} width={980}>
      <Form.Item name="outline" label={t('settings.usualOutline')}>
        <PickInput
          width={420}
          label={t('settings.usualOutline')}
          options={outlines.map(({ key, name }) => ({ value: key, label: name }))}
        />
      </Form.Item>
      <Form.Item
        name="outlines"
        rules={[
          {
            validator: async (_rule, value: readonly ReportOutline[]) => {
              for (const outline of value) {
                const fault = outlineFault(outline);
                if (fault !== null)
                  throw new Error(t(`settings.outlineFault.${fault}`, { outline: outline.name }));
              }
            },
          },
        ]}
      >
        <OutlinesInput />
      </Form.Item>
      <Button type="primary" htmlType="submit">
        {t('settings.save')}
      </Button>
    </SettingsForm>
  );
}

/** The outlines one after the other: the chosen one is shown with its sections. */
function OutlinesInput(props: {
  /** Given by the form, as `onChange` is. */
  readonly value?: readonly ReportOutline[];
  readonly onChange?: (value: readonly ReportOutline[]) => void;
}) {
  const { value = [], onChange } = props;
  const { t } = useTranslation();
  const [chosen, setChosen] = useState(value[0]?.key ?? '');
  const outline = outlineNamed(value, chosen);
  const shipped = shippedOutlines.find(({ key }) => key === outline.key);
  const change = (own: Partial<ReportOutline>): void =>
    onChange?.(value.map((one) => (one.key === outline.key ? { ...one, ...own } : one)));
  const setSections = (sections: readonly OutlineSection[]): void =>
    change({ sections: [...withHeadings(sections)] });
  const { sections } = outline;
  return (
    <fieldset style={{ border: 0, margin: 0, padding: 0 }}>
      <legend style={{ fontSize: 14, fontWeight: 600 }}>{t('settings.outlineSections')}</legend>
      <div className="row" style={{ marginBottom: 8 }}>
        <PickInput
          width={420}
          label={t('settings.editedOutline')}
          value={outline.key}
          options={value.map(({ key, name }) => ({ value: key, label: name }))}
          onChange={setChosen}
        />
        <Button
          disabled={value.length >= outlineBounds.outlines}
          onClick={() => {
            const key = newId();
            onChange?.([
              ...value,
              { ...outline, key, name: t('settings.outlineCopy', { name: outline.name }) },
            ]);
            setChosen(key);
          }}
        >
          {t('settings.copyOutline')}
        </Button>
        {shipped === undefined ? (
          <Button onClick={() => onChange?.(value.filter(({ key }) => key !== outline.key))}>
            {t('settings.removeOutline')}
          </Button>
        ) : (
          <Button
            disabled={isAsShipped(outline)}
            onClick={() => change({ name: shipped.name, sections: shipped.sections })}
          >
            {t('settings.shippedOutline')}
          </Button>
        )}
      </div>
      <label htmlFor="outline-name">{t('settings.outlineName')}</label>
      <Input
        id="outline-name"
        maxLength={outlineBounds.name}
        value={outline.name}
        onChange={(event) => change({ name: event.target.value })}
        style={{ marginBottom: 10 }}
      />
      <ol style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {sections.map((section, at) => (
          <li key={section.key} style={{ marginBottom: 8, marginLeft: section.level === 2 ? 24 : 0 }}>
            <SectionLine
              section={section}
              number={at + 1}
              isFirst={at === 0}
              isLast={at === sections.length - 1}
              onChange={(own) =>
                setSections(sections.map((one) => (one.key === section.key ? { ...one, ...own } : one)))
              }
              onMove={(by) => setSections(moved(sections, at, by))}
              onRemove={() => setSections(sections.filter(({ key }) => key !== section.key))}
              onPlace={(own, isThere) => setSections(placed(sections, at, own, isThere))}
            />
          </li>
        ))}
      </ol>
      <Button
        disabled={sections.length >= outlineBounds.sections}
        onClick={() =>
          setSections([
            ...sections,
            { key: newId(), level: 1, heading: '', isHeading: false, drafts: [], parts: [] },
          ])
        }
      >
        {t('settings.addSection')}
      </Button>
    </fieldset>
  );
}

/** A section: its heading and level, and what of the drafts, annexes and tables stands in it. */
function SectionLine(props: {
  readonly section: OutlineSection;
  readonly number: number;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onChange: (own: Partial<OutlineSection>) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
  readonly onPlace: (own: Parameters<typeof placed>[2], isThere: boolean) => void;
}) {
  const { section, number, isFirst, isLast, onChange, onMove, onRemove, onPlace } = props;
  const { t } = useTranslation();
  const heading = t('settings.sectionHeading', { number });
  const held = [
    ...section.drafts.map((draft) => t(`settings.draft.${draft}`)),
    ...section.parts.map((part) => t(`reports.part.${part}`)),
  ];
  const button = (name: 'sectionUp' | 'sectionDown' | 'sectionOut') => ({
    'aria-label': t(`settings.${name}`, { number }),
    title: t(`settings.${name}`, { number }),
  });
  return (
    <>
      <div className="row" style={{ flexWrap: 'nowrap' }}>
        <PickInput
          width={130}
          label={t('settings.sectionLevel', { number })}
          value={String(section.level)}
          options={(['1', '2'] as const).map((level) => ({
            value: level,
            label: t(`settings.level.${level}`),
          }))}
          onChange={(level) => onChange({ level: level === '1' ? 1 : 2 })}
        />
        <Input
          aria-label={heading}
          placeholder={heading}
          maxLength={outlineBounds.heading}
          value={section.heading}
          onChange={(event) => onChange({ heading: event.target.value })}
        />
        <Button
          {...button('sectionUp')}
          icon={<ArrowUpOutlined />}
          disabled={isFirst}
          onClick={() => onMove(-1)}
        />
        <Button
          {...button('sectionDown')}
          icon={<ArrowDownOutlined />}
          disabled={isLast}
          onClick={() => onMove(1)}
        />
        <Button {...button('sectionOut')} icon={<DeleteOutlined />} onClick={onRemove} />
      </div>
      <details className="around-texts">
        <summary>{held.length === 0 ? t('settings.sectionHoldsNothing') : held.join('; ')}</summary>
        <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: '0 12px' }}>
          {draftKeys.map((draft) => (
            <Checkbox
              key={draft}
              checked={section.drafts.includes(draft)}
              onChange={(event) => onPlace({ draft }, event.target.checked)}
            >
              {t(`settings.draft.${draft}`)}
            </Checkbox>
          ))}
          {partKeys.map((part) => (
            <Checkbox
              key={part}
              checked={section.parts.includes(part)}
              onChange={(event) => onPlace({ part }, event.target.checked)}
            >
              {t('settings.partIn', { part: t(`reports.part.${part}`) })}
            </Checkbox>
          ))}
        </div>
      </details>
    </>
  );
}
