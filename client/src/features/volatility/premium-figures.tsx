import { countText, dateText, shareText, signedText } from '../../lib/format.js';
import { Figure } from './figure.js';
import { summarizePremium } from './realized-series.js';
import type { ComparedPoint } from './realized-series.js';
import { inPoints } from './vol-texts.js';
import { INDEX_STATUS_WORDS, REALIZED_STATUS_WORDS } from './words.js';

/** What implied volatility was above the realised one, and why there is none at the end where there is none. */
export function PremiumFigures({ points }: { readonly points: readonly ComparedPoint[] }) {
  const summary = summarizePremium(points);
  const last = points.at(-1);
  const missing =
    last?.premium !== null
      ? []
      : [INDEX_STATUS_WORDS[last.impliedStatus], REALIZED_STATUS_WORDS[last.realizedStatus]].filter(
          (words) => words !== '',
        );
  return (
    <div className="flex flex-wrap gap-x-5 gap-y-1 pt-2">
      {summary === undefined ? null : (
        <dl className="contents">
          <Figure name={`Premium ${dateText(summary.latest.tradeDate)}`}>
            {signedText(inPoints(summary.latest.premium), 2)}
          </Figure>
          <Figure name={`Mean of ${countText(summary.dates)} dates`}>{signedText(inPoints(summary.mean), 2)}</Figure>
          <Figure name="Above zero">{shareText(summary.positive, 0)} of dates</Figure>
        </dl>
      )}
      <span className="text-muted">
        Premium: implied less realised, vol points; realised close to close of the front contract.
      </span>
      {missing.length === 0 || last === undefined ? null : (
        <span role="status" className="text-warning">
          None on {dateText(last.tradeDate)}: {missing.join(', ')}.
        </span>
      )}
    </div>
  );
}
