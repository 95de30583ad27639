/** A bound on how often something may be done within a window that slides. */
export interface Quota {
  /** Whose and for what, as in `request:user:…`. */
  readonly key: string;
  readonly limit: number;
  readonly windowMs: number;
}

/** How much of a quota is left. */
export interface QuotaStatus {
  readonly isAllowed: boolean;
  readonly limit: number;
  readonly remaining: number;
  /** When the oldest use that counts leaves the window; now where there is none. Milliseconds since 1970. */
  readonly resetAt: number;
}
