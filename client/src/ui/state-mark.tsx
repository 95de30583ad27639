import { Badge } from './badge.js';
import type { BadgeTone } from './badge.js';

/** A state in one word, with the sign that stands for it. */
export interface StateWord {
  readonly word: string;
  readonly sign: string;
  readonly tone: BadgeTone;
  /** What it means. */
  readonly meaning: string;
}

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
