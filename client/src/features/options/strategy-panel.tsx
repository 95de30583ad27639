import { PRODUCTS, futuresSymbol } from '@cushing/products';
import { useMemo, useRef } from 'react';

import { ExportMenu } from '../../desk/export-menu.js';
import { usePanelExports } from '../../desk/panel-exports.js';
import { SourceMark } from '../../desk/source-mark.js';
import { OptionChainDocument } from '../../gql/graphql.js';
import { dateText } from '../../lib/format.js';
import { Button } from '../../ui/button.js';
import { Menu } from '../../ui/menu.js';
import { Notice } from '../../ui/notice.js';
import { Panel } from '../../ui/panel.js';
import { Empty } from '../../ui/states.js';
import { useNotify } from '../../ui/toasts.js';
import type { Chain, Expiry } from './chain-market.js';
import { LegsTable } from './legs-table.js';
import { useLegChains } from './leg-chains.js';
import { writeView } from './options-view.js';
import type { OptionsView } from './options-view.js';
import { PayoffChart, payoffSeries } from './payoff-chart.js';
import { ProfitPanel } from './profit-panel.js';
import { READY_MADE, READY_MADE_NAMES, readyMade } from './ready-made.js';
import { analyzeStrategy } from './strategy-analysis.js';
import { GreekTotals, StrategyFacts } from './strategy-facts.js';
import { legOf, withLeg } from './strategy-legs.js';
import type { Leg } from './strategy-legs.js';
import { marketLegs } from './strategy-market.js';
import { strategyRecords } from './strategy-records.js';
import type { ChangeView } from './use-options-view.js';

interface StrategyPanelProps {
  readonly chain: Chain;
  readonly expiries: readonly Expiry[];
  readonly view: OptionsView;
  readonly change: ChangeView;
}

/** A strategy of up to twelve legs: put together here, computed here, kept in the address. */
export function StrategyPanel({ chain, expiries, view, change }: StrategyPanelProps) {
  const { product, underlying, tradeDate, source } = chain;
  const { legs, brokenLegs } = view;
  const element = useRef<HTMLDivElement>(null);
  const notify = useNotify();
  const chains = useLegChains(chain, legs, expiries, view.asOf ?? null);
  const priced = useMemo(() => marketLegs(product, legs, chains, expiries), [product, legs, chains, expiries]);
  const inputs = useMemo(() => priced.flatMap(({ input }) => (input === undefined ? [] : [input])), [priced]);
  const analyzed = useMemo(() => analyzeStrategy(inputs, PRODUCTS[product].tickSize), [inputs, product]);
  const analysis = analyzed.status === 'OK' ? analyzed.analysis : undefined;
  const series = useMemo(() => (analysis === undefined ? [] : payoffSeries(product, analysis)), [product, analysis]);
  const first = priced.find(({ input }) => input !== undefined)?.leg.instrument;
  const future = first === undefined ? underlying : futuresSymbol(product, first.month);
  const items = usePanelExports({
    name: `${product}-strategy-${tradeDate}`,
    title: `${product} strategy, P&L by price of ${future}, USD`,
    ...strategyRecords(chain, priced),
    query: OptionChainDocument,
    variables: { product, expiry: chain.expiry, series: chain.series, asOf: view.asOf ?? null },
    chart: { element, series },
  });
  const put = (next: readonly Leg[]): void => {
    change({ legs: next, brokenLegs: [], isStrategyShown: true }, { replaces: true });
  };
  const later = expiries.find((one) => one.series === chain.series && one.expiry > chain.expiry);
  const left = priced.filter(({ input, isLoading }) => input === undefined && !isLoading);
  const isLoading = priced.some((leg) => leg.isLoading);
  const hedge = analysis === undefined ? 0 : -Math.round(analysis.totals.greeks.DELTA ?? 0);
  return (
    <Panel
      title="Strategy"
      note={
        <span className="inline-flex items-center gap-2">
          as of {dateText(tradeDate)} <SourceMark source={source} />
        </span>
      }
      controls={
        <>
          <Menu
            label="Ready-made strategies"
            items={READY_MADE.map((kind) => {
              const made = readyMade(kind, chain, later);
              return {
                text: READY_MADE_NAMES[kind],
                isDisabled: made === undefined,
                run: () => {
                  if (made !== undefined) put(made);
                },
              };
            })}
          >
            Ready-made
          </Menu>
          <Button
            title={`Copies the address, with the date ${tradeDate} in it`}
            disabled={legs.length === 0}
            onClick={() => {
              const search = writeView({ ...view, asOf: tradeDate, brokenLegs: [] }).toString();
              navigator.clipboard.writeText(`${location.origin}${location.pathname}?${search}`).then(
                () => {
                  notify('Link copied');
                },
                () => {
                  notify('The browser does not let the link be copied: copy the address instead.');
                },
              );
            }}
          >
            Copy link
          </Button>
          <ExportMenu what="the strategy" items={items} />
          <Button
            aria-label="Close the strategy"
            onClick={() => {
              change({ isStrategyShown: false });
            }}
          >
            ×
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        {brokenLegs.length > 0 ? (
          <Notice tone="WARNING">
            Left out of the address: {brokenLegs.map(({ text, reason }) => `“${text}” (${reason})`).join(', ')}.
          </Notice>
        ) : null}
        {legs.length === 0 ? (
          <Empty title="No legs yet.">
            Click an ask to buy or a bid to sell, press <kbd>a</kbd> in the chain, or take a ready-made one.
          </Empty>
        ) : (
          <>
            <LegsTable
              product={product}
              legs={priced}
              onChange={(index, leg) => {
                put(legs.with(index, leg));
              }}
              onRemove={(index) => {
                put(legs.toSpliced(index, 1));
              }}
            />
            <div className="flex flex-wrap gap-1">
              <Button
                disabled={hedge === 0}
                title={`Delta in whole contracts of ${future}`}
                onClick={() => {
                  if (first === undefined || analysis === undefined) return;
                  const { forward } = analysis;
                  const added = legOf({ kind: 'FUTURE', product, month: first.month }, hedge, forward);
                  const hedged = withLeg(legs, added);
                  if (hedged === undefined) notify('A strategy takes no more legs.');
                  else put(hedged);
                }}
              >
                Hedge delta{hedge === 0 ? '' : ` (${hedge > 0 ? 'buy' : 'sell'} ${Math.abs(hedge)} ${future})`}
              </Button>
              <Button
                onClick={(event) => {
                  // The button goes with the legs.
                  event.currentTarget.closest('section')?.querySelector<HTMLElement>('header button')?.focus();
                  put([]);
                }}
              >
                Clear
              </Button>
            </div>
          </>
        )}
        {left.length > 0 && legs.length > 0 ? (
          <Notice tone="INFO">Not in the figures: {left.map(({ leg }) => leg.symbol).join(', ')}.</Notice>
        ) : null}
        {legs.length > 0 && analyzed.status === 'FAULT' && !isLoading && left.length === 0 ? (
          <Notice tone="WARNING">{analyzed.message}</Notice>
        ) : null}
        {analysis === undefined ? null : (
          <div className={`flex flex-col gap-3 ${isLoading ? 'opacity-60' : ''}`} aria-busy={isLoading}>
            <StrategyFacts product={product} future={future} analysis={analysis} />
            <PayoffChart product={product} future={future} analysis={analysis} series={series} element={element} />
            <GreekTotals product={product} totals={analysis.totals} />
            <ProfitPanel product={product} future={future} legs={inputs} analysis={analysis} />
          </div>
        )}
      </div>
    </Panel>
  );
}
