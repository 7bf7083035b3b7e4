import { createHash } from 'node:crypto';
import { createReadStream, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AfterPackContext, BuildResult } from 'electron-builder';
import { makeSetup } from './make-setup.ts';

/** What electron-builder's packager of Windows programs can do beside what its type says. */
interface Signer {
  signIf(file: string): Promise<unknown>;
}

function canSign(packager: object): packager is Signer {
  return 'signIf' in packager && typeof packager.signIf === 'function';
}

/**
 * electron-builder calls it once the program is packed and signed: makes the Windows installer by our own script, beside the
 * other targets. Nothing for another platform, nor where only the folder is asked for.
 */
export async function afterSign({ packager, appOutDir, outDir, targets }: AfterPackContext): Promise<void> {
  if (!canSign(packager) || targets.every(({ name }) => name === 'dir')) return;
  const { appInfo, config, info } = packager;
  await makeSetup({
    folder: appOutDir,
    out: join(outDir, `${appInfo.name}-${appInfo.version}-setup.exe`),
    version: appInfo.version,
    name: appInfo.productName,
    publisher: appInfo.copyright,
    homepage: info.metadata.homepage ?? '',
    appId: config.appId ?? '',
    sign: (file) => packager.signIf(file),
  });
}

/** electron-builder calls it at the end: writes SHA256SUMS of all that can be handed on, for `sha256sum -c` and for an update. */
export async function afterAllArtifactBuild({ outDir }: BuildResult): Promise<string[]> {
  const names = readdirSync(outDir).filter((name) => /\.(exe|zip|deb)$/.test(name));
  if (names.length === 0) return [];
  const lines = [];
  for (const name of names.sort()) lines.push(`${await sha256(join(outDir, name))}  ${name}\n`);
  const sums = join(outDir, 'SHA256SUMS');
  writeFileSync(sums, lines.join(''));
  return [sums];
}

async function sha256(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return hash.digest('hex');
}
