import { PRODUCTS } from '@cushing/products';
import type { ReactNode } from 'react';
import { useMemo } from 'react';
import { Link } from 'react-router';

import { AlertButton, VolAlertButton } from '../../alerts/alert-button.js';
import { Sparkline } from '../../charts/sparkline.js';
import { livePrice } from '../../desk/front-contract.js';
import { ModeMark } from '../../desk/mode-mark.js';
import { SignedChange } from '../../desk/signed-change.js';
import { SourceMark } from '../../desk/source-mark.js';
import { NearestOptionsDocument } from '../../gql/graphql.js';
import { MISSING, changeText, dateText, priceText, shortDateText } from '../../lib/format.js';
import { useShown } from '../../lib/use-shown.js';
import type { Shown } from '../../lib/use-shown.js';
import { useFlash } from '../../live/use-flash.js';
import { useQuote } from '../../live/use-live.js';
import { Button } from '../../ui/button.js';
import { Loading } from '../../ui/states.js';
import { daysText, frontPrice, frontSpread, lineOf, nearestVol } from './front-market.js';
import { OptionVol } from './option-vol.js';
import type { FrontMarket, Product } from './use-front-market.js';

const LINE = { width: 200, height: 30 } as const;
const CARD = 'relative flex min-w-0 flex-col gap-1 rounded-md border border-line bg-panel px-3 py-2';
const CARD_HEIGHT = 134;

interface MetricCardProps {
  readonly product: Product;
  readonly shown: Shown<FrontMarket>;
  /** Its front contract in the address of this page. */
  readonly search: string;
  readonly isSelected: boolean;
  /** The key that leads to it. */
  readonly keyNumber: number;
}

/** A product's front contract at a glance; the whole card leads to its chart. */
export function MetricCard({ product, shown, search, isSelected, keyNumber }: MetricCardProps) {
  if (product.lastTradeDate === null) {
    return (
      <article className={CARD}>
        <h3 className="font-semibold">{product.code}</h3>
        <p className="text-muted">No settlements yet</p>
      </article>
    );
  }
  if (shown.status === 'LOADING')
    return <Loading what={`the front contract of ${product.code}`} height={CARD_HEIGHT} />;
  if (shown.status === 'FAILED') {
    return (
      <article role="alert" className={CARD}>
        <h3 className="font-semibold">{product.code}</h3>
        <p className="text-muted">{shown.message}</p>
        <div>
          <Button onClick={shown.retry}>Try again</Button>
        </div>
      </article>
    );
  }
  const { data: market } = shown;
  return (
    <article
      aria-label={`${product.name}, front contract`}
      aria-busy={shown.isStale}
      data-product={product.code}
      className={`${CARD} hover:bg-raised ${isSelected ? 'border-accent' : ''} ${shown.isStale ? 'opacity-60' : ''}`}
    >
      <FrontFigures
        market={market}
        link={(symbol) => (
          <h3 className="font-semibold">
            <Link
              to={{ search }}
              preventScrollReset
              aria-current={isSelected ? 'true' : undefined}
              title={`${product.name}, ${product.quotation} (key ${keyNumber})`}
              className="after:absolute after:inset-0 after:rounded-md focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-accent"
            >
              {symbol}
            </Link>
          </h3>
        )}
      />
    </article>
  );
}

interface FrontFiguresProps {
  readonly market: FrontMarket;
  readonly link: (symbol: string) => ReactNode;
}

function FrontFigures({ market, link }: FrontFiguresProps) {
  const { product, front, second, tradeDate, reference, source, history } = market;
  const quote = useQuote(front?.symbol);
  const secondQuote = useQuote(second?.symbol);
  const now = livePrice(quote);
  const settle = front?.settle ?? 0;
  const line = useMemo(() => lineOf(history, settle, now), [history, settle, now]);
  const price = useFlash<HTMLSpanElement>(now, front?.symbol);
  if (front === undefined) return <p className="text-muted">No contract of {product} is listed.</p>;
  const shown = frontPrice(front, quote);
  const spread = frontSpread({ row: front, quote }, second && { row: second, quote: secondQuote });
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-x-2">
        <div className="flex items-baseline gap-1.5 whitespace-nowrap">
          {link(front.symbol)}
          <span className="text-muted">{PRODUCTS[product].quotation}</span>
        </div>
        {quote !== undefined && shown.isLive ? (
          <ModeMark quote={quote} showsTime={false} />
        ) : (
          <span className="inline-flex items-center gap-1.5 whitespace-nowrap text-muted">
            <SourceMark source={source} />
            Settle {shortDateText(tradeDate)}
          </span>
        )}
      </div>
      <div className="flex flex-wrap items-baseline gap-x-2">
        <span ref={price} data-testid="front-price" className="rounded-sm text-xl font-semibold">
          {priceText(product, shown.price)}
        </span>
        <SignedChange product={product} change={shown.change} percent={shown.changePercent} />
        <OverLink>
          <AlertButton symbol={front.symbol} price={shown.price} />
        </OverLink>
      </div>
      <Sparkline
        label={`Settlements of the front contract over ${line.length} trade dates, from ${priceText(product, line[0] ?? null)} to ${priceText(product, line.at(-1) ?? null)}`}
        values={line}
        {...LINE}
      />
      <dl className="flex flex-wrap gap-x-3 text-[12px]">
        <Figure term="ATM vol">
          <NearestVol market={market} />
        </Figure>
        <Figure term="Expires">
          <span title={`Last trade date ${dateText(front.expiry)}`}>{daysText(reference, front.expiry)}</span>
        </Figure>
        <Figure term="Spread">
          {spread === null || second === undefined ? (
            MISSING
          ) : (
            <span title={`${front.symbol} less ${second.symbol}`}>
              {changeText(product, spread.value)} {spread.word}
            </span>
          )}
        </Figure>
      </dl>
    </>
  );
}

/** For what has a click of its own: the card's link covers all else. */
function OverLink({ children }: { readonly children: ReactNode }) {
  return <span className="relative inline-flex align-middle">{children}</span>;
}

function Figure({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div className="inline-flex gap-1 whitespace-nowrap">
      <dt className="text-muted">{term}</dt>
      <dd className="font-medium">{children}</dd>
    </div>
  );
}

/** As the options of the latest trade date say it. A product without options has none. */
function NearestVol({ market }: { readonly market: FrontMarket }) {
  const { product, reference } = market;
  const shown = useShown(NearestOptionsDocument, { product });
  const nearest = shown.status === 'SHOWN' ? nearestVol(shown.data.optionExpiries, reference) : undefined;
  if (nearest === undefined) return MISSING;
  const { atmVol, model, series, expiry, tradeDate } = nearest;
  return (
    <>
      <span title={`${series} options to ${dateText(expiry)}, settled ${dateText(tradeDate)}`}>
        <OptionVol product={product} model={model} vol={atmVol} />
      </span>
      <OverLink>
        <VolAlertButton product={product} expiry={expiry} model={model} vol={atmVol} />
      </OverLink>
    </>
  );
}
