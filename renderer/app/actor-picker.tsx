import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { foldText } from '../../shared/text/fold.ts';
import { useSession } from '../session/session.tsx';
import { TextBox } from '../ui/text-box.tsx';
import { useLatest } from '../ui/use-latest.ts';
import type { ActorChoice } from './actor-choice.ts';

/** Letters of a name from which the register is searched. */
const FEWEST = 2;

/** A line of the list: a person, or the adding of one. */
interface Line {
  readonly key: string;
  readonly name: string;
  readonly detail: string;
  /** Null for someone new. */
  readonly id: string | null;
}

/** A field for a name above the list of people: who worked here first, then those of the register who bear what is typed. */
export function ActorPicker(props: {
  readonly busy: boolean;
  readonly onChoose: (choice: ActorChoice) => void;
  readonly onNew: (name: string) => void;
  readonly onClose: () => void;
}) {
  const { busy, onChoose, onNew, onClose } = props;
  const { t } = useTranslation();
  const { client, status } = useSession();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [moved, setMoved] = useState<number | null>(null);
  const name = typed.trim().replaceAll(/\s+/g, ' ');
  const searched = name.length >= FEWEST;
  const recent = useQuery({ queryKey: ['actors'], queryFn: () => client.actors.recent() });
  const found = useQuery({
    queryKey: ['actors', 'found', name],
    queryFn: () => client.records.matchPeople({ names: [name], on: null }),
    enabled: searched,
    placeholderData: keepPreviousData,
  });
  // What was found for fewer letters stays in sight meanwhile, and is no answer to what is typed now.
  const settled = !searched || (!found.isPlaceholderData && !found.isPending);
  const entered = useRef<string | null>(null);
  const now = status.device?.actor.id;
  const here = (recent.data ?? [])
    .filter((one) => foldText(one.name).includes(foldText(name)))
    .map((one): Line => ({ key: one.id, id: one.id, name: one.name, detail: one.jobTitle ?? '' }));
  const others = (searched ? (found.data ?? []) : [])
    .flatMap(({ matches }) => matches)
    .filter((one) => !here.some((line) => line.id === one.id))
    .map((one): Line => ({
      key: one.id,
      id: one.id,
      name: one.fullName,
      detail: [one.jobTitle, one.code].filter((part) => part !== null).join(', '),
    }));
  const added: readonly Line[] = searched
    ? [{ key: 'new', id: null, name: t('working:add', { name }), detail: '' }]
    : [];
  const lines = [...here, ...others, ...added];
  // Whoever opens this wants another than the one who works here.
  const first = Math.max(
    0,
    lines.findIndex((line) => line.id !== now),
  );
  const marked = Math.min(moved ?? first, lines.length - 1);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[marked]?.scrollIntoView({ block: 'nearest' });
  }, [marked]);
  const take = (line: Line | undefined): void => {
    if (line === undefined || busy) return;
    if (line.id === null) onNew(name);
    else if (line.id === now) onClose();
    else onChoose({ name: line.name, actor: { id: line.id } });
  };
  // Enter that came before the answer is taken once it is there.
  const takeEntered = useLatest(() => take(lines[marked]));
  useEffect(() => {
    if (!settled || entered.current === null) return;
    const asked = entered.current;
    entered.current = null;
    if (asked === name) takeEntered.current();
  }, [settled, name, takeEntered]);
  const keyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setMoved((marked + step + lines.length) % Math.max(1, lines.length));
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      event.stopPropagation();
      if (settled || moved !== null) take(lines[marked]);
      else entered.current = name;
    }
  };
  return (
    <>
      <TextBox
        label={t('working:find')}
        placeholder={t('working:find')}
        value={typed}
        maxLength={200}
        onValue={(text) => {
          setTyped(text);
          setMoved(null);
        }}
        onKeyDown={keyDown}
        aria={{
          role: 'combobox',
          'aria-expanded': true,
          'aria-controls': `${id}-list`,
          'aria-autocomplete': 'list',
          ...(lines[marked] === undefined ? {} : { 'aria-activedescendant': `${id}-${marked}` }),
        }}
      />
      <div
        ref={list}
        role="listbox"
        id={`${id}-list`}
        aria-label={t('working:people')}
        className="actor-lines"
      >
        {lines.map((line, at) => (
          <div
            key={line.key}
            role="option"
            id={`${id}-${at}`}
            tabIndex={-1}
            aria-selected={at === marked}
            className={`suggested${at === marked ? ' marked' : ''}`}
            // The focus stays in the field.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(line)}
          >
            {line.name}
            <span className="faint">{line.id === now ? t('working:now') : line.detail}</span>
          </div>
        ))}
      </div>
      {searched ? null : <p className="faint">{t('working:none')}</p>}
    </>
  );
}
