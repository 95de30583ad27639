import type { z } from 'zod';

import type { Permission } from '../accounts/index.js';
import { AppError } from '../../shared/errors.js';
import type { ExportParameters, ExportSource, ExportViewer } from './exports.types.js';
import { readParameters } from './parameters.js';

/** One subject: who may have it, what may be asked of it, and where its rows come from. */
export interface SubjectSource {
  /** @throws {AppError} FORBIDDEN; BAD_USER_INPUT */
  check(parameters: ExportParameters, viewer: ExportViewer): void;
  /** @throws {AppError} as `check`, and whatever there is against what is asked */
  open(parameters: ExportParameters, viewer: ExportViewer): Promise<ExportSource>;
}

export interface SubjectDefinition<Parameters> {
  /** As the same data has where it is asked for one answer at a time. */
  readonly permission: Permission;
  readonly parameters: z.ZodType<Parameters>;
  readonly open: (parameters: Parameters, viewer: ExportViewer) => Promise<ExportSource>;
}

export function subjectSource<Parameters>({
  permission,
  parameters: schema,
  open,
}: SubjectDefinition<Parameters>): SubjectSource {
  const read = (parameters: ExportParameters, viewer: ExportViewer): Parameters => {
    if (!viewer.permissions.includes(permission)) {
      throw new AppError('FORBIDDEN', 'Your role or key does not allow this. Ask an administrator for more.', {
        reason: 'PERMISSION',
        details: { permission },
      });
    }
    return readParameters(schema, parameters);
  };
  return {
    check: (parameters, viewer) => {
      read(parameters, viewer);
    },
    // A promise also of what `read` throws.
    open: async (parameters, viewer) => open(read(parameters, viewer), viewer),
  };
}
