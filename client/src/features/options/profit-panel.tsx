import type { StrategyLeg } from '@cushing/pricing';
import { PRODUCTS } from '@cushing/products';
import type { ProductCode } from '@cushing/products';
import { useMemo, useState } from 'react';

import { countChangeText, priceText } from '../../lib/format.js';
import { Change } from '../../ui/change.js';
import { Choice } from '../../ui/choice.js';
import { profitTable } from './strategy-analysis.js';
import type { StrategyAnalysis } from './strategy-analysis.js';

const VOL_SHIFTS = [-5, 0, 5] as const;
const VOL_POINT = 0.01;

interface ProfitPanelProps {
  readonly product: ProductCode;
  readonly future: string;
  readonly legs: readonly StrategyLeg[];
  readonly analysis: StrategyAnalysis;
}

/** Profit and loss by price and days, at the vols of now or all of them shifted. */
export function ProfitPanel({ product, future, legs, analysis }: ProfitPanelProps) {
  const [points, setPoints] = useState<number>(0);
  const isLognormal = analysis.totals.volKind === 'LOGNORMAL';
  const shift = isLognormal ? points * VOL_POINT : 0;
  const table = useMemo(() => profitTable(legs, analysis, shift), [legs, analysis, shift]);
  const { contractSize } = PRODUCTS[product];
  return (
    <div className="flex flex-col gap-1">
      <div className="flex flex-wrap items-center gap-2">
        <h3 className="font-medium">P&L, USD</h3>
        <span className="text-muted">by price of {future} and day</span>
        {isLognormal ? (
          <span className="ml-auto inline-flex items-center gap-1.5">
            <span className="text-muted">Vol points</span>
            <Choice
              label="Shift of all vols, in points"
              options={VOL_SHIFTS.map((value) => ({ value, text: value === 0 ? '0' : countChangeText(value) }))}
              value={points}
              onChange={setPoints}
            />
          </span>
        ) : null}
      </div>
      <div className="relative overflow-x-auto">
        <table className="w-full border-separate border-spacing-0 text-right text-[12px]">
          <caption className="sr-only">Profit and loss in USD by price of the future and days from now</caption>
          <thead className="text-muted">
            <tr className="[&>th]:border-b [&>th]:border-line [&>th]:px-1 [&>th]:font-medium">
              <th scope="col" className="text-left">
                {future}
              </th>
              {table.days.map((day, index) => (
                <th key={day} scope="col">
                  {dayText(day, index, table.days.length)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.prices.map((price, row) => (
              <tr
                key={price}
                className={`[&>*]:border-b [&>*]:border-line/50 [&>*]:px-1 ${row === table.presentRow ? 'bg-selected' : ''}`}
              >
                <th scope="row" className="text-left font-medium whitespace-nowrap">
                  {priceText(product, price)}
                  {row === table.presentRow ? (
                    <span className="pl-1 text-[11px] font-normal text-muted">now</span>
                  ) : null}
                </th>
                {(table.profits[row] ?? []).map((profit, column) => {
                  const usd = Math.round(profit * contractSize);
                  return (
                    <td key={table.days[column]}>
                      <Change value={usd} text={countChangeText(usd)} />
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function dayText(day: number, index: number, count: number): string {
  if (count > 1 && index === count - 1) return 'Expiry';
  return day === 0 ? 'Today' : `+${day} d`;
}
