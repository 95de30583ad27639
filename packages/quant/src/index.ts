export { americanGreeks, americanGreeksBatch, emptyAmericanGreeks } from './american/american-greeks.js';
export type { AmericanGreeks, AmericanGreeksColumns } from './american/american-greeks.js';
export { americanImpliedVolBatch } from './american/american-implied-vol-batch.js';
export { americanImpliedVol } from './american/american-implied-vol.js';
export { americanPrice, americanPriceBatch } from './american/american-price.js';
export type { AmericanAccuracy } from './american/exercise-path.js';
export { bawPrice } from './american/barone-adesi-whaley.js';
export { bjerksundStenslandPrice } from './american/bjerksund-stensland.js';
export { averagePrice } from './average/average-price.js';
export type { AverageMethod } from './average/average-price.js';
export { bachelierGreeks, bachelierGreeksBatch } from './bachelier/bachelier-greeks.js';
export { bachelierImpliedVol, bachelierImpliedVolBatch } from './bachelier/bachelier-implied-vol.js';
export { bachelierPrice, bachelierPriceBatch } from './bachelier/bachelier-price.js';
export { black76Digital } from './black76/black76-digital.js';
export type { DigitalPayoff } from './black76/black76-digital.js';
export { black76Greeks, black76GreeksBatch } from './black76/black76-greeks.js';
export { black76ImpliedVol, black76ImpliedVolBatch, impliedVolStatus } from './black76/black76-implied-vol.js';
export type { ImpliedVolStatus } from './black76/black76-implied-vol.js';
export { black76Price, black76PriceBatch } from './black76/black76-price.js';
export { breakEven, expectedMove, probabilityInTheMoney } from './black76/chain-figures.js';
export { QuantError } from './errors.js';
export type { QuantErrorCode } from './errors.js';
export { emptyGreeks, greeksColumns } from './greeks.js';
export type { Greeks, GreeksColumns } from './greeks.js';
export { erf, erfc, erfcx } from './math/error-function.js';
export { normalCdf, normalPdf } from './math/normal.js';
export { normalQuantile } from './math/normal-quantile.js';
export {
  constantMaturityVariance,
  modelFreeVariance,
  parityForward,
  simpleVariance,
} from './model-free/model-free-variance.js';
export type { OptionType } from './option-type.js';
export type { Bar, BarColumns, Bars } from './realized/bar-columns.js';
export type { RealizedVolEstimator } from './realized/bar-terms.js';
export { realizedVol } from './realized/realized-vol.js';
export { rollingRealizedVol } from './realized/rolling-realized-vol.js';
export { fitSabr } from './sabr/fit-sabr.js';
export type { SabrFit } from './sabr/fit-sabr.js';
export { sabrVol } from './sabr/sabr-vol.js';
export type { SabrVolKind } from './sabr/sabr-vol-kind.js';
export type { SabrQuotes } from './sabr/smile-columns.js';
export { bachelierSpreadPrice } from './spread/bachelier-spread-price.js';
export { bjerksundStenslandSpreadPrice } from './spread/bjerksund-stensland-spread-price.js';
export { kirkPrice } from './spread/kirk-price.js';
export { spreadOptionPrice } from './spread/spread-option-price.js';
export { fitSvi } from './svi/fit-svi.js';
export type { SviCertificate, SviFitOptions, SviSliceFit, SviSurfaceFit } from './svi/fit-svi.js';
export { fromJumpWings, sviToJumpWings } from './svi/jump-wings.js';
export type { JumpWings } from './svi/jump-wings.js';
export { sviDurrlemanG, sviLeastVariance, sviTotalVariance } from './svi/raw-svi.js';
export type { SviParameters } from './svi/raw-svi.js';
export type { SviQuotes } from './svi/slice-data.js';
export { ssviPhi, ssviTotalVariance, ssviToRawSvi } from './svi/ssvi.js';
export type { SsviParameters } from './svi/ssvi.js';
