/** One wrong variable: what was expected and what was found, secrets masked. */
export interface ConfigurationFault {
  readonly variable: string;
  readonly expected: string;
  readonly found: string;
}

/** Everything wrong with the environment at once. */
export class ConfigurationError extends Error {
  readonly faults: readonly ConfigurationFault[];

  constructor(faults: readonly ConfigurationFault[]) {
    const lines = faults.map((fault) => `  ${fault.variable}: expected ${fault.expected}, found ${fault.found}`);
    super(`The configuration is wrong:\n${lines.join('\n')}`);
    this.name = 'ConfigurationError';
    this.faults = faults;
  }
}
