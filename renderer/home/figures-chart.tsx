import { useTranslation } from 'react-i18next';
import type { HomeOverview } from '../../shared/contract/home.ts';
import { formatNumber } from '../../shared/text/numbers.ts';

const WIDTH = 300;
const HEIGHT = 150;
const BASE = 118;
const TALLEST = 92;

/** Now beside a year ago, for one measure of both directions. */
export function FiguresChart({
  overview,
  measure,
}: {
  readonly overview: HomeOverview;
  readonly measure: 'delegations' | 'personTrips';
}) {
  const { t } = useTranslation();
  const groups = (['outgoing', 'incoming'] as const).map((direction) => ({
    label: t(`home.${direction}`),
    lastYear: overview[direction].lastYear[measure],
    now: overview[direction].now[measure],
  }));
  const most = Math.max(1, ...groups.flatMap((group) => [group.lastYear, group.now]));
  const bar = (value: number, x: number, colour: string) => {
    const height = (value / most) * TALLEST;
    return (
      <g>
        <rect x={x} y={BASE - height} width={44} height={Math.max(height, 1)} fill={colour} />
        <text x={x + 22} y={BASE - height - 5} textAnchor="middle" fontSize="13" fontWeight="600">
          {formatNumber(value)}
        </text>
      </g>
    );
  };
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width="100%"
      style={{ maxWidth: WIDTH }}
      role="img"
      aria-label={t(`home.chart.${measure}`, {
        outgoing: groups[0]?.now ?? 0,
        outgoingBefore: groups[0]?.lastYear ?? 0,
        incoming: groups[1]?.now ?? 0,
        incomingBefore: groups[1]?.lastYear ?? 0,
      })}
    >
      <line x1={0} x2={WIDTH} y1={BASE} y2={BASE} stroke="#8c939d" />
      {groups.map((group, at) => (
        <g key={group.label} transform={`translate(${at * 150 + 22} 0)`}>
          {bar(group.lastYear, 0, '#b9c0ca')}
          {bar(group.now, 50, '#8c1d18')}
          <text x={47} y={BASE + 18} textAnchor="middle" fontSize="13">
            {group.label}
          </text>
        </g>
      ))}
    </svg>
  );
}
