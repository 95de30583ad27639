import type { MarketStore, OptionSettlementStore, StagedPartReader } from '../../market/index.js';
import { Header } from '../file/header.js';
import { Findings } from '../judgement/findings.js';
import type { FoundInFile } from '../judgement/findings.js';
import { OptionInspector } from '../judgement/option-inspector.js';
import { OptionMarket } from '../judgement/option-market.js';
import type { ReadOutcome } from '../reading/read-file.js';
import { abortedError } from '../refusal.js';
import { chainsOf } from './chain-walk.js';
import { datedCurves } from './curve-walk.js';
import { chainOf } from './option-chain.js';
import { Pace } from './pace.js';
import { RowMarks } from './row-marks.js';
import type { CurveRule, OptionRule } from './rule.js';
import { ContractGapRule } from './rules/contract-gap.js';
import { CurveJumpRule } from './rules/curve-jump.js';
import { OptionArbitrageRule } from './rules/option-arbitrage.js';
import { OptionParityRule } from './rules/option-parity.js';
import { PriceBoundsRule } from './rules/price-bounds.js';
import { StaleRepeatRule } from './rules/stale-repeat.js';
import { TradeDateGapRule } from './rules/trade-date-gap.js';
import { StagedSettles } from './staged-settles.js';

/** What a file's rows are judged against. */
export interface QualityPorts {
  readonly staged: StagedPartReader;
  readonly store: Pick<MarketStore, 'settlementsOn' | 'tradeDates'>;
  readonly options: Pick<OptionSettlementStore, 'rateCurveOn'>;
  /** Continuously compounded, for dates that no stored curve is as old as. */
  readonly flatRate: number;
}

export interface QualityOptions {
  /** Called a few times for every thousand rows at most; both are rows. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  /** Ends the judgement. */
  readonly signal?: AbortSignal | undefined;
}

/** What the reading of a file hands on. */
export type JudgedOutcome = Pick<ReadOutcome, 'parts' | 'columnNames' | 'fileName' | 'rejectedRows'> & FoundInFile;

/**
 * Looks for what is odd about rows that can be right: against each other, the store, and what the market allows. None is
 * taken out for it.
 *
 * @returns what the reading found and what is found here, by line
 * @throws {AppError} UNAVAILABLE `IMPORT_ABORTED`, or where the store or the staged rows cannot be read
 */
export async function judgeQuality(
  outcome: JudgedOutcome,
  ports: QualityPorts,
  { onProgress, signal }: QualityOptions = {},
): Promise<FoundInFile> {
  const parts = outcome.parts.filter(({ kind }) => kind === 'FUTURES' || kind === 'OPTIONS');
  const total = parts.reduce((sum, { rows }) => sum + rows, 0);
  let done = 0;
  const checkOpen = (): void => {
    if (signal?.aborted === true) throw abortedError();
  };
  checkOpen();
  const judgement: Judgement = {
    outcome,
    ports,
    findings: new Findings(outcome),
    pace: new Pace(checkOpen),
    countDone(rows) {
      done += rows;
    },
    report: () => onProgress?.(done, total),
  };
  await judgeFutures(judgement);
  await judgeOptions(judgement);
  judgement.report();
  return judgement.findings.report();
}

/** One file on its way through the rules. */
interface Judgement {
  readonly outcome: JudgedOutcome;
  readonly ports: QualityPorts;
  readonly findings: Findings;
  readonly pace: Pace;
  countDone(rows: number): void;
  report(): void;
}

async function judgeFutures(judgement: Judgement): Promise<void> {
  const { outcome, ports, findings, pace } = judgement;
  const part = outcome.parts.find(({ kind }) => kind === 'FUTURES');
  if (part === undefined) return;
  const rules: readonly CurveRule[] = [
    new TradeDateGapRule(),
    new ContractGapRule(),
    new StaleRepeatRule(),
    new CurveJumpRule(),
    new PriceBoundsRule(),
  ];
  const marks = new RowMarks(findings, outcome.findings);
  let product: string | undefined;
  for await (const { curve, past } of datedCurves(ports.staged.rows(part, 'FUTURES', 'DAYS'), ports.store)) {
    if (product !== undefined && product !== curve.product) for (const rule of rules) rule.finish?.(marks);
    product = curve.product;
    marks.begin((row) => {
      const column = curve.columns[row] ?? 0;
      return {
        line: curve.lines[row] ?? 0,
        isWholeLine: column === 0,
        column: { index: column - 1, name: outcome.columnNames[column - 1] ?? '' },
      };
    });
    for (const rule of rules) rule.judge(curve, past, marks);
    marks.flush();
    judgement.countDone(curve.length);
    if (pace.isDue) await rest(judgement);
  }
  for (const rule of rules) rule.finish?.(marks);
}

async function judgeOptions(judgement: Judgement): Promise<void> {
  const { outcome, ports, findings, pace } = judgement;
  const part = outcome.parts.find(({ kind }) => kind === 'OPTIONS');
  if (part === undefined) return;
  const rules: readonly OptionRule[] = [new OptionParityRule(), new OptionArbitrageRule()];
  const market = marketOf(judgement);
  const header = new Header(outcome.columnNames, outcome.fileName);
  const inspector = new OptionInspector(market, header);
  const settle = header.indexOf('settle');
  const column = { index: settle, name: header.names[settle] ?? '' };
  const marks = new RowMarks(findings, outcome.findings);
  for await (const columns of chainsOf(ports.staged.rows(part, 'OPTIONS', 'DAYS'))) {
    await inspector.prepare(columns);
    await market.readRates(new Set([columns.tradeDate[0] ?? 0]));
    marks.begin((row) => ({ line: columns.line[row] ?? 0, isWholeLine: true, column }));
    for (let row = 0; row < columns.length; row += 1) marks.add(row, inspector.inspect(columns, row));
    const chain = chainOf(columns, market);
    if (chain !== undefined) for (const rule of rules) rule.judge(chain, marks);
    marks.flush();
    judgement.countDone(columns.length);
    if (pace.isDue) await rest(judgement);
  }
}

/** Futures of the same import come before those of the store. */
function marketOf({ outcome, ports: { staged, store, options, flatRate } }: Judgement): OptionMarket {
  const futures = outcome.parts.find(({ kind }) => kind === 'FUTURES');
  const settles = futures === undefined ? store : new StagedSettles(store, staged, futures);
  return new OptionMarket({ store: settles, options, flatRate });
}

async function rest(judgement: Judgement): Promise<void> {
  judgement.report();
  await judgement.pace.rest();
}
