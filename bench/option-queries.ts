/** What a desk asks of options, with every field that its pages show. */
const TERMS =
  'series month expiry underlying tradeDate source daysToExpiry years forward forwardSource atmVol atmVolStatus';
const QUOTE =
  'symbol settle bid ask volume openInterest iv ivStatus delta gamma vega theta rho theoretical moneyness flags';
const OUTLINE = 'series month expiry underlying daysToExpiry years forward model atmVol atmVolStatus';

export function expiriesQuery(product: string): string {
  return `{ optionExpiries(product: ${product}) { expiry strikes } }`;
}

export const TRADE_DATES = '{ optionTradeDates(product: CL) }';

/** @param expiry `YYYY-MM-DD` */
export function chainQuery(expiry: string): string {
  return `{ optionChain(product: CL, expiry: "${expiry}") { ${TERMS} rate rateSource model modelReason modelNote atmStrike
    rows { strike logMoneyness call { ${QUOTE} } put { ${QUOTE} } } } }`;
}

/** @param asOf `YYYY-MM-DD`; the latest trade date where absent */
export function surfaceQuery(asOf?: string): string {
  const date = asOf === undefined ? '' : `, asOf: "${asOf}"`;
  return `{ volatilitySurface(product: CL${date}) { series tradeDate source model deltas deltaLabels logMoneyness rmse quotes
    isArbitrageFree slices { ${OUTLINE} byDelta byLogMoneyness strikesByLogMoneyness riskReversal25 butterfly25
      fit { a b rho m sigma rmse quotes isRepaired isArbitrageFree minG argMinG } }
    findings { kind severity expiry logMoneyness strike message isRepaired } } }`;
}

export const MATRIX = `{ greeksMatrix(product: CL, greek: VEGA, type: CALL) { series tradeDate source unit
  columns { label value } rows { expiry underlying daysToExpiry forward model unit cells { strike value status } } } }`;

/** @param from `YYYY-MM-DD` */
export function indexQuery(product: string, from: string): string {
  return `{ volatilityIndex(product: ${product}, from: "${from}") { tradeDate value status nearExpiry nextExpiry } }`;
}

export const CALCULATION = `query ($input: OptionCalculationInput!) { calculateOption(input: $input) {
  model modelReason modelNote price vol volStatus volUnit greeks { greek value unit name } } }`;

/** @param expiry `YYYY-MM-DD` */
export function symbolsQuery(expiry: string): string {
  return `{ optionChain(product: CL, expiry: "${expiry}") { rows { call { symbol } put { symbol } } } }`;
}

export const STRATEGY = `query ($input: StrategyInput!) { analyzeStrategy(input: $input) {
  cost costUsd breakEvens maximumGain maximumLoss isGainUnlimited isLossUnlimited greeks { greek value unit }
  payoff { price atExpiry today } grid { prices volShifts days values } } }`;
