import { PrinterOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Drawer, Input, type InputRef } from 'antd';
import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { languages } from '../../shared/i18n/resources.ts';
import { isComposing } from '../ui/combobox.tsx';
import { useFocusBack } from '../ui/use-focus-back.ts';
import './help.css';
import { findPassages, markedParts, type Passage } from './page-text.ts';
import { PageView } from './page-view.tsx';
import { readPages } from './read-pages.ts';
import { subjects, type Subject } from './subjects.ts';

/** Passages that are shown of a search. */
const MOST = 30;

/** The help beside the screen: search above, the subjects at the left, the page at the right. */
export function HelpDrawer(props: {
  readonly subject: Subject;
  readonly onSubject: (subject: Subject) => void;
  readonly onClose: () => void;
}) {
  const { subject, onSubject, onClose } = props;
  const { t, i18n } = useTranslation();
  useFocusBack();
  const language = languages.find((known) => known === i18n.language) ?? 'vi';
  const pages = useQuery({
    queryKey: ['help', language],
    queryFn: () => readPages(language),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(-1);
  const body = useRef<HTMLDivElement>(null);
  const search = useRef<InputRef>(null);
  const page = pages.data?.get(subject);
  const passages = typed.trim() === '' ? null : findPassages([...(pages.data ?? [])], typed).slice(0, MOST);
  const show = (next: Subject, place: number): void => {
    onSubject(next);
    setAt(place);
    setTyped('');
  };
  const lines = (): readonly HTMLElement[] => [
    ...(body.current?.querySelectorAll<HTMLElement>('.help-passages button') ?? []),
  ];
  const article = (): HTMLElement | null => body.current?.querySelector<HTMLElement>('.help-page') ?? null;
  const keyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && typed !== '' && !isComposing(event)) {
      // The innermost thing first: the search, then the help.
      setTyped('');
      search.current?.focus();
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    if (event.key === 'Escape' || isComposing(event)) return;
    // The screen below hears none of the keys.
    event.stopPropagation();
    if (event.ctrlKey && event.key.toLowerCase() === 'p') {
      event.preventDefault();
      window.print();
      return;
    }
    if (event.key === 'F1' || (event.ctrlKey && event.key.toLowerCase() === 's')) event.preventDefault();
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const all = lines();
    const place = all.findIndex((line) => line === document.activeElement);
    const inSearch = document.activeElement === search.current?.input;
    if (all.length > 0 && (place >= 0 || inSearch)) {
      event.preventDefault();
      const next = place + (event.key === 'ArrowDown' ? 1 : -1);
      if (next < 0) search.current?.focus();
      else all[Math.min(next, all.length - 1)]?.focus();
    } else if (inSearch && event.key === 'ArrowDown') {
      event.preventDefault();
      article()?.focus();
    }
  };
  return (
    <Drawer
      open
      rootClassName="help-drawer"
      placement="right"
      size="min(960px, 100vw)"
      title={t('help:title')}
      onClose={onClose}
      afterOpenChange={(open) => {
        if (open) search.current?.focus();
      }}
      extra={
        <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
          {t('help:print')}
        </Button>
      }
    >
      <div ref={body} className="help" onKeyDown={keyDown}>
        <div className="help-search">
          <Input
            ref={search}
            value={typed}
            placeholder={t('help:search')}
            aria-label={t('help:search')}
            onChange={(event) => setTyped(event.target.value)}
            onPressEnter={() => lines()[0]?.click()}
          />
        </div>
        <nav className="help-subjects" aria-label={t('help:subjects')}>
          {subjects.map((one) => (
            <button
              key={one}
              type="button"
              aria-current={one === subject && passages === null ? 'page' : undefined}
              onClick={() => show(one, -1)}
            >
              {pages.data?.get(one)?.title ?? ''}
            </button>
          ))}
        </nav>
        {passages === null ? (
          page === undefined ? null : (
            <PageView key={`${subject} ${at}`} subject={subject} page={page} at={at} />
          )
        ) : (
          <div className="help-passages">
            <div role="status">{t('help:found', { count: passages.length })}</div>
            {passages.map((passage) => (
              <button
                key={`${passage.subject} ${passage.at}`}
                type="button"
                onClick={() => show(passage.subject, passage.at)}
              >
                <PassageView
                  passage={passage}
                  title={pages.data?.get(passage.subject)?.title ?? ''}
                  typed={typed}
                />
              </button>
            ))}
          </div>
        )}
      </div>
    </Drawer>
  );
}

function PassageView(props: {
  readonly passage: Passage<Subject>;
  readonly title: string;
  readonly typed: string;
}) {
  const { passage, title, typed } = props;
  const above = [passage.at < 0 ? '' : title, passage.head].filter((part) => part !== '');
  return (
    <>
      <span className="help-above">{above.join(' › ')}</span>
      <span>
        {markedParts(passage.text, typed).map((part, place) =>
          part.marked ? <mark key={place}>{part.text}</mark> : part.text,
        )}
      </span>
    </>
  );
}
