export { OutboxMailer } from './outbox-mailer.js';
export type { OutboxMailerOptions } from './outbox-mailer.js';
export { SmtpMailer } from './smtp-mailer.js';
export type { SmtpMailerOptions } from './smtp-mailer.js';
