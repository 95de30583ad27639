/** Decides which one of many processes does what must be done once. */
export interface Lease {
  /**
   * Tries to hold the name until the returned lease is lost or given back.
   *
   * @param onLost called once when another process may hold it from now on
   * @returns what gives it back; undefined while another process holds it, or nobody can say
   */
  take(name: string, onLost: () => void): Promise<(() => Promise<void>) | undefined>;
}
