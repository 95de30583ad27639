import { volKindOf } from '@cushing/pricing';
import { OPTION_SERIES, PRODUCTS } from '@cushing/products';

import { Fact } from '../../desk/fact.js';
import { SourceMark } from '../../desk/source-mark.js';
import { MISSING, changeText, countText, dateText, priceText, signedText } from '../../lib/format.js';
import { Change } from '../../ui/change.js';
import { volDigits } from './chain-columns.js';
import type { Chain, Expiry } from './chain-market.js';
import { daysText, forwardText, modelText, noVolText, rateNote, rateSourceText, rateText } from './option-words.js';

interface OptionsHeadlineProps {
  readonly chain: Chain;
  readonly expiry: Expiry;
  /** The same expiry on the trade date before. */
  readonly before: Expiry | undefined;
}

/** The future and its volatility at a glance. */
export function OptionsHeadline({ chain, expiry, before }: OptionsHeadlineProps) {
  const { product, series, underlying, forward, forwardSource, tradeDate, source } = chain;
  const change = difference(forward, before?.forward);
  return (
    <div className="flex flex-wrap items-end gap-x-6 gap-y-2" data-testid="headline">
      <div>
        <div className="flex items-center gap-2 text-muted">
          <span className="font-medium text-ink">{underlying}</span>
          {forwardSource === 'FUTURE_SETTLE' ? 'Settle' : 'Parity'} {dateText(tradeDate)}
          <SourceMark source={source} />
        </div>
        <div className="flex items-baseline gap-2" title={forwardText(forwardSource)}>
          <span className="text-2xl font-semibold" data-testid="underlying-settle">
            {priceText(product, forward)}
          </span>
          <span className="text-muted">{PRODUCTS[product].quotation}</span>
          {change === null ? null : <Change value={change} text={changeText(product, change)} />}
        </div>
      </div>
      <dl className="flex flex-wrap gap-x-6 gap-y-1.5">
        <Fact term="ATM vol">
          <AtmVol chain={chain} before={before} />
        </Fact>
        <Fact term="Expires">
          {dateText(chain.expiry)} ({daysText(chain.daysToExpiry)})
        </Fact>
        <Fact term="Model">
          <abbr title={chain.modelNote} className="no-underline">
            {modelText(chain.model)}
          </abbr>
        </Fact>
        <Fact term="Rate">
          <abbr title={rateNote(chain)} className="no-underline">
            {rateText(chain)} <span className="font-normal text-muted">{rateSourceText(chain)}</span>
          </abbr>
        </Fact>
        <Fact term="Options">
          {series} <span className="font-normal text-muted">{OPTION_SERIES[series].name}</span>
        </Fact>
        <Fact term="Open interest">{countText(expiry.openInterest)}</Fact>
      </dl>
    </div>
  );
}

function AtmVol({ chain, before }: Pick<OptionsHeadlineProps, 'before' | 'chain'>) {
  const { atmVol, atmVolStatus, product } = chain;
  const kind = volKindOf(chain.model);
  if (atmVol === null) return <span title={noVolText(atmVolStatus)}>{MISSING}</span>;
  const change = difference(atmVol, before?.atmVol);
  const points = change === null ? null : change * (kind === 'NORMAL' ? 1 : 100);
  return (
    <>
      {volDigits(atmVol, kind)}
      {kind === 'NORMAL' ? ` ${PRODUCTS[product].quotation} per √year` : '%'}{' '}
      {points === null ? null : <Change value={points} text={signedText(points, 2)} />}
    </>
  );
}

/** As both are shown, so that the change is that between what was and what is read. */
function difference(now: number | null, then: number | null | undefined): number | null {
  return now === null || then === null || then === undefined ? null : now - then;
}
