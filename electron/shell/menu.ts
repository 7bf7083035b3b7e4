import { Menu } from 'electron';

/** The keys of editing, zoom and closing work without a visible menu; the window has its own. */
export function buildMenu(): void {
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([{ role: 'editMenu' }, { role: 'viewMenu' }, { role: 'windowMenu' }]),
  );
}
