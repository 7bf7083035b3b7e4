import type { Decisions } from '../../../shared/import/import-result.ts';
import { assignableColumns } from '../../../shared/import/columns/assignable-columns.ts';
import { registerNamed, type OpenRegisterName } from '../../../shared/registers/all-registers.ts';
import { headKey } from '../../../shared/text/fold.ts';
import type { CliContext } from './command.ts';

/**
 * What heads are read as by `--column "Head=Label of the field"`; nothing behind the sign: not read. Null where an option names
 * no field of the register, which is then told.
 */
export function headsAssigned(
  { t, complain }: Pick<CliContext, 't' | 'complain'>,
  values: readonly string[],
  name: OpenRegisterName | null,
): Decisions['heads'] | null {
  const labels = name === null ? [] : assignableColumns(registerNamed(name));
  const heads: Decisions['heads'][number][] = [];
  for (const value of values) {
    // A head may hold the sign, a label of ours never does.
    const at = value.lastIndexOf('=');
    const [title, label] = [value.slice(0, at).trim(), value.slice(at + 1).trim()];
    const found = labels.find((one) => headKey(one.label) === headKey(label) || one.target === label);
    if (at <= 0 || (label !== '' && found === undefined)) {
      const list = [...new Set(labels.map((one) => one.label))].join(', ');
      complain(t('cli:badColumn', { value, list }));
      return null;
    }
    heads.push({ title, target: found?.target ?? null });
  }
  return heads;
}
