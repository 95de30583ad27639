import { useQuery } from '@apollo/client/react';
import { useEffect } from 'react';

import { ReportsDocument } from '../../gql/graphql.js';
import type { ReportRowFragment } from '../../gql/graphql.js';
import { errorText } from '../../lib/error-text.js';
import { isUnderWay } from './report-words.js';

/** How often they are asked for while one is being made. */
export const ASK_EVERY_MS = 1_000;

export interface Reports {
  /** The newest first; undefined until they are known. */
  readonly reports: readonly ReportRowFragment[] | undefined;
  /** Why they are not known, or may be old. */
  readonly failure: string | undefined;
  readonly ask: () => void;
}

/** One's reports, asked for each second while one is under way and the page is in sight. */
export function useReports(): Reports {
  const { data, error, loading, refetch, startPolling, stopPolling } = useQuery(ReportsDocument, {
    fetchPolicy: 'cache-and-network',
    skipPollAttempt: () => document.visibilityState !== 'visible',
  });
  const reports = data?.reports.edges.map(({ node }) => node);
  const isBusy = reports?.some(isUnderWay) ?? false;
  useEffect(() => {
    if (!isBusy) return;
    startPolling(ASK_EVERY_MS);
    return stopPolling;
  }, [isBusy, startPolling, stopPolling]);
  return {
    reports,
    failure: error === undefined || loading ? undefined : errorText(error),
    ask: () => void refetch().catch(() => undefined),
  };
}
