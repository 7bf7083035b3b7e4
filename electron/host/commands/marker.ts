import { resolve } from 'node:path';
import { defaultMarkerLimits, parseMarkers } from '../../../shared/border/marker.ts';
import { markerLimitsOf } from '../../service/jobs.ts';
import type { Command } from './command.ts';
import { UsageError } from './usage-error.ts';

/** Prints what is read of a text that names markers; exit 1 when nothing can be read. */
export const marker: Command = ({ t, say }, positionals, options) => {
  const [text = ''] = positionals;
  if (positionals.length !== 1) throw new UsageError();
  const limits = options.data === undefined ? defaultMarkerLimits : markerLimitsOf(resolve(options.data));
  const { range, normalised, warnings } = parseMarkers(text, limits);
  const { west, east, longestSpan: span } = limits;
  const params = { text, read: normalised ?? '', west, east, span };
  say(
    JSON.stringify(
      {
        from: range?.from ?? null,
        to: range?.to ?? null,
        normalised,
        warnings: warnings.map((code) => ({ code, message: t(`issues:marker-${code}`, params) })),
      },
      null,
      2,
    ),
  );
  return range === null ? 1 : 0;
};
