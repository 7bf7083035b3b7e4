import * as z from 'zod';
import { nameText } from '../text/name-text.ts';
import { registerNames } from '../registers/all-registers.ts';
import { reportOccasions, reportScopes } from '../registers/report/report.ts';
import { signerSchema } from '../registers/setting/signer.ts';
import type { ReportModel } from '../report/report-model.ts';
import { suggestionTargets } from '../report/suggestions.ts';
import { call, done } from './call.ts';
import { workId } from './works.ts';
import { date, file, noNumbers, outlined, period, version, writeId } from './schemas.ts';
import { strict } from './strict.ts';

const signer = strict(signerSchema);

export const formats = ['docx', 'xlsx', 'pdf', 'json'] as const;
export type DocumentFormat = (typeof formats)[number];

const reportModel = outlined<ReportModel>(
  z.looseObject({ period: z.looseObject({ code: z.string() }), figures: z.looseObject({}) }),
);

const standing = z
  .object({
    closed: z.boolean(),
    closings: z
      .array(
        z.object({
          closedOn: date.nullable(),
          closedBy: z.string().nullable(),
          reopenedOn: date.nullable(),
          reopenedBy: z.string().nullable(),
          reopenReason: z.string().nullable(),
        }),
      )
      .readonly(),
    signedNumber: z.string().nullable(),
    signedDate: date.nullable(),
    signedBy: z.string().nullable(),
    signedFiles: z.array(file).readonly(),
    version,
  })
  .readonly();

const suggestion = z
  .object({
    target: z.enum(suggestionTargets),
    text: z.string(),
    register: z.enum(registerNames),
    id: z.string(),
    code: z.string(),
  })
  .readonly();

const incompleteness = z
  .object({
    kind: z.enum(['warning', 'missing', 'section', 'basis', 'not-over']),
    register: z.enum(registerNames).nullable(),
    recordId: z.string().nullable(),
    code: z.string(),
    title: z.string(),
    details: z.array(z.string()).readonly(),
  })
  .readonly();

export const reports = {
  /** The model of a report and the page that shows it, of one reading. */
  preview: call.input(period).output(z.object({ model: reportModel, html: z.string(), version })),
  document: call.input(period.extend({ format: z.enum(formats), workId })).output(z.file()),
  /** Sentences that may be taken into the sections, each with the record that it is made of. */
  suggestions: call.input(period).output(z.array(suggestion).readonly()),
  standing: call.input(period).output(standing),
  incompleteness: call.input(period).output(z.array(incompleteness).readonly()),
  saveSection: call
    .input(
      period.extend({
        writeId,
        key: nameText(100).min(1),
        text: z.string().max(50_000).nullable().exactOptional(),
        leftOut: z.boolean().exactOptional(),
        basedOn: version.exactOptional(),
        noNumbers: noNumbers.exactOptional(),
      }),
    )
    .output(z.object({ version })),
  /** Keeps what is chosen for a report: what it covers, why it was asked for, by which outline it is written, who signs it. */
  saveChoices: call
    .input(
      period.extend({
        writeId,
        scope: z.enum(reportScopes).exactOptional(),
        occasion: z.enum(reportOccasions).exactOptional(),
        outline: nameText(50).exactOptional(),
        signer: signer.exactOptional(),
      }),
    )
    .output(done),
  close: call.input(period.extend({ writeId })).output(done),
  reopen: call
    .input(period.extend({ writeId, leader: z.string().max(300), reason: z.string().max(1_000) }))
    .output(done),
  saveSigned: call
    .input(
      period.extend({
        writeId,
        number: z.string().max(200).nullable().exactOptional(),
        date: date.nullable().exactOptional(),
        by: z.string().max(200).nullable().exactOptional(),
        files: z.array(file).max(100).exactOptional(),
        basedOn: version.exactOptional(),
      }),
    )
    .output(done),
};
