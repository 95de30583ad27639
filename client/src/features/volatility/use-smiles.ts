import type { IsoDate } from '@cushing/products';

import { EarlierSmilesDocument, VolatilitySmileDocument } from '../../gql/graphql.js';
import type { VolatilitySmileQueryVariables } from '../../gql/graphql.js';
import { useShown } from '../../lib/use-shown.js';
import type { Shown } from '../../lib/use-shown.js';
import type { EarlierSmile, Smile } from './smile-series.js';
import type { Surface } from './surface-grid.js';

/** The smile that is shown, and those beside it. */
export interface Smiles {
  readonly main: Shown<Smile>;
  /** What was asked for `main`. */
  readonly variables: VolatilitySmileQueryVariables | undefined;
  /** Of the trade date before; undefined while it is not known, and where the expiry was not listed. */
  readonly before: EarlierSmile | undefined;
  /** Of the dates laid over, in their order. */
  readonly earlier: readonly EarlierSmile[];
  /** Dates laid over on which the expiry was not listed. */
  readonly notListed: readonly IsoDate[];
}

/** Asks for the smile of one expiry, and once it has come for those of other dates. */
export function useSmiles(
  surface: Surface | undefined,
  expiry: IsoDate | undefined,
  before: IsoDate | undefined,
  earlier: readonly IsoDate[],
): Smiles {
  const question =
    surface === undefined || expiry === undefined
      ? undefined
      : { product: surface.product, expiry, series: surface.series, asOf: [surface.tradeDate] };
  const shown = useShown(VolatilitySmileDocument, question);
  const smile = shown.status === 'SHOWN' ? shown.data.volatilitySmile[0] : undefined;
  // With the date shown among them, so that there is always one that lists the expiry.
  const dates = [...new Set([...(question?.asOf ?? []), ...(before === undefined ? [] : [before]), ...earlier])];
  const others = useShown(
    EarlierSmilesDocument,
    question === undefined || smile === undefined || dates.length < 2 ? undefined : { ...question, asOf: dates },
  );
  const answered =
    others.status === 'SHOWN'
      ? others.data.volatilitySmile.filter((other) => other.expiry === smile?.expiry && other.series === smile.series)
      : [];
  const on = (date: IsoDate): EarlierSmile | undefined => answered.find(({ tradeDate }) => tradeDate === date);
  const isComplete = others.status === 'SHOWN' && !others.isStale;
  return {
    main: toMain(shown, smile),
    variables: question,
    before: before === undefined ? undefined : on(before),
    earlier: earlier.map(on).filter((other) => other !== undefined),
    notListed: isComplete ? earlier.filter((date) => on(date) === undefined) : [],
  };
}

function toMain(shown: Shown<unknown>, smile: Smile | undefined): Shown<Smile> {
  if (shown.status !== 'SHOWN') return shown;
  return smile === undefined ? { status: 'LOADING' } : { ...shown, data: smile };
}
