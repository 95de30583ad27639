/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { IsoDate, ContractMonth } from '@cushing/products';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** What changes; a field that is absent or null stays. */
export type AlertChangeInput = {
  /** Which crossing to tell of. */
  readonly direction?: AlertDirection | null | undefined;
  /** Whether to watch; one that rests begins anew by it. */
  readonly isActive?: boolean | null | undefined;
  /** Whether to go on after a crossing. */
  readonly isRepeating?: boolean | null | undefined;
  /** In the quotation for PRICE and SPREAD, in percent for CHANGE_PERCENT, -1e6 to 1e6; for ATM_VOL a decimal above 0 and up to 10 (0.35 is 35 %). */
  readonly level?: number | null | undefined;
  /** One line of at most 200 characters. */
  readonly note?: string | null | undefined;
};

/** Which way a level was crossed. */
export type AlertCrossing =
  /** From it or above to below it. */
  | 'DOWN'
  /** From below it to it or above. */
  | 'UP';

/** Which crossing of its level an alert tells of. */
export type AlertDirection =
  /** From it or above to below it. */
  | 'DOWN'
  /** Both. */
  | 'EITHER'
  /** From below it to it or above. */
  | 'UP';

/** A new alert. Each kind has its own fields, and no others. */
export type AlertInput = {
  /** Which crossing to tell of. */
  readonly direction: AlertDirection;
  /** For ATM_VOL: an expiry of theirs. */
  readonly expiry?: IsoDate | null | undefined;
  /** Whether to go on after a crossing; not where absent. */
  readonly isRepeating?: boolean | null | undefined;
  /** What to watch. */
  readonly kind: AlertKind;
  /** In the quotation for PRICE and SPREAD, in percent for CHANGE_PERCENT, -1e6 to 1e6; for ATM_VOL a decimal above 0 and up to 10 (0.35 is 35 %). */
  readonly level: number;
  /** One line of at most 200 characters. */
  readonly note?: string | null | undefined;
  /** For ATM_VOL: whose options. */
  readonly product?: ProductCode | null | undefined;
  /** For SPREAD: the listed contract that is taken off, of the same quotation. */
  readonly secondSymbol?: string | null | undefined;
  /** For PRICE, CHANGE_PERCENT and SPREAD: a listed contract. */
  readonly symbol?: string | null | undefined;
};

/** What an alert watches. */
export type AlertKind =
  /** The at-the-money volatility of an expiry of options, annualised, a decimal. */
  | 'ATM_VOL'
  /** Its change against the previous settle, in percent of that. */
  | 'CHANGE_PERCENT'
  /** The last price of a contract, in its quotation. */
  | 'PRICE'
  /** A contract's last price less another's, both of one quotation. */
  | 'SPREAD';

/** One's own alerts: there is nothing to choose. */
export type AlertsExportInput = {
  /** All of them, which they are in any case. */
  readonly all?: boolean | null | undefined;
};

/** A new key for a program. */
export type ApiKeyInput = {
  /** When it ends; never where absent. */
  readonly expiresAt?: string | null | undefined;
  /** What to call it, at most 100 characters. */
  readonly name: string;
  /** What it may do, as far as its owner may; at least one. */
  readonly scopes: ReadonlyArray<ApiKeyScope>;
};

/** What a key may do, as far as its owner may. */
export type ApiKeyScope =
  /** Make alerts. */
  | 'ALERT'
  /** Calculate prices and risk. */
  | 'CALCULATE'
  /** Send ticks. */
  | 'FEED'
  /** Import files. */
  | 'IMPORT'
  /** Read market data. */
  | 'READ';

/** Which rule of no arbitrage a surface is at odds with. */
export type ArbitrageKind =
  /** The probability density that a smile implies is negative somewhere. */
  | 'BUTTERFLY'
  /** Total variance falls from one expiry to the next. */
  | 'CALENDAR'
  /** A wing's total variance rises faster than 2 per unit of log-moneyness (Lee 2004). */
  | 'WING';

/** Which events. */
export type AuditExportInput = {
  /** From here on; from the beginning where absent. */
  readonly from?: string | null | undefined;
  /** Until here; until now where absent. */
  readonly to?: string | null | undefined;
  /** Whom they concern; everyone where absent. */
  readonly userId?: string | number | null | undefined;
};

/** A way to value an option on the average of fixings. */
export type AverageMethod =
  /** Given the geometric mean (1994): a lower bound, some 1e-5 of the price below it. */
  | 'CURRAN'
  /** By recursion over the average's density. */
  | 'EXACT'
  /** A lognormal average of the same two moments (1991). */
  | 'TURNBULL_WAKEMAN';

/** An option on the average of fixings, each as heavy as the others; at most 400, those made included. */
export type AveragePriceOptionInput = {
  /** Those to come, in any order. */
  readonly fixings: ReadonlyArray<FixingInput>;
  /** Those made already; none where absent. */
  readonly knownFixings?: ReadonlyArray<number> | null | undefined;
  /** How to value it; CURRAN where absent. */
  readonly method?: AverageMethod | null | undefined;
  /** Years until it is paid, actual/365, not before the last fixing; at that where absent. */
  readonly paymentYears?: number | null | undefined;
  /** Continuously compounded per year, 0.04 for 4 %; the setting FLAT_RATE where absent. */
  readonly rate?: number | null | undefined;
  /** In the unit of the fixings. */
  readonly strike: number;
  /** CALL pays the average less the strike where that is positive. */
  readonly type: OptionType;
  /** Of every fixing: a decimal per year, 0.35 for 35 %. */
  readonly vol: number;
};

/** How long each bar is. */
export type BarInterval =
  /** A trade date: from 18:00 New York of the evening before to 17:00. */
  | 'DAY'
  /** Five minutes; kept for a year. */
  | 'FIVE_MINUTES'
  /** An hour; kept for five years. */
  | 'HOUR'
  /** A minute; kept for 90 days. */
  | 'MINUTE';

/** Which bars. */
export type BarsExportInput = {
  /** Bars that begin from here. */
  readonly from?: string | null | undefined;
  /** How long each bar is. */
  readonly interval: BarInterval;
  /** A contract, as in "CLZ26". */
  readonly symbol: string;
  /** Bars that begin until here. */
  readonly to?: string | null | undefined;
};

/** Of which board. */
export type BoardExportInput = {
  /** A date; the latest trade date where absent. */
  readonly asOf?: IsoDate | null | undefined;
  /** The product. */
  readonly product: ProductCode;
};

/** Of which chain. */
export type ChainExportInput = {
  /** A date; the latest trade date where absent. */
  readonly asOf?: IsoDate | null | undefined;
  /** Last date on which the options trade. */
  readonly expiry: IsoDate;
  /** How to value the options; by their exercise style where absent. */
  readonly model?: PricingModel | null | undefined;
  /** The product. */
  readonly product: ProductCode;
  /** Which options; the product's first series that has any where absent. */
  readonly series?: OptionSeries | null | undefined;
};

/** A change of the password. All other sessions end by it. */
export type ChangePasswordInput = {
  /** The present password; absent where the user has none yet. */
  readonly currentPassword?: string | null | undefined;
  /** 12 to 128 characters that nobody guesses. */
  readonly newPassword: string;
};

/** A column mapping; it takes the place of one of the same name. */
export type ColumnMappingInput = {
  /** Where each field is, each field once. */
  readonly columns: ReadonlyArray<MappedColumnInput>;
  /** What the rows are of. */
  readonly content: MappedContent;
  /** How dates are written. */
  readonly dateFormat: DateFormat;
  /** What stands before decimals. */
  readonly decimalMark: DecimalMark;
  /** What stands between values. */
  readonly delimiter: Delimiter;
  /** What it is called; at most 100 characters, and one of each name. */
  readonly name: string;
};

/** Refined products against the crude that they are made of. */
export type CrackSpreadKind =
  /** (2 RB + 1 HO) × 42 gal/bbl less 3 CL, for each of the 3 barrels of crude. */
  | 'CRACK_321'
  /** RB × 42 gal/bbl less CL. */
  | 'GASOLINE'
  /** HO × 42 gal/bbl less CL. */
  | 'HEATING_OIL';

/** Which settlements. */
export type CurveHistoryExportInput = {
  /** First date; from the beginning where absent. */
  readonly from?: IsoDate | null | undefined;
  /** The products; all that have any where absent. */
  readonly products?: ReadonlyArray<ProductCode> | null | undefined;
  /** Last date; to the latest where absent. */
  readonly to?: IsoDate | null | undefined;
};

/** What the prices of a curve are. */
export type CurveMode =
  /** The latest prices, and the latest settle of contracts that have none. */
  | 'LIVE'
  /** Settles of one trade date. */
  | 'SETTLED';

/** Which way a forward curve runs, over all its points. */
export type CurveStructure =
  /** It never rises from one contract to the next, and falls somewhere. */
  | 'BACKWARDATION'
  /** It never falls from one contract to the next, and rises somewhere. */
  | 'CONTANGO'
  /** It does both, or neither. */
  | 'MIXED';

/** Whether and when to mail the daily report. */
export type DailyReportInput = {
  /** Whether to mail it, on trade dates; the address has to be confirmed. */
  readonly isEnabled: boolean;
  /** Products that the mailed report tells of; all where there is none. */
  readonly products?: ReadonlyArray<ProductCode> | null | undefined;
  /** Of the day in the time zone, as in "07:30". */
  readonly time: string;
  /** By its name, as in "Europe/Vienna". */
  readonly timezone: string;
};

/** How dates are written in a file. */
export type DateFormat =
  /** As in 20-NOV-2026. */
  | 'DAY_MONTH_NAME_YEAR'
  /** As in 20/11/2026. */
  | 'DAY_MONTH_YEAR'
  /** As in 20.11.2026. */
  | 'DAY_MONTH_YEAR_DOTTED'
  /** As in 11/20/2026. */
  | 'MONTH_DAY_YEAR'
  /** As in 2026-11-20. */
  | 'YEAR_MONTH_DAY'
  /** As in 20261120. */
  | 'YEAR_MONTH_DAY_DIGITS';

/** What stands before the decimals of a number. */
export type DecimalMark =
  /** A comma, as in 58,12. */
  | 'COMMA'
  /** A point, as in 58.12. */
  | 'POINT';

/** What stands between the values of a line. */
export type Delimiter =
  /** A comma. */
  | 'COMMA'
  /** A vertical bar. */
  | 'PIPE'
  /** A semicolon. */
  | 'SEMICOLON'
  /** A tabulator. */
  | 'TAB';

/** What is made of the market's rows. */
export type DependentKind =
  /** The calendar spreads of a product. */
  | 'CALENDAR_SPREADS'
  /** The continuous histories of a product. */
  | 'CONTINUOUS_HISTORY'
  /** The margins of refining that the product is a part of. */
  | 'CRACK_SPREADS'
  /** The shapes of the curves of a product, by which similar days are found. */
  | 'CURVE_SHAPES'
  /** The forward curves of a product. */
  | 'FORWARD_CURVE'
  /** The chains of options of a product. */
  | 'OPTION_CHAIN'
  /** The realised volatility of a product. */
  | 'REALISED_VOLATILITY'
  /** The history of a spot series. */
  | 'SPOT_HISTORY'
  /** The positions of traders in a product. */
  | 'TRADER_POSITIONS'
  /** The volatility surfaces of a product. */
  | 'VOLATILITY_SURFACE';

/** When an option may be exercised. */
export type ExerciseStyle =
  /** On any date up to its expiry. */
  | 'AMERICAN'
  /** At its expiry alone. */
  | 'EUROPEAN';

/** How a file is written. */
export type ExportFormat =
  /** Text with commas (RFC 4180); what the file says of itself stands before it behind "# ". */
  | 'CSV'
  /** A JSON object a line; the first is what the file says of itself. */
  | 'JSONL'
  /** Apache Parquet; what the file says of itself is its key-value metadata. */
  | 'PARQUET'
  /** A workbook with a sheet "Data" and a sheet "About"; at most 1,048,575 rows. */
  | 'XLSX';

/** A file: how it is written, and exactly one of what it can hold. */
export type ExportInput = {
  /** One's own alerts. */
  readonly alerts?: AlertsExportInput | null | undefined;
  /** The audit log; for administrators. */
  readonly audit?: AuditExportInput | null | undefined;
  /** Trades by intervals. */
  readonly bars?: BarsExportInput | null | undefined;
  /** All contracts of a product on one trade date. */
  readonly board?: BoardExportInput | null | undefined;
  /** All options of one expiry. */
  readonly chain?: ChainExportInput | null | undefined;
  /** Every settlement in a range of dates. */
  readonly curveHistory?: CurveHistoryExportInput | null | undefined;
  /** How it is written. */
  readonly format: ExportFormat;
  /** One Greek over all expiries. */
  readonly greeks?: GreeksExportInput | null | undefined;
  /** Realised volatility over time. */
  readonly realizedVolatility?: RealizedVolatilityExportInput | null | undefined;
  /** A grid of volatilities. */
  readonly surface?: SurfaceExportInput | null | undefined;
};

/** What can be had as a file. */
export type ExportSubject =
  /** One's own alerts. */
  | 'ALERTS'
  /** What happened to accounts; for administrators. */
  | 'AUDIT'
  /** Trades of one contract by intervals. */
  | 'BARS'
  /** All contracts of a product on one trade date. */
  | 'BOARD'
  /** All options of one expiry on one trade date. */
  | 'CHAIN'
  /** Every settlement of products in a range of trade dates. */
  | 'CURVE_HISTORY'
  /** One Greek over all expiries of a series, on one trade date. */
  | 'GREEKS'
  /** Realised volatility of a contract or a product's nth, over time. */
  | 'REALIZED_VOLATILITY'
  /** Fitted volatilities over a grid, on one trade date. */
  | 'SURFACE';

/** How much a finding matters. */
export type FindingSeverity =
  /** Worth knowing; nothing is wrong. */
  | 'NOTE'
  /** Prices contradict each other. */
  | 'WARNING';

/** A fixing to come. */
export type FixingInput = {
  /** Price now of the future that it will be of. */
  readonly forward: number;
  /** Years until it is made, actual/365; 0 or more. */
  readonly years: number;
};

/** Whether a change after a similar day is known, or why not. */
export type FollowingStatus =
  /** A share of a price at or below zero says nothing. */
  | 'BASE_NOT_POSITIVE'
  /** That trade date lies ahead. */
  | 'NOT_YET'
  /** A month that it takes did not settle on one of the two dates. */
  | 'NO_PRICE'
  /** It is known. */
  | 'OK';

/** Where the price comes from that options are valued against. */
export type ForwardSource =
  /** The settlement of the future of the same month. */
  | 'FUTURE_SETTLE'
  /** Nowhere: neither is there. */
  | 'NONE'
  /** Calls less puts about the money, the future having no settlement that day. */
  | 'PUT_CALL_PARITY';

/** Whether there is a volatility between two expiries, or why not. */
export type ForwardVolStatus =
  /** There is no expiry before. */
  | 'FIRST_EXPIRY'
  /** One of the two has no volatility at the money, or another kind of it. */
  | 'NO_VOL'
  /** There is one. */
  | 'OK'
  /** Total variance is less than to the expiry before, as it may be: the options are on other futures. */
  | 'VARIANCE_FALLS';

/** A sensitivity of the price of an option. A vol point is 0.01; of BACHELIER, 0.01 of the quotation. Days are calendar days. */
export type Greek =
  /** Of delta by the passing of a day. */
  | 'CHARM'
  /** Of gamma by the passing of a day. */
  | 'COLOR'
  /** By the future, per 1.00. */
  | 'DELTA'
  /** By the strike, per 1.00. */
  | 'DUAL_DELTA'
  /** Second, by the strike, per 1.00. */
  | 'DUAL_GAMMA'
  /** Of delta by the future, per 1.00. */
  | 'GAMMA'
  /** By the rate, per percentage point. */
  | 'RHO'
  /** Of gamma by the future, per 1.00. */
  | 'SPEED'
  /** By the passing of a day. */
  | 'THETA'
  /** Of volga by the volatility, per vol point. */
  | 'ULTIMA'
  /** Of delta by the volatility, per vol point. */
  | 'VANNA'
  /** By the volatility, per vol point. */
  | 'VEGA'
  /** Of vega by the passing of a day. */
  | 'VETA'
  /** Of vega by the volatility, per vol point. */
  | 'VOLGA'
  /** Of gamma by the volatility, per vol point. */
  | 'ZOMMA';

/** Whether there is a sensitivity, or why not; without a volatility the reason for that. */
export type GreekStatus =
  /** No volatility: the price is as good as the future (call) or the strike (put), or above. */
  | 'ABOVE_BOUND'
  /** It is a difference, and of the prices beside this one some are exercised and others not. */
  | 'AT_EXERCISE_BOUNDARY'
  /** No volatility: the price is what exercising the option is worth. */
  | 'AT_INTRINSIC'
  /** No volatility: the price is the smallest that there is. */
  | 'AT_MINIMUM_TICK'
  /** It is of a day, and a fixing is made within it. */
  | 'BEFORE_FIXING'
  /** No volatility: the price is less than exercising the option is worth. */
  | 'BELOW_INTRINSIC'
  /** No volatility: there is no time left. */
  | 'EXPIRED'
  /** It is a sum, and its parts are per vol points of two kinds. */
  | 'MIXED_UNITS'
  /** It is no finite number here. */
  | 'NOT_DEFINED'
  /** The model has none. */
  | 'NOT_IN_MODEL'
  /** No volatility: the model knows no forward or strike that is not positive. */
  | 'NOT_LOGNORMAL'
  /** Nothing can move any more: no time, no vol, or nothing to come. */
  | 'NO_DEVIATION'
  /** No volatility: there is nothing to value the option against. */
  | 'NO_FORWARD'
  /** No volatility: there is neither a settlement nor both of bid and ask. */
  | 'NO_QUOTE'
  /** There is one. */
  | 'OK'
  /** It is a difference, and of the prices beside this one some are beyond the model. */
  | 'OUT_OF_RANGE';

/** What the columns of a matrix of Greeks are. */
export type GreeksAxis =
  /** Deltas: puts out of the money, at the money, calls out of the money. */
  | 'DELTA'
  /** Strikes in percent of the forward. */
  | 'MONEYNESS';

/** Of which matrix. */
export type GreeksExportInput = {
  /** A date; the latest trade date where absent. */
  readonly asOf?: IsoDate | null | undefined;
  /** What the places are; DELTA where absent. */
  readonly by?: GreeksAxis | null | undefined;
  /** The Greek. */
  readonly greek: Greek;
  /** The product. */
  readonly product: ProductCode;
  /** Which options; the product's first series that has any where absent. */
  readonly series?: OptionSeries | null | undefined;
  /** Of a call or of a put at each strike. */
  readonly type: OptionType;
};

/** What holds the rows of a file. */
export type ImportContainer =
  /** Separated values. */
  | 'CSV'
  /** JSON. */
  | 'JSON'
  /** Parquet. */
  | 'PARQUET'
  /** Text in columns. */
  | 'TEXT'
  /** A workbook of Excel. */
  | 'WORKBOOK';

/** What was done about a finding. */
export type ImportFindingAction =
  /** The row is stored as it is. */
  | 'KEPT'
  /** The row is not stored. */
  | 'LEFT_OUT'
  /** A part of the row is stored. */
  | 'PARTLY_KEPT';

/** What is odd about rows. */
export type ImportFindingKind =
  /** A call worth more than its future, or a put worth more than its strike. */
  | 'ABOVE_BOUND'
  /** A price of an option after its expiry. */
  | 'AFTER_EXPIRY'
  /** An option worth less than exercising it. */
  | 'BELOW_INTRINSIC'
  /** A month is missing between two that settle. */
  | 'CONTRACT_GAP'
  /** A bid above the ask. */
  | 'CROSSED_QUOTE'
  /** A price moved far from what its neighbours on the curve moved by. */
  | 'CURVE_JUMP'
  /** The same row more than once. */
  | 'DUPLICATE_ROWS'
  /** A strike that the exchange does not list. */
  | 'OFF_STRIKE_GRID'
  /** Prices of a chain that could be bought and sold at a sure profit. */
  | 'OPTION_ARBITRAGE'
  /** A call and a put that do not agree with their future. */
  | 'OPTION_PARITY'
  /** A price outside of what the product has ever been near. */
  | 'PRICE_BOUNDS'
  /** Rows of another session than the one that settles. */
  | 'SESSION_LEFT_OUT'
  /** A settlement outside of bid and ask. */
  | 'SETTLE_OUTSIDE_QUOTE'
  /** Prices are repeated from the day before. */
  | 'STALE_REPEAT'
  /** Trade dates are missing between two that are there. */
  | 'TRADE_DATE_GAP';

/** How bad a finding is. */
export type ImportFindingSeverity =
  /** Hardly right. */
  | 'ERROR'
  /** Worth knowing. */
  | 'INFO'
  /** Odd. */
  | 'WARNING';

/** What is to be done with a file. */
export type ImportMode =
  /** Stores what can be stored. */
  | 'COMMIT'
  /** Says what it would do, and stores nothing. */
  | 'DRY_RUN'
  /** Waits after it was judged until somebody has looked. */
  | 'REVIEW';

/** Where a file came from. */
export type ImportOrigin =
  /** By the command `import`. */
  | 'COMMAND_LINE'
  /** It was put into the folder that is watched. */
  | 'DROP_FOLDER'
  /** It was fetched from the EIA. */
  | 'EIA'
  /** Somebody sent it. */
  | 'UPLOAD';

/** The stages of an import, in their order. */
export type ImportStageName =
  /** The shapes of the curves are written, by which similar days are found. */
  | 'EMBEDDING'
  /** The rows are stored, and what depends on them is made anew. */
  | 'GRAPH'
  /** The file is decoded, and its rows are typed and put aside. */
  | 'INGESTION'
  /** The rows are judged against each other and against what is stored. */
  | 'QUALITY'
  /** What the rows are of is told; what is not known is proposed. */
  | 'TAXONOMY';

/** How far an import, or a stage of it, is. */
export type ImportStatus =
  /** It is done; of an import, all stages are. */
  | 'COMPLETED'
  /** It ended without success; of an import, one stage did. */
  | 'FAILED'
  /** It has not begun. */
  | 'PENDING'
  /** It is under way. */
  | 'PROCESSING';

/** What became of an import. In all but COMMITTED nothing of it is stored. */
export type ImportVerdict =
  /** The file was judged, and waits for `approveImport`. */
  | 'AWAITING_APPROVAL'
  /** Somebody called it off. */
  | 'CANCELLED'
  /** It is stored. */
  | 'COMMITTED'
  /** It would have been stored; it was only to be tried. */
  | 'DRY_RUN'
  /** Something went wrong on our side. */
  | 'FAILED'
  /** The file as a whole cannot be imported. */
  | 'REFUSED'
  /** Rows can't be right, and bad rows were not to be skipped. */
  | 'REJECTED'
  /** It was stored, and was taken back. */
  | 'ROLLED_BACK'
  /** The import is under way. */
  | 'UNDECIDED';

/** Whether there is a volatility at a constant maturity, or why not. */
export type IndexStatus =
  /** No two expiries lie about the maturity. */
  | 'NO_EXPIRY_BRACKET'
  /** They do, but one of them has no volatility: too few quotes, or prices not positive. */
  | 'NO_SMILE'
  /** There is one. */
  | 'OK'
  /** The options are of another source than the settlements that it would stand beside: import both. */
  | 'OTHER_SOURCE'
  /** The last options are more than ten days older than the settlements that it would stand beside. */
  | 'STALE';

/** How far a job is. */
export type JobState =
  /** Somebody called it off. */
  | 'CANCELLED'
  /** It is done. */
  | 'COMPLETED'
  /** It failed at its last try: it stays until somebody tries it again. */
  | 'FAILED'
  /** A process does it. */
  | 'RUNNING'
  /** It waits for its time, for a process, or for another try. */
  | 'WAITING';

/** A sign-in by password. */
export type LoginInput = {
  /** The e-mail address. */
  readonly email: string;
  /** The password. */
  readonly password: string;
};

/** Where a field of the rows is: give either a column or a value. */
export type MappedColumnInput = {
  /** Name of the column that it is in; null where it is a value. */
  readonly column?: string | null | undefined;
  /** A field of the rows: of FUTURES tradeDate, symbol or product and month, settle, open, high, low, volume and openInterest; of OPTIONS tradeDate, symbol or series, month, type and strike, settle, bid, ask, volume and openInterest; of SPOT date, series and price. */
  readonly field: string;
  /** What it is on all lines; null where it is in a column. */
  readonly value?: string | null | undefined;
};

/** What the rows of a file are of. */
export type MappedContent =
  /** Settlements of futures. */
  | 'FUTURES'
  /** Settlements of options. */
  | 'OPTIONS'
  /** Spot prices. */
  | 'SPOT';

/** Where the prices of a product come from. */
export type MarketSource =
  /** Files that were imported. */
  | 'IMPORTED'
  /** The demo market: made up, for a first look. */
  | 'SIMULATED';

/** Why a model was taken. */
export type ModelReason =
  /** It was asked for. */
  | 'ASKED_FOR'
  /** It is the one for when the option may be exercised. */
  | 'EXERCISE_STYLE'
  /** The premium is margined, so that an American option is worth its undiscounted European one. */
  | 'FUTURES_STYLE_PREMIUM'
  /** The forward or a strike is not positive, which no lognormal model knows. */
  | 'NOT_LOGNORMAL';

/** Who else vouches for a user. */
export type OAuthProvider =
  /** Discord. */
  | 'DISCORD'
  /** GitHub, or a GitHub Enterprise. */
  | 'GITHUB'
  /** Google. */
  | 'GOOGLE';

/** One option: exactly one of vol and price, and either years or both dates. */
export type OptionCalculationInput = {
  /** Whether BACHELIER takes over where forward or strike are not positive, as it does where absent; refused where not. */
  readonly allowFallback?: boolean | null | undefined;
  /** Last date on which the option trades, until 14:30 New York. */
  readonly expiry?: IsoDate | null | undefined;
  /** Price of the future. */
  readonly forward: number;
  /** How to value it; BLACK76 where absent. */
  readonly model?: PricingModel | null | undefined;
  /** Premium, in the unit of the forward: its volatility is answered. */
  readonly price?: number | null | undefined;
  /** Whose quotation the units are told in. */
  readonly product?: ProductCode | null | undefined;
  /** Continuously compounded per year, 0.04 for 4 %; the setting FLAT_RATE where absent. */
  readonly rate?: number | null | undefined;
  /** In the unit of the forward. */
  readonly strike: number;
  /** Call or put. */
  readonly type: OptionType;
  /** Date at whose settlement, 14:30 New York, it is valued. */
  readonly valuationDate?: IsoDate | null | undefined;
  /** A decimal per year, 0.35 for 35 %; in the unit of the forward for BACHELIER, also as a fallback. */
  readonly vol?: number | null | undefined;
  /** Years to the expiry, actual/365; 0 or more, at most 50. */
  readonly years?: number | null | undefined;
};

/** What is odd about a settlement; it is shown all the same. */
export type OptionFlag =
  /** Its price is above the future (call) or the strike (put). */
  | 'ABOVE_BOUND'
  /** It is of a date after its expiry. */
  | 'AFTER_EXPIRY'
  /** Its price is less than exercising it is worth. */
  | 'BELOW_INTRINSIC'
  /** The bid is above the ask. */
  | 'CROSSED_QUOTE'
  /** The exchange lists no such strike. */
  | 'OFF_STRIKE_GRID'
  /** The settlement is below the bid or above the ask. */
  | 'SETTLE_OUTSIDE_QUOTE';

/** Monthly options on futures by exchange code. */
export type OptionSeries =
  /** On BZ, American, its premium margined like a future. */
  | 'BZO'
  /** On NG, European. */
  | 'LN'
  /** On CL, American. */
  | 'LO'
  /** On RB, American. */
  | 'OB'
  /** On HO, American. */
  | 'OH'
  /** On NG, American. */
  | 'ON';

/** What an option gives the right to. */
export type OptionType =
  /** To buy the future at the strike. */
  | 'CALL'
  /** To sell the future at the strike. */
  | 'PUT';

/** What a role allows. */
export type Permission =
  /** Change one's own account. */
  | 'ACCOUNT'
  /** Administer users. */
  | 'ADMINISTER'
  /** Make alerts. */
  | 'ALERT'
  /** Calculate prices and risk. */
  | 'CALCULATE'
  /** Send ticks. */
  | 'FEED'
  /** Import files. */
  | 'IMPORT'
  /** Read market data. */
  | 'READ';

/** When the premium of an option is paid. */
export type PremiumStyle =
  /** At the start, so that it is discounted. */
  | 'EQUITY'
  /** Day by day, as it changes: it is not discounted, and early exercise never pays. */
  | 'FUTURES';

/** A way to value an option on a future. */
export type PricingModel =
  /** American, lognormal, exact. */
  | 'AMERICAN'
  /** European, normal: forward and strike may be negative; its vol is in the quotation's unit. */
  | 'BACHELIER'
  /** American by Barone-Adesi and Whaley (1987), an approximation. */
  | 'BAW'
  /** American by Bjerksund and Stensland (2002), an approximation. */
  | 'BJERKSUND_STENSLAND'
  /** European, lognormal. */
  | 'BLACK76';

/** A product by its exchange code. */
export type ProductCode =
  /** Brent Crude Oil Last Day, USD/bbl. */
  | 'BZ'
  /** WTI Light Sweet Crude Oil, USD/bbl. */
  | 'CL'
  /** NY Harbor ULSD (heating oil), USD/gal. */
  | 'HO'
  /** Henry Hub Natural Gas, USD/MMBtu. */
  | 'NG'
  /** RBOB Gasoline, USD/gal. */
  | 'RB';

/** What changes; a field that is absent stays, null takes it away. */
export type ProfileInput = {
  /** An https address of a picture, at most 500 characters. */
  readonly avatarUrl?: string | null | undefined;
  /** The name in full, at most 100 characters. */
  readonly name?: string | null | undefined;
  /** The name that others see; it cannot be taken away. */
  readonly username?: string | null | undefined;
};

/** Whether the feed behind a price still speaks. */
export type QuoteStatus =
  /** Its feed was heard a moment ago. */
  | 'LIVE'
  /** Its feed has been silent for longer than a quote may be old: the price may be another one now. */
  | 'STALE';

/** Where the rate comes from that premiums are discounted with. */
export type RateSource =
  /** The latest curve of rates in the store on or before the trade date. */
  | 'CURVE'
  /** The setting FLAT_RATE, the store having no rates. */
  | 'FLAT_DEFAULT';

/** Whether there is a realised volatility, or why not. */
export type RealizedStatus =
  /** Prices of the window lie outside their own range: the variance is negative. */
  | 'INCONSISTENT_PRICES'
  /** There are fewer settlements than the window needs: up to that date, or yet. */
  | 'NOT_ENOUGH_HISTORY'
  /** A price of the window is zero or less, and has no logarithm. */
  | 'NOT_POSITIVE_PRICE'
  /** There is one. */
  | 'OK'
  /** The settlements are of another source than the options that it would stand beside: import both. */
  | 'OTHER_SOURCE'
  /** A price of the window is missing that the estimator looks at. */
  | 'PRICE_MISSING'
  /** At a roll of the window the next contract has no settlement beside that of the one before. */
  | 'ROLL_PRICE_MISSING';

/** How a realised volatility is estimated from settlements, opens, highs and lows. */
export type RealizedVolatilityEstimator =
  /** Standard deviation of the log returns from settle to settle, divisor n − 1. */
  | 'CLOSE_TO_CLOSE'
  /** The same about a mean of zero, divisor n. */
  | 'CLOSE_TO_CLOSE_ZERO_MEAN'
  /** Of open, high, low and settle: the session alone. */
  | 'GARMAN_KLASS'
  /** Garman-Klass with the move from settle to open. */
  | 'GARMAN_KLASS_YANG_ZHANG'
  /** Of high and low: the session alone, not the time between sessions. */
  | 'PARKINSON'
  /** Of open, high, low and settle, whatever the drift: the session alone. */
  | 'ROGERS_SATCHELL'
  /** Rogers-Satchell with the moves over night, weighted for the least error. */
  | 'YANG_ZHANG';

/** Of what: a symbol or a product. */
export type RealizedVolatilityExportInput = {
  /** How it is estimated; CLOSE_TO_CLOSE where absent. */
  readonly estimator?: RealizedVolatilityEstimator | null | undefined;
  /** First date; from the beginning where absent. */
  readonly from?: IsoDate | null | undefined;
  /** Which contract of the product, 1 … 119; 1 where absent. */
  readonly nth?: number | null | undefined;
  /** A product; or give symbol. */
  readonly product?: ProductCode | null | undefined;
  /** A contract, as in "CLZ26"; or give product. */
  readonly symbol?: string | null | undefined;
  /** Last date; to the latest where absent. */
  readonly to?: IsoDate | null | undefined;
  /** Returns in each estimate, 2 … 1,000; 20 where absent. */
  readonly window?: number | null | undefined;
};

/** A new account. */
export type RegisterInput = {
  /** The e-mail address; a mail there proves it. */
  readonly email: string;
  /** The name in full, at most 100 characters. */
  readonly name?: string | null | undefined;
  /** 12 to 128 characters that nobody guesses. */
  readonly password: string;
  /** The name that others see: 3 to 30 letters, digits, dots, dashes or underscores. */
  readonly username: string;
};

/** Why a row can't be right. */
export type RejectionReason =
  /** The contract was over on that date. */
  | 'CONTRACT_EXPIRED'
  /** The contract was not listed yet. */
  | 'CONTRACT_NOT_LISTED'
  /** An earlier row says otherwise. */
  | 'CONTRADICTS_EARLIER_ROW'
  /** A count that is no whole number. */
  | 'COUNT_FRACTIONAL'
  /** A count below zero. */
  | 'COUNT_NEGATIVE'
  /** A count that is too large. */
  | 'COUNT_OUT_OF_RANGE'
  /** There is no such date. */
  | 'DATE_INVALID'
  /** The date lies ahead. */
  | 'DATE_IN_FUTURE'
  /** The exchange was closed on that date. */
  | 'DATE_NOT_A_TRADE_DATE'
  /** No options expire then. */
  | 'EXPIRY_NOT_LISTED'
  /** The line has too few or too many fields. */
  | 'FIELD_COUNT'
  /** The high is below the low. */
  | 'HIGH_BELOW_LOW'
  /** The value is no number. */
  | 'NOT_A_NUMBER'
  /** The number is infinite or none. */
  | 'NOT_FINITE'
  /** The open lies outside of high and low. */
  | 'OPEN_OUTSIDE_RANGE'
  /** Neither a call nor a put. */
  | 'OPTION_TYPE_UNKNOWN'
  /** This price cannot be below zero. */
  | 'PRICE_NEGATIVE'
  /** No price is that large or small. */
  | 'PRICE_OUT_OF_RANGE'
  /** No rate is that large or small. */
  | 'RATE_OUT_OF_RANGE'
  /** The settlement lies outside of high and low. */
  | 'SETTLE_OUTSIDE_RANGE'
  /** The strike has more digits than can be kept. */
  | 'STRIKE_NOT_EXACT'
  /** The symbol is none of this desk. */
  | 'SYMBOL_UNKNOWN'
  /** There is no such term of a rate. */
  | 'TENOR_INVALID'
  /** The number has marks between its thousands. */
  | 'THOUSANDS_SEPARATOR'
  /** The line cannot be read. */
  | 'UNREADABLE'
  /** A value that is needed is missing. */
  | 'VALUE_MISSING';

/** How far a report is. */
export type ReportStatus =
  /** Its file can be had. */
  | 'DONE'
  /** There is no file, and it says why. */
  | 'FAILED'
  /** Its file is being written. */
  | 'RUNNING'
  /** It waits for its turn, or for another try. */
  | 'WAITING';

/** What is different this time: a field that is absent stays, and one that is null is taken away. */
export type RetryImportInput = {
  /** Name of the format; told from the content where taken away. */
  readonly format?: string | null | undefined;
  /** A column mapping that is not saved. */
  readonly mapping?: ColumnMappingInput | null | undefined;
  /** Id of a saved column mapping; give this or `mapping`. */
  readonly mappingId?: string | number | null | undefined;
  /** What is to be done with it; null is as absent. */
  readonly mode?: ImportMode | null | undefined;
  /** The spot series that the file holds. */
  readonly series?: string | null | undefined;
  /** Whether rejected rows are left out; null is as absent. */
  readonly skipBadRows?: boolean | null | undefined;
};

/** What a user may do. */
export type Role =
  /** Also administers. */
  | 'ADMIN'
  /** Also calculates, imports and makes alerts. */
  | 'ANALYST'
  /** Reads. */
  | 'VIEWER';

/** How a continuous history closes the gap where one contract follows another. */
export type RollAdjustment =
  /** Earlier prices are shifted by the gap at each roll, so that daily changes are those of the contract held. */
  | 'DIFFERENCE'
  /** Not at all: prices as they settled. */
  | 'NONE'
  /** Earlier prices are scaled by the ratio at each roll, so that daily returns are those of the contract held. */
  | 'RATIO';

/** A way to value an option on the difference of two futures. */
export type SpreadModel =
  /** Two normal futures: they may be negative; vols are in the quotation's unit. */
  | 'BACHELIER'
  /** Two lognormal futures, by Bjerksund and Stensland (2014): a lower bound. */
  | 'BJERKSUND_STENSLAND'
  /** Two lognormal futures, by integration. */
  | 'EXACT'
  /** Two lognormal futures, by Kirk's approximation (1995). */
  | 'KIRK';

/** An option on the first future less the second. */
export type SpreadOptionInput = {
  /** Of the two futures, −1 to 1. */
  readonly correlation: number;
  /** Price of the first future. */
  readonly forward1: number;
  /** Price of the second future, in the same unit. */
  readonly forward2: number;
  /** How to value it; EXACT where absent. */
  readonly model?: SpreadModel | null | undefined;
  /** Continuously compounded per year, 0.04 for 4 %; the setting FLAT_RATE where absent. */
  readonly rate?: number | null | undefined;
  /** Of the difference, in the same unit. */
  readonly strike: number;
  /** CALL pays forward1 − forward2 − strike where that is positive. */
  readonly type: OptionType;
  /** Of the first future: a decimal per year, vol · √years at most 8; in its unit for BACHELIER. */
  readonly vol1: number;
  /** Of the second future, likewise. */
  readonly vol2: number;
  /** Years to the expiry, actual/365; 0 or more, at most 50. */
  readonly years: number;
};

/** Of which surface. */
export type SurfaceExportInput = {
  /** A date; the latest trade date where absent. */
  readonly asOf?: IsoDate | null | undefined;
  /** What the grid runs along; MONEYNESS where absent. */
  readonly by?: GreeksAxis | null | undefined;
  /** The product. */
  readonly product: ProductCode;
  /** Which options; the product's first series that has any where absent. */
  readonly series?: OptionSeries | null | undefined;
};

/** Who made a price. */
export type TickOrigin =
  /** A feed that pushes prices to POST /ingest/ticks. */
  | 'LIVE'
  /** Stored trade dates that are played again. */
  | 'REPLAY'
  /** The demo market: made up, for a first look. */
  | 'SIMULATED';

/** How many requests a minute a user has. */
export type Tier =
  /** 10,000, unless this server is set otherwise. */
  | 'ADMIN'
  /** 100, unless this server is set otherwise. */
  | 'FREE'
  /** 1,000, unless this server is set otherwise. */
  | 'PREMIUM';

/** Whether there is an implied volatility, or why not. */
export type VolStatus =
  /** The price is that of the future (call) or the strike (put), or above, or so near that no usual vol gives it. */
  | 'ABOVE_BOUND'
  /** The price is what exercising it is worth: every low enough volatility gives it. */
  | 'AT_INTRINSIC'
  /** The price is the smallest that there is: it was rounded, and every volatility up to the one that gives it may be the true one. */
  | 'AT_MINIMUM_TICK'
  /** The price is less than exercising it is worth. */
  | 'BELOW_INTRINSIC'
  /** There is no time left. */
  | 'EXPIRED'
  /** The model knows no forward or strike that is not positive. */
  | 'NOT_LOGNORMAL'
  /** There is nothing to value the option against. */
  | 'NO_FORWARD'
  /** There is neither a settlement nor both of bid and ask. */
  | 'NO_QUOTE'
  /** There is one. */
  | 'OK';

export type AlertFieldsFragment = { readonly id: string, readonly kind: AlertKind, readonly symbol: string | null, readonly secondSymbol: string | null, readonly product: ProductCode | null, readonly expiry: IsoDate | null, readonly level: number, readonly direction: AlertDirection, readonly isRepeating: boolean, readonly isActive: boolean, readonly note: string, readonly value: number | null, readonly createdAt: string, readonly updatedAt: string };

export type AlertEventFieldsFragment = { readonly id: string, readonly alertId: string, readonly kind: AlertKind, readonly symbol: string | null, readonly secondSymbol: string | null, readonly product: ProductCode | null, readonly expiry: IsoDate | null, readonly level: number, readonly note: string, readonly crossed: AlertCrossing, readonly value: number, readonly at: string, readonly readAt: string | null };

export type AlertsQueryVariables = Exact<{ [key: string]: never; }>;


export type AlertsQuery = { readonly alerts: ReadonlyArray<{ readonly id: string, readonly kind: AlertKind, readonly symbol: string | null, readonly secondSymbol: string | null, readonly product: ProductCode | null, readonly expiry: IsoDate | null, readonly level: number, readonly direction: AlertDirection, readonly isRepeating: boolean, readonly isActive: boolean, readonly note: string, readonly value: number | null, readonly createdAt: string, readonly updatedAt: string }> };

export type AlertEventsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type AlertEventsQuery = { readonly alertEvents: { readonly unreadCount: number, readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly alertId: string, readonly kind: AlertKind, readonly symbol: string | null, readonly secondSymbol: string | null, readonly product: ProductCode | null, readonly expiry: IsoDate | null, readonly level: number, readonly note: string, readonly crossed: AlertCrossing, readonly value: number, readonly at: string, readonly readAt: string | null } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type UnreadAlertEventsQueryVariables = Exact<{ [key: string]: never; }>;


export type UnreadAlertEventsQuery = { readonly alertEvents: { readonly unreadCount: number } };

export type AlertExpiriesQueryVariables = Exact<{
  product: ProductCode;
}>;


export type AlertExpiriesQuery = { readonly optionExpiries: ReadonlyArray<{ readonly series: OptionSeries, readonly expiry: IsoDate, readonly daysToExpiry: number, readonly atmVol: number | null }> };

export type CreateAlertMutationVariables = Exact<{
  input: AlertInput;
}>;


export type CreateAlertMutation = { readonly createAlert: { readonly id: string, readonly kind: AlertKind, readonly symbol: string | null, readonly secondSymbol: string | null, readonly product: ProductCode | null, readonly expiry: IsoDate | null, readonly level: number, readonly direction: AlertDirection, readonly isRepeating: boolean, readonly isActive: boolean, readonly note: string, readonly value: number | null, readonly createdAt: string, readonly updatedAt: string } };

export type UpdateAlertMutationVariables = Exact<{
  id: string | number;
  input: AlertChangeInput;
}>;


export type UpdateAlertMutation = { readonly updateAlert: { readonly id: string, readonly kind: AlertKind, readonly symbol: string | null, readonly secondSymbol: string | null, readonly product: ProductCode | null, readonly expiry: IsoDate | null, readonly level: number, readonly direction: AlertDirection, readonly isRepeating: boolean, readonly isActive: boolean, readonly note: string, readonly value: number | null, readonly createdAt: string, readonly updatedAt: string } };

export type DeleteAlertMutationVariables = Exact<{
  id: string | number;
}>;


export type DeleteAlertMutation = { readonly deleteAlert: string };

export type MarkAlertEventsReadMutationVariables = Exact<{
  ids?: ReadonlyArray<string | number> | string | number | null | undefined;
}>;


export type MarkAlertEventsReadMutation = { readonly markAlertEventsRead: number };

export type AlertTriggeredSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type AlertTriggeredSubscription = { readonly alertTriggered: { readonly id: string, readonly alertId: string, readonly kind: AlertKind, readonly symbol: string | null, readonly secondSymbol: string | null, readonly product: ProductCode | null, readonly expiry: IsoDate | null, readonly level: number, readonly note: string, readonly crossed: AlertCrossing, readonly value: number, readonly at: string, readonly readAt: string | null } };

export type ExpiryFieldsFragment = { readonly series: OptionSeries, readonly month: ContractMonth, readonly expiry: IsoDate, readonly underlying: string, readonly tradeDate: IsoDate, readonly daysToExpiry: number, readonly forward: number | null, readonly atmVol: number | null, readonly atmVolStatus: VolStatus };

export type ChainFieldsFragment = { readonly product: ProductCode, readonly series: OptionSeries, readonly month: ContractMonth, readonly expiry: IsoDate, readonly underlying: string, readonly tradeDate: IsoDate, readonly source: MarketSource, readonly forward: number | null, readonly forwardSource: ForwardSource, readonly rate: number, readonly rateSource: RateSource, readonly rateDate: IsoDate | null, readonly model: PricingModel, readonly atmVol: number | null, readonly atmStrike: number | null };

export type UserRowFragment = { readonly id: string, readonly email: string, readonly emailVerifiedAt: string | null, readonly username: string, readonly name: string | null, readonly role: Role, readonly tier: Tier, readonly isActive: boolean, readonly createdAt: string };

export type UsersQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  search?: string | null | undefined;
}>;


export type UsersQuery = { readonly users: { readonly totalCount: number, readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly email: string, readonly emailVerifiedAt: string | null, readonly username: string, readonly name: string | null, readonly role: Role, readonly tier: Tier, readonly isActive: boolean, readonly createdAt: string } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type AuditLogQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  userId?: string | number | null | undefined;
}>;


export type AuditLogQuery = { readonly auditLog: { readonly totalCount: number, readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly at: string, readonly action: string, readonly userId: string | null, readonly actorId: string | null, readonly ip: string, readonly userAgent: string, readonly details: ReadonlyArray<{ readonly name: string, readonly value: string }> } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type SetUserRoleMutationVariables = Exact<{
  userId: string | number;
  role: Role;
}>;


export type SetUserRoleMutation = { readonly setUserRole: { readonly id: string, readonly email: string, readonly emailVerifiedAt: string | null, readonly username: string, readonly name: string | null, readonly role: Role, readonly tier: Tier, readonly isActive: boolean, readonly createdAt: string } };

export type SetUserTierMutationVariables = Exact<{
  userId: string | number;
  tier: Tier;
}>;


export type SetUserTierMutation = { readonly setUserTier: { readonly id: string, readonly email: string, readonly emailVerifiedAt: string | null, readonly username: string, readonly name: string | null, readonly role: Role, readonly tier: Tier, readonly isActive: boolean, readonly createdAt: string } };

export type SetUserActiveMutationVariables = Exact<{
  userId: string | number;
  active: boolean;
}>;


export type SetUserActiveMutation = { readonly setUserActive: { readonly id: string, readonly email: string, readonly emailVerifiedAt: string | null, readonly username: string, readonly name: string | null, readonly role: Role, readonly tier: Tier, readonly isActive: boolean, readonly createdAt: string } };

export type JobRowFragment = { readonly id: string, readonly kind: string, readonly key: string | null, readonly state: JobState, readonly attempt: number, readonly attempts: number, readonly createdAt: string, readonly startAt: string, readonly startedAt: string | null, readonly endedAt: string | null, readonly failureReason: string | null, readonly failureMessage: string | null };

export type JobsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  state?: JobState | null | undefined;
  kind?: string | null | undefined;
}>;


export type JobsQuery = { readonly jobs: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly kind: string, readonly key: string | null, readonly state: JobState, readonly attempt: number, readonly attempts: number, readonly createdAt: string, readonly startAt: string, readonly startedAt: string | null, readonly endedAt: string | null, readonly failureReason: string | null, readonly failureMessage: string | null } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type JobOverviewQueryVariables = Exact<{ [key: string]: never; }>;


export type JobOverviewQuery = { readonly jobCounts: ReadonlyArray<{ readonly kind: string, readonly state: JobState, readonly count: number }>, readonly jobSchedules: ReadonlyArray<{ readonly kind: string, readonly cron: string, readonly timezone: string }> };

export type RetryJobMutationVariables = Exact<{
  id: string | number;
}>;


export type RetryJobMutation = { readonly retryJob: { readonly id: string, readonly kind: string, readonly key: string | null, readonly state: JobState, readonly attempt: number, readonly attempts: number, readonly createdAt: string, readonly startAt: string, readonly startedAt: string | null, readonly endedAt: string | null, readonly failureReason: string | null, readonly failureMessage: string | null } };

export type CancelJobMutationVariables = Exact<{
  id: string | number;
}>;


export type CancelJobMutation = { readonly cancelJob: { readonly id: string, readonly kind: string, readonly key: string | null, readonly state: JobState, readonly attempt: number, readonly attempts: number, readonly createdAt: string, readonly startAt: string, readonly startedAt: string | null, readonly endedAt: string | null, readonly failureReason: string | null, readonly failureMessage: string | null } };

export type SignInMethodsQueryVariables = Exact<{ [key: string]: never; }>;


export type SignInMethodsQuery = { readonly authProviders: ReadonlyArray<OAuthProvider>, readonly linkedProviders: ReadonlyArray<{ readonly provider: OAuthProvider, readonly createdAt: string }> };

export type SessionsQueryVariables = Exact<{ [key: string]: never; }>;


export type SessionsQuery = { readonly sessions: ReadonlyArray<{ readonly id: string, readonly userAgent: string, readonly ip: string, readonly createdAt: string, readonly lastUsedAt: string, readonly expiresAt: string, readonly isCurrent: boolean }> };

export type ApiKeyRowFragment = { readonly id: string, readonly name: string, readonly prefix: string, readonly scopes: ReadonlyArray<ApiKeyScope>, readonly createdAt: string, readonly expiresAt: string | null, readonly lastUsedAt: string | null };

export type ApiKeysQueryVariables = Exact<{ [key: string]: never; }>;


export type ApiKeysQuery = { readonly apiKeys: ReadonlyArray<{ readonly id: string, readonly name: string, readonly prefix: string, readonly scopes: ReadonlyArray<ApiKeyScope>, readonly createdAt: string, readonly expiresAt: string | null, readonly lastUsedAt: string | null }> };

export type UpdateProfileMutationVariables = Exact<{
  input: ProfileInput;
}>;


export type UpdateProfileMutation = { readonly updateProfile: { readonly id: string, readonly email: string, readonly emailVerifiedAt: string | null, readonly username: string, readonly name: string | null, readonly avatarUrl: string | null, readonly hasPassword: boolean, readonly role: Role } };

export type ChangePasswordMutationVariables = Exact<{
  input: ChangePasswordInput;
}>;


export type ChangePasswordMutation = { readonly changePassword: boolean };

export type RequestEmailVerificationMutationVariables = Exact<{ [key: string]: never; }>;


export type RequestEmailVerificationMutation = { readonly requestEmailVerification: boolean };

export type RevokeSessionMutationVariables = Exact<{
  id: string | number;
}>;


export type RevokeSessionMutation = { readonly revokeSession: boolean };

export type CreateApiKeyMutationVariables = Exact<{
  input: ApiKeyInput;
}>;


export type CreateApiKeyMutation = { readonly createApiKey: { readonly key: string, readonly apiKey: { readonly id: string, readonly name: string, readonly prefix: string, readonly scopes: ReadonlyArray<ApiKeyScope>, readonly createdAt: string, readonly expiresAt: string | null, readonly lastUsedAt: string | null } } };

export type RevokeApiKeyMutationVariables = Exact<{
  id: string | number;
}>;


export type RevokeApiKeyMutation = { readonly revokeApiKey: boolean };

export type UnlinkProviderMutationVariables = Exact<{
  provider: OAuthProvider;
}>;


export type UnlinkProviderMutation = { readonly unlinkProvider: { readonly id: string, readonly email: string, readonly emailVerifiedAt: string | null, readonly username: string, readonly name: string | null, readonly avatarUrl: string | null, readonly hasPassword: boolean, readonly role: Role } };

export type SignInWaysQueryVariables = Exact<{ [key: string]: never; }>;


export type SignInWaysQuery = { readonly authProviders: ReadonlyArray<OAuthProvider>, readonly isDemoOffered: boolean };

export type RequestPasswordResetMutationVariables = Exact<{
  email: string;
}>;


export type RequestPasswordResetMutation = { readonly requestPasswordReset: boolean };

export type ResetPasswordMutationVariables = Exact<{
  token: string;
  newPassword: string;
}>;


export type ResetPasswordMutation = { readonly resetPassword: boolean };

export type VerifyEmailMutationVariables = Exact<{
  token: string;
}>;


export type VerifyEmailMutation = { readonly verifyEmail: boolean };

export type SimilarDaysQueryVariables = Exact<{
  product: ProductCode;
  date: IsoDate;
  limit: number;
}>;


export type SimilarDaysQuery = { readonly similarDays: ReadonlyArray<{ readonly product: ProductCode, readonly source: MarketSource, readonly comparedWith: IsoDate, readonly tradeDate: IsoDate, readonly distance: number, readonly prices: ReadonlyArray<{ readonly nearby: number, readonly settle: number, readonly symbol: string }>, readonly front: ReadonlyArray<{ readonly tradeDatesLater: number, readonly tradeDate: IsoDate, readonly settle: number | null, readonly change: number | null, readonly changeStatus: FollowingStatus }>, readonly later: ReadonlyArray<{ readonly tradeDatesLater: number, readonly tradeDate: IsoDate | null, readonly frontChange: number | null, readonly frontStatus: FollowingStatus, readonly spreadChange: number | null, readonly spreadStatus: FollowingStatus }> }> };

export type TradeDatesAroundQueryVariables = Exact<{
  product: ProductCode;
  from: IsoDate;
  to: IsoDate;
}>;


export type TradeDatesAroundQuery = { readonly tradeDates: ReadonlyArray<IsoDate> };

export type CalculatorExpiriesQueryVariables = Exact<{
  product: ProductCode;
  asOf?: IsoDate | null | undefined;
}>;


export type CalculatorExpiriesQuery = { readonly optionExpiries: ReadonlyArray<{ readonly series: OptionSeries, readonly month: ContractMonth, readonly expiry: IsoDate, readonly underlying: string, readonly tradeDate: IsoDate, readonly daysToExpiry: number, readonly forward: number | null, readonly atmVol: number | null, readonly atmVolStatus: VolStatus }> };

export type CalculatorChainQueryVariables = Exact<{
  product: ProductCode;
  expiry: IsoDate;
  series?: OptionSeries | null | undefined;
  asOf?: IsoDate | null | undefined;
}>;


export type CalculatorChainQuery = { readonly optionChain: { readonly product: ProductCode, readonly series: OptionSeries, readonly month: ContractMonth, readonly expiry: IsoDate, readonly underlying: string, readonly tradeDate: IsoDate, readonly source: MarketSource, readonly forward: number | null, readonly forwardSource: ForwardSource, readonly rate: number, readonly rateSource: RateSource, readonly rateDate: IsoDate | null, readonly model: PricingModel, readonly atmVol: number | null, readonly atmStrike: number | null, readonly rows: ReadonlyArray<{ readonly strike: number, readonly call: { readonly settle: number | null, readonly bid: number | null, readonly ask: number | null, readonly iv: number | null } | null, readonly put: { readonly settle: number | null, readonly bid: number | null, readonly ask: number | null, readonly iv: number | null } | null }> } };

export type CalculateOptionQueryVariables = Exact<{
  input: OptionCalculationInput;
}>;


export type CalculateOptionQuery = { readonly calculateOption: { readonly model: PricingModel, readonly modelReason: ModelReason, readonly modelNote: string, readonly years: number, readonly rate: number, readonly price: number, readonly vol: number | null, readonly volStatus: VolStatus, readonly volUnit: string, readonly intrinsic: number | null, readonly timeValue: number | null, readonly breakEven: number | null, readonly probabilityInTheMoney: number | null, readonly expectedMove: number | null, readonly greeks: ReadonlyArray<{ readonly greek: Greek, readonly name: string, readonly unit: string, readonly value: number | null }> } };

export type CalculateSpreadOptionQueryVariables = Exact<{
  input: SpreadOptionInput;
}>;


export type CalculateSpreadOptionQuery = { readonly calculateSpreadOption: { readonly model: SpreadModel, readonly price: number, readonly delta1: number | null, readonly delta2: number | null, readonly gamma11: number | null, readonly gamma22: number | null, readonly crossGamma: number | null, readonly vega1: number | null, readonly vega2: number | null, readonly correlationSensitivity: number | null, readonly theta: number | null, readonly comparisons: ReadonlyArray<{ readonly model: SpreadModel, readonly price: number | null }> } };

export type CalculateAveragePriceOptionQueryVariables = Exact<{
  input: AveragePriceOptionInput;
}>;


export type CalculateAveragePriceOptionQuery = { readonly calculateAveragePriceOption: { readonly method: AverageMethod, readonly price: number, readonly delta: number | null, readonly gamma: number | null, readonly vega: number | null, readonly theta: number | null, readonly averageForward: number | null } };

export type FrontMarketQueryVariables = Exact<{
  product: ProductCode;
  from: IsoDate;
  to: IsoDate;
}>;


export type FrontMarketQuery = { readonly futuresBoard: { readonly product: ProductCode, readonly source: MarketSource, readonly tradeDate: IsoDate, readonly rows: ReadonlyArray<{ readonly symbol: string, readonly deliveryMonth: ContractMonth, readonly expiry: IsoDate, readonly settle: number, readonly change: number | null, readonly changePercent: number | null }> }, readonly continuousHistory: ReadonlyArray<{ readonly tradeDate: IsoDate, readonly symbol: string, readonly settle: number }> };

export type NearestOptionsQueryVariables = Exact<{
  product: ProductCode;
}>;


export type NearestOptionsQuery = { readonly optionExpiries: ReadonlyArray<{ readonly series: OptionSeries, readonly expiry: IsoDate, readonly tradeDate: IsoDate, readonly model: PricingModel, readonly atmVol: number | null }> };

export type BarsQueryVariables = Exact<{
  symbol: string;
  interval: BarInterval;
  from?: string | null | undefined;
}>;


export type BarsQuery = { readonly bars: ReadonlyArray<{ readonly start: string, readonly open: number, readonly high: number, readonly low: number, readonly close: number, readonly volume: number }> };

export type WatchListQueryVariables = Exact<{ [key: string]: never; }>;


export type WatchListQuery = { readonly watchList: ReadonlyArray<string> };

export type SetWatchListMutationVariables = Exact<{
  symbols: ReadonlyArray<string> | string;
}>;


export type SetWatchListMutation = { readonly setWatchList: ReadonlyArray<string> };

export type MostActiveOptionsQueryVariables = Exact<{
  product?: ProductCode | null | undefined;
  first: number;
}>;


export type MostActiveOptionsQuery = { readonly mostActiveOptions: ReadonlyArray<{ readonly symbol: string, readonly product: ProductCode, readonly series: OptionSeries, readonly expiry: IsoDate, readonly strike: number, readonly type: OptionType, readonly settle: number | null, readonly volume: number, readonly openInterest: number | null, readonly iv: number | null, readonly model: PricingModel, readonly tradeDate: IsoDate }> };

export type ProductsQueryVariables = Exact<{ [key: string]: never; }>;


export type ProductsQuery = { readonly products: ReadonlyArray<{ readonly code: ProductCode, readonly name: string, readonly quotation: string, readonly priceDecimals: number, readonly tickSize: number, readonly tickValue: number, readonly source: MarketSource | null, readonly firstTradeDate: IsoDate | null, readonly lastTradeDate: IsoDate | null }> };

export type FuturesBoardQueryVariables = Exact<{
  product: ProductCode;
  asOf?: IsoDate | null | undefined;
}>;


export type FuturesBoardQuery = { readonly futuresBoard: { readonly product: ProductCode, readonly source: MarketSource, readonly tradeDate: IsoDate, readonly previousTradeDate: IsoDate | null, readonly rows: ReadonlyArray<{ readonly symbol: string, readonly deliveryMonth: ContractMonth, readonly expiry: IsoDate, readonly nearby: number, readonly settle: number, readonly change: number | null, readonly changePercent: number | null, readonly open: number | null, readonly high: number | null, readonly low: number | null, readonly volume: number | null, readonly openInterest: number | null, readonly openInterestChange: number | null }> } };

export type ForwardCurvesQueryVariables = Exact<{
  product: ProductCode;
  asOf?: ReadonlyArray<IsoDate> | IsoDate | null | undefined;
}>;


export type ForwardCurvesQuery = { readonly forwardCurve: ReadonlyArray<{ readonly tradeDate: IsoDate, readonly source: MarketSource, readonly structure: CurveStructure, readonly points: ReadonlyArray<{ readonly symbol: string, readonly deliveryMonth: ContractMonth, readonly expiry: IsoDate, readonly settle: number }> }> };

export type ContractHistoryQueryVariables = Exact<{
  symbol: string;
  from?: IsoDate | null | undefined;
  to?: IsoDate | null | undefined;
}>;


export type ContractHistoryQuery = { readonly futuresHistory: ReadonlyArray<{ readonly tradeDate: IsoDate, readonly symbol: string, readonly source: MarketSource, readonly open: number | null, readonly high: number | null, readonly low: number | null, readonly settle: number, readonly volume: number | null, readonly openInterest: number | null }> };

export type ContinuousHistoryQueryVariables = Exact<{
  product: ProductCode;
  nth: number;
  from?: IsoDate | null | undefined;
  to?: IsoDate | null | undefined;
  adjustment: RollAdjustment;
}>;


export type ContinuousHistoryQuery = { readonly continuousHistory: ReadonlyArray<{ readonly tradeDate: IsoDate, readonly symbol: string, readonly source: MarketSource, readonly open: number | null, readonly high: number | null, readonly low: number | null, readonly settle: number, readonly volume: number | null, readonly openInterest: number | null }> };

export type CalendarSpreadsQueryVariables = Exact<{
  product: ProductCode;
  asOf?: IsoDate | null | undefined;
  months: number;
}>;


export type CalendarSpreadsQuery = { readonly calendarSpreads: ReadonlyArray<{ readonly symbol: string, readonly source: MarketSource, readonly tradeDate: IsoDate, readonly value: number, readonly change: number | null, readonly near: { readonly symbol: string, readonly deliveryMonth: ContractMonth }, readonly far: { readonly symbol: string } }> };

export type CrackSpreadQueryVariables = Exact<{
  kind: CrackSpreadKind;
  from?: IsoDate | null | undefined;
  to?: IsoDate | null | undefined;
  nth: number;
}>;


export type CrackSpreadQuery = { readonly crackSpread: ReadonlyArray<{ readonly tradeDate: IsoDate, readonly source: MarketSource, readonly value: number, readonly legs: ReadonlyArray<{ readonly symbol: string, readonly settle: number, readonly weight: number }> }> };

export type MarketChangedSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type MarketChangedSubscription = { readonly marketChanged: { readonly importId: string, readonly at: string, readonly products: ReadonlyArray<ProductCode>, readonly spotSeries: ReadonlyArray<string> } };

export type GreeksMatrixQueryVariables = Exact<{
  product: ProductCode;
  greek: Greek;
  type: OptionType;
  asOf?: IsoDate | null | undefined;
  by: GreeksAxis;
  series?: OptionSeries | null | undefined;
}>;


export type GreeksMatrixQuery = { readonly greeksMatrix: { readonly product: ProductCode, readonly series: OptionSeries, readonly greek: Greek, readonly type: OptionType, readonly by: GreeksAxis, readonly tradeDate: IsoDate, readonly source: MarketSource, readonly unit: string, readonly columns: ReadonlyArray<{ readonly label: string, readonly value: number }>, readonly rows: ReadonlyArray<{ readonly series: OptionSeries, readonly expiry: IsoDate, readonly underlying: string, readonly daysToExpiry: number, readonly forward: number | null, readonly model: PricingModel, readonly unit: string, readonly cells: ReadonlyArray<{ readonly strike: number | null, readonly value: number | null, readonly status: GreekStatus }> }> } };

export type ImportStageFieldsFragment = { readonly stage: ImportStageName, readonly status: ImportStatus, readonly startedAt: string | null, readonly endedAt: string | null, readonly message: string, readonly done: number, readonly total: number | null, readonly rowsPerSecond: number | null };

export type ImportRowFragment = { readonly id: string, readonly fileName: string, readonly size: number, readonly origin: ImportOrigin, readonly uploadedBy: string | null, readonly createdAt: string, readonly endedAt: string | null, readonly status: ImportStatus, readonly verdict: ImportVerdict, readonly stages: ReadonlyArray<{ readonly stage: ImportStageName, readonly status: ImportStatus, readonly startedAt: string | null, readonly endedAt: string | null, readonly message: string, readonly done: number, readonly total: number | null, readonly rowsPerSecond: number | null }>, readonly failure: { readonly reason: string, readonly message: string } | null, readonly report: { readonly format: string, readonly products: ReadonlyArray<ProductCode>, readonly spotSeries: ReadonlyArray<string>, readonly firstDate: IsoDate | null, readonly lastDate: IsoDate | null, readonly counts: { readonly read: number, readonly stored: number, readonly unchanged: number, readonly replaced: number, readonly rejected: number } } | null };

export type ImportsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  status?: ImportStatus | null | undefined;
}>;


export type ImportsQuery = { readonly imports: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly fileName: string, readonly size: number, readonly origin: ImportOrigin, readonly uploadedBy: string | null, readonly createdAt: string, readonly endedAt: string | null, readonly status: ImportStatus, readonly verdict: ImportVerdict, readonly stages: ReadonlyArray<{ readonly stage: ImportStageName, readonly status: ImportStatus, readonly startedAt: string | null, readonly endedAt: string | null, readonly message: string, readonly done: number, readonly total: number | null, readonly rowsPerSecond: number | null }>, readonly failure: { readonly reason: string, readonly message: string } | null, readonly report: { readonly format: string, readonly products: ReadonlyArray<ProductCode>, readonly spotSeries: ReadonlyArray<string>, readonly firstDate: IsoDate | null, readonly lastDate: IsoDate | null, readonly counts: { readonly read: number, readonly stored: number, readonly unchanged: number, readonly replaced: number, readonly rejected: number } } | null } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type ImportStateQueryVariables = Exact<{
  id: string | number;
}>;


export type ImportStateQuery = { readonly import: { readonly id: string, readonly fileName: string, readonly size: number, readonly origin: ImportOrigin, readonly uploadedBy: string | null, readonly createdAt: string, readonly endedAt: string | null, readonly status: ImportStatus, readonly verdict: ImportVerdict, readonly stages: ReadonlyArray<{ readonly stage: ImportStageName, readonly status: ImportStatus, readonly startedAt: string | null, readonly endedAt: string | null, readonly message: string, readonly done: number, readonly total: number | null, readonly rowsPerSecond: number | null }>, readonly failure: { readonly reason: string, readonly message: string } | null, readonly report: { readonly format: string, readonly products: ReadonlyArray<ProductCode>, readonly spotSeries: ReadonlyArray<string>, readonly firstDate: IsoDate | null, readonly lastDate: IsoDate | null, readonly counts: { readonly read: number, readonly stored: number, readonly unchanged: number, readonly replaced: number, readonly rejected: number } } | null } | null };

export type ImportDetailQueryVariables = Exact<{
  id: string | number;
}>;


export type ImportDetailQuery = { readonly import: { readonly mode: ImportMode, readonly format: string | null, readonly mapping: string | null, readonly series: string | null, readonly skipBadRows: boolean, readonly committedAt: string | null, readonly rolledBackAt: string | null, readonly id: string, readonly fileName: string, readonly size: number, readonly origin: ImportOrigin, readonly uploadedBy: string | null, readonly createdAt: string, readonly endedAt: string | null, readonly status: ImportStatus, readonly verdict: ImportVerdict, readonly dependents: ReadonlyArray<{ readonly kind: DependentKind, readonly subject: string, readonly from: IsoDate | null, readonly to: IsoDate | null }> | null, readonly report: { readonly container: ImportContainer, readonly hasRates: boolean, readonly ignoredColumns: ReadonlyArray<string>, readonly lines: number, readonly linesWithoutPrice: number, readonly markedRows: number, readonly unknownCount: number, readonly rejectionCount: number, readonly findingCount: number, readonly format: string, readonly products: ReadonlyArray<ProductCode>, readonly spotSeries: ReadonlyArray<string>, readonly firstDate: IsoDate | null, readonly lastDate: IsoDate | null, readonly unknown: ReadonlyArray<{ readonly subject: string, readonly proposal: ProductCode | null, readonly rows: number, readonly line: number }>, readonly rejections: ReadonlyArray<{ readonly line: number, readonly column: number, readonly columnName: string | null, readonly value: string, readonly reason: RejectionReason, readonly message: string }>, readonly findings: ReadonlyArray<{ readonly line: number, readonly column: number, readonly columnName: string, readonly kind: ImportFindingKind, readonly severity: ImportFindingSeverity, readonly action: ImportFindingAction, readonly message: string }>, readonly counts: { readonly read: number, readonly stored: number, readonly unchanged: number, readonly replaced: number, readonly rejected: number } } | null, readonly stages: ReadonlyArray<{ readonly stage: ImportStageName, readonly status: ImportStatus, readonly startedAt: string | null, readonly endedAt: string | null, readonly message: string, readonly done: number, readonly total: number | null, readonly rowsPerSecond: number | null }>, readonly failure: { readonly reason: string, readonly message: string } | null } | null };

export type PreviewRowFragment = { readonly line: number, readonly subject: string, readonly product: ProductCode | null, readonly date: IsoDate, readonly fields: ReadonlyArray<{ readonly name: string, readonly value: number | null }> };

export type ImportPreviewQueryVariables = Exact<{
  id: string | number;
  first: number;
}>;


export type ImportPreviewQuery = { readonly import: { readonly id: string, readonly futures: ReadonlyArray<{ readonly line: number, readonly subject: string, readonly product: ProductCode | null, readonly date: IsoDate, readonly fields: ReadonlyArray<{ readonly name: string, readonly value: number | null }> }>, readonly options: ReadonlyArray<{ readonly line: number, readonly subject: string, readonly product: ProductCode | null, readonly date: IsoDate, readonly fields: ReadonlyArray<{ readonly name: string, readonly value: number | null }> }>, readonly spot: ReadonlyArray<{ readonly line: number, readonly subject: string, readonly product: ProductCode | null, readonly date: IsoDate, readonly fields: ReadonlyArray<{ readonly name: string, readonly value: number | null }> }>, readonly rates: ReadonlyArray<{ readonly line: number, readonly subject: string, readonly product: ProductCode | null, readonly date: IsoDate, readonly fields: ReadonlyArray<{ readonly name: string, readonly value: number | null }> }>, readonly positions: ReadonlyArray<{ readonly line: number, readonly subject: string, readonly product: ProductCode | null, readonly date: IsoDate, readonly fields: ReadonlyArray<{ readonly name: string, readonly value: number | null }> }> } | null };

export type CancelImportMutationVariables = Exact<{
  id: string | number;
}>;


export type CancelImportMutation = { readonly cancelImport: { readonly id: string, readonly fileName: string, readonly size: number, readonly origin: ImportOrigin, readonly uploadedBy: string | null, readonly createdAt: string, readonly endedAt: string | null, readonly status: ImportStatus, readonly verdict: ImportVerdict, readonly stages: ReadonlyArray<{ readonly stage: ImportStageName, readonly status: ImportStatus, readonly startedAt: string | null, readonly endedAt: string | null, readonly message: string, readonly done: number, readonly total: number | null, readonly rowsPerSecond: number | null }>, readonly failure: { readonly reason: string, readonly message: string } | null, readonly report: { readonly format: string, readonly products: ReadonlyArray<ProductCode>, readonly spotSeries: ReadonlyArray<string>, readonly firstDate: IsoDate | null, readonly lastDate: IsoDate | null, readonly counts: { readonly read: number, readonly stored: number, readonly unchanged: number, readonly replaced: number, readonly rejected: number } } | null } };

export type RetryImportMutationVariables = Exact<{
  id: string | number;
  input?: RetryImportInput | null | undefined;
}>;


export type RetryImportMutation = { readonly retryImport: { readonly id: string, readonly fileName: string, readonly size: number, readonly origin: ImportOrigin, readonly uploadedBy: string | null, readonly createdAt: string, readonly endedAt: string | null, readonly status: ImportStatus, readonly verdict: ImportVerdict, readonly stages: ReadonlyArray<{ readonly stage: ImportStageName, readonly status: ImportStatus, readonly startedAt: string | null, readonly endedAt: string | null, readonly message: string, readonly done: number, readonly total: number | null, readonly rowsPerSecond: number | null }>, readonly failure: { readonly reason: string, readonly message: string } | null, readonly report: { readonly format: string, readonly products: ReadonlyArray<ProductCode>, readonly spotSeries: ReadonlyArray<string>, readonly firstDate: IsoDate | null, readonly lastDate: IsoDate | null, readonly counts: { readonly read: number, readonly stored: number, readonly unchanged: number, readonly replaced: number, readonly rejected: number } } | null } };

export type ApproveImportMutationVariables = Exact<{
  id: string | number;
  skipBadRows: boolean;
}>;


export type ApproveImportMutation = { readonly approveImport: { readonly id: string, readonly fileName: string, readonly size: number, readonly origin: ImportOrigin, readonly uploadedBy: string | null, readonly createdAt: string, readonly endedAt: string | null, readonly status: ImportStatus, readonly verdict: ImportVerdict, readonly stages: ReadonlyArray<{ readonly stage: ImportStageName, readonly status: ImportStatus, readonly startedAt: string | null, readonly endedAt: string | null, readonly message: string, readonly done: number, readonly total: number | null, readonly rowsPerSecond: number | null }>, readonly failure: { readonly reason: string, readonly message: string } | null, readonly report: { readonly format: string, readonly products: ReadonlyArray<ProductCode>, readonly spotSeries: ReadonlyArray<string>, readonly firstDate: IsoDate | null, readonly lastDate: IsoDate | null, readonly counts: { readonly read: number, readonly stored: number, readonly unchanged: number, readonly replaced: number, readonly rejected: number } } | null } };

export type RollbackImportMutationVariables = Exact<{
  id: string | number;
}>;


export type RollbackImportMutation = { readonly rollbackImport: { readonly id: string, readonly fileName: string, readonly size: number, readonly origin: ImportOrigin, readonly uploadedBy: string | null, readonly createdAt: string, readonly endedAt: string | null, readonly status: ImportStatus, readonly verdict: ImportVerdict, readonly stages: ReadonlyArray<{ readonly stage: ImportStageName, readonly status: ImportStatus, readonly startedAt: string | null, readonly endedAt: string | null, readonly message: string, readonly done: number, readonly total: number | null, readonly rowsPerSecond: number | null }>, readonly failure: { readonly reason: string, readonly message: string } | null, readonly report: { readonly format: string, readonly products: ReadonlyArray<ProductCode>, readonly spotSeries: ReadonlyArray<string>, readonly firstDate: IsoDate | null, readonly lastDate: IsoDate | null, readonly counts: { readonly read: number, readonly stored: number, readonly unchanged: number, readonly replaced: number, readonly rejected: number } } | null } };

export type ImportProgressFieldsFragment = { readonly importId: string, readonly status: ImportStatus, readonly verdict: ImportVerdict, readonly stages: ReadonlyArray<{ readonly stage: ImportStageName, readonly status: ImportStatus, readonly message: string, readonly done: number, readonly total: number | null, readonly rowsPerSecond: number | null }> };

export type ImportProgressedSubscriptionVariables = Exact<{
  id: string | number;
}>;


export type ImportProgressedSubscription = { readonly importProgress: { readonly importId: string, readonly status: ImportStatus, readonly verdict: ImportVerdict, readonly stages: ReadonlyArray<{ readonly stage: ImportStageName, readonly status: ImportStatus, readonly message: string, readonly done: number, readonly total: number | null, readonly rowsPerSecond: number | null }> } };

export type MappedColumnFieldsFragment = { readonly field: string, readonly column: string | null, readonly value: string | null };

export type SavedMappingFragment = { readonly id: string, readonly name: string, readonly content: MappedContent, readonly delimiter: Delimiter, readonly decimalMark: DecimalMark, readonly dateFormat: DateFormat, readonly savedBy: string | null, readonly createdAt: string, readonly columns: ReadonlyArray<{ readonly field: string, readonly column: string | null, readonly value: string | null }> };

export type ColumnMappingsQueryVariables = Exact<{ [key: string]: never; }>;


export type ColumnMappingsQuery = { readonly columnMappings: ReadonlyArray<{ readonly id: string, readonly name: string, readonly content: MappedContent, readonly delimiter: Delimiter, readonly decimalMark: DecimalMark, readonly dateFormat: DateFormat, readonly savedBy: string | null, readonly createdAt: string, readonly columns: ReadonlyArray<{ readonly field: string, readonly column: string | null, readonly value: string | null }> }> };

export type SuggestColumnMappingQueryVariables = Exact<{
  header: string;
  sampleLines: ReadonlyArray<string> | string;
}>;


export type SuggestColumnMappingQuery = { readonly suggestColumnMapping: { readonly name: string, readonly content: MappedContent, readonly delimiter: Delimiter, readonly decimalMark: DecimalMark, readonly dateFormat: DateFormat, readonly columns: ReadonlyArray<{ readonly field: string, readonly column: string | null, readonly value: string | null }> } | null };

export type SaveColumnMappingMutationVariables = Exact<{
  input: ColumnMappingInput;
}>;


export type SaveColumnMappingMutation = { readonly saveColumnMapping: { readonly id: string, readonly name: string, readonly content: MappedContent, readonly delimiter: Delimiter, readonly decimalMark: DecimalMark, readonly dateFormat: DateFormat, readonly savedBy: string | null, readonly createdAt: string, readonly columns: ReadonlyArray<{ readonly field: string, readonly column: string | null, readonly value: string | null }> } };

export type RemoveColumnMappingMutationVariables = Exact<{
  id: string | number;
}>;


export type RemoveColumnMappingMutation = { readonly removeColumnMapping: string };

export type OptionTradeDatesQueryVariables = Exact<{
  product: ProductCode;
}>;


export type OptionTradeDatesQuery = { readonly optionTradeDates: ReadonlyArray<IsoDate> };

export type OptionExpiriesQueryVariables = Exact<{
  product: ProductCode;
  asOf?: IsoDate | null | undefined;
}>;


export type OptionExpiriesQuery = { readonly optionExpiries: ReadonlyArray<{ readonly product: ProductCode, readonly source: MarketSource, readonly forwardSource: ForwardSource, readonly strikes: number, readonly volume: number, readonly openInterest: number, readonly series: OptionSeries, readonly month: ContractMonth, readonly expiry: IsoDate, readonly underlying: string, readonly tradeDate: IsoDate, readonly daysToExpiry: number, readonly forward: number | null, readonly atmVol: number | null, readonly atmVolStatus: VolStatus }> };

export type OptionChainQueryVariables = Exact<{
  product: ProductCode;
  expiry: IsoDate;
  series?: OptionSeries | null | undefined;
  asOf?: IsoDate | null | undefined;
}>;


export type OptionChainQuery = { readonly optionChain: { readonly exerciseStyle: ExerciseStyle, readonly premiumStyle: PremiumStyle, readonly daysToExpiry: number, readonly years: number, readonly modelReason: ModelReason, readonly modelNote: string, readonly atmVolStatus: VolStatus, readonly openInterestDate: IsoDate, readonly product: ProductCode, readonly series: OptionSeries, readonly month: ContractMonth, readonly expiry: IsoDate, readonly underlying: string, readonly tradeDate: IsoDate, readonly source: MarketSource, readonly forward: number | null, readonly forwardSource: ForwardSource, readonly rate: number, readonly rateSource: RateSource, readonly rateDate: IsoDate | null, readonly model: PricingModel, readonly atmVol: number | null, readonly atmStrike: number | null, readonly rows: ReadonlyArray<{ readonly strike: number, readonly call: { readonly symbol: string, readonly settle: number | null, readonly bid: number | null, readonly ask: number | null, readonly volume: number | null, readonly openInterest: number | null, readonly iv: number | null, readonly ivStatus: VolStatus, readonly delta: number | null, readonly gamma: number | null, readonly vega: number | null, readonly theta: number | null, readonly rho: number | null, readonly theoretical: number | null, readonly moneyness: number | null, readonly flags: ReadonlyArray<OptionFlag> } | null, readonly put: { readonly symbol: string, readonly settle: number | null, readonly bid: number | null, readonly ask: number | null, readonly volume: number | null, readonly openInterest: number | null, readonly iv: number | null, readonly ivStatus: VolStatus, readonly delta: number | null, readonly gamma: number | null, readonly vega: number | null, readonly theta: number | null, readonly rho: number | null, readonly theoretical: number | null, readonly moneyness: number | null, readonly flags: ReadonlyArray<OptionFlag> } | null }> } };

export type OptionQuoteFieldsFragment = { readonly symbol: string, readonly settle: number | null, readonly bid: number | null, readonly ask: number | null, readonly volume: number | null, readonly openInterest: number | null, readonly iv: number | null, readonly ivStatus: VolStatus, readonly delta: number | null, readonly gamma: number | null, readonly vega: number | null, readonly theta: number | null, readonly rho: number | null, readonly theoretical: number | null, readonly moneyness: number | null, readonly flags: ReadonlyArray<OptionFlag> };

export type ReportRowFragment = { readonly id: string, readonly subject: ExportSubject, readonly format: ExportFormat, readonly status: ReportStatus, readonly rowsDone: number, readonly rowsTotal: number | null, readonly fileName: string | null, readonly size: number | null, readonly failure: string | null, readonly createdAt: string, readonly endedAt: string | null, readonly parameters: ReadonlyArray<{ readonly name: string, readonly value: string }> };

export type ReportsQueryVariables = Exact<{ [key: string]: never; }>;


export type ReportsQuery = { readonly reports: { readonly totalCount: number, readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly subject: ExportSubject, readonly format: ExportFormat, readonly status: ReportStatus, readonly rowsDone: number, readonly rowsTotal: number | null, readonly fileName: string | null, readonly size: number | null, readonly failure: string | null, readonly createdAt: string, readonly endedAt: string | null, readonly parameters: ReadonlyArray<{ readonly name: string, readonly value: string }> } }> } };

export type CreateReportMutationVariables = Exact<{
  input: ExportInput;
}>;


export type CreateReportMutation = { readonly createReport: { readonly id: string, readonly subject: ExportSubject, readonly format: ExportFormat, readonly status: ReportStatus, readonly rowsDone: number, readonly rowsTotal: number | null, readonly fileName: string | null, readonly size: number | null, readonly failure: string | null, readonly createdAt: string, readonly endedAt: string | null, readonly parameters: ReadonlyArray<{ readonly name: string, readonly value: string }> } };

export type RemoveReportMutationVariables = Exact<{
  id: string | number;
}>;


export type RemoveReportMutation = { readonly removeReport: string };

export type ReportLinkQueryVariables = Exact<{
  id: string | number;
}>;


export type ReportLinkQuery = { readonly reportLink: string };

export type ExportLinkQueryVariables = Exact<{
  input: ExportInput;
}>;


export type ExportLinkQuery = { readonly exportLink: string };

export type ReportContractsQueryVariables = Exact<{
  product: ProductCode;
}>;


export type ReportContractsQuery = { readonly futuresBoard: { readonly tradeDate: IsoDate, readonly rows: ReadonlyArray<{ readonly symbol: string, readonly expiry: IsoDate }> } };

export type ReportExpiriesQueryVariables = Exact<{
  product: ProductCode;
  asOf?: IsoDate | null | undefined;
}>;


export type ReportExpiriesQuery = { readonly optionExpiries: ReadonlyArray<{ readonly series: OptionSeries, readonly month: ContractMonth, readonly expiry: IsoDate, readonly underlying: string, readonly tradeDate: IsoDate, readonly daysToExpiry: number, readonly forward: number | null, readonly atmVol: number | null, readonly atmVolStatus: VolStatus }> };

export type DailySubscriptionFragment = { readonly isEnabled: boolean, readonly time: string, readonly timezone: string, readonly products: ReadonlyArray<ProductCode>, readonly nextAt: string | null, readonly lastTradeDate: IsoDate | null };

export type DailyReportQueryVariables = Exact<{ [key: string]: never; }>;


export type DailyReportQuery = { readonly dailyReport: { readonly tradeDate: IsoDate, readonly link: string, readonly subscription: { readonly isEnabled: boolean, readonly time: string, readonly timezone: string, readonly products: ReadonlyArray<ProductCode>, readonly nextAt: string | null, readonly lastTradeDate: IsoDate | null } | null } };

export type SetDailyReportMutationVariables = Exact<{
  input: DailyReportInput;
}>;


export type SetDailyReportMutation = { readonly setDailyReport: { readonly isEnabled: boolean, readonly time: string, readonly timezone: string, readonly products: ReadonlyArray<ProductCode>, readonly nextAt: string | null, readonly lastTradeDate: IsoDate | null } };

export type VolatilitySurfaceQueryVariables = Exact<{
  product: ProductCode;
  asOf?: IsoDate | null | undefined;
  series?: OptionSeries | null | undefined;
}>;


export type VolatilitySurfaceQuery = { readonly volatilitySurface: { readonly product: ProductCode, readonly series: OptionSeries, readonly tradeDate: IsoDate, readonly source: MarketSource, readonly model: PricingModel, readonly rmse: number | null, readonly quotes: number, readonly isArbitrageFree: boolean, readonly deltas: ReadonlyArray<number>, readonly deltaLabels: ReadonlyArray<string>, readonly logMoneyness: ReadonlyArray<number>, readonly slices: ReadonlyArray<{ readonly expiry: IsoDate, readonly month: ContractMonth, readonly underlying: string, readonly daysToExpiry: number, readonly years: number, readonly forward: number | null, readonly model: PricingModel, readonly atmVol: number | null, readonly atmVolStatus: VolStatus, readonly riskReversal25: number | null, readonly butterfly25: number | null, readonly byDelta: ReadonlyArray<number | null>, readonly byLogMoneyness: ReadonlyArray<number | null>, readonly strikesByLogMoneyness: ReadonlyArray<number | null>, readonly fit: { readonly a: number, readonly b: number, readonly rho: number, readonly m: number, readonly sigma: number, readonly rmse: number, readonly quotes: number, readonly isArbitrageFree: boolean, readonly isRepaired: boolean } | null }>, readonly findings: ReadonlyArray<{ readonly kind: ArbitrageKind, readonly severity: FindingSeverity, readonly expiry: IsoDate, readonly strike: number | null, readonly logMoneyness: number | null, readonly message: string, readonly isRepaired: boolean }> } };

export type VolatilitySmileQueryVariables = Exact<{
  product: ProductCode;
  expiry: IsoDate;
  series?: OptionSeries | null | undefined;
  asOf?: ReadonlyArray<IsoDate> | IsoDate | null | undefined;
}>;


export type VolatilitySmileQuery = { readonly volatilitySmile: ReadonlyArray<{ readonly product: ProductCode, readonly source: MarketSource, readonly underlying: string, readonly forward: number | null, readonly daysToExpiry: number, readonly years: number, readonly atmVolStatus: VolStatus, readonly expiry: IsoDate, readonly series: OptionSeries, readonly tradeDate: IsoDate, readonly model: PricingModel, readonly atmVol: number | null, readonly riskReversal25: number | null, readonly butterfly25: number | null, readonly riskReversal10: number | null, readonly butterfly10: number | null, readonly fit: { readonly rmse: number, readonly quotes: number, readonly minG: number | null, readonly isArbitrageFree: boolean, readonly isRepaired: boolean } | null, readonly deltas: ReadonlyArray<{ readonly label: string, readonly delta: number, readonly strike: number | null, readonly logMoneyness: number | null, readonly vol: number | null, readonly isExtrapolated: boolean }>, readonly points: ReadonlyArray<{ readonly type: OptionType, readonly strike: number, readonly logMoneyness: number | null, readonly vol: number | null, readonly bidVol: number | null, readonly askVol: number | null, readonly volStatus: VolStatus, readonly delta: number | null, readonly fitted: number | null, readonly residual: number | null, readonly isUsed: boolean }>, readonly curve: ReadonlyArray<{ readonly strike: number, readonly logMoneyness: number, readonly vol: number }> }> };

export type EarlierSmilesQueryVariables = Exact<{
  product: ProductCode;
  expiry: IsoDate;
  series?: OptionSeries | null | undefined;
  asOf?: ReadonlyArray<IsoDate> | IsoDate | null | undefined;
}>;


export type EarlierSmilesQuery = { readonly volatilitySmile: ReadonlyArray<{ readonly expiry: IsoDate, readonly series: OptionSeries, readonly tradeDate: IsoDate, readonly model: PricingModel, readonly atmVol: number | null, readonly riskReversal25: number | null, readonly butterfly25: number | null, readonly riskReversal10: number | null, readonly butterfly10: number | null, readonly curve: ReadonlyArray<{ readonly strike: number, readonly logMoneyness: number, readonly vol: number }> }> };

export type SmileOutlineFragment = { readonly expiry: IsoDate, readonly series: OptionSeries, readonly tradeDate: IsoDate, readonly model: PricingModel, readonly atmVol: number | null, readonly riskReversal25: number | null, readonly butterfly25: number | null, readonly riskReversal10: number | null, readonly butterfly10: number | null, readonly curve: ReadonlyArray<{ readonly strike: number, readonly logMoneyness: number, readonly vol: number }> };

export type VolatilityTermStructuresQueryVariables = Exact<{
  product: ProductCode;
  series?: OptionSeries | null | undefined;
  asOf?: ReadonlyArray<IsoDate> | IsoDate | null | undefined;
}>;


export type VolatilityTermStructuresQuery = { readonly volatilityTermStructure: ReadonlyArray<{ readonly series: OptionSeries, readonly tradeDate: IsoDate, readonly source: MarketSource, readonly points: ReadonlyArray<{ readonly expiry: IsoDate, readonly month: ContractMonth, readonly underlying: string, readonly daysToExpiry: number, readonly forward: number | null, readonly model: PricingModel, readonly atmVol: number | null, readonly atmVolStatus: VolStatus, readonly forwardVol: number | null, readonly forwardVolStatus: ForwardVolStatus, readonly riskReversal25: number | null, readonly butterfly25: number | null }> }> };

export type VolatilityConeQueryVariables = Exact<{
  product: ProductCode;
  estimator: RealizedVolatilityEstimator;
  windows: ReadonlyArray<number> | number;
  to?: IsoDate | null | undefined;
}>;


export type VolatilityConeQuery = { readonly volatilityCone: { readonly product: ProductCode, readonly estimator: RealizedVolatilityEstimator, readonly from: IsoDate | null, readonly to: IsoDate | null, readonly impliedDate: IsoDate | null, readonly source: MarketSource, readonly rows: ReadonlyArray<{ readonly window: number, readonly samples: number, readonly minimum: number | null, readonly p10: number | null, readonly p25: number | null, readonly median: number | null, readonly p75: number | null, readonly p90: number | null, readonly maximum: number | null, readonly latest: number | null, readonly latestPercentile: number | null, readonly impliedVol: number | null, readonly impliedStatus: IndexStatus }> } };

export type ImpliedVsRealizedQueryVariables = Exact<{
  product: ProductCode;
  window: number;
  from?: IsoDate | null | undefined;
  to?: IsoDate | null | undefined;
}>;


export type ImpliedVsRealizedQuery = { readonly impliedVsRealized: ReadonlyArray<{ readonly tradeDate: IsoDate, readonly implied: number | null, readonly impliedStatus: IndexStatus, readonly realized: number | null, readonly realizedStatus: RealizedStatus, readonly premium: number | null, readonly subsequentRealized: number | null, readonly source: MarketSource }> };

export type RealizedVolatilityQueryVariables = Exact<{
  product: ProductCode;
  window: number;
  estimator: RealizedVolatilityEstimator;
  from?: IsoDate | null | undefined;
  to?: IsoDate | null | undefined;
}>;


export type RealizedVolatilityQuery = { readonly realizedVolatility: ReadonlyArray<{ readonly tradeDate: IsoDate, readonly volatility: number | null, readonly status: RealizedStatus }> };

export type VolatilityIndexQueryVariables = Exact<{
  product: ProductCode;
  from?: IsoDate | null | undefined;
  to?: IsoDate | null | undefined;
}>;


export type VolatilityIndexQuery = { readonly volatilityIndex: ReadonlyArray<{ readonly tradeDate: IsoDate, readonly value: number | null, readonly status: IndexStatus, readonly isExtrapolated: boolean, readonly nearExpiry: IsoDate | null, readonly nextExpiry: IsoDate | null, readonly source: MarketSource }> };

export type PriceTicksSubscriptionVariables = Exact<{
  symbols?: ReadonlyArray<string> | string | null | undefined;
}>;


export type PriceTicksSubscription = { readonly priceTicks: ReadonlyArray<{ readonly symbol: string, readonly product: ProductCode, readonly origin: TickOrigin, readonly status: QuoteStatus, readonly bid: number | null, readonly ask: number | null, readonly last: number | null, readonly size: number | null, readonly volume: number, readonly high: number | null, readonly low: number | null, readonly change: number | null, readonly changePct: number | null, readonly time: string, readonly sequence: number, readonly isSnapshot: boolean }> };

export type PolledQuotesQueryVariables = Exact<{
  symbols: ReadonlyArray<string> | string;
}>;


export type PolledQuotesQuery = { readonly quotes: ReadonlyArray<{ readonly symbol: string, readonly product: ProductCode, readonly origin: TickOrigin, readonly status: QuoteStatus, readonly bid: number | null, readonly ask: number | null, readonly last: number | null, readonly size: number | null, readonly volume: number, readonly high: number | null, readonly low: number | null, readonly change: number | null, readonly changePct: number | null, readonly time: string }> };

export type LiveForwardCurveSubscriptionVariables = Exact<{
  product: ProductCode;
}>;


export type LiveForwardCurveSubscription = { readonly forwardCurveUpdates: { readonly product: ProductCode, readonly source: MarketSource, readonly structure: CurveStructure, readonly tradeDate: IsoDate, readonly time: string | null, readonly mode: CurveMode, readonly sequence: number | null, readonly isSnapshot: boolean, readonly points: ReadonlyArray<{ readonly symbol: string, readonly deliveryMonth: ContractMonth, readonly expiry: IsoDate, readonly settle: number }> } };

export type LiveOptionChainSubscriptionVariables = Exact<{
  product: ProductCode;
  expiry: IsoDate;
  series?: OptionSeries | null | undefined;
}>;


export type LiveOptionChainSubscription = { readonly optionChainUpdates: { readonly product: ProductCode, readonly series: OptionSeries, readonly expiry: IsoDate, readonly underlying: string, readonly volatilitiesOf: IsoDate, readonly forward: number, readonly years: number, readonly atmVol: number | null, readonly time: string, readonly sequence: number, readonly isSnapshot: boolean, readonly rows: ReadonlyArray<{ readonly strike: number, readonly call: { readonly value: number | null, readonly iv: number | null, readonly delta: number | null, readonly gamma: number | null, readonly vega: number | null, readonly theta: number | null }, readonly put: { readonly value: number | null, readonly iv: number | null, readonly delta: number | null, readonly gamma: number | null, readonly vega: number | null, readonly theta: number | null } }> } };

export type LiveOptionFieldsFragment = { readonly value: number | null, readonly iv: number | null, readonly delta: number | null, readonly gamma: number | null, readonly vega: number | null, readonly theta: number | null };

export type SignedInUserFragment = { readonly id: string, readonly email: string, readonly emailVerifiedAt: string | null, readonly username: string, readonly name: string | null, readonly avatarUrl: string | null, readonly hasPassword: boolean, readonly role: Role };

export type SignInFragment = { readonly accessToken: string, readonly expiresAt: string, readonly permissions: ReadonlyArray<Permission>, readonly user: { readonly id: string, readonly email: string, readonly emailVerifiedAt: string | null, readonly username: string, readonly name: string | null, readonly avatarUrl: string | null, readonly hasPassword: boolean, readonly role: Role } };

export type DemoLoginMutationVariables = Exact<{ [key: string]: never; }>;


export type DemoLoginMutation = { readonly demoLogin: { readonly accessToken: string, readonly expiresAt: string, readonly permissions: ReadonlyArray<Permission>, readonly user: { readonly id: string, readonly email: string, readonly emailVerifiedAt: string | null, readonly username: string, readonly name: string | null, readonly avatarUrl: string | null, readonly hasPassword: boolean, readonly role: Role } } };

export type RegisterMutationVariables = Exact<{
  input: RegisterInput;
}>;


export type RegisterMutation = { readonly register: { readonly accessToken: string, readonly expiresAt: string, readonly permissions: ReadonlyArray<Permission>, readonly user: { readonly id: string, readonly email: string, readonly emailVerifiedAt: string | null, readonly username: string, readonly name: string | null, readonly avatarUrl: string | null, readonly hasPassword: boolean, readonly role: Role } } };

export type LoginMutationVariables = Exact<{
  input: LoginInput;
}>;


export type LoginMutation = { readonly login: { readonly accessToken: string, readonly expiresAt: string, readonly permissions: ReadonlyArray<Permission>, readonly user: { readonly id: string, readonly email: string, readonly emailVerifiedAt: string | null, readonly username: string, readonly name: string | null, readonly avatarUrl: string | null, readonly hasPassword: boolean, readonly role: Role } } };

export type RefreshSessionMutationVariables = Exact<{ [key: string]: never; }>;


export type RefreshSessionMutation = { readonly refreshSession: { readonly accessToken: string, readonly expiresAt: string, readonly permissions: ReadonlyArray<Permission>, readonly user: { readonly id: string, readonly email: string, readonly emailVerifiedAt: string | null, readonly username: string, readonly name: string | null, readonly avatarUrl: string | null, readonly hasPassword: boolean, readonly role: Role } } };

export type LogoutMutationVariables = Exact<{ [key: string]: never; }>;


export type LogoutMutation = { readonly logout: boolean };

export type LogoutEverywhereMutationVariables = Exact<{ [key: string]: never; }>;


export type LogoutEverywhereMutation = { readonly logoutEverywhere: number };

export const AlertFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AlertFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Alert"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"secondSymbol"}},{"kind":"Field","name":{"kind":"Name","value":"product"}},{"kind":"Field","name":{"kind":"Name","value":"expiry"}},{"kind":"Field","name":{"kind":"Name","value":"level"}},{"kind":"Field","name":{"kind":"Name","value":"direction"}},{"kind":"Field","name":{"kind":"Name","value":"isRepeating"}},{"kind":"Field","name":{"kind":"Name","value":"isActive"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}}]}}]} as unknown as DocumentNode<AlertFieldsFragment, unknown>;
export const AlertEventFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AlertEventFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AlertEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"alertId"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"secondSymbol"}},{"kind":"Field","name":{"kind":"Name","value":"product"}},{"kind":"Field","name":{"kind":"Name","value":"expiry"}},{"kind":"Field","name":{"kind":"Name","value":"level"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"crossed"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"readAt"}}]}}]} as unknown as DocumentNode<AlertEventFieldsFragment, unknown>;
export const ExpiryFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ExpiryFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OptionExpiry"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"series"}},{"kind":"Field","name":{"kind":"Name","value":"month"}},{"kind":"Field","name":{"kind":"Name","value":"expiry"}},{"kind":"Field","name":{"kind":"Name","value":"underlying"}},{"kind":"Field","name":{"kind":"Name","value":"tradeDate"}},{"kind":"Field","name":{"kind":"Name","value":"daysToExpiry"}},{"kind":"Field","name":{"kind":"Name","value":"forward"}},{"kind":"Field","name":{"kind":"Name","value":"atmVol"}},{"kind":"Field","name":{"kind":"Name","value":"atmVolStatus"}}]}}]} as unknown as DocumentNode<ExpiryFieldsFragment, unknown>;
export const ChainFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChainFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OptionChain"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"product"}},{"kind":"Field","name":{"kind":"Name","value":"series"}},{"kind":"Field","name":{"kind":"Name","value":"month"}},{"kind":"Field","name":{"kind":"Name","value":"expiry"}},{"kind":"Field","name":{"kind":"Name","value":"underlying"}},{"kind":"Field","name":{"kind":"Name","value":"tradeDate"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"forward"}},{"kind":"Field","name":{"kind":"Name","value":"forwardSource"}},{"kind":"Field","name":{"kind":"Name","value":"rate"}},{"kind":"Field","name":{"kind":"Name","value":"rateSource"}},{"kind":"Field","name":{"kind":"Name","value":"rateDate"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"atmVol"}},{"kind":"Field","name":{"kind":"Name","value":"atmStrike"}}]}}]} as unknown as DocumentNode<ChainFieldsFragment, unknown>;
export const UserRowFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UserRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"emailVerifiedAt"}},{"kind":"Field","name":{"kind":"Name","value":"username"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"tier"}},{"kind":"Field","name":{"kind":"Name","value":"isActive"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}}]} as unknown as DocumentNode<UserRowFragment, unknown>;
export const JobRowFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"JobRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Job"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"attempt"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"startAt"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"failureReason"}},{"kind":"Field","name":{"kind":"Name","value":"failureMessage"}}]}}]} as unknown as DocumentNode<JobRowFragment, unknown>;
export const ApiKeyRowFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ApiKeyRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ApiKey"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"prefix"}},{"kind":"Field","name":{"kind":"Name","value":"scopes"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"}}]}}]} as unknown as DocumentNode<ApiKeyRowFragment, unknown>;
export const ImportStageFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ImportStageFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ImportStage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stage"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"done"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"rowsPerSecond"}}]}}]} as unknown as DocumentNode<ImportStageFieldsFragment, unknown>;
export const ImportRowFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ImportRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Import"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"fileName"}},{"kind":"Field","name":{"kind":"Name","value":"size"}},{"kind":"Field","name":{"kind":"Name","value":"origin"}},{"kind":"Field","name":{"kind":"Name","value":"uploadedBy"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"stages"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ImportStageFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"failure"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"report"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"format"}},{"kind":"Field","name":{"kind":"Name","value":"counts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"read"}},{"kind":"Field","name":{"kind":"Name","value":"stored"}},{"kind":"Field","name":{"kind":"Name","value":"unchanged"}},{"kind":"Field","name":{"kind":"Name","value":"replaced"}},{"kind":"Field","name":{"kind":"Name","value":"rejected"}}]}},{"kind":"Field","name":{"kind":"Name","value":"products"}},{"kind":"Field","name":{"kind":"Name","value":"spotSeries"}},{"kind":"Field","name":{"kind":"Name","value":"firstDate"}},{"kind":"Field","name":{"kind":"Name","value":"lastDate"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ImportStageFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ImportStage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stage"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"done"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"rowsPerSecond"}}]}}]} as unknown as DocumentNode<ImportRowFragment, unknown>;
export const PreviewRowFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PreviewRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ImportPreviewRow"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"line"}},{"kind":"Field","name":{"kind":"Name","value":"subject"}},{"kind":"Field","name":{"kind":"Name","value":"product"}},{"kind":"Field","name":{"kind":"Name","value":"date"}},{"kind":"Field","name":{"kind":"Name","value":"fields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]} as unknown as DocumentNode<PreviewRowFragment, unknown>;
export const ImportProgressFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ImportProgressFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ImportProgress"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"importId"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"stages"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stage"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"done"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"rowsPerSecond"}}]}}]}}]} as unknown as DocumentNode<ImportProgressFieldsFragment, unknown>;
export const MappedColumnFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MappedColumnFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MappedColumn"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"column"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]} as unknown as DocumentNode<MappedColumnFieldsFragment, unknown>;
export const SavedMappingFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SavedMapping"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ColumnMapping"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"content"}},{"kind":"Field","name":{"kind":"Name","value":"delimiter"}},{"kind":"Field","name":{"kind":"Name","value":"decimalMark"}},{"kind":"Field","name":{"kind":"Name","value":"dateFormat"}},{"kind":"Field","name":{"kind":"Name","value":"savedBy"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"columns"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MappedColumnFields"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MappedColumnFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MappedColumn"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"column"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]} as unknown as DocumentNode<SavedMappingFragment, unknown>;
export const OptionQuoteFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OptionQuoteFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OptionQuote"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"settle"}},{"kind":"Field","name":{"kind":"Name","value":"bid"}},{"kind":"Field","name":{"kind":"Name","value":"ask"}},{"kind":"Field","name":{"kind":"Name","value":"volume"}},{"kind":"Field","name":{"kind":"Name","value":"openInterest"}},{"kind":"Field","name":{"kind":"Name","value":"iv"}},{"kind":"Field","name":{"kind":"Name","value":"ivStatus"}},{"kind":"Field","name":{"kind":"Name","value":"delta"}},{"kind":"Field","name":{"kind":"Name","value":"gamma"}},{"kind":"Field","name":{"kind":"Name","value":"vega"}},{"kind":"Field","name":{"kind":"Name","value":"theta"}},{"kind":"Field","name":{"kind":"Name","value":"rho"}},{"kind":"Field","name":{"kind":"Name","value":"theoretical"}},{"kind":"Field","name":{"kind":"Name","value":"moneyness"}},{"kind":"Field","name":{"kind":"Name","value":"flags"}}]}}]} as unknown as DocumentNode<OptionQuoteFieldsFragment, unknown>;
export const ReportRowFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ReportRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Report"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"subject"}},{"kind":"Field","name":{"kind":"Name","value":"parameters"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"format"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"rowsDone"}},{"kind":"Field","name":{"kind":"Name","value":"rowsTotal"}},{"kind":"Field","name":{"kind":"Name","value":"fileName"}},{"kind":"Field","name":{"kind":"Name","value":"size"}},{"kind":"Field","name":{"kind":"Name","value":"failure"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}}]}}]} as unknown as DocumentNode<ReportRowFragment, unknown>;
export const DailySubscriptionFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"DailySubscription"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DailyReportSubscription"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isEnabled"}},{"kind":"Field","name":{"kind":"Name","value":"time"}},{"kind":"Field","name":{"kind":"Name","value":"timezone"}},{"kind":"Field","name":{"kind":"Name","value":"products"}},{"kind":"Field","name":{"kind":"Name","value":"nextAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastTradeDate"}}]}}]} as unknown as DocumentNode<DailySubscriptionFragment, unknown>;
export const SmileOutlineFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SmileOutline"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VolatilitySmile"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"expiry"}},{"kind":"Field","name":{"kind":"Name","value":"series"}},{"kind":"Field","name":{"kind":"Name","value":"tradeDate"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"atmVol"}},{"kind":"Field","name":{"kind":"Name","value":"riskReversal25"}},{"kind":"Field","name":{"kind":"Name","value":"butterfly25"}},{"kind":"Field","name":{"kind":"Name","value":"riskReversal10"}},{"kind":"Field","name":{"kind":"Name","value":"butterfly10"}},{"kind":"Field","name":{"kind":"Name","value":"curve"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"strike"}},{"kind":"Field","name":{"kind":"Name","value":"logMoneyness"}},{"kind":"Field","name":{"kind":"Name","value":"vol"}}]}}]}}]} as unknown as DocumentNode<SmileOutlineFragment, unknown>;
export const LiveOptionFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"LiveOptionFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LiveOption"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"iv"}},{"kind":"Field","name":{"kind":"Name","value":"delta"}},{"kind":"Field","name":{"kind":"Name","value":"gamma"}},{"kind":"Field","name":{"kind":"Name","value":"vega"}},{"kind":"Field","name":{"kind":"Name","value":"theta"}}]}}]} as unknown as DocumentNode<LiveOptionFieldsFragment, unknown>;
export const SignedInUserFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SignedInUser"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"emailVerifiedAt"}},{"kind":"Field","name":{"kind":"Name","value":"username"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"avatarUrl"}},{"kind":"Field","name":{"kind":"Name","value":"hasPassword"}},{"kind":"Field","name":{"kind":"Name","value":"role"}}]}}]} as unknown as DocumentNode<SignedInUserFragment, unknown>;
export const SignInFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SignIn"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AuthPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accessToken"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"permissions"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SignedInUser"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SignedInUser"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"emailVerifiedAt"}},{"kind":"Field","name":{"kind":"Name","value":"username"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"avatarUrl"}},{"kind":"Field","name":{"kind":"Name","value":"hasPassword"}},{"kind":"Field","name":{"kind":"Name","value":"role"}}]}}]} as unknown as DocumentNode<SignInFragment, unknown>;
export const AlertsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Alerts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"alerts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AlertFields"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AlertFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Alert"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"secondSymbol"}},{"kind":"Field","name":{"kind":"Name","value":"product"}},{"kind":"Field","name":{"kind":"Name","value":"expiry"}},{"kind":"Field","name":{"kind":"Name","value":"level"}},{"kind":"Field","name":{"kind":"Name","value":"direction"}},{"kind":"Field","name":{"kind":"Name","value":"isRepeating"}},{"kind":"Field","name":{"kind":"Name","value":"isActive"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}}]}}]} as unknown as DocumentNode<AlertsQuery, AlertsQueryVariables>;
export const AlertEventsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AlertEvents"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"alertEvents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unreadCount"}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AlertEventFields"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AlertEventFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AlertEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"alertId"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"secondSymbol"}},{"kind":"Field","name":{"kind":"Name","value":"product"}},{"kind":"Field","name":{"kind":"Name","value":"expiry"}},{"kind":"Field","name":{"kind":"Name","value":"level"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"crossed"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"readAt"}}]}}]} as unknown as DocumentNode<AlertEventsQuery, AlertEventsQueryVariables>;
export const UnreadAlertEventsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"UnreadAlertEvents"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"alertEvents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unreadCount"}}]}}]}}]} as unknown as DocumentNode<UnreadAlertEventsQuery, UnreadAlertEventsQueryVariables>;
export const AlertExpiriesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AlertExpiries"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"product"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ProductCode"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"optionExpiries"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"product"},"value":{"kind":"Variable","name":{"kind":"Name","value":"product"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"series"}},{"kind":"Field","name":{"kind":"Name","value":"expiry"}},{"kind":"Field","name":{"kind":"Name","value":"daysToExpiry"}},{"kind":"Field","name":{"kind":"Name","value":"atmVol"}}]}}]}}]} as unknown as DocumentNode<AlertExpiriesQuery, AlertExpiriesQueryVariables>;
export const CreateAlertDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateAlert"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createAlert"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AlertFields"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AlertFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Alert"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"secondSymbol"}},{"kind":"Field","name":{"kind":"Name","value":"product"}},{"kind":"Field","name":{"kind":"Name","value":"expiry"}},{"kind":"Field","name":{"kind":"Name","value":"level"}},{"kind":"Field","name":{"kind":"Name","value":"direction"}},{"kind":"Field","name":{"kind":"Name","value":"isRepeating"}},{"kind":"Field","name":{"kind":"Name","value":"isActive"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}}]}}]} as unknown as DocumentNode<CreateAlertMutation, CreateAlertMutationVariables>;
export const UpdateAlertDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateAlert"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertChangeInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateAlert"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AlertFields"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AlertFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Alert"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"secondSymbol"}},{"kind":"Field","name":{"kind":"Name","value":"product"}},{"kind":"Field","name":{"kind":"Name","value":"expiry"}},{"kind":"Field","name":{"kind":"Name","value":"level"}},{"kind":"Field","name":{"kind":"Name","value":"direction"}},{"kind":"Field","name":{"kind":"Name","value":"isRepeating"}},{"kind":"Field","name":{"kind":"Name","value":"isActive"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}}]}}]} as unknown as DocumentNode<UpdateAlertMutation, UpdateAlertMutationVariables>;
export const DeleteAlertDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeleteAlert"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteAlert"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}]}]}}]} as unknown as DocumentNode<DeleteAlertMutation, DeleteAlertMutationVariables>;
export const MarkAlertEventsReadDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"MarkAlertEventsRead"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"ids"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"markAlertEventsRead"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ids"},"value":{"kind":"Variable","name":{"kind":"Name","value":"ids"}}}]}]}}]} as unknown as DocumentNode<MarkAlertEventsReadMutation, MarkAlertEventsReadMutationVariables>;
export const AlertTriggeredDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"AlertTriggered"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"alertTriggered"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AlertEventFields"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AlertEventFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AlertEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"alertId"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"secondSymbol"}},{"kind":"Field","name":{"kind":"Name","value":"product"}},{"kind":"Field","name":{"kind":"Name","value":"expiry"}},{"kind":"Field","name":{"kind":"Name","value":"level"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"crossed"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"readAt"}}]}}]} as unknown as DocumentNode<AlertTriggeredSubscription, AlertTriggeredSubscriptionVariables>;
export const UsersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Users"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"search"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"users"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UserRow"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UserRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"emailVerifiedAt"}},{"kind":"Field","name":{"kind":"Name","value":"username"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"tier"}},{"kind":"Field","name":{"kind":"Name","value":"isActive"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}}]} as unknown as DocumentNode<UsersQuery, UsersQueryVariables>;
export const AuditLogDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AuditLog"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"userId"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"auditLog"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"userId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"userId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"userId"}},{"kind":"Field","name":{"kind":"Name","value":"actorId"}},{"kind":"Field","name":{"kind":"Name","value":"ip"}},{"kind":"Field","name":{"kind":"Name","value":"userAgent"}},{"kind":"Field","name":{"kind":"Name","value":"details"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<AuditLogQuery, AuditLogQueryVariables>;
export const SetUserRoleDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SetUserRole"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"userId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"role"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Role"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setUserRole"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"userId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"userId"}}},{"kind":"Argument","name":{"kind":"Name","value":"role"},"value":{"kind":"Variable","name":{"kind":"Name","value":"role"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UserRow"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UserRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"emailVerifiedAt"}},{"kind":"Field","name":{"kind":"Name","value":"username"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"tier"}},{"kind":"Field","name":{"kind":"Name","value":"isActive"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}}]} as unknown as DocumentNode<SetUserRoleMutation, SetUserRoleMutationVariables>;
export const SetUserTierDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SetUserTier"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"userId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"tier"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Tier"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setUserTier"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"userId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"userId"}}},{"kind":"Argument","name":{"kind":"Name","value":"tier"},"value":{"kind":"Variable","name":{"kind":"Name","value":"tier"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UserRow"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UserRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"emailVerifiedAt"}},{"kind":"Field","name":{"kind":"Name","value":"username"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"tier"}},{"kind":"Field","name":{"kind":"Name","value":"isActive"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}}]} as unknown as DocumentNode<SetUserTierMutation, SetUserTierMutationVariables>;
export const SetUserActiveDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SetUserActive"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"userId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"active"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setUserActive"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"userId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"userId"}}},{"kind":"Argument","name":{"kind":"Name","value":"active"},"value":{"kind":"Variable","name":{"kind":"Name","value":"active"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UserRow"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UserRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"emailVerifiedAt"}},{"kind":"Field","name":{"kind":"Name","value":"username"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"tier"}},{"kind":"Field","name":{"kind":"Name","value":"isActive"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}}]} as unknown as DocumentNode<SetUserActiveMutation, SetUserActiveMutationVariables>;
export const JobsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Jobs"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"state"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"JobState"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"kind"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"jobs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"state"},"value":{"kind":"Variable","name":{"kind":"Name","value":"state"}}},{"kind":"Argument","name":{"kind":"Name","value":"kind"},"value":{"kind":"Variable","name":{"kind":"Name","value":"kind"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"JobRow"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"JobRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Job"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"attempt"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"startAt"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"failureReason"}},{"kind":"Field","name":{"kind":"Name","value":"failureMessage"}}]}}]} as unknown as DocumentNode<JobsQuery, JobsQueryVariables>;
export const JobOverviewDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"JobOverview"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"jobCounts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}},{"kind":"Field","name":{"kind":"Name","value":"jobSchedules"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"cron"}},{"kind":"Field","name":{"kind":"Name","value":"timezone"}}]}}]}}]} as unknown as DocumentNode<JobOverviewQuery, JobOverviewQueryVariables>;
export const RetryJobDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RetryJob"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"retryJob"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"JobRow"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"JobRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Job"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"attempt"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"startAt"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"failureReason"}},{"kind":"Field","name":{"kind":"Name","value":"failureMessage"}}]}}]} as unknown as DocumentNode<RetryJobMutation, RetryJobMutationVariables>;
export const CancelJobDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CancelJob"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cancelJob"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"JobRow"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"JobRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Job"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"attempt"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"startAt"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"failureReason"}},{"kind":"Field","name":{"kind":"Name","value":"failureMessage"}}]}}]} as unknown as DocumentNode<CancelJobMutation, CancelJobMutationVariables>;
export const SignInMethodsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SignInMethods"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"authProviders"}},{"kind":"Field","name":{"kind":"Name","value":"linkedProviders"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}}]}}]} as unknown as DocumentNode<SignInMethodsQuery, SignInMethodsQueryVariables>;
export const SessionsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Sessions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sessions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"userAgent"}},{"kind":"Field","name":{"kind":"Name","value":"ip"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"isCurrent"}}]}}]}}]} as unknown as DocumentNode<SessionsQuery, SessionsQueryVariables>;
export const ApiKeysDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ApiKeys"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"apiKeys"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ApiKeyRow"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ApiKeyRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ApiKey"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"prefix"}},{"kind":"Field","name":{"kind":"Name","value":"scopes"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"}}]}}]} as unknown as DocumentNode<ApiKeysQuery, ApiKeysQueryVariables>;
export const UpdateProfileDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateProfile"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ProfileInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateProfile"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SignedInUser"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SignedInUser"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"emailVerifiedAt"}},{"kind":"Field","name":{"kind":"Name","value":"username"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"avatarUrl"}},{"kind":"Field","name":{"kind":"Name","value":"hasPassword"}},{"kind":"Field","name":{"kind":"Name","value":"role"}}]}}]} as unknown as DocumentNode<UpdateProfileMutation, UpdateProfileMutationVariables>;
export const ChangePasswordDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ChangePassword"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ChangePasswordInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changePassword"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}]}]}}]} as unknown as DocumentNode<ChangePasswordMutation, ChangePasswordMutationVariables>;
export const RequestEmailVerificationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RequestEmailVerification"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"requestEmailVerification"}}]}}]} as unknown as DocumentNode<RequestEmailVerificationMutation, RequestEmailVerificationMutationVariables>;
export const RevokeSessionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RevokeSession"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revokeSession"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}]}]}}]} as unknown as DocumentNode<RevokeSessionMutation, RevokeSessionMutationVariables>;
export const CreateApiKeyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateApiKey"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ApiKeyInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createApiKey"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"apiKey"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ApiKeyRow"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ApiKeyRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ApiKey"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"prefix"}},{"kind":"Field","name":{"kind":"Name","value":"scopes"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"}}]}}]} as unknown as DocumentNode<CreateApiKeyMutation, CreateApiKeyMutationVariables>;
export const RevokeApiKeyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RevokeApiKey"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revokeApiKey"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}]}]}}]} as unknown as DocumentNode<RevokeApiKeyMutation, RevokeApiKeyMutationVariables>;
export const UnlinkProviderDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UnlinkProvider"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"provider"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"OAuthProvider"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unlinkProvider"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"provider"},"value":{"kind":"Variable","name":{"kind":"Name","value":"provider"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SignedInUser"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SignedInUser"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"emailVerifiedAt"}},{"kind":"Field","name":{"kind":"Name","value":"username"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"avatarUrl"}},{"kind":"Field","name":{"kind":"Name","value":"hasPassword"}},{"kind":"Field","name":{"kind":"Name","value":"role"}}]}}]} as unknown as DocumentNode<UnlinkProviderMutation, UnlinkProviderMutationVariables>;
export const SignInWaysDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SignInWays"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"authProviders"}},{"kind":"Field","name":{"kind":"Name","value":"isDemoOffered"}}]}}]} as unknown as DocumentNode<SignInWaysQuery, SignInWaysQueryVariables>;
export const RequestPasswordResetDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RequestPasswordReset"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"email"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"requestPasswordReset"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"email"},"value":{"kind":"Variable","name":{"kind":"Name","value":"email"}}}]}]}}]} as unknown as DocumentNode<RequestPasswordResetMutation, RequestPasswordResetMutationVariables>;
export const ResetPasswordDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ResetPassword"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"token"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"newPassword"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resetPassword"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"token"},"value":{"kind":"Variable","name":{"kind":"Name","value":"token"}}},{"kind":"Argument","name":{"kind":"Name","value":"newPassword"},"value":{"kind":"Variable","name":{"kind":"Name","value":"newPassword"}}}]}]}}]} as unknown as DocumentNode<ResetPasswordMutation, ResetPasswordMutationVariables>;
export const VerifyEmailDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"VerifyEmail"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"token"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"verifyEmail"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"token"},"value":{"kind":"Variable","name":{"kind":"Name","value":"token"}}}]}]}}]} as unknown as DocumentNode<VerifyEmailMutation, VerifyEmailMutationVariables>;
export const SimilarDaysDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SimilarDays"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"product"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ProductCode"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"date"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"limit"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"similarDays"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"product"},"value":{"kind":"Variable","name":{"kind":"Name","value":"product"}}},{"kind":"Argument","name":{"kind":"Name","value":"date"},"value":{"kind":"Variable","name":{"kind":"Name","value":"date"}}},{"kind":"Argument","name":{"kind":"Name","value":"limit"},"value":{"kind":"Variable","name":{"kind":"Name","value":"limit"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"product"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"comparedWith"}},{"kind":"Field","name":{"kind":"Name","value":"tradeDate"}},{"kind":"Field","name":{"kind":"Name","value":"distance"}},{"kind":"Field","name":{"kind":"Name","value":"prices"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nearby"}},{"kind":"Field","name":{"kind":"Name","value":"settle"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}}]}},{"kind":"Field","name":{"kind":"Name","value":"front"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tradeDatesLater"}},{"kind":"Field","name":{"kind":"Name","value":"tradeDate"}},{"kind":"Field","name":{"kind":"Name","value":"settle"}},{"kind":"Field","name":{"kind":"Name","value":"change"}},{"kind":"Field","name":{"kind":"Name","value":"changeStatus"}}]}},{"kind":"Field","name":{"kind":"Name","value":"later"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tradeDatesLater"}},{"kind":"Field","name":{"kind":"Name","value":"tradeDate"}},{"kind":"Field","name":{"kind":"Name","value":"frontChange"}},{"kind":"Field","name":{"kind":"Name","value":"frontStatus"}},{"kind":"Field","name":{"kind":"Name","value":"spreadChange"}},{"kind":"Field","name":{"kind":"Name","value":"spreadStatus"}}]}}]}}]}}]} as unknown as DocumentNode<SimilarDaysQuery, SimilarDaysQueryVariables>;
export const TradeDatesAroundDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"TradeDatesAround"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"product"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ProductCode"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tradeDates"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"product"},"value":{"kind":"Variable","name":{"kind":"Name","value":"product"}}},{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}}]}]}}]} as unknown as DocumentNode<TradeDatesAroundQuery, TradeDatesAroundQueryVariables>;
export const CalculatorExpiriesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CalculatorExpiries"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"product"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ProductCode"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"optionExpiries"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"product"},"value":{"kind":"Variable","name":{"kind":"Name","value":"product"}}},{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ExpiryFields"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ExpiryFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OptionExpiry"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"series"}},{"kind":"Field","name":{"kind":"Name","value":"month"}},{"kind":"Field","name":{"kind":"Name","value":"expiry"}},{"kind":"Field","name":{"kind":"Name","value":"underlying"}},{"kind":"Field","name":{"kind":"Name","value":"tradeDate"}},{"kind":"Field","name":{"kind":"Name","value":"daysToExpiry"}},{"kind":"Field","name":{"kind":"Name","value":"forward"}},{"kind":"Field","name":{"kind":"Name","value":"atmVol"}},{"kind":"Field","name":{"kind":"Name","value":"atmVolStatus"}}]}}]} as unknown as DocumentNode<CalculatorExpiriesQuery, CalculatorExpiriesQueryVariables>;
export const CalculatorChainDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CalculatorChain"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"product"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ProductCode"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"expiry"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"series"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"OptionSeries"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"optionChain"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"product"},"value":{"kind":"Variable","name":{"kind":"Name","value":"product"}}},{"kind":"Argument","name":{"kind":"Name","value":"expiry"},"value":{"kind":"Variable","name":{"kind":"Name","value":"expiry"}}},{"kind":"Argument","name":{"kind":"Name","value":"series"},"value":{"kind":"Variable","name":{"kind":"Name","value":"series"}}},{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChainFields"}},{"kind":"Field","name":{"kind":"Name","value":"rows"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"strike"}},{"kind":"Field","name":{"kind":"Name","value":"call"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"settle"}},{"kind":"Field","name":{"kind":"Name","value":"bid"}},{"kind":"Field","name":{"kind":"Name","value":"ask"}},{"kind":"Field","name":{"kind":"Name","value":"iv"}}]}},{"kind":"Field","name":{"kind":"Name","value":"put"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"settle"}},{"kind":"Field","name":{"kind":"Name","value":"bid"}},{"kind":"Field","name":{"kind":"Name","value":"ask"}},{"kind":"Field","name":{"kind":"Name","value":"iv"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChainFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OptionChain"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"product"}},{"kind":"Field","name":{"kind":"Name","value":"series"}},{"kind":"Field","name":{"kind":"Name","value":"month"}},{"kind":"Field","name":{"kind":"Name","value":"expiry"}},{"kind":"Field","name":{"kind":"Name","value":"underlying"}},{"kind":"Field","name":{"kind":"Name","value":"tradeDate"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"forward"}},{"kind":"Field","name":{"kind":"Name","value":"forwardSource"}},{"kind":"Field","name":{"kind":"Name","value":"rate"}},{"kind":"Field","name":{"kind":"Name","value":"rateSource"}},{"kind":"Field","name":{"kind":"Name","value":"rateDate"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"atmVol"}},{"kind":"Field","name":{"kind":"Name","value":"atmStrike"}}]}}]} as unknown as DocumentNode<CalculatorChainQuery, CalculatorChainQueryVariables>;
export const CalculateOptionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CalculateOption"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"OptionCalculationInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"calculateOption"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"modelReason"}},{"kind":"Field","name":{"kind":"Name","value":"modelNote"}},{"kind":"Field","name":{"kind":"Name","value":"years"}},{"kind":"Field","name":{"kind":"Name","value":"rate"}},{"kind":"Field","name":{"kind":"Name","value":"price"}},{"kind":"Field","name":{"kind":"Name","value":"vol"}},{"kind":"Field","name":{"kind":"Name","value":"volStatus"}},{"kind":"Field","name":{"kind":"Name","value":"volUnit"}},{"kind":"Field","name":{"kind":"Name","value":"greeks"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"greek"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"intrinsic"}},{"kind":"Field","name":{"kind":"Name","value":"timeValue"}},{"kind":"Field","name":{"kind":"Name","value":"breakEven"}},{"kind":"Field","name":{"kind":"Name","value":"probabilityInTheMoney"}},{"kind":"Field","name":{"kind":"Name","value":"expectedMove"}}]}}]}}]} as unknown as DocumentNode<CalculateOptionQuery, CalculateOptionQueryVariables>;
export const CalculateSpreadOptionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CalculateSpreadOption"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SpreadOptionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"calculateSpreadOption"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"price"}},{"kind":"Field","name":{"kind":"Name","value":"delta1"}},{"kind":"Field","name":{"kind":"Name","value":"delta2"}},{"kind":"Field","name":{"kind":"Name","value":"gamma11"}},{"kind":"Field","name":{"kind":"Name","value":"gamma22"}},{"kind":"Field","name":{"kind":"Name","value":"crossGamma"}},{"kind":"Field","name":{"kind":"Name","value":"vega1"}},{"kind":"Field","name":{"kind":"Name","value":"vega2"}},{"kind":"Field","name":{"kind":"Name","value":"correlationSensitivity"}},{"kind":"Field","name":{"kind":"Name","value":"theta"}},{"kind":"Field","name":{"kind":"Name","value":"comparisons"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"price"}}]}}]}}]}}]} as unknown as DocumentNode<CalculateSpreadOptionQuery, CalculateSpreadOptionQueryVariables>;
export const CalculateAveragePriceOptionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CalculateAveragePriceOption"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AveragePriceOptionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"calculateAveragePriceOption"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"method"}},{"kind":"Field","name":{"kind":"Name","value":"price"}},{"kind":"Field","name":{"kind":"Name","value":"delta"}},{"kind":"Field","name":{"kind":"Name","value":"gamma"}},{"kind":"Field","name":{"kind":"Name","value":"vega"}},{"kind":"Field","name":{"kind":"Name","value":"theta"}},{"kind":"Field","name":{"kind":"Name","value":"averageForward"}}]}}]}}]} as unknown as DocumentNode<CalculateAveragePriceOptionQuery, CalculateAveragePriceOptionQueryVariables>;
export const FrontMarketDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FrontMarket"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"product"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ProductCode"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"futuresBoard"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"product"},"value":{"kind":"Variable","name":{"kind":"Name","value":"product"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"product"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"tradeDate"}},{"kind":"Field","name":{"kind":"Name","value":"rows"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"deliveryMonth"}},{"kind":"Field","name":{"kind":"Name","value":"expiry"}},{"kind":"Field","name":{"kind":"Name","value":"settle"}},{"kind":"Field","name":{"kind":"Name","value":"change"}},{"kind":"Field","name":{"kind":"Name","value":"changePercent"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"continuousHistory"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"product"},"value":{"kind":"Variable","name":{"kind":"Name","value":"product"}}},{"kind":"Argument","name":{"kind":"Name","value":"nth"},"value":{"kind":"IntValue","value":"1"}},{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}},{"kind":"Argument","name":{"kind":"Name","value":"adjustment"},"value":{"kind":"EnumValue","value":"DIFFERENCE"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tradeDate"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"settle"}}]}}]}}]} as unknown as DocumentNode<FrontMarketQuery, FrontMarketQueryVariables>;
export const NearestOptionsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"NearestOptions"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"product"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ProductCode"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"optionExpiries"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"product"},"value":{"kind":"Variable","name":{"kind":"Name","value":"product"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"series"}},{"kind":"Field","name":{"kind":"Name","value":"expiry"}},{"kind":"Field","name":{"kind":"Name","value":"tradeDate"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"atmVol"}}]}}]}}]} as unknown as DocumentNode<NearestOptionsQuery, NearestOptionsQueryVariables>;
export const BarsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Bars"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"symbol"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"interval"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"BarInterval"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"bars"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"symbol"},"value":{"kind":"Variable","name":{"kind":"Name","value":"symbol"}}},{"kind":"Argument","name":{"kind":"Name","value":"interval"},"value":{"kind":"Variable","name":{"kind":"Name","value":"interval"}}},{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"start"}},{"kind":"Field","name":{"kind":"Name","value":"open"}},{"kind":"Field","name":{"kind":"Name","value":"high"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"close"}},{"kind":"Field","name":{"kind":"Name","value":"volume"}}]}}]}}]} as unknown as DocumentNode<BarsQuery, BarsQueryVariables>;
export const WatchListDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"WatchList"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"watchList"}}]}}]} as unknown as DocumentNode<WatchListQuery, WatchListQueryVariables>;
export const SetWatchListDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SetWatchList"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"symbols"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setWatchList"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"symbols"},"value":{"kind":"Variable","name":{"kind":"Name","value":"symbols"}}}]}]}}]} as unknown as DocumentNode<SetWatchListMutation, SetWatchListMutationVariables>;
export const MostActiveOptionsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MostActiveOptions"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"product"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ProductCode"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mostActiveOptions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"product"},"value":{"kind":"Variable","name":{"kind":"Name","value":"product"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"product"}},{"kind":"Field","name":{"kind":"Name","value":"series"}},{"kind":"Field","name":{"kind":"Name","value":"expiry"}},{"kind":"Field","name":{"kind":"Name","value":"strike"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"settle"}},{"kind":"Field","name":{"kind":"Name","value":"volume"}},{"kind":"Field","name":{"kind":"Name","value":"openInterest"}},{"kind":"Field","name":{"kind":"Name","value":"iv"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"tradeDate"}}]}}]}}]} as unknown as DocumentNode<MostActiveOptionsQuery, MostActiveOptionsQueryVariables>;
export const ProductsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Products"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"products"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"quotation"}},{"kind":"Field","name":{"kind":"Name","value":"priceDecimals"}},{"kind":"Field","name":{"kind":"Name","value":"tickSize"}},{"kind":"Field","name":{"kind":"Name","value":"tickValue"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"firstTradeDate"}},{"kind":"Field","name":{"kind":"Name","value":"lastTradeDate"}}]}}]}}]} as unknown as DocumentNode<ProductsQuery, ProductsQueryVariables>;
export const FuturesBoardDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FuturesBoard"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"product"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ProductCode"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"futuresBoard"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"product"},"value":{"kind":"Variable","name":{"kind":"Name","value":"product"}}},{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"product"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"tradeDate"}},{"kind":"Field","name":{"kind":"Name","value":"previousTradeDate"}},{"kind":"Field","name":{"kind":"Name","value":"rows"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"deliveryMonth"}},{"kind":"Field","name":{"kind":"Name","value":"expiry"}},{"kind":"Field","name":{"kind":"Name","value":"nearby"}},{"kind":"Field","name":{"kind":"Name","value":"settle"}},{"kind":"Field","name":{"kind":"Name","value":"change"}},{"kind":"Field","name":{"kind":"Name","value":"changePercent"}},{"kind":"Field","name":{"kind":"Name","value":"open"}},{"kind":"Field","name":{"kind":"Name","value":"high"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"volume"}},{"kind":"Field","name":{"kind":"Name","value":"openInterest"}},{"kind":"Field","name":{"kind":"Name","value":"openInterestChange"}}]}}]}}]}}]} as unknown as DocumentNode<FuturesBoardQuery, FuturesBoardQueryVariables>;
export const ForwardCurvesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ForwardCurves"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"product"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ProductCode"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"forwardCurve"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"product"},"value":{"kind":"Variable","name":{"kind":"Name","value":"product"}}},{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tradeDate"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"structure"}},{"kind":"Field","name":{"kind":"Name","value":"points"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"deliveryMonth"}},{"kind":"Field","name":{"kind":"Name","value":"expiry"}},{"kind":"Field","name":{"kind":"Name","value":"settle"}}]}}]}}]}}]} as unknown as DocumentNode<ForwardCurvesQuery, ForwardCurvesQueryVariables>;
export const ContractHistoryDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ContractHistory"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"symbol"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"futuresHistory"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"symbol"},"value":{"kind":"Variable","name":{"kind":"Name","value":"symbol"}}},{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tradeDate"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"open"}},{"kind":"Field","name":{"kind":"Name","value":"high"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"settle"}},{"kind":"Field","name":{"kind":"Name","value":"volume"}},{"kind":"Field","name":{"kind":"Name","value":"openInterest"}}]}}]}}]} as unknown as DocumentNode<ContractHistoryQuery, ContractHistoryQueryVariables>;
export const ContinuousHistoryDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ContinuousHistory"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"product"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ProductCode"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"nth"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"adjustment"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RollAdjustment"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"continuousHistory"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"product"},"value":{"kind":"Variable","name":{"kind":"Name","value":"product"}}},{"kind":"Argument","name":{"kind":"Name","value":"nth"},"value":{"kind":"Variable","name":{"kind":"Name","value":"nth"}}},{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}},{"kind":"Argument","name":{"kind":"Name","value":"adjustment"},"value":{"kind":"Variable","name":{"kind":"Name","value":"adjustment"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tradeDate"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"open"}},{"kind":"Field","name":{"kind":"Name","value":"high"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"settle"}},{"kind":"Field","name":{"kind":"Name","value":"volume"}},{"kind":"Field","name":{"kind":"Name","value":"openInterest"}}]}}]}}]} as unknown as DocumentNode<ContinuousHistoryQuery, ContinuousHistoryQueryVariables>;
export const CalendarSpreadsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CalendarSpreads"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"product"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ProductCode"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"months"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"calendarSpreads"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"product"},"value":{"kind":"Variable","name":{"kind":"Name","value":"product"}}},{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}}},{"kind":"Argument","name":{"kind":"Name","value":"months"},"value":{"kind":"Variable","name":{"kind":"Name","value":"months"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"near"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"deliveryMonth"}}]}},{"kind":"Field","name":{"kind":"Name","value":"far"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}}]}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"tradeDate"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"change"}}]}}]}}]} as unknown as DocumentNode<CalendarSpreadsQuery, CalendarSpreadsQueryVariables>;
export const CrackSpreadDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CrackSpread"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"kind"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CrackSpreadKind"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"nth"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"crackSpread"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"kind"},"value":{"kind":"Variable","name":{"kind":"Name","value":"kind"}}},{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}},{"kind":"Argument","name":{"kind":"Name","value":"nth"},"value":{"kind":"Variable","name":{"kind":"Name","value":"nth"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tradeDate"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"legs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"settle"}},{"kind":"Field","name":{"kind":"Name","value":"weight"}}]}}]}}]}}]} as unknown as DocumentNode<CrackSpreadQuery, CrackSpreadQueryVariables>;
export const MarketChangedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"MarketChanged"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"marketChanged"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"importId"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"products"}},{"kind":"Field","name":{"kind":"Name","value":"spotSeries"}}]}}]}}]} as unknown as DocumentNode<MarketChangedSubscription, MarketChangedSubscriptionVariables>;
export const GreeksMatrixDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"GreeksMatrix"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"product"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ProductCode"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"greek"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Greek"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"type"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"OptionType"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"GreeksAxis"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"series"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"OptionSeries"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"greeksMatrix"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"product"},"value":{"kind":"Variable","name":{"kind":"Name","value":"product"}}},{"kind":"Argument","name":{"kind":"Name","value":"greek"},"value":{"kind":"Variable","name":{"kind":"Name","value":"greek"}}},{"kind":"Argument","name":{"kind":"Name","value":"type"},"value":{"kind":"Variable","name":{"kind":"Name","value":"type"}}},{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}}},{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}},{"kind":"Argument","name":{"kind":"Name","value":"series"},"value":{"kind":"Variable","name":{"kind":"Name","value":"series"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"product"}},{"kind":"Field","name":{"kind":"Name","value":"series"}},{"kind":"Field","name":{"kind":"Name","value":"greek"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"by"}},{"kind":"Field","name":{"kind":"Name","value":"tradeDate"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"columns"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"rows"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"series"}},{"kind":"Field","name":{"kind":"Name","value":"expiry"}},{"kind":"Field","name":{"kind":"Name","value":"underlying"}},{"kind":"Field","name":{"kind":"Name","value":"daysToExpiry"}},{"kind":"Field","name":{"kind":"Name","value":"forward"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"cells"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"strike"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]}}]}}]} as unknown as DocumentNode<GreeksMatrixQuery, GreeksMatrixQueryVariables>;
export const ImportsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Imports"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"status"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ImportStatus"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"imports"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"status"},"value":{"kind":"Variable","name":{"kind":"Name","value":"status"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ImportRow"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ImportStageFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ImportStage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stage"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"done"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"rowsPerSecond"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ImportRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Import"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"fileName"}},{"kind":"Field","name":{"kind":"Name","value":"size"}},{"kind":"Field","name":{"kind":"Name","value":"origin"}},{"kind":"Field","name":{"kind":"Name","value":"uploadedBy"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"stages"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ImportStageFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"failure"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"report"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"format"}},{"kind":"Field","name":{"kind":"Name","value":"counts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"read"}},{"kind":"Field","name":{"kind":"Name","value":"stored"}},{"kind":"Field","name":{"kind":"Name","value":"unchanged"}},{"kind":"Field","name":{"kind":"Name","value":"replaced"}},{"kind":"Field","name":{"kind":"Name","value":"rejected"}}]}},{"kind":"Field","name":{"kind":"Name","value":"products"}},{"kind":"Field","name":{"kind":"Name","value":"spotSeries"}},{"kind":"Field","name":{"kind":"Name","value":"firstDate"}},{"kind":"Field","name":{"kind":"Name","value":"lastDate"}}]}}]}}]} as unknown as DocumentNode<ImportsQuery, ImportsQueryVariables>;
export const ImportStateDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ImportState"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"import"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ImportRow"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ImportStageFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ImportStage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stage"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"done"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"rowsPerSecond"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ImportRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Import"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"fileName"}},{"kind":"Field","name":{"kind":"Name","value":"size"}},{"kind":"Field","name":{"kind":"Name","value":"origin"}},{"kind":"Field","name":{"kind":"Name","value":"uploadedBy"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"stages"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ImportStageFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"failure"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"report"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"format"}},{"kind":"Field","name":{"kind":"Name","value":"counts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"read"}},{"kind":"Field","name":{"kind":"Name","value":"stored"}},{"kind":"Field","name":{"kind":"Name","value":"unchanged"}},{"kind":"Field","name":{"kind":"Name","value":"replaced"}},{"kind":"Field","name":{"kind":"Name","value":"rejected"}}]}},{"kind":"Field","name":{"kind":"Name","value":"products"}},{"kind":"Field","name":{"kind":"Name","value":"spotSeries"}},{"kind":"Field","name":{"kind":"Name","value":"firstDate"}},{"kind":"Field","name":{"kind":"Name","value":"lastDate"}}]}}]}}]} as unknown as DocumentNode<ImportStateQuery, ImportStateQueryVariables>;
export const ImportDetailDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ImportDetail"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"import"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ImportRow"}},{"kind":"Field","name":{"kind":"Name","value":"mode"}},{"kind":"Field","name":{"kind":"Name","value":"format"}},{"kind":"Field","name":{"kind":"Name","value":"mapping"}},{"kind":"Field","name":{"kind":"Name","value":"series"}},{"kind":"Field","name":{"kind":"Name","value":"skipBadRows"}},{"kind":"Field","name":{"kind":"Name","value":"committedAt"}},{"kind":"Field","name":{"kind":"Name","value":"rolledBackAt"}},{"kind":"Field","name":{"kind":"Name","value":"dependents"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"subject"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"report"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"container"}},{"kind":"Field","name":{"kind":"Name","value":"hasRates"}},{"kind":"Field","name":{"kind":"Name","value":"ignoredColumns"}},{"kind":"Field","name":{"kind":"Name","value":"lines"}},{"kind":"Field","name":{"kind":"Name","value":"linesWithoutPrice"}},{"kind":"Field","name":{"kind":"Name","value":"markedRows"}},{"kind":"Field","name":{"kind":"Name","value":"unknownCount"}},{"kind":"Field","name":{"kind":"Name","value":"unknown"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"subject"}},{"kind":"Field","name":{"kind":"Name","value":"proposal"}},{"kind":"Field","name":{"kind":"Name","value":"rows"}},{"kind":"Field","name":{"kind":"Name","value":"line"}}]}},{"kind":"Field","name":{"kind":"Name","value":"rejectionCount"}},{"kind":"Field","name":{"kind":"Name","value":"rejections"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1000"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"line"}},{"kind":"Field","name":{"kind":"Name","value":"column"}},{"kind":"Field","name":{"kind":"Name","value":"columnName"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"findingCount"}},{"kind":"Field","name":{"kind":"Name","value":"findings"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1000"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"line"}},{"kind":"Field","name":{"kind":"Name","value":"column"}},{"kind":"Field","name":{"kind":"Name","value":"columnName"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}},{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ImportStageFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ImportStage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stage"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"done"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"rowsPerSecond"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ImportRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Import"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"fileName"}},{"kind":"Field","name":{"kind":"Name","value":"size"}},{"kind":"Field","name":{"kind":"Name","value":"origin"}},{"kind":"Field","name":{"kind":"Name","value":"uploadedBy"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"stages"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ImportStageFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"failure"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"report"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"format"}},{"kind":"Field","name":{"kind":"Name","value":"counts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"read"}},{"kind":"Field","name":{"kind":"Name","value":"stored"}},{"kind":"Field","name":{"kind":"Name","value":"unchanged"}},{"kind":"Field","name":{"kind":"Name","value":"replaced"}},{"kind":"Field","name":{"kind":"Name","value":"rejected"}}]}},{"kind":"Field","name":{"kind":"Name","value":"products"}},{"kind":"Field","name":{"kind":"Name","value":"spotSeries"}},{"kind":"Field","name":{"kind":"Name","value":"firstDate"}},{"kind":"Field","name":{"kind":"Name","value":"lastDate"}}]}}]}}]} as unknown as DocumentNode<ImportDetailQuery, ImportDetailQueryVariables>;
export const ImportPreviewDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ImportPreview"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"import"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","alias":{"kind":"Name","value":"futures"},"name":{"kind":"Name","value":"preview"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"kind"},"value":{"kind":"EnumValue","value":"FUTURES"}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PreviewRow"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"options"},"name":{"kind":"Name","value":"preview"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"kind"},"value":{"kind":"EnumValue","value":"OPTIONS"}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PreviewRow"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"spot"},"name":{"kind":"Name","value":"preview"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"kind"},"value":{"kind":"EnumValue","value":"SPOT"}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PreviewRow"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"rates"},"name":{"kind":"Name","value":"preview"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"kind"},"value":{"kind":"EnumValue","value":"RATES"}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PreviewRow"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"positions"},"name":{"kind":"Name","value":"preview"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"kind"},"value":{"kind":"EnumValue","value":"POSITIONS"}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PreviewRow"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PreviewRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ImportPreviewRow"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"line"}},{"kind":"Field","name":{"kind":"Name","value":"subject"}},{"kind":"Field","name":{"kind":"Name","value":"product"}},{"kind":"Field","name":{"kind":"Name","value":"date"}},{"kind":"Field","name":{"kind":"Name","value":"fields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]} as unknown as DocumentNode<ImportPreviewQuery, ImportPreviewQueryVariables>;
export const CancelImportDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CancelImport"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cancelImport"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ImportRow"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ImportStageFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ImportStage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stage"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"done"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"rowsPerSecond"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ImportRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Import"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"fileName"}},{"kind":"Field","name":{"kind":"Name","value":"size"}},{"kind":"Field","name":{"kind":"Name","value":"origin"}},{"kind":"Field","name":{"kind":"Name","value":"uploadedBy"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"stages"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ImportStageFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"failure"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"report"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"format"}},{"kind":"Field","name":{"kind":"Name","value":"counts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"read"}},{"kind":"Field","name":{"kind":"Name","value":"stored"}},{"kind":"Field","name":{"kind":"Name","value":"unchanged"}},{"kind":"Field","name":{"kind":"Name","value":"replaced"}},{"kind":"Field","name":{"kind":"Name","value":"rejected"}}]}},{"kind":"Field","name":{"kind":"Name","value":"products"}},{"kind":"Field","name":{"kind":"Name","value":"spotSeries"}},{"kind":"Field","name":{"kind":"Name","value":"firstDate"}},{"kind":"Field","name":{"kind":"Name","value":"lastDate"}}]}}]}}]} as unknown as DocumentNode<CancelImportMutation, CancelImportMutationVariables>;
export const RetryImportDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RetryImport"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"RetryImportInput"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"retryImport"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ImportRow"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ImportStageFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ImportStage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stage"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"done"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"rowsPerSecond"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ImportRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Import"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"fileName"}},{"kind":"Field","name":{"kind":"Name","value":"size"}},{"kind":"Field","name":{"kind":"Name","value":"origin"}},{"kind":"Field","name":{"kind":"Name","value":"uploadedBy"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"stages"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ImportStageFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"failure"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"report"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"format"}},{"kind":"Field","name":{"kind":"Name","value":"counts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"read"}},{"kind":"Field","name":{"kind":"Name","value":"stored"}},{"kind":"Field","name":{"kind":"Name","value":"unchanged"}},{"kind":"Field","name":{"kind":"Name","value":"replaced"}},{"kind":"Field","name":{"kind":"Name","value":"rejected"}}]}},{"kind":"Field","name":{"kind":"Name","value":"products"}},{"kind":"Field","name":{"kind":"Name","value":"spotSeries"}},{"kind":"Field","name":{"kind":"Name","value":"firstDate"}},{"kind":"Field","name":{"kind":"Name","value":"lastDate"}}]}}]}}]} as unknown as DocumentNode<RetryImportMutation, RetryImportMutationVariables>;
export const ApproveImportDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ApproveImport"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"skipBadRows"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"approveImport"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"skipBadRows"},"value":{"kind":"Variable","name":{"kind":"Name","value":"skipBadRows"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ImportRow"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ImportStageFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ImportStage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stage"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"done"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"rowsPerSecond"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ImportRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Import"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"fileName"}},{"kind":"Field","name":{"kind":"Name","value":"size"}},{"kind":"Field","name":{"kind":"Name","value":"origin"}},{"kind":"Field","name":{"kind":"Name","value":"uploadedBy"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"stages"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ImportStageFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"failure"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"report"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"format"}},{"kind":"Field","name":{"kind":"Name","value":"counts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"read"}},{"kind":"Field","name":{"kind":"Name","value":"stored"}},{"kind":"Field","name":{"kind":"Name","value":"unchanged"}},{"kind":"Field","name":{"kind":"Name","value":"replaced"}},{"kind":"Field","name":{"kind":"Name","value":"rejected"}}]}},{"kind":"Field","name":{"kind":"Name","value":"products"}},{"kind":"Field","name":{"kind":"Name","value":"spotSeries"}},{"kind":"Field","name":{"kind":"Name","value":"firstDate"}},{"kind":"Field","name":{"kind":"Name","value":"lastDate"}}]}}]}}]} as unknown as DocumentNode<ApproveImportMutation, ApproveImportMutationVariables>;
export const RollbackImportDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RollbackImport"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rollbackImport"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ImportRow"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ImportStageFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ImportStage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stage"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"done"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"rowsPerSecond"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ImportRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Import"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"fileName"}},{"kind":"Field","name":{"kind":"Name","value":"size"}},{"kind":"Field","name":{"kind":"Name","value":"origin"}},{"kind":"Field","name":{"kind":"Name","value":"uploadedBy"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"stages"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ImportStageFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"failure"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"report"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"format"}},{"kind":"Field","name":{"kind":"Name","value":"counts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"read"}},{"kind":"Field","name":{"kind":"Name","value":"stored"}},{"kind":"Field","name":{"kind":"Name","value":"unchanged"}},{"kind":"Field","name":{"kind":"Name","value":"replaced"}},{"kind":"Field","name":{"kind":"Name","value":"rejected"}}]}},{"kind":"Field","name":{"kind":"Name","value":"products"}},{"kind":"Field","name":{"kind":"Name","value":"spotSeries"}},{"kind":"Field","name":{"kind":"Name","value":"firstDate"}},{"kind":"Field","name":{"kind":"Name","value":"lastDate"}}]}}]}}]} as unknown as DocumentNode<RollbackImportMutation, RollbackImportMutationVariables>;
export const ImportProgressedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"ImportProgressed"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"importProgress"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ImportProgressFields"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ImportProgressFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ImportProgress"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"importId"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"stages"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stage"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"done"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"rowsPerSecond"}}]}}]}}]} as unknown as DocumentNode<ImportProgressedSubscription, ImportProgressedSubscriptionVariables>;
export const ColumnMappingsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ColumnMappings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"columnMappings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SavedMapping"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MappedColumnFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MappedColumn"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"column"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SavedMapping"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ColumnMapping"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"content"}},{"kind":"Field","name":{"kind":"Name","value":"delimiter"}},{"kind":"Field","name":{"kind":"Name","value":"decimalMark"}},{"kind":"Field","name":{"kind":"Name","value":"dateFormat"}},{"kind":"Field","name":{"kind":"Name","value":"savedBy"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"columns"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MappedColumnFields"}}]}}]}}]} as unknown as DocumentNode<ColumnMappingsQuery, ColumnMappingsQueryVariables>;
export const SuggestColumnMappingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SuggestColumnMapping"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"header"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"sampleLines"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"suggestColumnMapping"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"header"},"value":{"kind":"Variable","name":{"kind":"Name","value":"header"}}},{"kind":"Argument","name":{"kind":"Name","value":"sampleLines"},"value":{"kind":"Variable","name":{"kind":"Name","value":"sampleLines"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"content"}},{"kind":"Field","name":{"kind":"Name","value":"delimiter"}},{"kind":"Field","name":{"kind":"Name","value":"decimalMark"}},{"kind":"Field","name":{"kind":"Name","value":"dateFormat"}},{"kind":"Field","name":{"kind":"Name","value":"columns"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MappedColumnFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MappedColumnFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MappedColumn"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"column"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]} as unknown as DocumentNode<SuggestColumnMappingQuery, SuggestColumnMappingQueryVariables>;
export const SaveColumnMappingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SaveColumnMapping"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ColumnMappingInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"saveColumnMapping"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SavedMapping"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MappedColumnFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MappedColumn"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"column"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SavedMapping"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ColumnMapping"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"content"}},{"kind":"Field","name":{"kind":"Name","value":"delimiter"}},{"kind":"Field","name":{"kind":"Name","value":"decimalMark"}},{"kind":"Field","name":{"kind":"Name","value":"dateFormat"}},{"kind":"Field","name":{"kind":"Name","value":"savedBy"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"columns"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MappedColumnFields"}}]}}]}}]} as unknown as DocumentNode<SaveColumnMappingMutation, SaveColumnMappingMutationVariables>;
export const RemoveColumnMappingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RemoveColumnMapping"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"removeColumnMapping"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}]}]}}]} as unknown as DocumentNode<RemoveColumnMappingMutation, RemoveColumnMappingMutationVariables>;
export const OptionTradeDatesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OptionTradeDates"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"product"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ProductCode"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"optionTradeDates"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"product"},"value":{"kind":"Variable","name":{"kind":"Name","value":"product"}}}]}]}}]} as unknown as DocumentNode<OptionTradeDatesQuery, OptionTradeDatesQueryVariables>;
export const OptionExpiriesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OptionExpiries"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"product"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ProductCode"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"optionExpiries"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"product"},"value":{"kind":"Variable","name":{"kind":"Name","value":"product"}}},{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ExpiryFields"}},{"kind":"Field","name":{"kind":"Name","value":"product"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"forwardSource"}},{"kind":"Field","name":{"kind":"Name","value":"strikes"}},{"kind":"Field","name":{"kind":"Name","value":"volume"}},{"kind":"Field","name":{"kind":"Name","value":"openInterest"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ExpiryFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OptionExpiry"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"series"}},{"kind":"Field","name":{"kind":"Name","value":"month"}},{"kind":"Field","name":{"kind":"Name","value":"expiry"}},{"kind":"Field","name":{"kind":"Name","value":"underlying"}},{"kind":"Field","name":{"kind":"Name","value":"tradeDate"}},{"kind":"Field","name":{"kind":"Name","value":"daysToExpiry"}},{"kind":"Field","name":{"kind":"Name","value":"forward"}},{"kind":"Field","name":{"kind":"Name","value":"atmVol"}},{"kind":"Field","name":{"kind":"Name","value":"atmVolStatus"}}]}}]} as unknown as DocumentNode<OptionExpiriesQuery, OptionExpiriesQueryVariables>;
export const OptionChainDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OptionChain"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"product"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ProductCode"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"expiry"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"series"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"OptionSeries"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"optionChain"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"product"},"value":{"kind":"Variable","name":{"kind":"Name","value":"product"}}},{"kind":"Argument","name":{"kind":"Name","value":"expiry"},"value":{"kind":"Variable","name":{"kind":"Name","value":"expiry"}}},{"kind":"Argument","name":{"kind":"Name","value":"series"},"value":{"kind":"Variable","name":{"kind":"Name","value":"series"}}},{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChainFields"}},{"kind":"Field","name":{"kind":"Name","value":"exerciseStyle"}},{"kind":"Field","name":{"kind":"Name","value":"premiumStyle"}},{"kind":"Field","name":{"kind":"Name","value":"daysToExpiry"}},{"kind":"Field","name":{"kind":"Name","value":"years"}},{"kind":"Field","name":{"kind":"Name","value":"modelReason"}},{"kind":"Field","name":{"kind":"Name","value":"modelNote"}},{"kind":"Field","name":{"kind":"Name","value":"atmVolStatus"}},{"kind":"Field","name":{"kind":"Name","value":"openInterestDate"}},{"kind":"Field","name":{"kind":"Name","value":"rows"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"strike"}},{"kind":"Field","name":{"kind":"Name","value":"call"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OptionQuoteFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"put"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OptionQuoteFields"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChainFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OptionChain"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"product"}},{"kind":"Field","name":{"kind":"Name","value":"series"}},{"kind":"Field","name":{"kind":"Name","value":"month"}},{"kind":"Field","name":{"kind":"Name","value":"expiry"}},{"kind":"Field","name":{"kind":"Name","value":"underlying"}},{"kind":"Field","name":{"kind":"Name","value":"tradeDate"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"forward"}},{"kind":"Field","name":{"kind":"Name","value":"forwardSource"}},{"kind":"Field","name":{"kind":"Name","value":"rate"}},{"kind":"Field","name":{"kind":"Name","value":"rateSource"}},{"kind":"Field","name":{"kind":"Name","value":"rateDate"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"atmVol"}},{"kind":"Field","name":{"kind":"Name","value":"atmStrike"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OptionQuoteFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OptionQuote"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"settle"}},{"kind":"Field","name":{"kind":"Name","value":"bid"}},{"kind":"Field","name":{"kind":"Name","value":"ask"}},{"kind":"Field","name":{"kind":"Name","value":"volume"}},{"kind":"Field","name":{"kind":"Name","value":"openInterest"}},{"kind":"Field","name":{"kind":"Name","value":"iv"}},{"kind":"Field","name":{"kind":"Name","value":"ivStatus"}},{"kind":"Field","name":{"kind":"Name","value":"delta"}},{"kind":"Field","name":{"kind":"Name","value":"gamma"}},{"kind":"Field","name":{"kind":"Name","value":"vega"}},{"kind":"Field","name":{"kind":"Name","value":"theta"}},{"kind":"Field","name":{"kind":"Name","value":"rho"}},{"kind":"Field","name":{"kind":"Name","value":"theoretical"}},{"kind":"Field","name":{"kind":"Name","value":"moneyness"}},{"kind":"Field","name":{"kind":"Name","value":"flags"}}]}}]} as unknown as DocumentNode<OptionChainQuery, OptionChainQueryVariables>;
export const ReportsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Reports"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reports"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ReportRow"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ReportRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Report"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"subject"}},{"kind":"Field","name":{"kind":"Name","value":"parameters"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"format"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"rowsDone"}},{"kind":"Field","name":{"kind":"Name","value":"rowsTotal"}},{"kind":"Field","name":{"kind":"Name","value":"fileName"}},{"kind":"Field","name":{"kind":"Name","value":"size"}},{"kind":"Field","name":{"kind":"Name","value":"failure"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}}]}}]} as unknown as DocumentNode<ReportsQuery, ReportsQueryVariables>;
export const CreateReportDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateReport"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ExportInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createReport"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ReportRow"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ReportRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Report"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"subject"}},{"kind":"Field","name":{"kind":"Name","value":"parameters"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"format"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"rowsDone"}},{"kind":"Field","name":{"kind":"Name","value":"rowsTotal"}},{"kind":"Field","name":{"kind":"Name","value":"fileName"}},{"kind":"Field","name":{"kind":"Name","value":"size"}},{"kind":"Field","name":{"kind":"Name","value":"failure"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}}]}}]} as unknown as DocumentNode<CreateReportMutation, CreateReportMutationVariables>;
export const RemoveReportDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RemoveReport"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"removeReport"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}]}]}}]} as unknown as DocumentNode<RemoveReportMutation, RemoveReportMutationVariables>;
export const ReportLinkDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ReportLink"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reportLink"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}]}]}}]} as unknown as DocumentNode<ReportLinkQuery, ReportLinkQueryVariables>;
export const ExportLinkDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ExportLink"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ExportInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"exportLink"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}]}]}}]} as unknown as DocumentNode<ExportLinkQuery, ExportLinkQueryVariables>;
export const ReportContractsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ReportContracts"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"product"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ProductCode"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"futuresBoard"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"product"},"value":{"kind":"Variable","name":{"kind":"Name","value":"product"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tradeDate"}},{"kind":"Field","name":{"kind":"Name","value":"rows"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"expiry"}}]}}]}}]}}]} as unknown as DocumentNode<ReportContractsQuery, ReportContractsQueryVariables>;
export const ReportExpiriesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ReportExpiries"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"product"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ProductCode"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"optionExpiries"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"product"},"value":{"kind":"Variable","name":{"kind":"Name","value":"product"}}},{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ExpiryFields"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ExpiryFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OptionExpiry"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"series"}},{"kind":"Field","name":{"kind":"Name","value":"month"}},{"kind":"Field","name":{"kind":"Name","value":"expiry"}},{"kind":"Field","name":{"kind":"Name","value":"underlying"}},{"kind":"Field","name":{"kind":"Name","value":"tradeDate"}},{"kind":"Field","name":{"kind":"Name","value":"daysToExpiry"}},{"kind":"Field","name":{"kind":"Name","value":"forward"}},{"kind":"Field","name":{"kind":"Name","value":"atmVol"}},{"kind":"Field","name":{"kind":"Name","value":"atmVolStatus"}}]}}]} as unknown as DocumentNode<ReportExpiriesQuery, ReportExpiriesQueryVariables>;
export const DailyReportDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DailyReport"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dailyReport"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tradeDate"}},{"kind":"Field","name":{"kind":"Name","value":"link"}},{"kind":"Field","name":{"kind":"Name","value":"subscription"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"DailySubscription"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"DailySubscription"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DailyReportSubscription"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isEnabled"}},{"kind":"Field","name":{"kind":"Name","value":"time"}},{"kind":"Field","name":{"kind":"Name","value":"timezone"}},{"kind":"Field","name":{"kind":"Name","value":"products"}},{"kind":"Field","name":{"kind":"Name","value":"nextAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastTradeDate"}}]}}]} as unknown as DocumentNode<DailyReportQuery, DailyReportQueryVariables>;
export const SetDailyReportDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SetDailyReport"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DailyReportInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setDailyReport"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"DailySubscription"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"DailySubscription"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DailyReportSubscription"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isEnabled"}},{"kind":"Field","name":{"kind":"Name","value":"time"}},{"kind":"Field","name":{"kind":"Name","value":"timezone"}},{"kind":"Field","name":{"kind":"Name","value":"products"}},{"kind":"Field","name":{"kind":"Name","value":"nextAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastTradeDate"}}]}}]} as unknown as DocumentNode<SetDailyReportMutation, SetDailyReportMutationVariables>;
export const VolatilitySurfaceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"VolatilitySurface"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"product"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ProductCode"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"series"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"OptionSeries"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"volatilitySurface"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"product"},"value":{"kind":"Variable","name":{"kind":"Name","value":"product"}}},{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}}},{"kind":"Argument","name":{"kind":"Name","value":"series"},"value":{"kind":"Variable","name":{"kind":"Name","value":"series"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"product"}},{"kind":"Field","name":{"kind":"Name","value":"series"}},{"kind":"Field","name":{"kind":"Name","value":"tradeDate"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"rmse"}},{"kind":"Field","name":{"kind":"Name","value":"quotes"}},{"kind":"Field","name":{"kind":"Name","value":"isArbitrageFree"}},{"kind":"Field","name":{"kind":"Name","value":"deltas"}},{"kind":"Field","name":{"kind":"Name","value":"deltaLabels"}},{"kind":"Field","name":{"kind":"Name","value":"logMoneyness"}},{"kind":"Field","name":{"kind":"Name","value":"slices"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"expiry"}},{"kind":"Field","name":{"kind":"Name","value":"month"}},{"kind":"Field","name":{"kind":"Name","value":"underlying"}},{"kind":"Field","name":{"kind":"Name","value":"daysToExpiry"}},{"kind":"Field","name":{"kind":"Name","value":"years"}},{"kind":"Field","name":{"kind":"Name","value":"forward"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"atmVol"}},{"kind":"Field","name":{"kind":"Name","value":"atmVolStatus"}},{"kind":"Field","name":{"kind":"Name","value":"riskReversal25"}},{"kind":"Field","name":{"kind":"Name","value":"butterfly25"}},{"kind":"Field","name":{"kind":"Name","value":"byDelta"}},{"kind":"Field","name":{"kind":"Name","value":"byLogMoneyness"}},{"kind":"Field","name":{"kind":"Name","value":"strikesByLogMoneyness"}},{"kind":"Field","name":{"kind":"Name","value":"fit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"a"}},{"kind":"Field","name":{"kind":"Name","value":"b"}},{"kind":"Field","name":{"kind":"Name","value":"rho"}},{"kind":"Field","name":{"kind":"Name","value":"m"}},{"kind":"Field","name":{"kind":"Name","value":"sigma"}},{"kind":"Field","name":{"kind":"Name","value":"rmse"}},{"kind":"Field","name":{"kind":"Name","value":"quotes"}},{"kind":"Field","name":{"kind":"Name","value":"isArbitrageFree"}},{"kind":"Field","name":{"kind":"Name","value":"isRepaired"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"findings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}},{"kind":"Field","name":{"kind":"Name","value":"expiry"}},{"kind":"Field","name":{"kind":"Name","value":"strike"}},{"kind":"Field","name":{"kind":"Name","value":"logMoneyness"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"isRepaired"}}]}}]}}]}}]} as unknown as DocumentNode<VolatilitySurfaceQuery, VolatilitySurfaceQueryVariables>;
export const VolatilitySmileDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"VolatilitySmile"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"product"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ProductCode"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"expiry"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"series"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"OptionSeries"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"volatilitySmile"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"product"},"value":{"kind":"Variable","name":{"kind":"Name","value":"product"}}},{"kind":"Argument","name":{"kind":"Name","value":"expiry"},"value":{"kind":"Variable","name":{"kind":"Name","value":"expiry"}}},{"kind":"Argument","name":{"kind":"Name","value":"series"},"value":{"kind":"Variable","name":{"kind":"Name","value":"series"}}},{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SmileOutline"}},{"kind":"Field","name":{"kind":"Name","value":"product"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"underlying"}},{"kind":"Field","name":{"kind":"Name","value":"forward"}},{"kind":"Field","name":{"kind":"Name","value":"daysToExpiry"}},{"kind":"Field","name":{"kind":"Name","value":"years"}},{"kind":"Field","name":{"kind":"Name","value":"atmVolStatus"}},{"kind":"Field","name":{"kind":"Name","value":"fit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rmse"}},{"kind":"Field","name":{"kind":"Name","value":"quotes"}},{"kind":"Field","name":{"kind":"Name","value":"minG"}},{"kind":"Field","name":{"kind":"Name","value":"isArbitrageFree"}},{"kind":"Field","name":{"kind":"Name","value":"isRepaired"}}]}},{"kind":"Field","name":{"kind":"Name","value":"deltas"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"delta"}},{"kind":"Field","name":{"kind":"Name","value":"strike"}},{"kind":"Field","name":{"kind":"Name","value":"logMoneyness"}},{"kind":"Field","name":{"kind":"Name","value":"vol"}},{"kind":"Field","name":{"kind":"Name","value":"isExtrapolated"}}]}},{"kind":"Field","name":{"kind":"Name","value":"points"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"strike"}},{"kind":"Field","name":{"kind":"Name","value":"logMoneyness"}},{"kind":"Field","name":{"kind":"Name","value":"vol"}},{"kind":"Field","name":{"kind":"Name","value":"bidVol"}},{"kind":"Field","name":{"kind":"Name","value":"askVol"}},{"kind":"Field","name":{"kind":"Name","value":"volStatus"}},{"kind":"Field","name":{"kind":"Name","value":"delta"}},{"kind":"Field","name":{"kind":"Name","value":"fitted"}},{"kind":"Field","name":{"kind":"Name","value":"residual"}},{"kind":"Field","name":{"kind":"Name","value":"isUsed"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SmileOutline"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VolatilitySmile"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"expiry"}},{"kind":"Field","name":{"kind":"Name","value":"series"}},{"kind":"Field","name":{"kind":"Name","value":"tradeDate"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"atmVol"}},{"kind":"Field","name":{"kind":"Name","value":"riskReversal25"}},{"kind":"Field","name":{"kind":"Name","value":"butterfly25"}},{"kind":"Field","name":{"kind":"Name","value":"riskReversal10"}},{"kind":"Field","name":{"kind":"Name","value":"butterfly10"}},{"kind":"Field","name":{"kind":"Name","value":"curve"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"strike"}},{"kind":"Field","name":{"kind":"Name","value":"logMoneyness"}},{"kind":"Field","name":{"kind":"Name","value":"vol"}}]}}]}}]} as unknown as DocumentNode<VolatilitySmileQuery, VolatilitySmileQueryVariables>;
export const EarlierSmilesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"EarlierSmiles"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"product"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ProductCode"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"expiry"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"series"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"OptionSeries"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"volatilitySmile"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"product"},"value":{"kind":"Variable","name":{"kind":"Name","value":"product"}}},{"kind":"Argument","name":{"kind":"Name","value":"expiry"},"value":{"kind":"Variable","name":{"kind":"Name","value":"expiry"}}},{"kind":"Argument","name":{"kind":"Name","value":"series"},"value":{"kind":"Variable","name":{"kind":"Name","value":"series"}}},{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SmileOutline"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SmileOutline"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VolatilitySmile"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"expiry"}},{"kind":"Field","name":{"kind":"Name","value":"series"}},{"kind":"Field","name":{"kind":"Name","value":"tradeDate"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"atmVol"}},{"kind":"Field","name":{"kind":"Name","value":"riskReversal25"}},{"kind":"Field","name":{"kind":"Name","value":"butterfly25"}},{"kind":"Field","name":{"kind":"Name","value":"riskReversal10"}},{"kind":"Field","name":{"kind":"Name","value":"butterfly10"}},{"kind":"Field","name":{"kind":"Name","value":"curve"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"strike"}},{"kind":"Field","name":{"kind":"Name","value":"logMoneyness"}},{"kind":"Field","name":{"kind":"Name","value":"vol"}}]}}]}}]} as unknown as DocumentNode<EarlierSmilesQuery, EarlierSmilesQueryVariables>;
export const VolatilityTermStructuresDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"VolatilityTermStructures"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"product"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ProductCode"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"series"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"OptionSeries"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"volatilityTermStructure"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"product"},"value":{"kind":"Variable","name":{"kind":"Name","value":"product"}}},{"kind":"Argument","name":{"kind":"Name","value":"series"},"value":{"kind":"Variable","name":{"kind":"Name","value":"series"}}},{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"series"}},{"kind":"Field","name":{"kind":"Name","value":"tradeDate"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"points"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"expiry"}},{"kind":"Field","name":{"kind":"Name","value":"month"}},{"kind":"Field","name":{"kind":"Name","value":"underlying"}},{"kind":"Field","name":{"kind":"Name","value":"daysToExpiry"}},{"kind":"Field","name":{"kind":"Name","value":"forward"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"atmVol"}},{"kind":"Field","name":{"kind":"Name","value":"atmVolStatus"}},{"kind":"Field","name":{"kind":"Name","value":"forwardVol"}},{"kind":"Field","name":{"kind":"Name","value":"forwardVolStatus"}},{"kind":"Field","name":{"kind":"Name","value":"riskReversal25"}},{"kind":"Field","name":{"kind":"Name","value":"butterfly25"}}]}}]}}]}}]} as unknown as DocumentNode<VolatilityTermStructuresQuery, VolatilityTermStructuresQueryVariables>;
export const VolatilityConeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"VolatilityCone"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"product"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ProductCode"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"estimator"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RealizedVolatilityEstimator"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"windows"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"volatilityCone"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"product"},"value":{"kind":"Variable","name":{"kind":"Name","value":"product"}}},{"kind":"Argument","name":{"kind":"Name","value":"estimator"},"value":{"kind":"Variable","name":{"kind":"Name","value":"estimator"}}},{"kind":"Argument","name":{"kind":"Name","value":"windows"},"value":{"kind":"Variable","name":{"kind":"Name","value":"windows"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"product"}},{"kind":"Field","name":{"kind":"Name","value":"estimator"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"impliedDate"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"rows"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"window"}},{"kind":"Field","name":{"kind":"Name","value":"samples"}},{"kind":"Field","name":{"kind":"Name","value":"minimum"}},{"kind":"Field","name":{"kind":"Name","value":"p10"}},{"kind":"Field","name":{"kind":"Name","value":"p25"}},{"kind":"Field","name":{"kind":"Name","value":"median"}},{"kind":"Field","name":{"kind":"Name","value":"p75"}},{"kind":"Field","name":{"kind":"Name","value":"p90"}},{"kind":"Field","name":{"kind":"Name","value":"maximum"}},{"kind":"Field","name":{"kind":"Name","value":"latest"}},{"kind":"Field","name":{"kind":"Name","value":"latestPercentile"}},{"kind":"Field","name":{"kind":"Name","value":"impliedVol"}},{"kind":"Field","name":{"kind":"Name","value":"impliedStatus"}}]}}]}}]}}]} as unknown as DocumentNode<VolatilityConeQuery, VolatilityConeQueryVariables>;
export const ImpliedVsRealizedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ImpliedVsRealized"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"product"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ProductCode"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"window"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"impliedVsRealized"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"product"},"value":{"kind":"Variable","name":{"kind":"Name","value":"product"}}},{"kind":"Argument","name":{"kind":"Name","value":"window"},"value":{"kind":"Variable","name":{"kind":"Name","value":"window"}}},{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tradeDate"}},{"kind":"Field","name":{"kind":"Name","value":"implied"}},{"kind":"Field","name":{"kind":"Name","value":"impliedStatus"}},{"kind":"Field","name":{"kind":"Name","value":"realized"}},{"kind":"Field","name":{"kind":"Name","value":"realizedStatus"}},{"kind":"Field","name":{"kind":"Name","value":"premium"}},{"kind":"Field","name":{"kind":"Name","value":"subsequentRealized"}},{"kind":"Field","name":{"kind":"Name","value":"source"}}]}}]}}]} as unknown as DocumentNode<ImpliedVsRealizedQuery, ImpliedVsRealizedQueryVariables>;
export const RealizedVolatilityDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RealizedVolatility"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"product"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ProductCode"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"window"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"estimator"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RealizedVolatilityEstimator"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"realizedVolatility"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"product"},"value":{"kind":"Variable","name":{"kind":"Name","value":"product"}}},{"kind":"Argument","name":{"kind":"Name","value":"window"},"value":{"kind":"Variable","name":{"kind":"Name","value":"window"}}},{"kind":"Argument","name":{"kind":"Name","value":"estimator"},"value":{"kind":"Variable","name":{"kind":"Name","value":"estimator"}}},{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tradeDate"}},{"kind":"Field","name":{"kind":"Name","value":"volatility"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]} as unknown as DocumentNode<RealizedVolatilityQuery, RealizedVolatilityQueryVariables>;
export const VolatilityIndexDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"VolatilityIndex"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"product"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ProductCode"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"volatilityIndex"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"product"},"value":{"kind":"Variable","name":{"kind":"Name","value":"product"}}},{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tradeDate"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"isExtrapolated"}},{"kind":"Field","name":{"kind":"Name","value":"nearExpiry"}},{"kind":"Field","name":{"kind":"Name","value":"nextExpiry"}},{"kind":"Field","name":{"kind":"Name","value":"source"}}]}}]}}]} as unknown as DocumentNode<VolatilityIndexQuery, VolatilityIndexQueryVariables>;
export const PriceTicksDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"PriceTicks"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"symbols"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"priceTicks"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"symbols"},"value":{"kind":"Variable","name":{"kind":"Name","value":"symbols"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"product"}},{"kind":"Field","name":{"kind":"Name","value":"origin"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"bid"}},{"kind":"Field","name":{"kind":"Name","value":"ask"}},{"kind":"Field","name":{"kind":"Name","value":"last"}},{"kind":"Field","name":{"kind":"Name","value":"size"}},{"kind":"Field","name":{"kind":"Name","value":"volume"}},{"kind":"Field","name":{"kind":"Name","value":"high"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"change"}},{"kind":"Field","name":{"kind":"Name","value":"changePct"}},{"kind":"Field","name":{"kind":"Name","value":"time"}},{"kind":"Field","name":{"kind":"Name","value":"sequence"}},{"kind":"Field","name":{"kind":"Name","value":"isSnapshot"}}]}}]}}]} as unknown as DocumentNode<PriceTicksSubscription, PriceTicksSubscriptionVariables>;
export const PolledQuotesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PolledQuotes"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"symbols"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"quotes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"symbols"},"value":{"kind":"Variable","name":{"kind":"Name","value":"symbols"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"product"}},{"kind":"Field","name":{"kind":"Name","value":"origin"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"bid"}},{"kind":"Field","name":{"kind":"Name","value":"ask"}},{"kind":"Field","name":{"kind":"Name","value":"last"}},{"kind":"Field","name":{"kind":"Name","value":"size"}},{"kind":"Field","name":{"kind":"Name","value":"volume"}},{"kind":"Field","name":{"kind":"Name","value":"high"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"change"}},{"kind":"Field","name":{"kind":"Name","value":"changePct"}},{"kind":"Field","name":{"kind":"Name","value":"time"}}]}}]}}]} as unknown as DocumentNode<PolledQuotesQuery, PolledQuotesQueryVariables>;
export const LiveForwardCurveDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"LiveForwardCurve"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"product"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ProductCode"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"forwardCurveUpdates"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"product"},"value":{"kind":"Variable","name":{"kind":"Name","value":"product"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"product"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"structure"}},{"kind":"Field","name":{"kind":"Name","value":"tradeDate"}},{"kind":"Field","name":{"kind":"Name","value":"time"}},{"kind":"Field","name":{"kind":"Name","value":"mode"}},{"kind":"Field","name":{"kind":"Name","value":"sequence"}},{"kind":"Field","name":{"kind":"Name","value":"isSnapshot"}},{"kind":"Field","name":{"kind":"Name","value":"points"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"deliveryMonth"}},{"kind":"Field","name":{"kind":"Name","value":"expiry"}},{"kind":"Field","name":{"kind":"Name","value":"settle"}}]}}]}}]}}]} as unknown as DocumentNode<LiveForwardCurveSubscription, LiveForwardCurveSubscriptionVariables>;
export const LiveOptionChainDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"LiveOptionChain"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"product"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ProductCode"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"expiry"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"series"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"OptionSeries"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"optionChainUpdates"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"product"},"value":{"kind":"Variable","name":{"kind":"Name","value":"product"}}},{"kind":"Argument","name":{"kind":"Name","value":"expiry"},"value":{"kind":"Variable","name":{"kind":"Name","value":"expiry"}}},{"kind":"Argument","name":{"kind":"Name","value":"series"},"value":{"kind":"Variable","name":{"kind":"Name","value":"series"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"product"}},{"kind":"Field","name":{"kind":"Name","value":"series"}},{"kind":"Field","name":{"kind":"Name","value":"expiry"}},{"kind":"Field","name":{"kind":"Name","value":"underlying"}},{"kind":"Field","name":{"kind":"Name","value":"volatilitiesOf"}},{"kind":"Field","name":{"kind":"Name","value":"forward"}},{"kind":"Field","name":{"kind":"Name","value":"years"}},{"kind":"Field","name":{"kind":"Name","value":"atmVol"}},{"kind":"Field","name":{"kind":"Name","value":"time"}},{"kind":"Field","name":{"kind":"Name","value":"sequence"}},{"kind":"Field","name":{"kind":"Name","value":"isSnapshot"}},{"kind":"Field","name":{"kind":"Name","value":"rows"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"strike"}},{"kind":"Field","name":{"kind":"Name","value":"call"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"LiveOptionFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"put"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"LiveOptionFields"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"LiveOptionFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LiveOption"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"iv"}},{"kind":"Field","name":{"kind":"Name","value":"delta"}},{"kind":"Field","name":{"kind":"Name","value":"gamma"}},{"kind":"Field","name":{"kind":"Name","value":"vega"}},{"kind":"Field","name":{"kind":"Name","value":"theta"}}]}}]} as unknown as DocumentNode<LiveOptionChainSubscription, LiveOptionChainSubscriptionVariables>;
export const DemoLoginDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DemoLogin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"demoLogin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SignIn"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SignedInUser"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"emailVerifiedAt"}},{"kind":"Field","name":{"kind":"Name","value":"username"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"avatarUrl"}},{"kind":"Field","name":{"kind":"Name","value":"hasPassword"}},{"kind":"Field","name":{"kind":"Name","value":"role"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SignIn"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AuthPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accessToken"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"permissions"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SignedInUser"}}]}}]}}]} as unknown as DocumentNode<DemoLoginMutation, DemoLoginMutationVariables>;
export const RegisterDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Register"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RegisterInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"register"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SignIn"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SignedInUser"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"emailVerifiedAt"}},{"kind":"Field","name":{"kind":"Name","value":"username"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"avatarUrl"}},{"kind":"Field","name":{"kind":"Name","value":"hasPassword"}},{"kind":"Field","name":{"kind":"Name","value":"role"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SignIn"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AuthPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accessToken"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"permissions"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SignedInUser"}}]}}]}}]} as unknown as DocumentNode<RegisterMutation, RegisterMutationVariables>;
export const LoginDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Login"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"LoginInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"login"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SignIn"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SignedInUser"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"emailVerifiedAt"}},{"kind":"Field","name":{"kind":"Name","value":"username"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"avatarUrl"}},{"kind":"Field","name":{"kind":"Name","value":"hasPassword"}},{"kind":"Field","name":{"kind":"Name","value":"role"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SignIn"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AuthPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accessToken"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"permissions"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SignedInUser"}}]}}]}}]} as unknown as DocumentNode<LoginMutation, LoginMutationVariables>;
export const RefreshSessionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RefreshSession"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"refreshSession"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SignIn"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SignedInUser"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"emailVerifiedAt"}},{"kind":"Field","name":{"kind":"Name","value":"username"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"avatarUrl"}},{"kind":"Field","name":{"kind":"Name","value":"hasPassword"}},{"kind":"Field","name":{"kind":"Name","value":"role"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SignIn"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AuthPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accessToken"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"permissions"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SignedInUser"}}]}}]}}]} as unknown as DocumentNode<RefreshSessionMutation, RefreshSessionMutationVariables>;
export const LogoutDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Logout"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"logout"}}]}}]} as unknown as DocumentNode<LogoutMutation, LogoutMutationVariables>;
export const LogoutEverywhereDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"LogoutEverywhere"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"logoutEverywhere"}}]}}]} as unknown as DocumentNode<LogoutEverywhereMutation, LogoutEverywhereMutationVariables>;