import { FORMATS } from './formats/formats.js';
import { refusal } from './refusal.js';
import { VENDOR_FORMS } from './vendors/forms.js';

/** A form that a file can be in, as a person is told of it. */
export interface FileForm {
  /** Lower case, words joined by hyphens. */
  readonly name: string;
  /** How such a file begins. */
  readonly example: string;
}

/** Every form that is told by its content, our own tables first. */
export const FILE_FORMS: readonly FileForm[] = [...FORMATS, ...VENDOR_FORMS].map(({ name, example }) => ({
  name,
  example,
}));

/** @throws {AppError} BAD_USER_INPUT `FORMAT_UNKNOWN` */
export function checkFormName(name: string): void {
  if (FILE_FORMS.some((form) => form.name === name)) return;
  const known = FILE_FORMS.map((form) => form.name).join(', ');
  throw refusal('FORMAT_UNKNOWN', `There is no format ${JSON.stringify(name.slice(0, 40))}: use ${known}.`);
}
