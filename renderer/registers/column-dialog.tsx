import { DownOutlined, UpOutlined } from '@ant-design/icons';
import { Button, Modal } from 'antd';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnyRegister } from '../../shared/registers/define-register.ts';
import { listColumnKeys } from '../../shared/registers/list-columns.ts';
import { focusAtOpening } from '../ui/focus-at-opening.ts';
import { columnLabel } from '../ui/labels.ts';
import { NumberInput } from '../ui/number-input.tsx';
import { useAfterTyping } from '../ui/use-after-typing.ts';
import { useFocusBack } from '../ui/use-focus-back.ts';
import {
  GREATEST_WIDTH,
  LEAST_WIDTH,
  moved,
  usualColumns,
  widthOf,
  type ColumnChoice,
} from './column-choice.ts';

interface Line {
  readonly name: string;
  readonly shown: boolean;
  /** Pixels as typed; null for the usual. */
  readonly width: number | string | null;
}

/** Which columns a list has, in which order and how wide, all by keys. */
export function ColumnDialog(props: {
  readonly register: AnyRegister;
  readonly choice: ColumnChoice;
  readonly onChoose: (choice: ColumnChoice) => void;
  readonly onClose: () => void;
}) {
  const { register } = props;
  const { t } = useTranslation();
  useFocusBack();
  const labelOf = (name: string): string => columnLabel(t, register, name);
  const [lines, setLines] = useState(() => linesOf(register, props.choice, labelOf));
  const isFit = ({ width }: Line): boolean =>
    width === null || (typeof width === 'number' && width >= LEAST_WIDTH && width <= GREATEST_WIDTH);
  const change = (name: string, part: Partial<Line>): void =>
    setLines((before) => before.map((line) => (line.name === name ? { ...line, ...part } : line)));
  const move = (at: number, by: number, focused: string): void => {
    const [line, other] = [lines[at], lines[at + by]];
    if (line === undefined || other === undefined) return;
    const names = moved(
      lines.map(({ name }) => name),
      line.name,
      other.name,
    );
    setLines(names.flatMap((name) => lines.find((one) => one.name === name) ?? []));
    // A line that moves loses the focus on the way.
    requestAnimationFrame(() => document.getElementById(focused)?.focus());
  };
  const apply = useAfterTyping(() => {
    if (!lines.every(isFit)) return;
    const widths = lines.flatMap(({ name, width }) => (typeof width === 'number' ? [[name, width]] : []));
    props.onChoose({
      columns: lines.filter(({ shown }) => shown).map(({ name }) => name),
      widths: Object.fromEntries(widths),
    });
    props.onClose();
  });
  const byKeys =
    (at: number) =>
    (event: KeyboardEvent<HTMLElement>): void => {
      const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
      if (!event.altKey || by === 0 || !(event.target instanceof HTMLElement)) return;
      event.preventDefault();
      move(at, by, event.target.id);
    };
  return (
    <Modal
      open
      width={560}
      style={{ top: 24 }}
      title={t('lists:columns.title')}
      onCancel={props.onClose}
      footer={
        <div className="row">
          <Button onClick={() => setLines(linesOf(register, usualColumns(register), labelOf))}>
            {t('lists:columns.usual')}
          </Button>
          <span className="grow" />
          <Button onClick={props.onClose}>{t('lists:columns.cancel')}</Button>
          <Button type="primary" disabled={!lines.every(isFit)} onClick={apply}>
            {t('lists:columns.apply')}
          </Button>
        </div>
      }
      afterOpenChange={focusAtOpening('.column-lines input:not(:disabled)')}
    >
      <p className="faint">{t('lists:columns.hint')}</p>
      <div className="column-lines" role="group" aria-label={t('lists:columns.title')}>
        {lines.map((line, at) => {
          const { name, shown, width } = line;
          const label = labelOf(name);
          const isTitle = name === register.titleColumn;
          return (
            <div key={name} className="column-line" onKeyDown={byKeys(at)}>
              <label>
                <input
                  type="checkbox"
                  id={`column-${name}`}
                  className="box-tick"
                  checked={shown}
                  disabled={isTitle}
                  onChange={(event) => change(name, { shown: event.target.checked })}
                />
                {label}
              </label>
              <NumberInput
                id={`width-${name}`}
                label={t(isTitle ? 'lists:columns.leastOf' : 'lists:columns.widthOf', { column: label })}
                placeholder={String(widthOf(register, usualColumns(register), name))}
                value={width}
                disabled={!shown}
                invalid={!isFit(line)}
                onChange={(next) => change(name, { width: next })}
              />
              <Button
                id={`up-${name}`}
                icon={<UpOutlined />}
                disabled={at === 0}
                aria-label={t('lists:columns.up', { column: label })}
                onClick={() => move(at, -1, `up-${name}`)}
              />
              <Button
                id={`down-${name}`}
                icon={<DownOutlined />}
                disabled={at === lines.length - 1}
                aria-label={t('lists:columns.down', { column: label })}
                onClick={() => move(at, 1, `down-${name}`)}
              />
            </div>
          );
        })}
      </div>
      <div className="problem" role="status">
        {lines.every(isFit) ? '' : t('lists:columns.unfit', { least: LEAST_WIDTH, most: GREATEST_WIDTH })}
      </div>
    </Modal>
  );
}

/**
 * The columns that are shown, in their order, then the others; of several that bear one name, such as a date and the day that
 * decides, those that are shown, or the first.
 */
function linesOf(
  register: AnyRegister,
  { columns, widths }: ColumnChoice,
  labelOf: (name: string) => string,
): readonly Line[] {
  const names = [...new Set([...columns, ...listColumnKeys(register)])];
  const labels = names.map(labelOf);
  return names
    .filter((name, at) => columns.includes(name) || labels.indexOf(labelOf(name)) === at)
    .map((name) => ({ name, shown: columns.includes(name), width: widths[name] ?? null }));
}
