import { useMutation } from '@apollo/client/react';

import {
  ApproveImportDocument,
  CancelImportDocument,
  RetryImportDocument,
  RollbackImportDocument,
} from '../../gql/graphql.js';
import type { RetryImportInput } from '../../gql/graphql.js';

interface ImportActions {
  readonly cancel: (id: string) => Promise<void>;
  readonly retry: (id: string, change?: RetryImportInput) => Promise<void>;
  readonly approve: (id: string, skipBadRows: boolean) => Promise<void>;
  readonly rollBack: (id: string) => Promise<void>;
}

/** @returns what can be done with imports; each fails where the server refuses */
export function useImportActions(): ImportActions {
  const [cancel] = useMutation(CancelImportDocument);
  const [retry] = useMutation(RetryImportDocument);
  const [approve] = useMutation(ApproveImportDocument);
  const [rollBack] = useMutation(RollbackImportDocument);
  return {
    cancel: async (id) => {
      await cancel({ variables: { id } });
    },
    retry: async (id, change = {}) => {
      await retry({ variables: { id, input: change } });
    },
    approve: async (id, skipBadRows) => {
      await approve({ variables: { id, skipBadRows } });
    },
    rollBack: async (id) => {
      await rollBack({ variables: { id } });
    },
  };
}
