import * as z from 'zod';

export const catalogues = [
  'country',
  'place',
  'organisation',
  'unit',
  'gate',
  'purpose',
  'position',
  'currency',
  'holiday',
  'deadline',
  'incident-type',
  'treaty-article',
  'occasion',
  'talk-mechanism',
  'report-basis',
  'index',
] as const;
export type Catalogue = (typeof catalogues)[number];

const day = z.iso.date().nullable();

/** One row of reference data (danh mục), valid from–to: both ends inclusive, null is open. */
export const referenceRowSchema = z.strictObject({
  /** Fixed for shipped rows, so that an upgrade finds them again. */
  id: z.uuid(),
  catalogue: z.enum(catalogues),
  /** Rows of one thing at different times share their code. */
  code: z.string().min(1).max(100),
  name: z.string().min(1).max(500),
  nameEn: z.string().max(500),
  nameZh: z.string().max(500),
  shortName: z.string().max(200).nullable(),
  /** Other ways in which the name is written. */
  aliases: z.array(z.string().min(1)).readonly(),
  validFrom: day,
  validTo: day,
  parentCode: z.string().nullable(),
  successorIds: z.array(z.uuid()).readonly(),
  attributes: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).readonly(),
  /** False: to be confirmed ("cần xác nhận"); no published source was found. */
  confirmed: z.boolean(),
  /** Citation, editable. */
  source: z.string().nullable(),
});

export type ReferenceRow = Readonly<z.infer<typeof referenceRowSchema>>;
