import type { ProductCode } from '@cushing/products';

import { changeText, percentText } from '../lib/format.js';

interface SignedChangeProps {
  readonly product: ProductCode;
  readonly change: number | null;
  readonly percent: number | null;
}

/** A change with its arrow, sign and percent. */
export function SignedChange({ product, change, percent }: SignedChangeProps) {
  if (change === null) return <span className="text-muted">no settle before</span>;
  const direction = Math.sign(change);
  return (
    <span className={direction === 0 ? '' : direction > 0 ? 'text-up' : 'text-down'}>
      <span aria-hidden="true">{direction === 0 ? '' : direction > 0 ? '▲ ' : '▼ '}</span>
      {changeText(product, change)}
      {percent === null ? '' : ` (${percentText(percent)})`}
    </span>
  );
}
