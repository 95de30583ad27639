/** Looks through an answer for numbers that are missing and do not say why. */

type Holder = Readonly<Record<string, unknown>>;
/** Value of a field of the object that holds the null, or of the nearest object around it that has the field. */
type Find = (name: string) => unknown;
type Reason = (find: Find) => boolean;

/** The reason stands beside it as a status. */
function by(...statuses: readonly string[]): Reason {
  return (find) => statuses.some((status) => find(status) !== undefined && find(status) !== 'OK');
}

/** Smiles, what is read off them and logarithms are of positive prices alone; the model says that there are none. */
const NO_SMILE: Reason = (find) => find('fit') === null || find('model') === 'BACHELIER';
const NO_LOGARITHM: Reason = (find) => !(Number(find('strike')) > 0 && Number(find('forward')) > 0);
/** A future has no expiry, model or volatility of its own. */
const A_FUTURE: Reason = (find) => find('symbol') !== undefined && find('symbol') === find('underlying');
const NO_WINDOWS: Reason = (find) => find('samples') === 0;
/** What the file that was imported leaves empty. */
const NOT_GIVEN: Reason = () => true;

const REASONS: Readonly<Record<string, Reason>> = {
  ...{ open: NOT_GIVEN, high: NOT_GIVEN, low: NOT_GIVEN, volume: NOT_GIVEN, openInterest: NOT_GIVEN },
  ...{ openInterestChange: NOT_GIVEN, bid: NOT_GIVEN, ask: NOT_GIVEN, call: NOT_GIVEN, put: NOT_GIVEN },
  change: by('changeStatus'),
  changePercent: (find) => find('changeStatus') !== 'OK' || !(Number(find('settle')) - Number(find('change')) > 0),
  ...{ iv: by('ivStatus'), gamma: by('ivStatus'), vega: by('ivStatus'), theta: by('ivStatus'), rho: by('ivStatus') },
  delta: by('ivStatus', 'volStatus'),
  ...{ delta1: by('greeksStatus'), delta2: by('greeksStatus'), crossGamma: by('greeksStatus') },
  ...{ gamma11: by('greeksStatus'), gamma22: by('greeksStatus'), correlationSensitivity: by('greeksStatus') },
  ...{ vega1: by('greeksStatus'), vega2: by('greeksStatus') },
  atmVol: by('atmVolStatus'),
  rateDate: (find) => find('rateSource') === 'FLAT_DEFAULT',
  ...{ moneyness: NO_LOGARITHM, logMoneyness: NO_LOGARITHM, theoretical: NO_SMILE },
  strike: (find) => by('status')(find) || NO_SMILE(find),
  value: by('status', 'volStatus'),
  price: by('volStatus', 'status'),
  vol: (find) => by('volStatus')(find) || NO_SMILE(find) || A_FUTURE(find),
  ...{ expiry: A_FUTURE, years: A_FUTURE, model: A_FUTURE, volSource: A_FUTURE },
  ...{ probabilityInTheMoney: by('volStatus'), expectedMove: by('volStatus') },
  maximumGain: (find) => find('isGainUnlimited') === true,
  maximumLoss: (find) => find('isLossUnlimited') === true,
  ...{ bidVol: by('bidVolStatus'), askVol: by('askVolStatus') },
  ...{ fit: NO_SMILE, fitted: NO_SMILE, residual: NO_SMILE, byDelta: NO_SMILE, byLogMoneyness: NO_SMILE },
  ...{ riskReversal25: NO_SMILE, butterfly25: NO_SMILE, riskReversal10: NO_SMILE, butterfly10: NO_SMILE },
  rmse: (find) => find('quotes') === 0,
  forwardVol: by('forwardVolStatus'),
  volatility: by('status'),
  ...{ implied: by('impliedStatus'), realized: by('realizedStatus'), subsequentRealized: by('subsequentStatus') },
  premium: by('impliedStatus', 'realizedStatus'),
  ...{ latest: by('latestStatus'), impliedVol: by('impliedStatus') },
  latestPercentile: (find) => by('latestStatus')(find) || Number(find('samples')) < 2,
  ...{ minimum: NO_WINDOWS, p10: NO_WINDOWS, p25: NO_WINDOWS, median: NO_WINDOWS },
  ...{ p75: NO_WINDOWS, p90: NO_WINDOWS, maximum: NO_WINDOWS },
  nearExpiry: (find) => find('status') !== 'OK' || find('isExtrapolated') === true,
  nextExpiry: by('status'),
};

/**
 * @returns where in an answer something is null without a reason that the answer itself gives, and where a number is not
 * finite or a text speaks of one
 */
export function unexplained(answer: unknown): readonly string[] {
  return faultsOf(answer, '', [], '');
}

function faultsOf(value: unknown, name: string, holders: readonly Holder[], path: string): readonly string[] {
  if (value === null) {
    const find: Find = (wanted) => holders.findLast((holder) => wanted in holder)?.[wanted];
    return REASONS[name]?.(find) === true ? [] : [`${path} is null`];
  }
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [`${path} is ${value}`];
  if (typeof value === 'string') return /NaN|Infinity|undefined|null/.test(value) ? [`${path} is "${value}"`] : [];
  if (Array.isArray(value)) {
    // An entry of a list is judged by the list's name.
    return value.flatMap((entry, index) => faultsOf(entry, name, holders, `${path}[${index}]`));
  }
  if (typeof value !== 'object') return [];
  const holder = value as Holder;
  return Object.entries(holder).flatMap(([field, entry]) =>
    faultsOf(entry, field, [...holders, holder], `${path}.${field}`),
  );
}
