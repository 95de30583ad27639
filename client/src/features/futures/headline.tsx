import { PRODUCTS, pricePerBarrel, toDayNumber } from '@cushing/products';
import type { IsoDate } from '@cushing/products';

import { AlertButton } from '../../alerts/alert-button.js';
import { Fact } from '../../desk/fact.js';
import { frontRows, livePrice, netChange, referenceDate } from '../../desk/front-contract.js';
import { ModeMark } from '../../desk/mode-mark.js';
import { SignedChange } from '../../desk/signed-change.js';
import { SourceMark } from '../../desk/source-mark.js';
import { useSessionClock } from '../../desk/use-session-clock.js';
import type { CurveStructure, FuturesBoardQuery } from '../../gql/graphql.js';
import {
  MISSING,
  changeText,
  countText,
  dateText,
  percentText,
  perBarrelText,
  priceText,
  shortDateText,
} from '../../lib/format.js';
import { useFlash } from '../../live/use-flash.js';
import { useLiveCurve } from '../../live/use-live-curve.js';
import { useQuote } from '../../live/use-live.js';
import { Change } from '../../ui/change.js';

const STRUCTURES: Readonly<Record<CurveStructure, string>> = {
  CONTANGO: 'Contango',
  BACKWARDATION: 'Backwardation',
  MIXED: 'Mixed',
};

type Board = FuturesBoardQuery['futuresBoard'];
type Row = Board['rows'][number];

interface HeadlineProps {
  readonly board: Board;
  /** Whether it is of the latest trade date, whose prices go on moving. */
  readonly isLatest: boolean;
  readonly structure: CurveStructure | undefined;
}

/** The front contract at a glance: as it trades, else as it settled. */
export function Headline({ board, isLatest, structure }: HeadlineProps) {
  const { today } = useSessionClock();
  const { rows, tradeDate } = board;
  const counted = isLatest ? referenceDate(tradeDate, today) : tradeDate;
  const [front, second] = isLatest ? frontRows(rows, counted) : rows;
  if (front === undefined) return null;
  return (
    <FrontContract
      board={board}
      isLatest={isLatest}
      structure={structure}
      front={front}
      second={second}
      counted={counted}
    />
  );
}

interface FrontContractProps extends HeadlineProps {
  readonly front: Row;
  readonly second: Row | undefined;
  /** The date that days are counted from. */
  readonly counted: IsoDate;
}

function FrontContract({ board, isLatest, structure, front, second, counted }: FrontContractProps) {
  const { product, rows, tradeDate, source } = board;
  const { tickSize, quotation } = PRODUCTS[product];
  const quote = useQuote(isLatest ? front.symbol : undefined);
  const secondQuote = useQuote(isLatest ? second?.symbol : undefined);
  const curve = useLiveCurve(isLatest && quote !== undefined ? product : undefined);
  const last = livePrice(quote);
  const element = useFlash<HTMLSpanElement>(last, front.symbol);
  const isLive = quote !== undefined && last !== null;
  const price = last ?? front.settle;
  const { change, percent } = isLive
    ? netChange(last, front.settle)
    : { change: front.change, percent: front.changePercent };
  const ticks = change === null ? null : Math.round(change / tickSize);
  const secondLast = livePrice(secondQuote);
  const spread =
    second === undefined
      ? null
      : last === null || secondLast === null
        ? front.settle - second.settle
        : last - secondLast;
  const shape = (isLive && curve?.mode === 'LIVE' ? curve.structure : undefined) ?? structure;
  const openInterest = rows.reduce<number | null>(
    (sum, row) => (row.openInterest === null ? sum : (sum ?? 0) + row.openInterest),
    null,
  );
  return (
    <div className="flex flex-wrap items-end gap-x-6 gap-y-2" data-testid="headline">
      <div>
        <div className="flex flex-wrap items-center gap-x-2 text-muted">
          <span className="font-medium text-ink">{front.symbol}</span>
          {isLive ? (
            <>
              <ModeMark quote={quote} />
              <span>
                Settle {priceText(product, front.settle)}, {shortDateText(tradeDate)}
              </span>
              {quote.origin === 'SIMULATED' ? null : <SourceMark source={source} />}
            </>
          ) : (
            <>
              Settle {dateText(tradeDate)}
              <SourceMark source={source} />
            </>
          )}
        </div>
        <div className="flex items-baseline gap-2">
          <span
            ref={element}
            className={`-mx-1 rounded-sm px-1 text-2xl font-semibold ${quote?.isStale === true ? 'text-muted' : ''}`}
            data-testid={isLive ? 'front-last' : 'front-settle'}
          >
            {priceText(product, price)}
          </span>
          <span className="text-muted">{quotation}</span>
          <AlertButton symbol={front.symbol} price={price} />
          {isLive ? (
            <SignedChange product={product} change={change} percent={percent} />
          ) : (
            <Change
              value={change}
              text={change === null ? 'no settle before' : `${changeText(product, change)} (${percentText(percent)})`}
            />
          )}
        </div>
      </div>
      <dl className="flex flex-wrap gap-x-6 gap-y-1.5">
        <Fact term="Ticks">{ticks === null ? MISSING : <Change value={ticks} text={signed(ticks)} />}</Fact>
        {PRODUCTS[product].unitOfMeasure === 'GAL' ? (
          <Fact term="USD/bbl">{perBarrelText(pricePerBarrel(product, price) ?? null)}</Fact>
        ) : null}
        <Fact term="Front spread">
          {spread === null ? MISSING : `${changeText(product, spread)} ${spreadWord(spread, tickSize)}`}
        </Fact>
        <Fact term="Curve">{shape === undefined ? MISSING : STRUCTURES[shape]}</Fact>
        <Fact term="Front expires">
          {dateText(front.expiry)} ({daysText(toDayNumber(front.expiry) - toDayNumber(counted))})
        </Fact>
        <Fact term="Open interest">{countText(openInterest)}</Fact>
      </dl>
    </div>
  );
}

/** What the difference of two binary fractions leaves behind is no spread. */
function spreadWord(spread: number, tickSize: number): string {
  if (Math.abs(spread) < tickSize / 1_000) return 'flat';
  return spread > 0 ? 'backwardation' : 'contango';
}

function daysText(days: number): string {
  if (days === 0) return 'last day';
  return days === 1 ? '1 day' : `${days} days`;
}

function signed(ticks: number): string {
  return `${ticks > 0 ? '+' : ticks < 0 ? '−' : ''}${countText(Math.abs(ticks))}`;
}
