/** Puts the parts of accounts together: where they are kept, who signs, who hashes, who sends mails. */
import { randomBytes } from 'node:crypto';

import { BcryptPasswordHasher } from '../adapters/passwords/index.js';
import { JoseAccessTokens } from '../adapters/tokens/index.js';
import { OpenIdOAuthClient } from '../adapters/oauth/index.js';
import { OutboxMailer, SmtpMailer } from '../adapters/mail/index.js';
import { AccountDatabase } from '../adapters/postgres/index.js';
import type { Config } from '../config/config.js';
import type { Clock } from '../shared/clock.js';
import type { Logger } from '../shared/logger.js';
import { timeOrderedIds } from '../shared/time-ordered-id.js';
import {
  AdministrationService,
  ApiKeysService,
  BackgroundMails,
  EmailVerificationService,
  IdentityService,
  PasswordsService,
  ProfileService,
  ProviderSignInService,
  SessionsService,
  SignInDelay,
  SignInService,
} from '../slices/accounts/index.js';
import type { AccountServices, AccountStore, Mailer, PermissionsByRole } from '../slices/accounts/index.js';
import type { AlertStore } from '../slices/alerts/index.js';
import type { ReportSubscriptionStore } from '../slices/daily-report/index.js';
import type { ReportStore } from '../slices/exports/index.js';
import type { ImportStore } from '../slices/imports/index.js';
import type { JobQueue } from '../slices/jobs/index.js';
import { RequestLimitsService } from '../slices/limits/index.js';
import type { WatchListStore } from '../slices/watch-lists/index.js';
import { accountDatabaseAddress } from './account-database-address.js';
import { startUpkeep } from './account-upkeep.js';
import { openSharedState } from './open-shared-state.js';
import type { SharedState } from './open-shared-state.js';

export interface OpenAccountsOptions {
  readonly config: Config;
  readonly logger: Logger;
  readonly clock: Clock;
  /** Where browsers reach this server, without a slash at the end. */
  readonly publicAddress: string;
}

export interface OpenAccounts {
  readonly accounts: AccountServices;
  readonly limits: RequestLimitsService;
  readonly store: AccountStore;
  readonly alertStore: AlertStore;
  readonly watchListStore: WatchListStore;
  readonly importStore: ImportStore;
  readonly reportStore: ReportStore;
  readonly reportSubscriptionStore: ReportSubscriptionStore;
  readonly permissions: PermissionsByRole;
  /** Sign links to files, each of at least 32 bytes; the first signs. */
  readonly linkKeys: readonly Uint8Array[];
  readonly mailer: Mailer;
  /** Not started. */
  readonly jobs: JobQueue;
  readonly hasher: BcryptPasswordHasher;
  /** What processes of one desk share beside the database. */
  readonly shared: Pick<SharedState, 'bus' | 'lease' | 'importProgress'>;
  /** The public parts of the keys that sign access tokens. */
  readonly publicKeys: () => { readonly keys: readonly object[] };
  /** What readiness depends on. */
  readonly dependencies: readonly { readonly name: string; check(): Promise<void> }[];
  /** Finishes what is under way and closes everything. */
  close(): Promise<void>;
}

/** Opens everything and brings the tables up to date; what was opened is closed again when a later part fails. */
export async function openAccounts({
  config,
  logger,
  clock,
  publicAddress,
}: OpenAccountsOptions): Promise<OpenAccounts> {
  const closing: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const end of closing.splice(0).reverse()) await end();
  };
  try {
    // The hasher makes its first hash while the database opens.
    const startingHasher = BcryptPasswordHasher.start();
    // A failure is told where it is waited for; until then it must not end the process.
    startingHasher.catch(() => undefined);
    closing.push(async () => (await startingHasher).close());
    const database = await AccountDatabase.open(accountDatabaseAddress(config), logger);
    closing.push(() => database.close());
    const migrations = await database.migrate();
    if (migrations.length > 0) logger.info({ migrations }, 'the tables of accounts were brought up to date');
    const { store } = database;
    const upkeep = startUpkeep({ database, logger, clock });
    closing.push(() => upkeep.stop());
    const shared = await openSharedState({ config, store, logger, clock });
    closing.push(() => shared.close());
    const tokens = await JoseAccessTokens.open({ keys: config.access.tokenKeys, address: publicAddress, clock });
    const { mailer, end } = openMailer(config, clock, logger);
    closing.push(() => {
      end();
      return Promise.resolve();
    });
    const mails = new BackgroundMails({ mailer, quota: shared.quotas, logger, clock });
    closing.push(() => mails.close());
    const permissions = await store.permissions.byRole();
    const hasher = await startingHasher;

    const newId = timeOrderedIds(clock);
    const randomToken = (): string => randomBytes(32).toString('base64url');
    const { revocations } = shared;
    const rotationKey = tokens.rotationKey();
    const delay = new SignInDelay({ attempts: shared.attempts, clock });
    const sessions = new SessionsService({
      ...{ store, tokens, revocations, permissions, rotationKey, clock, newId, randomToken },
    });
    const emailVerification = new EmailVerificationService({ store, mails, publicAddress, clock, newId, randomToken });
    const accounts: AccountServices = {
      sessions,
      emailVerification,
      identity: new IdentityService({
        ...{ store, tokens, revocations, permissions, clock },
        isTestMode: config.access.isTestMode,
      }),
      signIn: new SignInService({
        ...{ store, hasher, sessions, delay, mails, publicAddress, clock, newId },
        verification: emailVerification,
        requiresVerifiedEmail: config.mail.smtpUrl !== undefined,
        isDemoLoginOffered: config.access.isDemoLoginOffered,
      }),
      passwords: new PasswordsService({
        ...{ store, hasher, sessions, delay, mails, publicAddress, clock, newId, randomToken },
      }),
      profile: new ProfileService({ store, clock, newId }),
      apiKeys: new ApiKeysService({ store, permissions, clock, newId, randomToken }),
      providerSignIn: new ProviderSignInService({
        ...{ store, sessions, permissions, clock, newId },
        oauth: new OpenIdOAuthClient({ publicAddress, providers: config.access.providers }),
        pending: shared.pendingSignIns,
      }),
      administration: new AdministrationService({ store, sessions, revocations, clock, newId }),
    };
    const limits = new RequestLimitsService({ quotas: shared.quotas, limits: config.rateLimits, clock });
    const dependencies = [{ name: 'accounts', check: () => database.ping() }];
    const {
      alerts: alertStore,
      watchLists: watchListStore,
      imports: importStore,
      reports: reportStore,
      jobs,
    } = database;
    const { reportSubscriptions: reportSubscriptionStore } = database;
    return {
      accounts,
      limits,
      store,
      alertStore,
      watchListStore,
      importStore,
      reportStore,
      reportSubscriptionStore,
      permissions,
      linkKeys: tokens.linkKeys(),
      mailer,
      jobs,
      hasher,
      shared,
      publicKeys: () => tokens.jwks(),
      dependencies,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Sends by the server that is set, or writes into the outbox. */
function openMailer(
  { mail }: Config,
  clock: Clock,
  logger: Logger,
): { readonly mailer: Mailer; readonly end: () => void } {
  if (mail.smtpUrl === undefined) {
    const mailer = new OutboxMailer({ directory: mail.outboxDirectory, from: mail.from, clock, logger });
    return { mailer, end: () => undefined };
  }
  const mailer = new SmtpMailer({ url: mail.smtpUrl, from: mail.from });
  const end = (): void => {
    mailer.close();
  };
  return { mailer, end };
}
