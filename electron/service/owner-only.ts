/** For the processes of the program: called before anything is laid on the disk. */
export { keepToOwner } from '../../db/file/private-folder.ts';
