import { execFile } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { join } from 'node:path';

/** What the system says of the signature of a program file. */
export type Judgement =
  /** It is good, and the system believes who signed, whose name (that of the certificate) is told. */
  | { readonly kind: 'valid'; readonly signer: string }
  /** The file is not what was signed. */
  | { readonly kind: 'broken' }
  /** There is none, the system does not believe it, or could not be asked. */
  | { readonly kind: 'unproven' };

/** Milliseconds: PowerShell takes seconds to begin on an old PC, and may look for a list of certificates that were withdrawn. */
const LIMIT = 60_000;

/** The path is no part of it: it comes as a variable of the environment, which PowerShell never reads as its language. */
const SCRIPT = `
$ErrorActionPreference = 'Stop'
$found = Get-AuthenticodeSignature -LiteralPath $env:SNV_SETUP_FILE
"$($found.Status)"
if ($found.SignerCertificate) { $found.SignerCertificate.RawData -join ',' }
`;

/**
 * Asks Windows about the signature of a program file. Where PowerShell may not run, or answers nothing, nothing is proven; its
 * constrained language, which guarded PCs have, knows all that is asked here.
 */
export function askWindows(path: string): Promise<Judgement> {
  const { SystemRoot = String.raw`C:\Windows`, PSModulePath: _, ...environment } = process.env;
  const shell = join(SystemRoot, 'System32', 'WindowsPowerShell', 'v1.0', 'powershell.exe');
  return new Promise((resolve) => {
    const asked = execFile(
      shell,
      ['-NoLogo', '-NoProfile', '-NonInteractive', '-Command', SCRIPT],
      { env: { ...environment, SystemRoot, SNV_SETUP_FILE: path }, timeout: LIMIT, windowsHide: true },
      (error, answer) => resolve(error === null ? judgementOf(answer) : { kind: 'unproven' }),
    );
    // With an open end before it, PowerShell waits for more of it and never ends.
    asked.stdin?.end();
  });
}

/** Reads what Windows answered: the state of the signature, then the certificate's bytes as numbers with commas between. */
export function judgementOf(answer: string): Judgement {
  const [state = '', bytes = ''] = answer.split('\n').map((line) => line.trim());
  if (state === 'HashMismatch') return { kind: 'broken' };
  if (state !== 'Valid') return { kind: 'unproven' };
  try {
    const { subject } = new X509Certificate(Uint8Array.from(bytes.split(',').map(Number)));
    return { kind: 'valid', signer: subject.replaceAll('\n', ', ') };
  } catch {
    return { kind: 'unproven' };
  }
}
