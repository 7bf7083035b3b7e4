import viApp from './vi/app.json' with { type: 'json' };
import viBackups from './vi/backups.json' with { type: 'json' };
import viAttributes from './vi/attributes.json' with { type: 'json' };
import viBounds from './vi/bounds.json' with { type: 'json' };
import viBorder from './vi/border.json' with { type: 'json' };
import viClock from './vi/clock.json' with { type: 'json' };
import viClosed from './vi/closed.json' with { type: 'json' };
import viCli from './vi/cli.json' with { type: 'json' };
import viFind from './vi/find.json' with { type: 'json' };
import viCopies from './vi/copies.json' with { type: 'json' };
import viFollow from './vi/follow.json' with { type: 'json' };
import viHelp from './vi/help.json' with { type: 'json' };
import viImports from './vi/imports.json' with { type: 'json' };
import viKept from './vi/kept.json' with { type: 'json' };
import viLaunch from './vi/launch.json' with { type: 'json' };
import viPeople from './vi/people.json' with { type: 'json' };
import viPapers from './vi/papers.json' with { type: 'json' };
import viNotices from './vi/notices.json' with { type: 'json' };
import viLicences from './vi/licences.json' with { type: 'json' };
import viLists from './vi/lists.json' with { type: 'json' };
import viMonth from './vi/month.json' with { type: 'json' };
import viQuarters from './vi/quarters.json' with { type: 'json' };
import viWorks from './vi/works.json' with { type: 'json' };
import viReference from './vi/reference.json' with { type: 'json' };
import viPeriods from './vi/periods.json' with { type: 'json' };
import viManager from './vi/manager.json' with { type: 'json' };
import viPlaces from './vi/places.json' with { type: 'json' };
import viRefusals from './vi/refusals.json' with { type: 'json' };
import viLabels from './vi/registers.json' with { type: 'json' };
import viRescue from './vi/rescue.json' with { type: 'json' };
import viSample from './vi/sample.json' with { type: 'json' };
import viShell from './vi/shell.json' with { type: 'json' };
import viTemplates from './vi/templates.json' with { type: 'json' };
import viTyping from './vi/typing.json' with { type: 'json' };
import viUpdate from './vi/update.json' with { type: 'json' };
import viVerify from './vi/verify.json' with { type: 'json' };
import viWorking from './vi/working.json' with { type: 'json' };
import enApp from './en/app.json' with { type: 'json' };
import enBackups from './en/backups.json' with { type: 'json' };
import enAttributes from './en/attributes.json' with { type: 'json' };
import enBounds from './en/bounds.json' with { type: 'json' };
import enBorder from './en/border.json' with { type: 'json' };
import enClock from './en/clock.json' with { type: 'json' };
import enClosed from './en/closed.json' with { type: 'json' };
import enCli from './en/cli.json' with { type: 'json' };
import enFind from './en/find.json' with { type: 'json' };
import enCopies from './en/copies.json' with { type: 'json' };
import enFollow from './en/follow.json' with { type: 'json' };
import enHelp from './en/help.json' with { type: 'json' };
import enImports from './en/imports.json' with { type: 'json' };
import enKept from './en/kept.json' with { type: 'json' };
import enLaunch from './en/launch.json' with { type: 'json' };
import enPeople from './en/people.json' with { type: 'json' };
import enPapers from './en/papers.json' with { type: 'json' };
import enNotices from './en/notices.json' with { type: 'json' };
import enLicences from './en/licences.json' with { type: 'json' };
import enLists from './en/lists.json' with { type: 'json' };
import enMonth from './en/month.json' with { type: 'json' };
import enQuarters from './en/quarters.json' with { type: 'json' };
import enWorks from './en/works.json' with { type: 'json' };
import enReference from './en/reference.json' with { type: 'json' };
import enPeriods from './en/periods.json' with { type: 'json' };
import enManager from './en/manager.json' with { type: 'json' };
import enPlaces from './en/places.json' with { type: 'json' };
import enRefusals from './en/refusals.json' with { type: 'json' };
import enLabels from './en/registers.json' with { type: 'json' };
import enRescue from './en/rescue.json' with { type: 'json' };
import enSample from './en/sample.json' with { type: 'json' };
import enShell from './en/shell.json' with { type: 'json' };
import enTemplates from './en/templates.json' with { type: 'json' };
import enTyping from './en/typing.json' with { type: 'json' };
import enUpdate from './en/update.json' with { type: 'json' };
import enVerify from './en/verify.json' with { type: 'json' };
import enWorking from './en/working.json' with { type: 'json' };
import zhApp from './zh/app.json' with { type: 'json' };
import zhBackups from './zh/backups.json' with { type: 'json' };
import zhAttributes from './zh/attributes.json' with { type: 'json' };
import zhBounds from './zh/bounds.json' with { type: 'json' };
import zhBorder from './zh/border.json' with { type: 'json' };
import zhClock from './zh/clock.json' with { type: 'json' };
import zhClosed from './zh/closed.json' with { type: 'json' };
import zhCli from './zh/cli.json' with { type: 'json' };
import zhFind from './zh/find.json' with { type: 'json' };
import zhCopies from './zh/copies.json' with { type: 'json' };
import zhFollow from './zh/follow.json' with { type: 'json' };
import zhHelp from './zh/help.json' with { type: 'json' };
import zhImports from './zh/imports.json' with { type: 'json' };
import zhKept from './zh/kept.json' with { type: 'json' };
import zhLaunch from './zh/launch.json' with { type: 'json' };
import zhPeople from './zh/people.json' with { type: 'json' };
import zhPapers from './zh/papers.json' with { type: 'json' };
import zhNotices from './zh/notices.json' with { type: 'json' };
import zhLicences from './zh/licences.json' with { type: 'json' };
import zhLists from './zh/lists.json' with { type: 'json' };
import zhMonth from './zh/month.json' with { type: 'json' };
import zhQuarters from './zh/quarters.json' with { type: 'json' };
import zhWorks from './zh/works.json' with { type: 'json' };
import zhReference from './zh/reference.json' with { type: 'json' };
import zhPeriods from './zh/periods.json' with { type: 'json' };
import zhManager from './zh/manager.json' with { type: 'json' };
import zhPlaces from './zh/places.json' with { type: 'json' };
import zhRefusals from './zh/refusals.json' with { type: 'json' };
import zhLabels from './zh/registers.json' with { type: 'json' };
import zhRescue from './zh/rescue.json' with { type: 'json' };
import zhSample from './zh/sample.json' with { type: 'json' };
import zhShell from './zh/shell.json' with { type: 'json' };
import zhTemplates from './zh/templates.json' with { type: 'json' };
import zhTyping from './zh/typing.json' with { type: 'json' };
import zhUpdate from './zh/update.json' with { type: 'json' };
import zhVerify from './zh/verify.json' with { type: 'json' };
import zhWorking from './zh/working.json' with { type: 'json' };

// The labels of registers, of the choices in their fields and of what their checks find are one file, so that a register
// has one file a language.
const { choices: viChoices, issues: viIssues, ...viRegisters } = viLabels;
const { choices: enChoices, issues: enIssues, ...enRegisters } = enLabels;
const { choices: zhChoices, issues: zhIssues, ...zhRegisters } = zhLabels;

export const languages = ['vi', 'en', 'zh'] as const;
export type Language = (typeof languages)[number];

export const resources = {
  vi: {
    app: viApp,
    backups: viBackups,
    attributes: viAttributes,
    bounds: viBounds,
    border: viBorder,
    choices: viChoices,
    cli: viCli,
    clock: viClock,
    closed: viClosed,
    find: viFind,
    copies: viCopies,
    follow: viFollow,
    help: viHelp,
    imports: viImports,
    issues: viIssues,
    kept: viKept,
    launch: viLaunch,
    licences: viLicences,
    lists: viLists,
    notices: viNotices,
    manager: viManager,
    papers: viPapers,
    people: viPeople,
    periods: viPeriods,
    places: viPlaces,
    month: viMonth,
    quarters: viQuarters,
    works: viWorks,
    reference: viReference,
    refusals: viRefusals,
    registers: viRegisters,
    rescue: viRescue,
    sample: viSample,
    shell: viShell,
    templates: viTemplates,
    typing: viTyping,
    update: viUpdate,
    verify: viVerify,
    working: viWorking,
  },
  en: {
    app: enApp,
    backups: enBackups,
    attributes: enAttributes,
    bounds: enBounds,
    border: enBorder,
    choices: enChoices,
    cli: enCli,
    clock: enClock,
    closed: enClosed,
    find: enFind,
    copies: enCopies,
    follow: enFollow,
    help: enHelp,
    imports: enImports,
    issues: enIssues,
    kept: enKept,
    launch: enLaunch,
    licences: enLicences,
    lists: enLists,
    notices: enNotices,
    manager: enManager,
    papers: enPapers,
    people: enPeople,
    periods: enPeriods,
    places: enPlaces,
    month: enMonth,
    quarters: enQuarters,
    works: enWorks,
    reference: enReference,
    refusals: enRefusals,
    registers: enRegisters,
    rescue: enRescue,
    sample: enSample,
    shell: enShell,
    templates: enTemplates,
    typing: enTyping,
    update: enUpdate,
    verify: enVerify,
    working: enWorking,
  },
  zh: {
    app: zhApp,
    backups: zhBackups,
    attributes: zhAttributes,
    bounds: zhBounds,
    border: zhBorder,
    choices: zhChoices,
    cli: zhCli,
    clock: zhClock,
    closed: zhClosed,
    find: zhFind,
    copies: zhCopies,
    follow: zhFollow,
    help: zhHelp,
    imports: zhImports,
    issues: zhIssues,
    kept: zhKept,
    launch: zhLaunch,
    licences: zhLicences,
    lists: zhLists,
    notices: zhNotices,
    manager: zhManager,
    papers: zhPapers,
    people: zhPeople,
    periods: zhPeriods,
    places: zhPlaces,
    month: zhMonth,
    quarters: zhQuarters,
    works: zhWorks,
    reference: zhReference,
    refusals: zhRefusals,
    registers: zhRegisters,
    rescue: zhRescue,
    sample: zhSample,
    shell: zhShell,
    templates: zhTemplates,
    typing: zhTyping,
    update: zhUpdate,
    verify: zhVerify,
    working: zhWorking,
  },
} as const;
