import { useEffect, useRef, useState } from 'react';
import * as z from 'zod';
import { isOpenRegisterName } from '../../shared/registers/all-registers.ts';
import { readKept } from '../session/read-kept.ts';
import { useSession } from '../session/session.tsx';

const NAME = 'recent-records';
/** Kept; a few of them may be new records that were never saved, which are not shown. */
const KEPT = 40;

const kept = z.array(z.uuid()).readonly();

/** The id of the record that an address of the window shows; null for any other address. */
function recordAt(address: string): string | null {
  const [, register = '', id = ''] = address.split('/');
  return isOpenRegisterName(register) && z.uuid().safeParse(id).success ? id : null;
}

/**
 * Remembers which records were opened, the last one first, for this window and the next ones. Only ids are kept: titles
 * are asked for when they are shown.
 */
export function useRecentRecords(address: string): () => readonly string[] {
  const { client, status } = useSession();
  const [before] = useState(() => readKept(kept, status.memory[NAME]) ?? []);
  const recent = useRef(before);
  useEffect(() => {
    const id = recordAt(address);
    if (id === null || recent.current[0] === id) return;
    recent.current = [id, ...recent.current.filter((other) => other !== id)].slice(0, KEPT);
    client.app.remember({ name: NAME, value: JSON.stringify(recent.current) }).catch(() => undefined);
  }, [client, address]);
  return () => recent.current;
}
