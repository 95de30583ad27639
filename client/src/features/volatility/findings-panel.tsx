import { ExportMenu } from '../../desk/export-menu.js';
import { usePanelExports } from '../../desk/panel-exports.js';
import { VolatilitySurfaceDocument } from '../../gql/graphql.js';
import { dateText } from '../../lib/format.js';
import { Badge } from '../../ui/badge.js';
import { Button } from '../../ui/button.js';
import { Panel } from '../../ui/panel.js';
import type { Surface } from './surface-grid.js';
import type { ChangeView } from './use-volatility-view.js';
import { FINDING_WORDS } from './words.js';

interface FindingsPanelProps {
  readonly id: string;
  readonly surface: Surface;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly isStale: boolean;
  readonly change: ChangeView;
}

/** What the quotes are at odds with, in words. */
export function FindingsPanel({ id, surface, variables, isStale, change }: FindingsPanelProps) {
  const { series, tradeDate, findings, slices } = surface;
  const warnings = findings.filter(({ severity }) => severity === 'WARNING').length;
  const fitted = slices.filter(({ fit }) => fit !== null).length;
  const items = usePanelExports({
    name: `${series}-arbitrage-findings-${tradeDate}`,
    title: `${series} arbitrage findings on ${dateText(tradeDate)}`,
    header: ['tradeDate', 'series', 'expiry', 'kind', 'severity', 'strike', 'logMoneyness', 'isRepaired', 'message'],
    rows: findings.map((finding) => [
      ...[tradeDate, series, finding.expiry, finding.kind, finding.severity, finding.strike],
      ...[finding.logMoneyness, String(finding.isRepaired), finding.message],
    ]),
    query: VolatilitySurfaceDocument,
    variables,
  });
  return (
    <Panel
      id={id}
      className="xl:col-span-2"
      title="Arbitrage"
      note={`${series} on ${dateText(tradeDate)}, ${fitted} of ${slices.length} expiries fitted`}
      controls={<ExportMenu what="the arbitrage findings" items={items} />}
    >
      <div className={`flex flex-col gap-2 ${isStale ? 'opacity-60' : ''}`} aria-busy={isStale}>
        {fitted > 0 ? null : <p>Nothing could be looked for: no expiry has a fitted smile.</p>}
        {warnings > 0 || fitted === 0 ? null : (
          <p>
            <span className="text-success">✓</span> No butterfly or wing arbitrage in the quotes of any fitted expiry.
          </p>
        )}
        {findings.length === 0 ? null : (
          <ul className="flex flex-col gap-1.5" aria-label="Findings">
            {findings.map(({ kind, severity, expiry, message }) => (
              <li key={`${kind} ${expiry}`} className="flex flex-wrap items-baseline gap-x-2 gap-y-1 lg:flex-nowrap">
                <Badge tone={severity === 'WARNING' ? 'WARNING' : 'PLAIN'}>
                  {severity === 'WARNING' ? 'WARNING' : 'NOTE'}
                </Badge>
                <Button
                  className="shrink-0"
                  title={`Show the smile of ${dateText(expiry)}`}
                  onClick={() => {
                    change({ expiry, strike: undefined, panel: 'SMILE' });
                  }}
                >
                  {FINDING_WORDS[kind]}, {dateText(expiry)}
                </Button>
                <span className="max-w-[110ch]">{message}</span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Panel>
  );
}
