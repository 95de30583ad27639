import { Badge } from '../../ui/badge.js';
import type { StateWord } from './import-words.js';

/** A state by word, sign and colour. */
export function StateMark({ state: { word, sign, tone, meaning } }: { readonly state: StateWord }) {
  return (
    <span className="whitespace-nowrap">
      <Badge tone={tone} title={meaning}>
        <span aria-hidden="true">{sign}</span> {word}
      </Badge>
    </span>
  );
}
