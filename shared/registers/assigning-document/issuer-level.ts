import { foldText } from '../../text/fold.ts';

/** Who assigns, from the capital down to the department itself. */
export const assigningLevels = [
  'central',
  'provincialParty',
  'peoplesCouncil',
  'peoplesCommittee',
  'chairman',
  'borderCommittee',
  'department',
  'other',
] as const;

/** The level at which an office assigns, by its name; null where the name does not tell. */
export function levelOfIssuer(issuer: string | null): (typeof assigningLevels)[number] | null {
  const name = foldText(issuer ?? '');
  if (name === '') return null;
  if (/ban chi dao.*bien gioi/.test(name)) return 'borderCommittee';
  if (/tinh uy|thanh uy/.test(name)) return 'provincialParty';
  if (/hdnd|hoi dong nhan dan/.test(name)) return 'peoplesCouncil';
  if (/ubnd|uy ban nhan dan/.test(name)) return 'peoplesCommittee';
  if (name.startsWith('so ')) return 'department';
  return /^(?:bo|chinh phu|thu tuong|van phong chinh phu|quoc hoi|trung uong|ban chap hanh trung uong|bo chinh tri|ban bi thu)/.test(
    name,
  )
    ? 'central'
    : 'other';
}
