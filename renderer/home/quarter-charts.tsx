import { useQuery } from '@tanstack/react-query';
import { Card } from 'antd';
import { useTranslation } from 'react-i18next';
import type { QuarterFigures } from '../../shared/report/manager.ts';
import { formatNumber } from '../../shared/text/numbers.ts';
import { periodCodeInWords } from '../../shared/time/period-words.ts';
import { useSession } from '../session/session.tsx';
import { BarChart } from './bar-chart.tsx';

/** The charts of each card, one below the other, each with what its bars read of a quarter. */
const cards = [
  [
    {
      caption: 'quarters:delegations',
      bars: [
        { label: 'quarters:outgoing', look: 'dark', read: (of: QuarterFigures) => of.outgoing.delegations },
        { label: 'quarters:incoming', look: 'light', read: (of: QuarterFigures) => of.incoming.delegations },
      ],
    },
    {
      caption: 'quarters:personTrips',
      bars: [
        { label: 'quarters:outgoing', look: 'dark', read: (of: QuarterFigures) => of.outgoing.personTrips },
        { label: 'quarters:incoming', look: 'light', read: (of: QuarterFigures) => of.incoming.personTrips },
      ],
    },
  ],
  [
    {
      caption: 'quarters:incidents.caption',
      bars: [
        {
          label: 'quarters:incidents.occurred',
          look: 'dark',
          read: (of: QuarterFigures) => of.incidents.occurred,
        },
        {
          label: 'quarters:incidents.settled',
          look: 'green',
          read: (of: QuarterFigures) => of.incidents.settled,
        },
        {
          label: 'quarters:incidents.pending',
          look: 'hatched',
          read: (of: QuarterFigures) => of.incidents.pending,
        },
      ],
    },
    {
      caption: 'quarters:tasks.caption',
      bars: [
        {
          label: 'quarters:tasks.inTime',
          look: 'green',
          // What has no due date is never late.
          read: (of: QuarterFigures) => of.tasks.doneOnTime + of.tasks.doneNoDue,
        },
        { label: 'quarters:tasks.late', look: 'dark', read: (of: QuarterFigures) => of.tasks.doneLate },
        {
          label: 'quarters:tasks.open',
          look: 'hatched',
          read: (of: QuarterFigures) => of.tasks.carriedForward,
        },
      ],
    },
  ],
] as const;

/** The last five quarters: delegations with their person-trips, incidents and tasks; empty cards until the figures are there. */
export function QuarterCharts({ calendarId }: { readonly calendarId: string }) {
  const { t } = useTranslation();
  const { client } = useSession();
  const asked = useQuery({ queryKey: ['home', 'quarters'], queryFn: () => client.home.quarters() });
  const quarters = asked.data?.toReversed() ?? [];
  return cards.map((charts) => (
    <Card key={charts[0].caption} className="quarter-charts">
      {quarters.length === 0
        ? null
        : charts.map(({ caption, bars }) => {
            const said = quarters.map((quarter) => {
              const numbers = bars.map(({ label, read }) => `${t(label)} ${formatNumber(read(quarter))}`);
              return `${periodCodeInWords(t, quarter.code, calendarId)}: ${numbers.join(', ')}`;
            });
            return (
              <BarChart
                key={caption}
                caption={t(caption)}
                inWords={`${t(caption)}. ${said.join('; ')}.`}
                groups={quarters.map(({ code }) => shortName(code))}
                series={bars.map(({ label, look, read }) => ({
                  label: t(label),
                  look,
                  values: quarters.map((quarter) => read(quarter)),
                }))}
              />
            );
          })}
    </Card>
  ));
}

const ROMAN = ['', 'I', 'II', 'III', 'IV'];

/** `III/2024`, of `2024-Q3`. */
function shortName(code: string): string {
  const [year = '', quarter = ''] = code.split('-Q');
  return `${ROMAN[Number(quarter)] ?? quarter}/${year}`;
}
