import type { Clock } from '../../shared/clock.js';
import type { AuditAction, AuditEvent, Caller, UserId } from './accounts.types.js';

/** Longer ones are cut: a browser's is under 200 characters. */
const MAX_USER_AGENT = 400;

export interface AuditedDeed {
  readonly action: AuditAction;
  readonly caller: Caller;
  /** Whom it concerns. */
  readonly userId: UserId | undefined;
  /** Who did it: the same user unless it is given; undefined for somebody who is not signed in. */
  readonly actorId?: UserId | undefined;
  readonly details?: AuditEvent['details'];
}

/** @returns a line for the audit log, of now */
export function auditEvent(
  { clock, newId }: { readonly clock: Clock; readonly newId: () => string },
  deed: AuditedDeed,
): AuditEvent {
  return {
    id: newId(),
    at: clock(),
    action: deed.action,
    userId: deed.userId,
    actorId: 'actorId' in deed ? deed.actorId : deed.userId,
    ip: deed.caller.ip,
    userAgent: shortUserAgent(deed.caller),
    details: deed.details ?? {},
  };
}

/** @returns the caller's user agent, cut to what is stored of it */
export function shortUserAgent(caller: Caller): string {
  return caller.userAgent.slice(0, MAX_USER_AGENT);
}
