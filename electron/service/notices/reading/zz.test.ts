import { it } from 'vitest';
import { readFileSync } from 'node:fs';
import { readNoticeText } from './read-notice.ts';
const cases = JSON.parse(readFileSync('/tmp/nb.json', 'utf8')) as Record<string, string[]>;
it('x', () => {
  for (const [name, lines] of Object.entries(cases)) {
    const read = readNoticeText(lines.join('\n'));
    console.log('##', name, read.documentDate, '|', read.issuer);
    for (const t of read.tasks)
      console.log(
        '   ',
        t.ref,
        '|',
        t.leadUnit,
        '|',
        t.cooperating.join(', '),
        '|',
        t.due,
        '|',
        t.isOurs ?? '',
        '|',
        t.text.slice(0, 110),
      );
    for (const s of read.missed ?? []) console.log('   missed:', JSON.stringify(s).slice(0, 140));
  }
});
