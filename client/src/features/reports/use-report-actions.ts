import { useApolloClient, useMutation } from '@apollo/client/react';

import {
  CreateReportDocument,
  ExportLinkDocument,
  RemoveReportDocument,
  ReportLinkDocument,
  ReportsDocument,
} from '../../gql/graphql.js';
import type { ExportInput } from '../../gql/graphql.js';
import { startDownload } from './start-download.js';

interface ReportActions {
  /** Has a file made while it is sent. */
  readonly download: (input: ExportInput) => Promise<void>;
  /** Has a file made in the background. @returns the id of its report */
  readonly make: (input: ExportInput) => Promise<string | undefined>;
  /** Sends the file of a report, by a link of its own each time. */
  readonly downloadReport: (id: string) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
}

/** @returns what can be done with files; each fails where the server refuses */
export function useReportActions(): ReportActions {
  const client = useApolloClient();
  const again = { refetchQueries: [ReportsDocument], awaitRefetchQueries: true };
  const [create] = useMutation(CreateReportDocument, again);
  const [remove] = useMutation(RemoveReportDocument, again);
  return {
    download: async (input) => {
      // A link says until when it is good: one of before may be over.
      const { data } = await client.query({ query: ExportLinkDocument, variables: { input }, fetchPolicy: 'no-cache' });
      if (data !== undefined) await startDownload(data.exportLink);
    },
    make: async (input) => {
      const { data } = await create({ variables: { input } });
      return data?.createReport.id;
    },
    downloadReport: async (id) => {
      const { data } = await client.query({ query: ReportLinkDocument, variables: { id }, fetchPolicy: 'no-cache' });
      if (data !== undefined) await startDownload(data.reportLink);
    },
    remove: async (id) => {
      await remove({ variables: { id } });
    },
  };
}
