import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { awaited } from '../../../../db/file/patient-files.ts';
import { newId } from '../../../../db/ids.ts';
import { writeOnce } from '../write-once.ts';
import { folderPlace } from './folder-place.ts';
import type { Place } from './place.ts';

/** What marks a stick that carries bundles, in its uppermost folder. It holds no secret. */
export const STICK_MARK = 'so-ngoai-vu-usb.json';

const markSchema = z.strictObject({ form: z.literal(1), stick: z.uuid() });

export interface Stick {
  readonly id: string;
  readonly place: Place;
}

/** The disks that are plugged in, as this system names them: drive letters on Windows, mounts elsewhere. */
export interface PluggedIn {
  readonly platform: string;
  /** As /proc/mounts lists them; empty where there is no such list. */
  readonly mounts: string;
  readonly exists: (path: string) => boolean;
}

const LETTERS = 'DEFGHIJKLMNOPQRSTUVWXYZ';
/** Where desktops mount what is plugged in. */
const MOUNTED_BELOW = ['/media/', '/run/media/', '/mnt/'];

/** The uppermost folders of what may be a stick. Windows' own disk, and what Linux mounts for itself, are none. */
export function stickRoots(pc: PluggedIn = thisPc()): readonly string[] {
  if (pc.platform === 'win32')
    return LETTERS.split('')
      .map((letter) => `${letter}:\\`)
      .filter((root) => pc.exists(root));
  return pc.mounts
    .split('\n')
    .map((line) =>
      (line.split(' ')[1] ?? '').replaceAll(/\\([0-7]{3})/g, (_, octal: string) =>
        String.fromCharCode(Number.parseInt(octal, 8)),
      ),
    )
    .filter((root) => MOUNTED_BELOW.some((above) => root.startsWith(above)));
}

function thisPc(): PluggedIn {
  return { platform: process.platform, mounts: mounted(), exists: existsSync };
}

function mounted(): string {
  try {
    return readFileSync('/proc/mounts', 'utf8');
  } catch {
    return '';
  }
}

/** The sticks with our mark among some folders; what cannot be read is passed over, for it may be drawn out at any moment. */
export async function sticksAmong(roots: readonly string[]): Promise<readonly Stick[]> {
  const found = await Promise.all(roots.map(stickAt));
  return found.filter((stick) => stick !== null);
}

async function stickAt(root: string): Promise<Stick | null> {
  try {
    const mark = markSchema.safeParse(
      JSON.parse((await awaited.read(join(root, STICK_MARK))).toString('utf8')),
    );
    return mark.success ? { id: mark.data.stick, place: folderPlace(root) } : null;
  } catch {
    return null;
  }
}

/** Marks a stick as one that carries bundles; one that is marked keeps its mark. @throws Refusal as `writeOnce`. */
export async function registerStick(root: string): Promise<Stick> {
  const known = await stickAt(root);
  if (known !== null) return known;
  const id = newId();
  const mark = Buffer.from(`${JSON.stringify({ form: 1, stick: id })}\n`);
  await writeOnce(
    join(root, STICK_MARK),
    (async function* () {
      yield mark;
    })(),
  );
  return { id, place: folderPlace(root) };
}
