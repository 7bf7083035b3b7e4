import { backup } from './backup.ts';
import { bundle } from './bundle.ts';
import type { Command } from './command.ts';
import { conflicts } from './conflicts.ts';
import { device } from './device.ts';
import { drill } from './drill.ts';
import { importCommand } from './import.ts';
import { list } from './list.ts';
import { marker } from './marker.ts';
import { print } from './print.ts';
import { readNotice } from './read-notice.ts';
import { report } from './report.ts';
import { rescue } from './rescue.ts';
import { restore } from './restore.ts';
import { sample } from './sample.ts';
import { stateHashCommand } from './state-hash.ts';
import { trust } from './trust.ts';
import { verify } from './verify.ts';

/** Every command by the name that is typed. */
export const commands: Readonly<Record<string, Command>> = {
  sample,
  report,
  list,
  print,
  import: importCommand,
  marker,
  'read-notice': readNotice,
  verify,
  backup,
  restore,
  rescue,
  drill,
  device,
  trust,
  bundle,
  'state-hash': stateHashCommand,
  conflicts,
};
