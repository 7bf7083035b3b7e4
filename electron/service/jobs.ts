/** The jobs of the service that a command runs without a window. */
export { readSettings } from '../../db/settings.ts';
export { backUp, restoreBackup } from '../../db/file/backup.ts';
export { listAll } from '../../db/queries/lists.ts';
export { openForReading, openStore, type OpenReader, type OpenStore } from '../../db/file/open.ts';
export { asRefusal } from '../../db/file/refusing.ts';
export { verifyStore } from '../../db/file/verify.ts';
export { makeDocument } from './documents/make-document.ts';
export { clockState } from '../../db/clock.ts';
export { lastSaveDate } from '../../db/store.ts';
export { importReferenceSheet } from './imports/reference-sheet.ts';
export { importSheet } from './imports/import-sheet.ts';
export { readAll } from './read-all.ts';
export { readNoticeFile } from './notices/read-document.ts';
export { periodWanted, readReport } from './reports/reports.ts';
export { bookColumnKeys, readBook } from './book.ts';
export { bookPage } from './documents/report-page.ts';
export { saveSample } from './sample.ts';
export { setUp } from './setup.ts';
