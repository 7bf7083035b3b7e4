import viChoices from './vi/choices.json' with { type: 'json' };
import viCli from './vi/cli.json' with { type: 'json' };
import viIssues from './vi/issues.json' with { type: 'json' };
import viRefusals from './vi/refusals.json' with { type: 'json' };
import enChoices from './en/choices.json' with { type: 'json' };
import enCli from './en/cli.json' with { type: 'json' };
import enIssues from './en/issues.json' with { type: 'json' };
import enRefusals from './en/refusals.json' with { type: 'json' };
import zhChoices from './zh/choices.json' with { type: 'json' };
import zhCli from './zh/cli.json' with { type: 'json' };
import zhIssues from './zh/issues.json' with { type: 'json' };
import zhRefusals from './zh/refusals.json' with { type: 'json' };

export const languages = ['vi', 'en', 'zh'] as const;
export type Language = (typeof languages)[number];

export const resources = {
  vi: {
    choices: viChoices,
    cli: viCli,
    issues: viIssues,
    refusals: viRefusals,
  },
  en: {
    choices: enChoices,
    cli: enCli,
    issues: enIssues,
    refusals: enRefusals,
  },
  zh: {
    choices: zhChoices,
    cli: zhCli,
    issues: zhIssues,
    refusals: zhRefusals,
  },
} as const;
