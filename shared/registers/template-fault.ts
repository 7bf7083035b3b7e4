/** What a Word template may have wrong. Each code has a sentence in i18n (`templates.fault.<code>`) that takes `params`. */
export const templateFaultCodes = [
  'tooLarge',
  'notWord',
  'oldWord',
  'locked',
  'damaged',
  'macros',
  'externalLink',
  'embedded',
  'linkedField',
  'noFields',
  'unclosedTag',
  'unopenedTag',
  'doubledOpening',
  'doubledClosing',
  'unclosedList',
  'unopenedList',
  'crossedLists',
  'listPlace',
  'unknownField',
  'unknownFieldNear',
  'fieldOutsideList',
  'listAsText',
  'unknownSign',
  'unreadable',
] as const;
export type TemplateFaultCode = (typeof templateFaultCodes)[number];

export interface TemplateFault {
  readonly code: TemplateFaultCode;
  readonly params: Readonly<Record<string, string | number>>;
}

/** Largest template, in bytes: a letterhead with its pictures. */
export const TEMPLATE_LIMIT = 5 * 1024 * 1024;
