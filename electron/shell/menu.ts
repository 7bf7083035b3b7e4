import { Menu, type BrowserWindow, type MenuItemConstructorOptions, type WebContents } from 'electron';
import type { ShellTexts } from './texts.ts';

/** A key that has the same effect as a command of the menu, without a line of its own. */
const key = (
  role: NonNullable<MenuItemConstructorOptions['role']>,
  accelerator: string,
): MenuItemConstructorOptions => ({ role, accelerator, visible: false });

/** The menu that Alt shows, and its keys. What the program does stands in its window; here are editing, zoom and the window. */
export function buildMenu(t: ShellTexts): void {
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      {
        label: t('shell:menu.edit'),
        submenu: [
          { role: 'undo', label: t('shell:menu.undo') },
          { role: 'redo', label: t('shell:menu.redo') },
          { type: 'separator' },
          { role: 'cut', label: t('shell:menu.cut') },
          { role: 'copy', label: t('shell:menu.copy') },
          { role: 'paste', label: t('shell:menu.paste') },
          { role: 'selectAll', label: t('shell:menu.selectAll') },
        ],
      },
      {
        label: t('shell:menu.view'),
        submenu: [
          { role: 'zoomIn', label: t('shell:menu.zoomIn') },
          // The key has its plus on another level, and the block of digits has one of its own.
          key('zoomIn', 'CommandOrControl+='),
          key('zoomIn', 'CommandOrControl+numadd'),
          { role: 'zoomOut', label: t('shell:menu.zoomOut') },
          key('zoomOut', 'CommandOrControl+numsub'),
          { role: 'resetZoom', label: t('shell:menu.resetZoom') },
          key('resetZoom', 'CommandOrControl+num0'),
          { type: 'separator' },
          { role: 'reload', label: t('shell:menu.reload') },
          { role: 'togglefullscreen', label: t('shell:menu.fullScreen') },
        ],
      },
      {
        label: t('shell:menu.window'),
        submenu: [
          { role: 'minimize', label: t('shell:menu.minimize') },
          { role: 'close', label: t('shell:menu.close') },
        ],
      },
    ]),
  );
}

/** Offers what can be done to the text under a right click, and nothing where nothing can. */
export function offerContextMenu(window: BrowserWindow, texts: () => ShellTexts): void {
  const { webContents }: { readonly webContents: WebContents } = window;
  webContents.on('context-menu', (_event, { isEditable, selectionText, editFlags }) => {
    if (!isEditable && selectionText === '') return;
    const t = texts();
    const copy: MenuItemConstructorOptions = {
      role: 'copy',
      label: t('shell:menu.copy'),
      enabled: editFlags.canCopy,
    };
    const all: MenuItemConstructorOptions = {
      role: 'selectAll',
      label: t('shell:menu.selectAll'),
      enabled: editFlags.canSelectAll,
    };
    const template: MenuItemConstructorOptions[] = isEditable
      ? [
          { role: 'undo', label: t('shell:menu.undo'), enabled: editFlags.canUndo },
          { type: 'separator' },
          { role: 'cut', label: t('shell:menu.cut'), enabled: editFlags.canCut },
          copy,
          { role: 'paste', label: t('shell:menu.paste'), enabled: editFlags.canPaste },
          { type: 'separator' },
          all,
        ]
      : [copy];
    Menu.buildFromTemplate(template).popup({ window });
  });
}
