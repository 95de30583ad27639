/** The daily market report as a page, for browsers and programs, and the way out of its mails. */
import { createHash } from 'node:crypto';

import { parseIsoDate } from '@cushing/products';
import type { IsoDate } from '@cushing/products';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { HTTP_STATUS, refusalOf } from '../graphql/index.js';
import type { Services } from '../graphql/index.js';
import { AppError } from '../shared/errors.js';
import type { UserId } from '../slices/accounts/index.js';
import {
  REPORT_POLICY,
  refusalPage,
  renderReport,
  signInPage,
  unsubscribePage,
  unsubscribedPage,
} from '../slices/daily-report/index.js';
import type { DailyReportService, ReportSubscriptionsService } from '../slices/daily-report/index.js';
import type { Lifecycle } from './lifecycle.js';
import type { RefreshCookies } from './refresh-cookie.js';
import { identifyRequest, identityOf } from './request-identity.js';

const REPORTS_PATH = '/reports/daily';
const LATEST = 'latest';
const HTML = 'text/html; charset=utf-8';

const HEADERS = {
  'cache-control': 'private, no-cache',
  'content-security-policy': REPORT_POLICY,
  'x-robots-tag': 'noindex, nofollow',
} as const;

export interface ReportRoutesParts {
  readonly reports: Pick<DailyReportService, 'report'>;
  readonly subscriptions: Pick<ReportSubscriptionsService, 'isUnsubscribeLink' | 'unsubscribe'>;
  readonly services: Pick<Services, 'limits'> & {
    readonly accounts: Pick<Services['accounts'], 'identity'> & {
      readonly sessions: Pick<Services['accounts']['sessions'], 'browserSession'>;
    };
  };
  readonly lifecycle: Lifecycle;
  readonly refreshCookies: RefreshCookies;
  /** Counts a request of whomever, and rejects where there are too many. */
  readonly limit: (request: FastifyRequest, reply: FastifyReply) => Promise<void>;
}

interface ReportParams {
  readonly date: string;
}

/**
 * GET of `/reports/daily/2026-11-20` or `…/latest`, by whoever may read the market: with a header as programs send it, or
 * by the cookie of a browser that is signed in, which does nothing here but show its user a page. Browsers are refused
 * by pages, others as everywhere.
 */
export function registerReportRoutes(server: FastifyInstance, parts: ReportRoutesParts): void {
  const { lifecycle, limit, services } = parts;
  const identify = identifyRequest(services);
  // In a scope of its own: here an error is a page for who asks for pages.
  void server.register((scope, _options, registered) => {
    scope.addHook('onRequest', async (request, reply) => {
      void reply.headers(HEADERS);
      if (lifecycle.state !== 'READY') {
        throw new AppError('UNAVAILABLE', 'The server is not ready: try again in a moment.');
      }
      // Before anything is looked up for who brings no credentials that can be checked without.
      await (request.headers.authorization === undefined ? limit(request, reply) : identify(request, reply));
    });
    scope.get<{ Params: ReportParams }>(`${REPORTS_PATH}/:date`, (request, reply) =>
      answerOrPage(request, reply, () => answerReport(request, reply, parts)),
    );
    registerUnsubscribing(scope, parts);
    registered();
  });
}

async function answerReport(
  request: FastifyRequest<{ Params: ReportParams }>,
  reply: FastifyReply,
  parts: ReportRoutesParts,
): Promise<FastifyReply> {
  void reply.header('vary', 'authorization, cookie');
  const viewer = await viewerOf(request, reply, parts);
  const report = await parts.reports.report({ date: dateOf(request.params.date), viewer });
  const page = renderReport(report);
  const tag = `W/"${createHash('sha256').update(page).digest('base64url')}"`;
  void reply.header('etag', tag);
  if (isKnown(request.headers['if-none-match'], tag)) return reply.code(304).send();
  return reply.type(HTML).send(page);
}

/** @throws {AppError} UNAUTHENTICATED, FORBIDDEN */
async function viewerOf(
  request: FastifyRequest,
  reply: FastifyReply,
  { services, refreshCookies }: ReportRoutesParts,
): Promise<UserId | undefined> {
  const identity = identityOf(request);
  if (identity.kind === 'ANONYMOUS') {
    const { token } = refreshCookies.of(request, reply);
    const session = await services.accounts.sessions.browserSession(token);
    if (session?.permissions.includes('read') === true) return session.userId;
  }
  const refusal = refusalOf('read', identity);
  if (refusal !== undefined) throw refusal;
  // A key for market data is not one for its owner's alerts.
  return identity.kind !== 'ANONYMOUS' && identity.permissions.includes('alert') ? identity.userId : undefined;
}

/** @throws {AppError} BAD_USER_INPUT */
function dateOf(text: string): IsoDate | undefined {
  if (text === LATEST) return undefined;
  const date = parseIsoDate(text);
  if (date !== undefined) return date;
  throw new AppError('BAD_USER_INPUT', 'A report is asked for by its date, as in 2026-11-20, or as "latest".', {
    reason: 'DATE',
  });
}

function registerUnsubscribing(scope: FastifyInstance, { subscriptions }: ReportRoutesParts): void {
  const path = `${REPORTS_PATH}/unsubscribe`;
  // RFC 8058 posts a form, which says nothing that its address does not.
  scope.addContentTypeParser('application/x-www-form-urlencoded', (_request, _body, parsed) => {
    parsed(null);
  });
  scope.get(path, (request, reply) =>
    answerOrPage(request, reply, async () => {
      const link = linkOf(request);
      if (!(await subscriptions.isUnsubscribeLink(link))) throw badLink();
      return reply.type(HTML).send(unsubscribePage(request.url));
    }),
  );
  scope.post(path, (request, reply) =>
    answerOrPage(request, reply, async () => {
      if (!(await subscriptions.unsubscribe(linkOf(request)))) throw badLink();
      return reply.type(HTML).send(unsubscribedPage());
    }),
  );
}

function linkOf(request: FastifyRequest): { readonly userId: string; readonly signature: string } {
  const query = new URLSearchParams(request.url.split('?', 2)[1] ?? '');
  return { userId: query.get('user') ?? '', signature: query.get('signature') ?? '' };
}

function badLink(): AppError {
  return new AppError('NOT_FOUND', 'This link is not whole or holds no more: sign in to change what you are mailed.', {
    reason: 'UNSUBSCRIBE_LINK',
  });
}

const TITLES: Readonly<Partial<Record<AppError['code'], string>>> = {
  NOT_FOUND: 'There is no such report',
  FORBIDDEN: 'This report is not for you',
  BAD_USER_INPUT: 'That is no date',
};

/** What a caller can act on is told to a browser in a page; all else is told as everywhere. */
async function answerOrPage(
  request: FastifyRequest,
  reply: FastifyReply,
  answer: () => Promise<FastifyReply>,
): Promise<FastifyReply> {
  try {
    return await answer();
  } catch (error) {
    const wantsPage = request.headers.accept?.includes('text/html') ?? false;
    if (!(error instanceof AppError) || !wantsPage) throw error;
    const { code, message, reason } = error;
    const title = reason === 'UNSUBSCRIBE_LINK' ? 'This link does not work' : TITLES[code];
    const page =
      code === 'UNAUTHENTICATED'
        ? signInPage(request.url.split('?', 1)[0] ?? '/')
        : title === undefined
          ? undefined
          : refusalPage(title, message);
    if (page === undefined) throw error;
    return reply.code(HTTP_STATUS[code]).type(HTML).send(page);
  }
}

function isKnown(header: string | undefined, tag: string): boolean {
  const known = header?.split(',').map((each) => each.trim()) ?? [];
  return known.includes(tag) || known.includes('*');
}
