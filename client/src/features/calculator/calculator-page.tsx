import { OPTION_SERIES, PRODUCTS, PRODUCT_CODES, optionMonthOfExpiry, parseIsoDate } from '@cushing/products';
import type { IsoDate } from '@cushing/products';
import { useMemo } from 'react';

import { priceWish } from '../../alerts/alert-wishes.js';
import { useAlertKey } from '../../alerts/use-alert-key.js';
import { ProductTabs } from '../../desk/product-tabs.js';
import { useOptionTradeDates } from '../../desk/use-option-trade-dates.js';
import { CalculatorChainDocument, CalculatorExpiriesDocument } from '../../gql/graphql.js';
import { dateText } from '../../lib/format.js';
import { useShown } from '../../lib/use-shown.js';
import { Loading } from '../../ui/states.js';
import { AveragePanel } from './average-panel.js';
import { CalculatorHeadline } from './calculator-headline.js';
import { ofProduct, writeView } from './calculator-view.js';
import type { CalculatorView } from './calculator-view.js';
import { dateInNewYork } from './life.js';
import { expiryShown, isExpiryOf, optionForm } from './option-form.js';
import type { Expiries, MarketAnswers } from './option-form.js';
import { OptionPanel } from './option-panel.js';
import { SpreadPanel } from './spread-panel.js';
import { useCalculatorView } from './use-calculator-view.js';

const PRODUCT_LIST = PRODUCT_CODES.map((code) => PRODUCTS[code]);
const NO_EXPIRIES: Expiries = [];

/** Values options as one types, in the browser; the market fills what nobody typed. All of it is in the address. */
export function CalculatorPage() {
  const [view, change] = useCalculatorView();
  return (
    <div className="flex flex-col gap-3">
      <title>{`${view.product} options calculator · Cushing`}</title>
      <h1 className="sr-only">Options calculator</h1>
      <ProductTabs
        products={PRODUCT_LIST}
        selected={view.product}
        searchOf={(code) => writeView(ofProduct(view, code)).toString()}
        onChoose={(code) => {
          change((before) => ofProduct(before, code), { replaces: false });
        }}
      />
      <Calculator key={view.product} view={view} change={change} />
    </div>
  );
}

interface CalculatorProps {
  readonly view: CalculatorView;
  readonly change: ReturnType<typeof useCalculatorView>[1];
}

function Calculator({ view, change }: CalculatorProps) {
  const { product, series, panel } = view;
  const asOf = view.asOf ?? null;
  const dates = useOptionTradeDates(product);
  const expiriesShown = useShown(CalculatorExpiriesDocument, { product, asOf });
  const expiries = expiriesShown.status === 'SHOWN' ? expiriesShown.data.optionExpiries : NO_EXPIRIES;
  const expiry = expiryShown(view, expiries);
  const isListed = expiry !== undefined && isExpiryOf(view, expiry);
  const chainShown = useShown(CalculatorChainDocument, isListed ? { product, series, expiry, asOf } : undefined);
  const isChainShown = chainShown.status === 'SHOWN' && isListed;
  const chain = isChainShown ? chainShown.data.optionChain : undefined;
  const isStale = (isChainShown && chainShown.isStale) || (expiriesShown.status === 'SHOWN' && expiriesShown.isStale);
  useAlertKey(chain === undefined ? undefined : priceWish({ symbol: chain.underlying, price: chain.forward }));
  const today = useMemo(() => parseIsoDate(dateInNewYork(new Date())) ?? ('2026-01-02' as IsoDate), []);
  const answers = useMemo<MarketAnswers>(() => ({ expiries, chain, today }), [expiries, chain, today]);
  const form = useMemo(() => optionForm(view, answers), [view, answers]);
  const failure = [expiriesShown, chainShown].find((shown) => shown.status === 'FAILED');
  const isWaiting =
    expiriesShown.status === 'LOADING' ||
    (isListed && chainShown.status === 'LOADING') ||
    // The dates may say better why.
    (failure !== undefined && dates.status === 'LOADING');
  const [first] = dates.status === 'SHOWN' ? dates.data : [];
  const hasNone = dates.status === 'SHOWN' && first === undefined;
  const isBefore = first !== undefined && view.asOf !== undefined && view.asOf < first;
  const problem = isBefore
    ? `The options of ${product} begin on ${dateText(first)}.`
    : ((hasNone ? undefined : failure?.message) ?? marketGap(view, expiry, isWaiting, expiries));
  const common = { view, change, form, answers, isStale } as const;
  return (
    <>
      <CalculatorHeadline
        {...common}
        problem={problem}
        retry={isBefore || hasNone ? undefined : failure?.retry}
        goToFirst={
          isBefore
            ? () => {
                change((before) => ({ ...before, asOf: first }));
              }
            : undefined
        }
      />
      {isWaiting ? <Loading what="the market" height={640} /> : null}
      {!isWaiting && panel === 'OPTION' ? <OptionPanel {...common} /> : null}
      {!isWaiting && panel === 'SPREAD' ? <SpreadPanel {...common} /> : null}
      {!isWaiting && panel === 'AVERAGE' ? <AveragePanel {...common} /> : null}
    </>
  );
}

/** Why the market fills nothing, where that is so. */
function marketGap(
  { series, product }: CalculatorView,
  expiry: IsoDate | undefined,
  isWaiting: boolean,
  expiries: Expiries,
): string | undefined {
  if (isWaiting) return undefined;
  if (expiries.length === 0) return `There are no options of ${product} yet: enter the numbers.`;
  if (expiry === undefined)
    return `There are no ${OPTION_SERIES[series].name} options on that date: enter the numbers.`;
  const found = optionMonthOfExpiry(series, expiry);
  if (found.status === 'ok') return undefined;
  const nearest = found.nearest.map(dateText).join(' and ');
  return `No ${series} option expires on ${dateText(expiry)}, the nearest do on ${nearest}: enter the numbers.`;
}
