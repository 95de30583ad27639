import { registerEnumType } from 'type-graphql';

import type {
  Dependent,
  FileImport,
  ImportMode,
  ImportOrigin,
  ImportStage,
  ImportVerdict,
  StageStatus,
} from '../../slices/imports/index.js';
import type { ImportReport, QualityFinding, QualityKind, RejectionReason } from '../../slices/ingestion/index.js';
import type { ImportKind } from '../../slices/market/index.js';

/* Names that type-graphql can see; the compiler holds them against the slices' own. */
type EnumOf<Name extends string> = { readonly [Key in Name]: Key };

function named<Name extends string>(descriptions: Readonly<Record<Name, { description: string }>>): EnumOf<Name> {
  return Object.fromEntries(Object.keys(descriptions).map((name) => [name, name])) as EnumOf<Name>; // built so
}

const STATUSES = {
  PENDING: { description: 'It has not begun.' },
  PROCESSING: { description: 'It is under way.' },
  COMPLETED: { description: 'It is done; of an import, all stages are.' },
  FAILED: { description: 'It ended without success; of an import, one stage did.' },
} satisfies Record<StageStatus, object>;

export const ImportStatusEnum = named<StageStatus>(STATUSES);
registerEnumType(ImportStatusEnum, {
  name: 'ImportStatus',
  description: 'How far an import, or a stage of it, is.',
  valuesConfig: STATUSES,
});

const STAGES = {
  INGESTION: { description: 'The file is decoded, and its rows are typed and put aside.' },
  QUALITY: { description: 'The rows are judged against each other and against what is stored.' },
  TAXONOMY: { description: 'What the rows are of is told; what is not known is proposed.' },
  GRAPH: { description: 'The rows are stored, and what depends on them is made anew.' },
  EMBEDDING: { description: 'The shapes of the curves are written, by which similar days are found.' },
} satisfies Record<ImportStage, object>;

export const ImportStageEnum = named<ImportStage>(STAGES);
registerEnumType(ImportStageEnum, {
  name: 'ImportStageName',
  description: 'The stages of an import, in their order.',
  valuesConfig: STAGES,
});

const VERDICTS = {
  UNDECIDED: { description: 'The import is under way.' },
  AWAITING_APPROVAL: { description: 'The file was judged, and waits for `approveImport`.' },
  COMMITTED: { description: 'It is stored.' },
  DRY_RUN: { description: 'It would have been stored; it was only to be tried.' },
  REFUSED: { description: 'The file as a whole cannot be imported.' },
  REJECTED: { description: "Rows can't be right, and bad rows were not to be skipped." },
  FAILED: { description: 'Something went wrong on our side.' },
  CANCELLED: { description: 'Somebody called it off.' },
  ROLLED_BACK: { description: 'It was stored, and was taken back.' },
} satisfies Record<ImportVerdict, object>;

export const ImportVerdictEnum = named<ImportVerdict>(VERDICTS);
registerEnumType(ImportVerdictEnum, {
  name: 'ImportVerdict',
  description: 'What became of an import. In all but COMMITTED nothing of it is stored.',
  valuesConfig: VERDICTS,
});

const ORIGINS = {
  UPLOAD: { description: 'Somebody sent it.' },
  COMMAND_LINE: { description: 'By the command `import`.' },
  DROP_FOLDER: { description: 'It was put into the folder that is watched.' },
  EIA: { description: 'It was fetched from the EIA.' },
} satisfies Record<ImportOrigin, object>;

export const ImportOriginEnum = named<FileImport['origin']>(ORIGINS);
registerEnumType(ImportOriginEnum, {
  name: 'ImportOrigin',
  description: 'Where a file came from.',
  valuesConfig: ORIGINS,
});

const MODES = {
  COMMIT: { description: 'Stores what can be stored.' },
  REVIEW: { description: 'Waits after it was judged until somebody has looked.' },
  DRY_RUN: { description: 'Says what it would do, and stores nothing.' },
} satisfies Record<ImportMode, object>;

export const ImportModeEnum = named<ImportMode>(MODES);
registerEnumType(ImportModeEnum, {
  name: 'ImportMode',
  description: 'What is to be done with a file.',
  valuesConfig: MODES,
});

const ROW_KINDS = {
  FUTURES: { description: 'Settlements of futures.' },
  SPOT: { description: 'Prices of spot series.' },
  RATES: { description: 'Interest rates.' },
  OPTIONS: { description: 'Settlements of options.' },
  POSITIONS: { description: 'Positions of classes of traders.' },
} satisfies Record<ImportKind, object>;

export const ImportKindEnum = named<ImportKind>(ROW_KINDS);
registerEnumType(ImportKindEnum, {
  name: 'ImportKind',
  description: 'Kinds of rows that a file can hold side by side.',
  valuesConfig: ROW_KINDS,
});

const SEVERITIES = {
  INFO: { description: 'Worth knowing.' },
  WARNING: { description: 'Odd.' },
  ERROR: { description: 'Hardly right.' },
} satisfies Record<QualityFinding['severity'], object>;

export const FindingSeverityEnum = named<QualityFinding['severity']>(SEVERITIES);
registerEnumType(FindingSeverityEnum, {
  name: 'ImportFindingSeverity',
  description: 'How bad a finding is.',
  valuesConfig: SEVERITIES,
});

const ACTIONS = {
  KEPT: { description: 'The row is stored as it is.' },
  PARTLY_KEPT: { description: 'A part of the row is stored.' },
  LEFT_OUT: { description: 'The row is not stored.' },
} satisfies Record<QualityFinding['action'], object>;

export const FindingActionEnum = named<QualityFinding['action']>(ACTIONS);
registerEnumType(FindingActionEnum, {
  name: 'ImportFindingAction',
  description: 'What was done about a finding.',
  valuesConfig: ACTIONS,
});

const KINDS = {
  DUPLICATE_ROWS: { description: 'The same row more than once.' },
  SESSION_LEFT_OUT: { description: 'Rows of another session than the one that settles.' },
  TRADE_DATE_GAP: { description: 'Trade dates are missing between two that are there.' },
  CONTRACT_GAP: { description: 'A month is missing between two that settle.' },
  STALE_REPEAT: { description: 'Prices are repeated from the day before.' },
  CURVE_JUMP: { description: 'A price moved far from what its neighbours on the curve moved by.' },
  PRICE_BOUNDS: { description: 'A price outside of what the product has ever been near.' },
  OPTION_PARITY: { description: 'A call and a put that do not agree with their future.' },
  OPTION_ARBITRAGE: { description: 'Prices of a chain that could be bought and sold at a sure profit.' },
  BELOW_INTRINSIC: { description: 'An option worth less than exercising it.' },
  ABOVE_BOUND: { description: 'A call worth more than its future, or a put worth more than its strike.' },
  OFF_STRIKE_GRID: { description: 'A strike that the exchange does not list.' },
  AFTER_EXPIRY: { description: 'A price of an option after its expiry.' },
  CROSSED_QUOTE: { description: 'A bid above the ask.' },
  SETTLE_OUTSIDE_QUOTE: { description: 'A settlement outside of bid and ask.' },
} satisfies Record<QualityKind, object>;

export const FindingKindEnum = named<QualityKind>(KINDS);
registerEnumType(FindingKindEnum, {
  name: 'ImportFindingKind',
  description: 'What is odd about rows.',
  valuesConfig: KINDS,
});

const REASONS = {
  FIELD_COUNT: { description: 'The line has too few or too many fields.' },
  DATE_INVALID: { description: 'There is no such date.' },
  DATE_IN_FUTURE: { description: 'The date lies ahead.' },
  DATE_NOT_A_TRADE_DATE: { description: 'The exchange was closed on that date.' },
  SYMBOL_UNKNOWN: { description: 'The symbol is none of this desk.' },
  CONTRACT_EXPIRED: { description: 'The contract was over on that date.' },
  CONTRACT_NOT_LISTED: { description: 'The contract was not listed yet.' },
  EXPIRY_NOT_LISTED: { description: 'No options expire then.' },
  OPTION_TYPE_UNKNOWN: { description: 'Neither a call nor a put.' },
  STRIKE_NOT_EXACT: { description: 'The strike has more digits than can be kept.' },
  TENOR_INVALID: { description: 'There is no such term of a rate.' },
  VALUE_MISSING: { description: 'A value that is needed is missing.' },
  NOT_A_NUMBER: { description: 'The value is no number.' },
  THOUSANDS_SEPARATOR: { description: 'The number has marks between its thousands.' },
  NOT_FINITE: { description: 'The number is infinite or none.' },
  PRICE_OUT_OF_RANGE: { description: 'No price is that large or small.' },
  PRICE_NEGATIVE: { description: 'This price cannot be below zero.' },
  RATE_OUT_OF_RANGE: { description: 'No rate is that large or small.' },
  HIGH_BELOW_LOW: { description: 'The high is below the low.' },
  SETTLE_OUTSIDE_RANGE: { description: 'The settlement lies outside of high and low.' },
  OPEN_OUTSIDE_RANGE: { description: 'The open lies outside of high and low.' },
  COUNT_NEGATIVE: { description: 'A count below zero.' },
  COUNT_FRACTIONAL: { description: 'A count that is no whole number.' },
  COUNT_OUT_OF_RANGE: { description: 'A count that is too large.' },
  CONTRADICTS_EARLIER_ROW: { description: 'An earlier row says otherwise.' },
  UNREADABLE: { description: 'The line cannot be read.' },
} satisfies Record<RejectionReason, object>;

export const RejectionReasonEnum = named<RejectionReason>(REASONS);
registerEnumType(RejectionReasonEnum, {
  name: 'RejectionReason',
  description: "Why a row can't be right.",
  valuesConfig: REASONS,
});

const CONTAINERS = {
  CSV: { description: 'Separated values.' },
  PARQUET: { description: 'Parquet.' },
  TEXT: { description: 'Text in columns.' },
  JSON: { description: 'JSON.' },
  WORKBOOK: { description: 'A workbook of Excel.' },
} satisfies Record<ImportReport['container'], object>;

export const ImportContainerEnum = named<ImportReport['container']>(CONTAINERS);
registerEnumType(ImportContainerEnum, {
  name: 'ImportContainer',
  description: 'What holds the rows of a file.',
  valuesConfig: CONTAINERS,
});

const DEPENDENTS = {
  FORWARD_CURVE: { description: 'The forward curves of a product.' },
  CONTINUOUS_HISTORY: { description: 'The continuous histories of a product.' },
  CALENDAR_SPREADS: { description: 'The calendar spreads of a product.' },
  CRACK_SPREADS: { description: 'The margins of refining that the product is a part of.' },
  REALISED_VOLATILITY: { description: 'The realised volatility of a product.' },
  OPTION_CHAIN: { description: 'The chains of options of a product.' },
  VOLATILITY_SURFACE: { description: 'The volatility surfaces of a product.' },
  CURVE_SHAPES: { description: 'The shapes of the curves of a product, by which similar days are found.' },
  SPOT_HISTORY: { description: 'The history of a spot series.' },
  TRADER_POSITIONS: { description: 'The positions of traders in a product.' },
} satisfies Record<Dependent['kind'], object>;

export const DependentKindEnum = named<Dependent['kind']>(DEPENDENTS);
registerEnumType(DependentKindEnum, {
  name: 'DependentKind',
  description: "What is made of the market's rows.",
  valuesConfig: DEPENDENTS,
});
