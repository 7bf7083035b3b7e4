/** The jobs of the service that a command runs without a window. */
export { readSettings } from '../../db/settings.ts';
export { copyVerified, restoreBackup } from '../../db/backup.ts';
export { dataFile } from '../../db/data-folder.ts';
export { listAll } from '../../db/lists.ts';
export { openForReading, openStore, type OpenStore } from '../../db/open.ts';
export { asRefusal } from '../../db/sqlite.ts';
export { verifyStore } from '../../db/verify.ts';
export { makeDocument } from './documents/make-document.ts';
export { clockState } from '../../db/clock.ts';
export { lastSaveDate } from '../../db/store.ts';
export { importReferenceSheet } from './imports/reference-sheet.ts';
export { importSheet } from './imports/import-sheet.ts';
export { readAll } from './read-all.ts';
export { periodWanted, readReport } from './reports.ts';
export { bookColumnKeys, readBook } from './book.ts';
export { bookPage } from './documents/report-page.ts';
export { saveSample } from './sample.ts';
export { setUp } from './setup.ts';
