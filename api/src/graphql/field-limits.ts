/** Limits of fields that are costly or that strangers may try: one table, counted by graphql-rate-limit. */
import type { GraphQLFieldResolver, GraphQLResolveInfo, GraphQLSchema } from 'graphql';
import { defaultFieldResolver, isObjectType } from 'graphql';

import { AppError } from '../shared/errors.js';
import { REQUEST_WINDOW_MS, retryAfterSeconds } from '../slices/limits/index.js';
import type { LimitedUse, QuotaStatus } from '../slices/limits/index.js';
import { graphqlRateLimit } from './commonjs-doorway.js';
import type { Context } from './context.js';

type FieldLimits = Readonly<Record<string, Pick<LimitedUse, 'limit' | 'countedBy'>>>;

/**
 * How often a minute, and by whom counted. Each alias counts, so that one document is no way around. An answer that is
 * kept for everybody runs no resolver and counts for nothing: the queries of the market count what is read anew.
 */
export const FIELD_LIMITS: Readonly<Record<'Query' | 'Mutation', FieldLimits>> = {
  Query: {
    futuresHistory: { limit: 300, countedBy: 'IDENTITY' },
    continuousHistory: { limit: 120, countedBy: 'IDENTITY' },
    crackSpread: { limit: 120, countedBy: 'IDENTITY' },
    calendarSpreads: { limit: 300, countedBy: 'IDENTITY' },
    optionExpiries: { limit: 300, countedBy: 'IDENTITY' },
    optionChain: { limit: 300, countedBy: 'IDENTITY' },
    greeksMatrix: { limit: 300, countedBy: 'IDENTITY' },
    volatilitySmile: { limit: 120, countedBy: 'IDENTITY' },
    volatilitySurface: { limit: 300, countedBy: 'IDENTITY' },
    volatilityTermStructure: { limit: 120, countedBy: 'IDENTITY' },
    realizedVolatility: { limit: 120, countedBy: 'IDENTITY' },
    volatilityCone: { limit: 120, countedBy: 'IDENTITY' },
    impliedVsRealized: { limit: 60, countedBy: 'IDENTITY' },
    volatilityIndex: { limit: 60, countedBy: 'IDENTITY' },
    similarDays: { limit: 60, countedBy: 'IDENTITY' },
    bars: { limit: 300, countedBy: 'IDENTITY' },
    mostActiveOptions: { limit: 120, countedBy: 'IDENTITY' },

    calculateOption: { limit: 600, countedBy: 'IDENTITY' },
    calculateSpreadOption: { limit: 600, countedBy: 'IDENTITY' },
    calculateAveragePriceOption: { limit: 120, countedBy: 'IDENTITY' },
    analyzeStrategy: { limit: 120, countedBy: 'IDENTITY' },

    imports: { limit: 300, countedBy: 'IDENTITY' },
    suggestColumnMapping: { limit: 120, countedBy: 'IDENTITY' },

    users: { limit: 120, countedBy: 'IDENTITY' },
    auditLog: { limit: 60, countedBy: 'IDENTITY' },
  },
  Mutation: {
    login: { limit: 20, countedBy: 'ADDRESS' },
    register: { limit: 10, countedBy: 'ADDRESS' },
    demoLogin: { limit: 20, countedBy: 'ADDRESS' },
    requestPasswordReset: { limit: 5, countedBy: 'ADDRESS' },
    resetPassword: { limit: 10, countedBy: 'ADDRESS' },
    verifyEmail: { limit: 10, countedBy: 'ADDRESS' },
    refreshSession: { limit: 60, countedBy: 'ADDRESS' },

    changePassword: { limit: 10, countedBy: 'IDENTITY' },
    requestEmailVerification: { limit: 5, countedBy: 'IDENTITY' },
    createApiKey: { limit: 10, countedBy: 'IDENTITY' },
    createAlert: { limit: 60, countedBy: 'IDENTITY' },
    setWatchList: { limit: 120, countedBy: 'IDENTITY' },
    setDailyReport: { limit: 60, countedBy: 'IDENTITY' },
    createReport: { limit: 20, countedBy: 'IDENTITY' },
    retryImport: { limit: 30, countedBy: 'IDENTITY' },
    rollbackImport: { limit: 30, countedBy: 'IDENTITY' },
    approveImport: { limit: 60, countedBy: 'IDENTITY' },
    saveColumnMapping: { limit: 60, countedBy: 'IDENTITY' },
  },
};

type Resolve = GraphQLFieldResolver<unknown, Context, Record<string, unknown>>;
/** Arguments as the field was given them, which the resolver itself knows the type of. */
type Call = [source: unknown, parameters: Record<string, unknown>, context: Context, info: GraphQLResolveInfo];

/**
 * Puts the limits before the resolvers of the table's fields. Call it before `guardSchema`, whose rules then come
 * first: what is refused by them costs nothing.
 *
 * @param schema changed in place
 */
export function limitFields(schema: GraphQLSchema): void {
  for (const [typeName, limits] of Object.entries(FIELD_LIMITS)) {
    const type = schema.getType(typeName);
    if (!isObjectType(type)) throw new TypeError(`there are limits for ${typeName}, which is no object type`);
    const fields = type.getFields();
    for (const [name, limit] of Object.entries(limits)) {
      const field = fields[name];
      if (field === undefined) throw new TypeError(`there is a limit for ${typeName}.${name}, which is no field`);
      const { resolve = defaultFieldResolver } = field;
      field.resolve = limited(resolve, { name, windowMs: REQUEST_WINDOW_MS, ...limit });
    }
  }
}

function limited(resolve: Resolve, use: LimitedUse): Resolve {
  return async (...call: Call) => {
    const [parent, args, context, info] = call;
    const { limits, identity, caller } = context;
    const store = new TakingStore(use.limit, () => limits.takeUse(use, identity, caller.ip));
    const judge = graphqlRateLimit.getGraphQLRateLimiter({ store, identifyContext: () => use.name });
    const window = `${use.windowMs}ms`;
    const refusal = await judge({ parent, args, context, info }, { max: use.limit, window });
    if (refusal !== undefined && store.status !== undefined) throw tooMany(use, limits.waitUntil(store.status));
    return resolve(...call);
  };
}

/**
 * What graphql-rate-limit counts with. It reads the uses, judges, and writes them back, between which others come; so
 * that here reading takes the use already, in one step, and what is read is a log with room for one or with none.
 */
class TakingStore extends graphqlRateLimit.Store {
  status: QuotaStatus | undefined;
  readonly #limit: number;
  readonly #take: () => Promise<QuotaStatus>;

  constructor(limit: number, take: () => Promise<QuotaStatus>) {
    super();
    this.#limit = limit;
    this.#take = take;
  }

  override async getForIdentity(): Promise<readonly number[]> {
    this.status = await this.#take();
    // Never too old to count, whatever the time.
    return this.status.isAllowed ? [] : new Array<number>(this.#limit).fill(Infinity);
  }

  override setForIdentity(): void {
    // Taken already.
  }
}

function tooMany({ name, limit }: LimitedUse, retryAfterMs: number): AppError {
  const seconds = retryAfterSeconds(retryAfterMs);
  return new AppError('RATE_LIMITED', `At most ${limit} times a minute "${name}": try again in ${seconds} s.`, {
    reason: 'FIELD',
    details: { retryAfterMs },
  });
}
