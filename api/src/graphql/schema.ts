import 'reflect-metadata';

import type { GraphQLSchema } from 'graphql';
import { buildSchemaSync } from 'type-graphql';

import { AccountResolver } from './accounts/account.resolver.js';
import { AdministrationResolver } from './accounts/administration.resolver.js';
import { SignInResolver } from './accounts/sign-in.resolver.js';
import { AlertTriggeredResolver } from './alerts/alert-triggered.resolver.js';
import { AlertsResolver } from './alerts/alerts.resolver.js';
import { AnalogsResolver } from './analogs/analogs.resolver.js';
import { CalculatorsResolver } from './calculators/calculators.resolver.js';
import { ExportsResolver } from './exports/exports.resolver.js';
import { DailyReportResolver } from './daily-report/daily-report.resolver.js';
import { limitFields } from './field-limits.js';
import { ColumnMappingsResolver } from './imports/column-mappings.resolver.js';
import { ImportProgressResolver } from './imports/import-progress.resolver.js';
import { ImportPreviewResolver, ImportReportResolver, ImportsResolver } from './imports/imports.resolver.js';
import { JobsResolver } from './jobs/jobs.resolver.js';
import { LiveOptionsResolver } from './live-options/live-options.resolver.js';
import { RateLimitResolver } from './limits/rate-limit.resolver.js';
import { FuturesResolver } from './market/futures.resolver.js';
import { MarketChangedResolver } from './market/market-changed.resolver.js';
import { PositionsResolver } from './market/positions.resolver.js';
import { FuturesContractResolver, ProductsResolver } from './market/products.resolver.js';
import { SpotResolver } from './market/spot.resolver.js';
import { SpreadsResolver } from './market/spreads.resolver.js';
import { OptionsResolver } from './options/options.resolver.js';
import { ForwardCurveUpdatesResolver } from './quotes/forward-curve-updates.resolver.js';
import { PriceTicksResolver } from './quotes/price-ticks.resolver.js';
import { QuotesResolver } from './quotes/quotes.resolver.js';
import { guardSchema } from './shield.js';
import { VolatilityHistoryResolver } from './volatility/volatility-history.resolver.js';
import { VolatilityResolver } from './volatility/volatility.resolver.js';
import { WatchListsResolver } from './watch-lists/watch-lists.resolver.js';

/** @returns the executable schema with its rules in place; build it once a process */
export function buildSchema(): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers: [
      ProductsResolver,
      FuturesContractResolver,
      FuturesResolver,
      SpreadsResolver,
      SpotResolver,
      PositionsResolver,
      OptionsResolver,
      VolatilityResolver,
      VolatilityHistoryResolver,
      AnalogsResolver,
      CalculatorsResolver,
      MarketChangedResolver,
      QuotesResolver,
      PriceTicksResolver,
      ForwardCurveUpdatesResolver,
      LiveOptionsResolver,
      AlertsResolver,
      AlertTriggeredResolver,
      WatchListsResolver,
      DailyReportResolver,
      ExportsResolver,
      ImportsResolver,
      ImportPreviewResolver,
      ImportReportResolver,
      ImportProgressResolver,
      ColumnMappingsResolver,
      JobsResolver,
      SignInResolver,
      AccountResolver,
      AdministrationResolver,
      RateLimitResolver,
    ],
    // Arguments are checked by their scalars and by the services; class-validator would check them once more.
    validate: false,
    pubSub: { publish: noTopics, subscribe: noTopics },
  });
  limitFields(schema);
  guardSchema(schema);
  return schema;
}

/** type-graphql asks for a broker of topics; every subscription here brings its own stream. */
function noTopics(): never {
  throw new TypeError('a subscription without a stream of its own');
}
