import { boolean, choice, files, longText } from './field.ts';

/** Fields that close the form of every register of the department's own work. */
export const remarksFields = {
  countInReport: boolean({ section: 'remarks', initial: true }),
  classification: choice('classification', ['none', 'secret', 'topSecret', 'mostSecret'], {
    section: 'remarks',
    initial: 'none',
  }),
  notes: longText({ section: 'remarks' }),
  attachments: files({ section: 'remarks' }),
};
