import type { MarketSource } from '../gql/graphql.js';
import { Badge } from '../ui/badge.js';

/** Marks prices that no market made. */
export function SourceMark({ source }: { readonly source: MarketSource }) {
  if (source === 'IMPORTED') return null;
  return (
    <Badge tone="WARNING" title="Made up by the demo market. Import settlements to see real ones.">
      SIMULATED
    </Badge>
  );
}
