import { PRODUCTS, pricePerBarrel, toDayNumber } from '@cushing/products';

import type { CurveStructure, FuturesBoardQuery } from '../../gql/graphql.js';
import { MISSING, changeText, countText, dateText, percentText, perBarrelText, priceText } from '../../lib/format.js';
import { Change } from '../../ui/change.js';
import { Fact } from '../../desk/fact.js';
import { SourceMark } from '../../desk/source-mark.js';

const STRUCTURES: Readonly<Record<CurveStructure, string>> = {
  CONTANGO: 'Contango',
  BACKWARDATION: 'Backwardation',
  MIXED: 'Mixed',
};

interface HeadlineProps {
  readonly board: FuturesBoardQuery['futuresBoard'];
  readonly structure: CurveStructure | undefined;
}

/** The front contract at a glance. */
export function Headline({ board, structure }: HeadlineProps) {
  const { product, rows, tradeDate, source } = board;
  const [front, second] = rows;
  if (front === undefined) return null;
  const { tickSize, quotation } = PRODUCTS[product];
  const ticks = front.change === null ? null : Math.round(front.change / tickSize);
  const spread = second === undefined ? null : front.settle - second.settle;
  const openInterest = rows.reduce<number | null>(
    (sum, row) => (row.openInterest === null ? sum : (sum ?? 0) + row.openInterest),
    null,
  );
  return (
    <div className="flex flex-wrap items-end gap-x-6 gap-y-2" data-testid="headline">
      <div>
        <div className="flex items-center gap-2 text-muted">
          <span className="font-medium text-ink">{front.symbol}</span> Settle {dateText(tradeDate)}
          <SourceMark source={source} />
        </div>
        <div className="flex items-baseline gap-2">
          <span className="text-2xl font-semibold" data-testid="front-settle">
            {priceText(product, front.settle)}
          </span>
          <span className="text-muted">{quotation}</span>
          <Change
            value={front.change}
            text={
              front.change === null
                ? 'no settle before'
                : `${changeText(product, front.change)} (${percentText(front.changePercent)})`
            }
          />
        </div>
      </div>
      <dl className="flex flex-wrap gap-x-6 gap-y-1.5">
        <Fact term="Ticks">{ticks === null ? MISSING : <Change value={ticks} text={signed(ticks)} />}</Fact>
        {PRODUCTS[product].unitOfMeasure === 'GAL' ? (
          <Fact term="USD/bbl">{perBarrelText(pricePerBarrel(product, front.settle) ?? null)}</Fact>
        ) : null}
        <Fact term="Front spread">
          {spread === null ? MISSING : `${changeText(product, spread)} ${spreadWord(spread)}`}
        </Fact>
        <Fact term="Curve">{structure === undefined ? MISSING : STRUCTURES[structure]}</Fact>
        <Fact term="Front expires">
          {dateText(front.expiry)} ({daysText(toDayNumber(front.expiry) - toDayNumber(tradeDate))})
        </Fact>
        <Fact term="Open interest">{countText(openInterest)}</Fact>
      </dl>
    </div>
  );
}

function spreadWord(spread: number): string {
  if (spread === 0) return 'flat';
  return spread > 0 ? 'backwardation' : 'contango';
}

function daysText(days: number): string {
  if (days === 0) return 'last day';
  return days === 1 ? '1 day' : `${days} days`;
}

function signed(ticks: number): string {
  return `${ticks > 0 ? '+' : ticks < 0 ? '−' : ''}${countText(Math.abs(ticks))}`;
}
