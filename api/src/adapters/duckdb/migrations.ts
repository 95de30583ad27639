/** The store's schema as the list of steps that lead to it. A step that was released is never changed. */
export interface Migration {
  /** From 1, without gaps. */
  readonly version: number;
  readonly name: string;
  readonly statements: readonly string[];
}

/**
 * No keys and indexes: DuckDB's slow down bulk appends and uniqueness is what a commit establishes. `source` and
 * `product` hold the numbers of codes.ts, `month` year × 12 + month − 1.
 */
const SETTLEMENT_COLUMNS = `
  source UTINYINT NOT NULL,
  product UTINYINT NOT NULL,
  month INTEGER NOT NULL,
  trade_date DATE NOT NULL,
  nearby SMALLINT NOT NULL,
  open DOUBLE,
  high DOUBLE,
  low DOUBLE,
  settle DOUBLE NOT NULL,
  volume DOUBLE,
  open_interest DOUBLE,
  import_number INTEGER NOT NULL`;

const SPOT_PRICE_COLUMNS = `
  series_number INTEGER NOT NULL,
  date DATE NOT NULL,
  price DOUBLE NOT NULL,
  import_number INTEGER NOT NULL`;

/**
 * `series` holds the numbers of codes.ts, `product` that of the series' underlying, by which the rows of one day are
 * found. A settlement may be known by its quote alone.
 */
const OPTION_SETTLEMENT_COLUMNS = `
  source UTINYINT NOT NULL,
  product UTINYINT NOT NULL,
  series UTINYINT NOT NULL,
  month INTEGER NOT NULL,
  strike DOUBLE NOT NULL,
  is_call BOOLEAN NOT NULL,
  trade_date DATE NOT NULL,
  settle DOUBLE,
  bid DOUBLE,
  ask DOUBLE,
  volume DOUBLE,
  open_interest DOUBLE,
  import_number INTEGER NOT NULL`;

/** Continuously compounded zero rates, per year, as decimals. */
const RATE_COLUMNS = `
  date DATE NOT NULL,
  tenor_days INTEGER NOT NULL,
  rate DOUBLE NOT NULL,
  import_number INTEGER NOT NULL`;

/** Contracts held by each class of traders at the close of a date. */
const POSITION_COLUMNS = `
  product UTINYINT NOT NULL,
  is_combined BOOLEAN NOT NULL,
  date DATE NOT NULL,
  open_interest DOUBLE,
  producer_long DOUBLE,
  producer_short DOUBLE,
  swap_long DOUBLE,
  swap_short DOUBLE,
  swap_spread DOUBLE,
  managed_long DOUBLE,
  managed_short DOUBLE,
  managed_spread DOUBLE,
  other_long DOUBLE,
  other_short DOUBLE,
  other_spread DOUBLE,
  import_number INTEGER NOT NULL`;

/** `origin` holds the numbers of codes.ts, `start` milliseconds since 1970-01-01 UTC. */
const BAR_COLUMNS = `
  origin UTINYINT NOT NULL,
  product UTINYINT NOT NULL,
  month INTEGER NOT NULL,
  start BIGINT NOT NULL,
  open DOUBLE NOT NULL,
  high DOUBLE NOT NULL,
  low DOUBLE NOT NULL,
  close DOUBLE NOT NULL,
  volume DOUBLE NOT NULL`;

export const MIGRATIONS: readonly Migration[] = [
  {
    version: 1,
    name: 'settlements, spot prices and their imports',
    statements: [
      `CREATE TABLE import_record (
         number INTEGER NOT NULL,
         id VARCHAR NOT NULL,
         source UTINYINT NOT NULL,
         format VARCHAR NOT NULL,
         origin VARCHAR NOT NULL,
         committed_at VARCHAR NOT NULL,
         read INTEGER NOT NULL,
         stored INTEGER NOT NULL,
         unchanged INTEGER NOT NULL,
         replaced INTEGER NOT NULL,
         rejected INTEGER NOT NULL)`,
      `CREATE TABLE futures_settlement (${SETTLEMENT_COLUMNS})`,
      `CREATE TABLE superseded_futures_settlement (${SETTLEMENT_COLUMNS}, replaced_by INTEGER NOT NULL)`,
      `CREATE TABLE spot_series (number INTEGER NOT NULL, name VARCHAR NOT NULL)`,
      `CREATE TABLE spot_price (${SPOT_PRICE_COLUMNS})`,
      `CREATE TABLE superseded_spot_price (${SPOT_PRICE_COLUMNS}, replaced_by INTEGER NOT NULL)`,
    ],
  },
  {
    version: 2,
    name: 'option settlements and rates',
    statements: [
      `CREATE TABLE option_settlement (${OPTION_SETTLEMENT_COLUMNS})`,
      `CREATE TABLE superseded_option_settlement (${OPTION_SETTLEMENT_COLUMNS}, replaced_by INTEGER NOT NULL)`,
      `CREATE TABLE rate (${RATE_COLUMNS})`,
      `CREATE TABLE superseded_rate (${RATE_COLUMNS}, replaced_by INTEGER NOT NULL)`,
    ],
  },
  {
    version: 3,
    name: 'bars of live prices and the sources of their ticks',
    // A table for each interval: what is read and removed together lies together.
    statements: [
      `CREATE TABLE bar_minute (${BAR_COLUMNS})`,
      `CREATE TABLE bar_five_minutes (${BAR_COLUMNS})`,
      `CREATE TABLE bar_hour (${BAR_COLUMNS})`,
      `CREATE TABLE bar_day (${BAR_COLUMNS})`,
      // `turn` counts the writes: of two sources, the one with the higher was written later.
      `CREATE TABLE tick_source (source VARCHAR NOT NULL, sequence BIGINT NOT NULL, turn BIGINT NOT NULL)`,
    ],
  },
  {
    version: 4,
    name: 'positions of traders, and imports that were taken back',
    statements: [
      `CREATE TABLE trader_positions (${POSITION_COLUMNS})`,
      `CREATE TABLE superseded_trader_positions (${POSITION_COLUMNS}, replaced_by INTEGER NOT NULL)`,
      `ALTER TABLE import_record ADD COLUMN rolled_back_at VARCHAR`,
    ],
  },
  {
    version: 5,
    name: 'shapes of curves',
    // Embeddings are DOUBLE too: near days differ by less than a cosine of single precision can tell.
    statements: [
      `CREATE TABLE curve_shape (
         source UTINYINT NOT NULL,
         product UTINYINT NOT NULL,
         trade_date DATE NOT NULL,
         shape DOUBLE[18] NOT NULL,
         embedding DOUBLE[7] NOT NULL)`,
      `CREATE TABLE curve_model (
         source UTINYINT NOT NULL,
         product UTINYINT NOT NULL,
         sample INTEGER NOT NULL,
         mean DOUBLE[18] NOT NULL,
         components DOUBLE[324] NOT NULL,
         variances DOUBLE[18] NOT NULL,
         explained DOUBLE[18] NOT NULL)`,
    ],
  },
];
