/** Who may ask what: one table, deny by default. A root field that no row names is refused, and a test finds it. */
import { AppError } from '../shared/errors.js';
import type { Identity, Permission } from '../slices/accounts/index.js';

/**
 * ANYONE, also without a sign-in; SIGNED_IN, by session or key; IMPORT_READER, by session or key, whose user may import
 * and which may do that or read; IMPORT_KEEPER, who may import and is no key; else who has the permission.
 */
export type Access = 'ANYONE' | 'SIGNED_IN' | 'IMPORT_READER' | 'IMPORT_KEEPER' | Permission;

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
    traderPositions: 'read',
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
    similarDays: 'read',
    quotes: 'read',
    bars: 'read',
    sessionHours: 'read',
    mostActiveOptions: 'read',
    watchList: 'read',
    dailyReport: 'read',
    reports: 'read',
    report: 'read',
    reportLink: 'read',

    // What a file holds has its own permission, which its slice looks at.
    exportLink: 'SIGNED_IN',

    calculateOption: 'calculate',
    calculateSpreadOption: 'calculate',
    calculateAveragePriceOption: 'calculate',
    analyzeStrategy: 'calculate',

    import: 'IMPORT_READER',
    imports: 'IMPORT_READER',
    columnMappings: 'IMPORT_READER',
    suggestColumnMapping: 'IMPORT_READER',

    alerts: 'alert',
    alertEvents: 'alert',

    sessions: 'account',
    apiKeys: 'account',
    linkedProviders: 'account',

    users: 'administer',
    auditLog: 'administer',
    jobs: 'administer',
    jobCounts: 'administer',
    jobSchedules: 'administer',
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
    setDailyReport: 'account',

    createReport: 'read',
    removeReport: 'read',

    createAlert: 'alert',
    updateAlert: 'alert',
    deleteAlert: 'alert',
    markAlertEventsRead: 'alert',

    cancelImport: 'import',
    retryImport: 'IMPORT_KEEPER',
    rollbackImport: 'IMPORT_KEEPER',
    approveImport: 'IMPORT_KEEPER',
    saveColumnMapping: 'IMPORT_KEEPER',
    removeColumnMapping: 'IMPORT_KEEPER',

    setUserRole: 'administer',
    setUserTier: 'administer',
    setUserActive: 'administer',
    retryJob: 'administer',
    cancelJob: 'administer',
  },
  Subscription: {
    marketChanged: 'read',
    priceTicks: 'read',
    forwardCurveUpdates: 'read',
    optionChainUpdates: 'read',
    alertTriggered: 'alert',
    importProgress: 'IMPORT_READER',
  },
};

/** @returns what refuses the identity; undefined where it may */
export function refusalOf(access: Access | undefined, identity: Identity): AppError | undefined {
  if (access === 'ANYONE') return undefined;
  if (identity.kind === 'ANONYMOUS') {
    return new AppError('UNAUTHENTICATED', 'Sign in first.', { reason: 'SIGN_IN_NEEDED' });
  }
  if (access === 'SIGNED_IN') return undefined;
  if (access !== undefined && isAllowed(access, identity)) return undefined;
  return new AppError('FORBIDDEN', 'Your role or key does not allow this. Ask an administrator for more.', {
    reason: 'PERMISSION',
    ...(access === undefined ? {} : { details: { permission: permissionOf(access) } }),
  });
}

type Known = Exclude<Identity, { readonly kind: 'ANONYMOUS' }>;
type Checked = Exclude<Access, 'ANYONE' | 'SIGNED_IN'>;

function isAllowed(access: Checked, { kind, role, permissions }: Known): boolean {
  switch (access) {
    case 'IMPORT_READER':
      // What viewers may read is the market, not what others sent.
      return role !== 'VIEWER' && (permissions.includes('import') || permissions.includes('read'));
    case 'IMPORT_KEEPER':
      return kind === 'SESSION' && permissions.includes('import');
    default:
      return permissions.includes(access);
  }
}

function permissionOf(access: Checked): Permission {
  return access === 'IMPORT_READER' || access === 'IMPORT_KEEPER' ? 'import' : access;
}
