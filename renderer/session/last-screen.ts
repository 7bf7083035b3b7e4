import { isRecordAddress } from './routes.ts';

let last: string | null = null;

/** Told of every address that the window shows. */
export function rememberScreen(address: string): void {
  if (!isRecordAddress(address)) last = address;
}

/** The screen from which records were opened, to which one goes back from them; null where the window began at a record. */
export function lastScreen(): string | null {
  return last;
}
