import { createInstance, type TFunction } from 'i18next';
import en from '../../shared/i18n/en/shell.json' with { type: 'json' };
import vi from '../../shared/i18n/vi/shell.json' with { type: 'json' };
import zh from '../../shared/i18n/zh/shell.json' with { type: 'json' };

/** The shell's own words, and no others: it starts before everything else. */
const resources = { vi: { shell: vi }, en: { shell: en }, zh: { shell: zh } };

export type ShellTexts = TFunction;

/** The shell's words in a language of the program; in Vietnamese for any other. */
export function textsIn(language: string): ShellTexts {
  const instance = createInstance();
  void instance.init({
    lng: Object.hasOwn(resources, language) ? language : 'vi',
    fallbackLng: 'vi',
    initAsync: false,
    resources,
    ns: ['shell'],
    interpolation: { escapeValue: false },
  });
  return instance.t;
}
