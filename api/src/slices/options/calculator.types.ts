/** What the calculators are asked, and what they answer: null where there is no value. */
import type {
  AveragePriceInputs,
  AveragePriceMeasures,
  ChosenModel,
  Greek,
  GreekStatus,
  ImpliedVol,
  OptionFigures,
  OptionInputs,
  OptionMeasures,
  PricingModel,
  SpreadInputs,
  SpreadMeasures,
  SpreadModel,
  SpreadModelPrice,
} from '@cushing/pricing';
import type { FuturesSymbol, IsoDate, OptionType, ProductCode } from '@cushing/products';

import type { MarketSource } from '../market/index.js';
import type { VolStatus } from './option-answers.types.js';

/** Exactly one of vol and price, and either years or both dates. */
export interface OptionCalculationQuestion {
  readonly type: OptionType;
  readonly forward: number;
  readonly strike: number;
  readonly years?: number | undefined;
  readonly expiry?: IsoDate | undefined;
  readonly valuationDate?: IsoDate | undefined;
  /** The flat default where absent. */
  readonly rate?: number | undefined;
  readonly vol?: number | undefined;
  readonly price?: number | undefined;
  /** BLACK76 where absent. */
  readonly model?: PricingModel | undefined;
  /** Whether BACHELIER may take over where the model knows no such forward or strike; yes where absent. */
  readonly allowFallback?: boolean | undefined;
  /** Whose quotation the units are told in. */
  readonly product?: ProductCode | undefined;
}

/** A Greek with its unit in words. */
export interface GreekValue {
  readonly greek: Greek;
  readonly name: string;
  readonly unit: string;
  readonly value: number | null;
  /** Whether there is a value, or why not. */
  readonly status: GreekStatus;
}

/** An option of which exactly one of vol and price is given; the other is null. */
export interface UnvaluedOption extends Omit<OptionInputs, 'vol'> {
  readonly vol: number | null;
  readonly price: number | null;
}

/** Its vol, or why it has none, and its value and Greeks there. */
export interface OptionValuation {
  readonly found: ImpliedVol;
  /** Null without a vol. */
  readonly measures: OptionMeasures | null;
}

export interface SpreadOptionValuation extends SpreadMeasures {
  readonly comparisons: readonly SpreadModelPrice[];
}

export interface OptionCalculation extends OptionFigures {
  readonly model: PricingModel;
  readonly modelReason: ChosenModel['reason'];
  readonly modelNote: string;
  readonly years: number;
  readonly rate: number;
  readonly price: number;
  readonly vol: number | null;
  readonly volStatus: VolStatus;
  readonly volUnit: string;
  /** Each of them, in the order in which they are shown. */
  readonly greeks: readonly GreekValue[];
}

export type SpreadOptionQuestion = Omit<SpreadInputs, 'rate' | 'model'> & {
  /** EXACT where absent. */
  readonly model?: SpreadModel | undefined;
  /** The flat default where absent. */
  readonly rate?: number | undefined;
};

export interface SpreadOptionCalculation extends SpreadOptionValuation {
  readonly model: SpreadModel;
  readonly rate: number;
  readonly price: number;
}

export type AveragePriceQuestion = Omit<AveragePriceInputs, 'rate' | 'paymentYears' | 'knownFixings' | 'method'> & {
  /** CURRAN where absent. */
  readonly method?: AveragePriceInputs['method'] | undefined;
  /** None where absent. */
  readonly knownFixings?: readonly number[] | undefined;
  /** The flat default where absent. */
  readonly rate?: number | undefined;
  /** At the last fixing where absent. */
  readonly paymentYears?: number | undefined;
};

export interface AveragePriceCalculation extends AveragePriceMeasures {
  readonly method: AveragePriceInputs['method'];
  readonly rate: number;
  readonly price: number;
}

export interface StrategyLegQuestion {
  /** Of a future or an option, as in "LOZ26 C7500". */
  readonly symbol: string;
  /** Contracts, negative when sold; not 0. */
  readonly quantity: number;
  /** The settle where absent. */
  readonly price?: number | undefined;
}

export interface StrategyQuestion {
  readonly product: ProductCode;
  readonly legs: readonly StrategyLegQuestion[];
  /** The latest trade date where absent. */
  readonly asOf?: IsoDate | undefined;
  /** Either these or from, to and steps; neither: three deviations about the first leg's future. */
  readonly prices?: readonly number[] | undefined;
  readonly priceFrom?: number | undefined;
  readonly priceTo?: number | undefined;
  /** How many prices, both ends among them. */
  readonly priceSteps?: number | undefined;
  /** None where absent. */
  readonly volShifts?: readonly number[] | undefined;
  /** Today where absent. */
  readonly days?: readonly number[] | undefined;
}

/** Where the vol of a leg comes from. */
export type LegVolSource = 'PRICE' | 'SMILE';

/** A leg with what it is valued at; the Greeks are of one contract. */
export interface StrategyLegAnswer {
  readonly symbol: string;
  readonly underlying: FuturesSymbol;
  readonly quantity: number;
  /** At which it was entered: the one given, or the settle. */
  readonly price: number;
  readonly settle: number | null;
  readonly forward: number;
  readonly expiry: IsoDate | null;
  readonly years: number | null;
  readonly model: PricingModel | null;
  readonly vol: number | null;
  readonly volSource: LegVolSource | null;
  readonly delta: number | null;
  readonly gamma: number | null;
  readonly vega: number | null;
  readonly theta: number | null;
  readonly rho: number | null;
}

/** A Greek of a whole strategy. */
export interface StrategyGreekValue extends GreekValue {
  /** The same in USD: times the contract size. */
  readonly usd: number | null;
}

export interface StrategyAnswer {
  readonly product: ProductCode;
  readonly tradeDate: IsoDate;
  readonly source: MarketSource;
  readonly legs: readonly StrategyLegAnswer[];
  readonly cost: number;
  readonly costUsd: number;
  readonly profit: number;
  readonly profitUsd: number;
  readonly greeks: readonly StrategyGreekValue[];
  readonly firstExpiry: IsoDate | null;
  readonly breakEvens: readonly number[];
  readonly maximumGain: number | null;
  readonly maximumLoss: number | null;
  readonly isGainUnlimited: boolean;
  readonly isLossUnlimited: boolean;
  readonly payoff: readonly { readonly price: number; readonly atExpiry: number; readonly today: number }[];
  readonly grid: {
    readonly prices: readonly number[];
    readonly volShifts: readonly number[];
    readonly days: readonly number[];
    readonly values: readonly number[];
  };
}
