import paperTexts from '../reference/paper-texts.json' with { type: 'json' };
import texts from '../reference/report-texts.json' with { type: 'json' };
import resultTexts from '../reference/result-texts.json' with { type: 'json' };
import type { DeviceKind } from '../registers/device-kind.ts';
import type { PaperKind } from '../registers/setting/recipients.ts';
import type { Settings } from '../registers/setting/settings.ts';
import type { Signer } from '../registers/setting/signer.ts';

/** Who signs papers on a PC of a kind: those of the settings, else its head without a name. Never empty. */
export function signersOf(
  { signers }: Pick<Settings, 'signers'>,
  kind: DeviceKind = 'department',
): readonly [Signer, ...Signer[]] {
  const [first, ...others] = signers ?? [];
  if (first !== undefined) return [first, ...others];
  const position = kind === 'post' ? paperTexts.written.postSigner : texts.signerPosition;
  return [{ onBehalf: '', position, name: '' }];
}

const shipped: Readonly<Record<PaperKind, readonly string[]>> = {
  report: texts.recipients,
  quickReport: paperTexts.written.recipients,
  letter: paperTexts.written.recipients,
  urgingSlip: texts.tasks.urging.slip.recipients,
  urgingLetter: texts.tasks.urging.letter.recipients,
  results: resultTexts.recipients,
};

/** Lines of "Nơi nhận" of a kind of paper: those of the settings, else the shipped ones. */
export function recipientsOf(
  { recipients }: Pick<Settings, 'recipients'>,
  kind: PaperKind,
): readonly string[] {
  return recipients?.[kind] ?? shipped[kind];
}
