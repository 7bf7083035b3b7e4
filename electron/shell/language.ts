import { ipcMain, type WebContents } from 'electron';
import { languageMessage } from '../../shared/contract/shell-messages.ts';
import { isFromPage } from './guards.ts';
import { textsIn, type ShellTexts } from './texts.ts';

/** Takes up the language of the page, now Vietnamese and then whatever it changes to. */
export function followLanguage(contents: WebContents, take: (texts: ShellTexts) => void): void {
  take(textsIn('vi'));
  ipcMain.on(languageMessage, (event, language: unknown) => {
    if (isFromPage(event, contents) && typeof language === 'string') take(textsIn(language));
  });
}
