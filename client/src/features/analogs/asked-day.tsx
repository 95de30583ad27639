import type { ProductCode } from '@cushing/products';

import { SourceMark } from '../../desk/source-mark.js';
import type { ForwardCurvesQuery } from '../../gql/graphql.js';
import { dateText, priceText } from '../../lib/format.js';
import { Loading } from '../../ui/states.js';

interface AskedDayProps {
  readonly product: ProductCode;
  readonly quotation: string;
  readonly curve: ForwardCurvesQuery['forwardCurve'][number] | undefined;
}

/** The day asked about: its date, its front and which way its curve runs. */
export function AskedDay({ product, quotation, curve }: AskedDayProps) {
  if (curve === undefined) {
    return (
      <div className="w-72 max-w-full">
        <Loading what="the day" height={48} />
      </div>
    );
  }
  const [front] = curve.points;
  return (
    <div className="flex min-h-12 flex-col gap-0.5">
      <span className="flex items-baseline gap-2 text-base">
        <span className="font-semibold">Days like {dateText(curve.tradeDate)}</span>
        <SourceMark source={curve.source} />
      </span>
      <span className="text-muted">
        {front === undefined ? 'No settlement' : `${front.symbol} ${priceText(product, front.settle)} ${quotation}`},{' '}
        {curve.structure.toLowerCase()}
      </span>
    </div>
  );
}
