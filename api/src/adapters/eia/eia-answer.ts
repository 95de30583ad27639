import { z } from 'zod';

import type { EiaPage, EiaRow } from '../../slices/eia/index.js';

/** A text since version 2.1.6, a number before. */
const total = z
  .union([z.string().regex(/^\d{1,9}$/), z.number().int().nonnegative()])
  .transform(Number)
  .optional()
  .catch(undefined);

/** Thousands of them: what stands in each is the importer's to judge. */
const row = z.custom<EiaRow>((value) => typeof value === 'object' && value !== null && !Array.isArray(value));

const answer = z.object({
  response: z.object({
    total,
    frequency: z.string().catch('daily'),
    dateFormat: z.string().catch('YYYY-MM-DD'),
    data: z.array(row),
  }),
  apiVersion: z.string().catch(''),
});

/** @returns undefined for what is not the documented envelope */
export function readPage(text: string): EiaPage | undefined {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return undefined;
  }
  const read = answer.safeParse(document);
  if (!read.success) return undefined;
  const { response, apiVersion } = read.data;
  return {
    rows: response.data,
    total: response.total,
    frequency: response.frequency,
    dateFormat: response.dateFormat,
    apiVersion,
  };
}
