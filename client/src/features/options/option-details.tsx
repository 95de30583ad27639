import { GREEKS, describeGreek, measureOption, volKindOf } from '@cushing/pricing';
import type { Greek } from '@cushing/pricing';
import { PRODUCTS } from '@cushing/products';
import type { ProductCode } from '@cushing/products';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

import { MISSING, countText, decimalsFor, figureText, numberText, priceText, shareText } from '../../lib/format.js';
import type { LiveOption } from '../../live/live-chain.js';
import { Button, buttonStyle } from '../../ui/button.js';
import { greekDecimals, volDigits } from './chain-columns.js';
import { deltaAtIntrinsic, figuresOf, inputsOf, priceOf, quoteOf, rowAt } from './chain-market.js';
import type { Chain, ChainOption, Quote } from './chain-market.js';
import { chainNow, optionNow } from './live-values.js';
import { FLAGS, noVolText, typeText } from './option-words.js';
import { useChainNow } from './use-chain-now.js';

interface OptionDetailsProps {
  readonly chain: Chain;
  readonly option: ChainOption;
  /** Whether the chain moves with its future. */
  readonly isFollowed: boolean;
  /** The calculator, filled with the option. */
  readonly calculator: string;
  /** Prices alone, until more is asked for; the name alone wherever room is short. */
  readonly isCompact: boolean;
  readonly onBuy: () => void;
  readonly onSell: () => void;
}

/** All about the option that is pointed at or has the focus: prices, what follows from them, every Greek with its unit. */
export function OptionDetails(props: OptionDetailsProps) {
  const { chain, option, isFollowed, calculator, isCompact, onBuy, onSell } = props;
  const [isOpen, setOpen] = useState(false);
  const quote = quoteOf(rowAt(chain, option.strike), option.type);
  const { product } = chain;
  const name = `${priceText(product, option.strike)} ${typeText(option.type)}`;
  return (
    <section
      aria-label="Option pointed at"
      data-testid="option-details"
      className="sticky bottom-6 z-20 flex min-w-0 flex-col gap-2 rounded-md border border-line bg-panel px-3 py-2 text-[12px] max-xl:shadow-[0_-4px_12px_rgb(0_0_0/12%)] xl:static"
    >
      <div className="flex items-center gap-x-2 xl:flex-wrap xl:gap-y-1">
        <h2 className="min-w-0 truncate text-[13px] font-semibold">{quote?.symbol ?? `${chain.underlying} ${name}`}</h2>
        <span className="whitespace-nowrap text-muted max-sm:hidden">
          {quote === null ? '' : `${name}, `}
          {PRODUCTS[product].quotation}
        </span>
        <div className="ml-auto flex shrink-0 items-center gap-1">
          <Button title="Buy one for the strategy ( a )" disabled={!hasPrice(quote)} onClick={onBuy}>
            Buy
          </Button>
          <Button title="Sell one for the strategy ( Shift A )" disabled={!hasPrice(quote)} onClick={onSell}>
            Sell
          </Button>
          <Link
            to={{ pathname: '/calculator', search: calculator }}
            className={buttonStyle()}
            title="Enter in the chain"
          >
            Calculator
          </Link>
          <Button
            className={isCompact ? '' : 'xl:hidden'}
            aria-expanded={isOpen}
            onClick={() => {
              setOpen(!isOpen);
            }}
          >
            {isOpen ? 'Less' : 'More'}
          </Button>
        </div>
      </div>
      {quote === null ? (
        <p className={`text-muted ${isOpen ? '' : 'max-xl:hidden'}`}>
          The source has no such {typeText(option.type)} on this date.
        </p>
      ) : (
        <div
          className={`flex flex-col gap-2 ${isOpen ? 'max-xl:max-h-[50dvh] max-xl:overflow-auto' : 'max-xl:hidden'}`}
        >
          <QuoteDetails
            chain={chain}
            option={option}
            quote={quote}
            isFollowed={isFollowed}
            hidesRest={isCompact && !isOpen}
          />
        </div>
      )}
    </section>
  );
}

function QuoteDetails({
  chain,
  option,
  quote,
  isFollowed,
  hidesRest,
}: Pick<OptionDetailsProps, 'chain' | 'isFollowed' | 'option'> & {
  readonly quote: Quote;
  /** Whether prices alone are shown. */
  readonly hidesRest: boolean;
}) {
  const { product, model } = chain;
  const kind = volKindOf(model);
  const whole = useChainNow(chain, isFollowed);
  const now = optionNow(whole?.byStrike.get(option.strike), option.type);
  const shown = useMemo(() => (whole === undefined ? chain : chainNow(chain, whole)), [chain, whole]);
  const figures = figuresOf(shown, option, now === undefined ? quote : { ...quote, iv: now.iv }, now?.value);
  const price = (value: number | null): string => priceText(product, value);
  const noVol = noVolText(quote.ivStatus);
  return (
    <>
      <Pairs>
        <Pair term="Settle">{price(quote.settle)}</Pair>
        <Pair term="Bid">{price(quote.bid)}</Pair>
        <Pair term="Ask">{price(quote.ask)}</Pair>
        <Pair term={kind === 'NORMAL' ? 'Normal vol' : 'Implied vol'}>
          {quote.iv === null ? MISSING : `${volDigits(quote.iv, kind)}${kind === 'NORMAL' ? '' : '%'}`}
        </Pair>
        {now === undefined ? (
          <Pair term="Theoretical">{price(quote.theoretical)}</Pair>
        ) : (
          <Pair term="Value now" title="At the price of the future now, at the volatility of the settlement">
            {price(now.value)}
          </Pair>
        )}
      </Pairs>
      <div className={hidesRest ? 'hidden' : 'flex flex-col gap-2'}>
        <Pairs>
          <Pair term="Intrinsic">{price(figures.intrinsic)}</Pair>
          <Pair term="Time value">{price(figures.timeValue)}</Pair>
          <Pair term="Break-even">{price(figures.breakEven)}</Pair>
          <Pair term="In the money" title="Risk-neutral probability of ending in the money">
            {shareText(figures.probabilityInTheMoney, 1)}
          </Pair>
          <Pair term="Volume">{countText(quote.volume)}</Pair>
          <Pair term="Open interest">{countText(quote.openInterest)}</Pair>
        </Pairs>
        <GreekPairs chain={shown} option={option} quote={quote} now={now} />
      </div>
      {noVol === undefined ? null : <p className="text-muted">{noVol}.</p>}
      {quote.flags.length === 0 ? null : (
        <p className="text-warning">! {quote.flags.map((flag) => FLAGS[flag]).join('; ')}.</p>
      )}
    </>
  );
}

/** The chain's own, and those that it has not, computed here. */
function GreekPairs({
  chain,
  option,
  quote,
  now,
}: Pick<OptionDetailsProps, 'chain' | 'option'> & { readonly quote: Quote; readonly now: LiveOption | undefined }) {
  const { product, model } = chain;
  const { quotation } = PRODUCTS[product];
  const kind = volKindOf(model);
  const measured = useMemo(() => {
    const vol = now === undefined ? quote.iv : now.iv;
    const inputs = vol === null ? undefined : inputsOf(chain, option, vol);
    return inputs === undefined ? undefined : measureOption(inputs).greeks;
  }, [chain, option, quote, now]);
  const listed: Readonly<Partial<Record<Greek, number | null>>> =
    now === undefined
      ? {
          DELTA: quote.delta ?? deltaAtIntrinsic(chain, option, quote),
          GAMMA: quote.gamma,
          VEGA: quote.vega,
          THETA: quote.theta,
          RHO: quote.rho,
        }
      : { DELTA: now.delta, GAMMA: now.gamma };
  return (
    <dl
      aria-label="Greeks"
      className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,19rem),1fr))] gap-x-5 border-t border-line pt-1.5"
    >
      {GREEKS.map((greek) => {
        const { name, unit } = describeGreek(greek, quotation, kind);
        const value = greek in listed ? (listed[greek] ?? null) : (measured?.[greek] ?? null);
        return (
          <div key={greek} className="grid grid-cols-[4.6rem_94px_minmax(0,1fr)] items-baseline gap-x-2">
            <dt className="whitespace-nowrap">{name}</dt>
            <dd className="text-right font-medium">{greekText(greek, value, product)}</dd>
            <dd className="text-[11px] text-muted">{unit}</dd>
          </div>
        );
      })}
    </dl>
  );
}

function greekText(greek: Greek, value: number | null, product: ProductCode): string {
  const isListed = ['DELTA', 'GAMMA', 'VEGA', 'THETA', 'RHO'].includes(greek);
  return isListed ? numberText(value, greekDecimals(greek, product)) : figureText(value, decimalsFor([value], 3));
}

function Pairs({ children }: { readonly children: ReactNode }) {
  return <dl className="grid grid-cols-[repeat(auto-fill,minmax(9.5rem,1fr))] gap-x-4">{children}</dl>;
}

interface PairProps {
  readonly term: string;
  readonly title?: string;
  readonly children: ReactNode;
}

function Pair({ term, title, children }: PairProps) {
  return (
    <div className="flex items-baseline justify-between gap-1.5" title={title}>
      <dt className="text-muted">{term}</dt>
      <dd className="font-medium whitespace-nowrap">{children}</dd>
    </div>
  );
}

function hasPrice(quote: Quote | null): boolean {
  return quote !== null && (priceOf(quote) !== null || quote.bid !== null || quote.ask !== null);
}
