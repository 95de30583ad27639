import { GREEKS, describeGreek } from '@cushing/pricing';
import type { Greek, StrategyTotals } from '@cushing/pricing';
import { PRODUCTS } from '@cushing/products';
import type { ProductCode } from '@cushing/products';
import { useState } from 'react';

import { Fact } from '../../desk/fact.js';
import { MISSING, countChangeText, countText, decimalsFor, numberText, priceText } from '../../lib/format.js';
import { Button } from '../../ui/button.js';
import { Change } from '../../ui/change.js';
import { greekDecimals } from './chain-columns.js';
import type { StrategyAnalysis } from './strategy-analysis.js';

interface StrategyFactsProps {
  readonly product: ProductCode;
  /** Symbol of the first leg's future. */
  readonly future: string;
  readonly analysis: StrategyAnalysis;
}

/** What the strategy costs and where it ends. */
export function StrategyFacts({ product, future, analysis }: StrategyFactsProps) {
  const { contractSize, quotation } = PRODUCTS[product];
  const { totals, outcomes, gainFloor, lossFloor } = analysis;
  const { cost, profit } = totals;
  const usd = (value: number): string => `${countText(Math.round(Math.abs(value) * contractSize))} USD`;
  const extreme = (value: number | null): string =>
    value === null ? 'unlimited' : `${priceText(product, value)} · ${countText(Math.round(value * contractSize))} USD`;
  const atFloor = (floor: number | undefined) =>
    floor === undefined ? null : (
      <span className="font-normal text-muted">
        {' '}
        if {future} falls to {floor === 0 ? '0' : priceText(product, floor)}
      </span>
    );
  return (
    <dl className="flex flex-wrap gap-x-5 gap-y-1.5" data-testid="strategy-facts">
      <Fact term={cost < 0 ? 'Credit' : 'Debit'}>
        {priceText(product, Math.abs(cost))} <span className="font-normal text-muted">{quotation}</span> · {usd(cost)}
      </Fact>
      <Fact term="P&L now">
        <Change
          value={Math.round(profit * contractSize)}
          text={`${countChangeText(Math.round(profit * contractSize))} USD`}
        />
      </Fact>
      <Fact term="Most gain">
        {extreme(outcomes.maximumGain)}
        {atFloor(gainFloor)}
      </Fact>
      <Fact term="Most loss">
        {extreme(outcomes.maximumLoss)}
        {atFloor(lossFloor)}
      </Fact>
      <Fact term={outcomes.breakEvens.length === 1 ? 'Break-even' : 'Break-evens'}>
        {outcomes.breakEvens.length === 0
          ? 'none'
          : outcomes.breakEvens.map((price) => priceText(product, price)).join(', ')}
      </Fact>
    </dl>
  );
}

const FIRST_GREEKS = 5;
/** Those that are money by themselves, and per what: delta for a move of 1.00. */
const IN_MONEY: ReadonlySet<Greek> = new Set(['DELTA', 'VEGA', 'THETA', 'RHO']);

/** @returns what an amount of USD stands against, as in `per day` */
function perWhat(greek: Greek, unit: string, quotation: string): string {
  return greek === 'DELTA' ? `per 1 ${quotation}` : unit.replace(`${quotation} `, '');
}

interface GreekTotalsProps {
  readonly product: ProductCode;
  readonly totals: StrategyTotals;
}

/** Greeks over all contracts, with units; in USD where they are an amount. */
export function GreekTotals({ product, totals }: GreekTotalsProps) {
  const [isWhole, setWhole] = useState(false);
  const { quotation, contractSize } = PRODUCTS[product];
  const shown = isWhole ? GREEKS : GREEKS.slice(0, FIRST_GREEKS);
  return (
    <div>
      <table className="w-full border-separate border-spacing-0 text-right text-[12px]">
        <caption className="sr-only">Greeks of the strategy</caption>
        <thead className="text-muted">
          <tr className="[&>th]:border-b [&>th]:border-line [&>th]:px-1 [&>th]:font-medium">
            <th scope="col" className="text-left">
              Greek
            </th>
            <th scope="col">Total</th>
            <th scope="col" className="text-left">
              Unit
            </th>
            <th scope="col" title={`Delta for a move of 1 ${quotation}; vega, theta and rho as their units say`}>
              USD
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((greek, index) => {
            const { name, unit } = describeGreek(greek, quotation, totals.volKind);
            const value = totals.greeks[greek];
            const decimals = index < FIRST_GREEKS ? greekDecimals(greek, product) : decimalsFor([value], 3);
            return (
              <tr key={greek} className="[&>td]:border-b [&>td]:border-line/50 [&>td]:px-1">
                <td className="text-left">{name}</td>
                <td
                  className="font-medium"
                  title={value === null ? 'A leg’s model has none, or the legs’ units differ' : undefined}
                >
                  {numberText(value, decimals)}
                </td>
                <td className="text-left text-muted">{unit}</td>
                <td>
                  {value === null || !IN_MONEY.has(greek) ? (
                    <span className="text-muted">{MISSING}</span>
                  ) : (
                    <>
                      {countText(Math.round(value * contractSize))}{' '}
                      <span className="text-muted">{perWhat(greek, unit, quotation)}</span>
                    </>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <Button
        className="mt-1"
        aria-expanded={isWhole}
        onClick={() => {
          setWhole(!isWhole);
        }}
      >
        {isWhole ? 'First five Greeks' : 'All Greeks'}
      </Button>
    </div>
  );
}
