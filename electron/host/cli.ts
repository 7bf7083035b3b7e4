import { keepToOwner } from '../service/owner-only.ts';
import type { TFunction } from 'i18next';
import { refusalOf } from '../service/jobs.ts';
import { processReader } from '../service/reader/reader.ts';
import { commands } from './commands/all-commands.ts';
import { readArguments } from './commands/arguments.ts';
import type { CliContext } from './commands/command.ts';
import { UsageError } from './commands/usage-error.ts';
import { startReaderProcess } from './reader-process.ts';
import { createTranslator, refusalSentence, issueSentence } from '../../shared/i18n/translator.ts';
import { languages, type Language } from '../../shared/i18n/resources.ts';
import { openRegisterNames } from '../../shared/registers/all-registers.ts';

function languageOf(value: string | undefined): Language {
  return languages.find((language) => value?.toLowerCase().startsWith(language)) ?? 'vi';
}

/** Files that a command names are read in a process of their own, as the window's are. */
const reader = processReader(() => startReaderProcess(new URL('./reader.js', import.meta.url)));

const worker = new URL('./worker.js', import.meta.url);

/** Exit 0 done, 1 refused for its content with the reason on stderr, 2 wrong usage. */
async function main(argv: readonly string[]): Promise<number> {
  const t: TFunction = createTranslator(languageOf(process.env['SNV_LANG'])).t;
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const complain = (line: string): void => void process.stderr.write(`${line}\n`);
  const [name = '', ...rest] = argv;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  try {
    if (command === undefined) throw new UsageError();
    const context: CliContext = { t, say, complain, reader, worker };
    const { values, positionals } = readArguments(rest);
    return await command(context, positionals, values);
  } catch (error) {
    if (error instanceof UsageError) {
      if (error.fault !== null) complain(t(`cli:${error.fault.key}`, { option: error.fault.option }));
      complain(t('cli:usage', { registers: openRegisterNames.join(', ') }));
      return 2;
    }
    const refusal = refusalOf(error);
    if (refusal === null) throw error;
    complain(refusalSentence(t, refusal));
    for (const issue of refusal.issues) complain(`- ${issueSentence(t, issue)}`);
    return 1;
  }
}

// Whoever reads may have read enough, such as `head`; what was begun is still done to its end.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });

keepToOwner();
process.exitCode = await main(process.argv.slice(2));
