import type { ImportProgress } from '../slices/ingestion/index.js';

/** Where progress is shown. */
export interface ProgressOutput {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  write(text: string): unknown;
}

const BAR_WIDTH = 30;
/** Elsewhere than on a terminal a line is written for each of these shares of the file. */
const PLAIN_STEP = 0.25;

const PHASES = { READING: 'reading', COMPARING: 'comparing', STORING: 'storing' } as const satisfies Record<
  ImportProgress['phase'],
  string
>;

/** Shows how far an import is: a bar on a terminal, a few plain lines elsewhere. */
export class ProgressDisplay {
  readonly #output: ProgressOutput;
  #hasBar = false;
  #lastPhase: ImportProgress['phase'] | undefined;
  #nextStep = PLAIN_STEP;

  constructor(output: ProgressOutput) {
    this.#output = output;
  }

  show(progress: ImportProgress): void {
    if (this.#output.isTTY === true) this.#drawBar(progress);
    else this.#writeLine(progress);
  }

  /** Takes the bar away, so that what follows begins on a clean line. */
  end(): void {
    if (this.#hasBar) this.#output.write('\r\u001b[2K');
    this.#hasBar = false;
  }

  #drawBar({ phase, fraction, read }: ImportProgress): void {
    const filled = Math.round(fraction * BAR_WIDTH);
    const bar = `${'█'.repeat(filled)}${'░'.repeat(BAR_WIDTH - filled)}`;
    const text = `${bar} ${percent(fraction).padStart(4)}  ${PHASES[phase]}, ${read.toLocaleString('en-US')} read`;
    // A line that wraps could not be taken back.
    this.#output.write(`\r\u001b[2K${text.slice(0, (this.#output.columns ?? 80) - 1)}`);
    this.#hasBar = true;
  }

  #writeLine({ phase, fraction, read }: ImportProgress): void {
    const isNews = phase !== this.#lastPhase && phase !== 'READING';
    if (!isNews && fraction < this.#nextStep) return;
    this.#lastPhase = phase;
    while (this.#nextStep <= fraction) this.#nextStep += PLAIN_STEP;
    const share = phase === 'READING' ? ` ${percent(fraction)}` : '';
    this.#output.write(`${PHASES[phase]}${share}, ${read.toLocaleString('en-US')} read\n`);
  }
}

function percent(fraction: number): string {
  return `${Math.floor(fraction * 100)} %`;
}
