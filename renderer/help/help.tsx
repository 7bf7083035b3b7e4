import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHashLocation } from 'wouter/use-hash-location';
import { useErrand } from '../session/errands.ts';
import { useKeys } from '../session/use-keys.ts';
import { subjectAt, subjects, type Subject } from './subjects.ts';

const HelpDrawer = lazy(async () => ({ default: (await import('./help-drawer.tsx')).HelpDrawer }));

/** F1 on every screen: the help, open at the subject of the screen; `?` shows the keys. */
export function Help() {
  const { i18n } = useTranslation();
  const [address] = useHashLocation();
  const [subject, setSubject] = useState<Subject | null>(null);
  useKeys({ F1: () => setSubject(subjectAt(address)), '?': () => setSubject('keys') });
  useErrand('help', 'help', (about) => setSubject(subjects.find((one) => one === about) ?? 'start'));
  return subject === null ? null : (
    <Suspense>
      <HelpDrawer
        key={i18n.language}
        subject={subject}
        onSubject={setSubject}
        onClose={() => setSubject(null)}
      />
    </Suspense>
  );
}
