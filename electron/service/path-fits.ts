/** For the command line: called before a file or folder is made where its user wants it. */
export { assertPathFits } from '../../db/file/disk-refusal.ts';
