/** Who may ask what: one table, deny by default. A root field that no row names is refused, and a test finds it. */
import { AppError } from '../shared/errors.js';
import type { Identity, Permission } from '../slices/accounts/index.js';

/** ANYONE, also without a sign-in; SIGNED_IN, by session or key; else who has the permission. */
export type Access = 'ANYONE' | 'SIGNED_IN' | Permission;

type Rules = Readonly<Record<string, Access>>;

export const ACCESS: Readonly<Record<'Query' | 'Mutation' | 'Subscription', Rules>> = {
  Query: {
    authProviders: 'ANYONE',
    isDemoOffered: 'ANYONE',

    me: 'SIGNED_IN',
    rateLimit: 'SIGNED_IN',

    products: 'read',
    product: 'read',
    futuresContract: 'read',
    futuresBoard: 'read',
    futuresHistory: 'read',
    continuousHistory: 'read',
    forwardCurve: 'read',
    tradeDates: 'read',
    calendarSpreads: 'read',
    crackSpread: 'read',
    spotSeries: 'read',
    spotHistory: 'read',
    optionExpiries: 'read',
    optionChain: 'read',
    greeksMatrix: 'read',
    optionTradeDates: 'read',
    volatilitySmile: 'read',
    volatilitySurface: 'read',
    volatilityTermStructure: 'read',
    realizedVolatility: 'read',
    volatilityCone: 'read',
    impliedVsRealized: 'read',
    volatilityIndex: 'read',
    quotes: 'read',
    bars: 'read',
    sessionHours: 'read',
    mostActiveOptions: 'read',
    watchList: 'read',

    calculateOption: 'calculate',
    calculateSpreadOption: 'calculate',
    calculateAveragePriceOption: 'calculate',
    analyzeStrategy: 'calculate',

    alerts: 'alert',
    alertEvents: 'alert',

    sessions: 'account',
    apiKeys: 'account',
    linkedProviders: 'account',

    users: 'administer',
    auditLog: 'administer',
  },
  Mutation: {
    demoLogin: 'ANYONE',
    register: 'ANYONE',
    login: 'ANYONE',
    refreshSession: 'ANYONE',
    requestPasswordReset: 'ANYONE',
    resetPassword: 'ANYONE',
    verifyEmail: 'ANYONE',

    logout: 'SIGNED_IN',

    logoutEverywhere: 'account',
    updateProfile: 'account',
    changePassword: 'account',
    requestEmailVerification: 'account',
    revokeSession: 'account',
    createApiKey: 'account',
    revokeApiKey: 'account',
    unlinkProvider: 'account',
    setWatchList: 'account',

    createAlert: 'alert',
    updateAlert: 'alert',
    deleteAlert: 'alert',
    markAlertEventsRead: 'alert',

    setUserRole: 'administer',
    setUserTier: 'administer',
    setUserActive: 'administer',
  },
  Subscription: {
    marketChanged: 'read',
    priceTicks: 'read',
    forwardCurveUpdates: 'read',
    optionChainUpdates: 'read',
    alertTriggered: 'alert',
  },
};

/** @returns what refuses the identity; undefined where it may */
export function refusalOf(access: Access | undefined, identity: Identity): AppError | undefined {
  if (access === 'ANYONE') return undefined;
  if (identity.kind === 'ANONYMOUS') {
    return new AppError('UNAUTHENTICATED', 'Sign in first.', { reason: 'SIGN_IN_NEEDED' });
  }
  if (access === 'SIGNED_IN') return undefined;
  if (access !== undefined && identity.permissions.includes(access)) return undefined;
  return new AppError('FORBIDDEN', 'Your role or key does not allow this. Ask an administrator for more.', {
    reason: 'PERMISSION',
    ...(access === undefined ? {} : { details: { permission: access } }),
  });
}
