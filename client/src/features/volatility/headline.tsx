import { AlertButton, VolAlertButton } from '../../alerts/alert-button.js';
import { Fact } from '../../desk/fact.js';
import { SourceMark } from '../../desk/source-mark.js';
import { MISSING, dateText, numberText, priceText } from '../../lib/format.js';
import { Change } from '../../ui/change.js';
import type { Slice, Surface } from './surface-grid.js';
import type { Smiles } from './use-smiles.js';
import { volTexts } from './vol-texts.js';
import { VOL_STATUS_WORDS, daysText } from './words.js';

interface HeadlineProps {
  readonly surface: Surface;
  readonly slice: Slice;
  readonly smiles: Smiles;
  /** To the list of what is wrong. */
  readonly onFindings: () => void;
}

/** The chosen expiry at a glance. */
export function Headline({ surface, slice, smiles, onFindings }: HeadlineProps) {
  const { product, series, source, tradeDate } = surface;
  const texts = volTexts(slice.model, product);
  const { before } = smiles;
  const isComparable =
    before?.expiry === slice.expiry && (before.model === 'BACHELIER') === (slice.model === 'BACHELIER');
  const since = (now: number | null, then: number | null | undefined): number | null =>
    isComparable && now !== null && then !== null && then !== undefined ? now - then : null;
  const moved = since(slice.atmVol, before?.atmVol);
  return (
    <div className="flex flex-wrap items-end gap-x-6 gap-y-2" data-testid="volatility-headline">
      <div>
        <div className="flex flex-wrap items-center gap-x-2 text-muted">
          <span className="font-medium text-ink">
            {series} {dateText(slice.expiry)}
          </span>
          Settle {dateText(tradeDate)}
          <SourceMark source={source} />
        </div>
        <div className="flex items-baseline gap-2">
          <span className="text-2xl font-semibold" data-testid="atm-vol">
            {slice.atmVol === null ? MISSING : texts.text(slice.atmVol)}
          </span>
          <span className="text-muted">
            {slice.atmVol === null
              ? VOL_STATUS_WORDS[slice.atmVolStatus]
              : `${slice.model === 'BACHELIER' ? `${texts.unit}, ` : ''}at the money`}
          </span>
          <VolAlertButton product={product} expiry={slice.expiry} model={slice.model} vol={slice.atmVol} />
          {before === undefined || moved === null ? null : (
            <span title={`since ${dateText(before.tradeDate)}`}>
              <Change value={moved} text={`${arrow(moved)} ${texts.change(moved)} ${texts.changeUnit}`} />
            </span>
          )}
        </div>
      </div>
      <dl className="flex flex-wrap gap-x-6 gap-y-1.5">
        <Fact term={slice.underlying}>
          {slice.forward === null ? MISSING : priceText(product, slice.forward)}{' '}
          <AlertButton symbol={slice.underlying} price={slice.forward} />
        </Fact>
        <Fact term="Expires in">{daysText(slice.daysToExpiry)}</Fact>
        <Fact term="25Δ risk reversal">{texts.change(slice.riskReversal25)}</Fact>
        <Fact term="25Δ butterfly">{texts.change(slice.butterfly25)}</Fact>
        <Fact term="Surface fit">
          {surface.rmse === null ? MISSING : `${numberText(surface.rmse, 2)} vol points RMSE, ${surface.quotes} quotes`}
        </Fact>
        <Fact term="Arbitrage">
          <button type="button" onClick={onFindings} className="underline decoration-line underline-offset-2">
            {verdict(surface)}
          </button>
        </Fact>
      </dl>
    </div>
  );
}

/** What is wrong with the quotes of a surface, in a few words; notes are about other futures and no arbitrage. */
function verdict({ findings, isArbitrageFree, slices }: Surface): string {
  if (slices.every(({ fit }) => fit === null)) return 'not known: no fit';
  const warnings = findings.filter(({ severity }) => severity === 'WARNING');
  if (warnings.length === 0) return isArbitrageFree ? '✓ none' : '⚠ see below';
  const count = warnings.length === 1 ? '1 in the quotes' : `${warnings.length} in the quotes`;
  return warnings.every(({ isRepaired }) => isRepaired) ? `⚠ ${count}, repaired` : `⚠ ${count}`;
}

function arrow(change: number): string {
  if (change === 0) return '';
  return change > 0 ? '▲' : '▼';
}
