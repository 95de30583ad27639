/** A browser as far as cookies and redirects go: one jar for each origin, and a look at every step. */

/** What a cookie was set with, its name and value apart. */
export interface SetCookie {
  readonly name: string;
  readonly value: string;
  readonly attributes: readonly string[];
}

export interface Step {
  readonly address: string;
  readonly status: number;
  readonly location: string | undefined;
  readonly headers: Headers;
  readonly cookies: readonly SetCookie[];
  readonly body: string;
}

const MOST_STEPS = 20;

export class Browser {
  readonly #jars = new Map<string, Map<string, string>>();

  /** Asks for one address and stays there. */
  async open(address: string): Promise<Step> {
    const { origin } = new URL(address);
    const jar = this.#jarOf(origin);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(address, { redirect: 'manual', headers: { cookie, 'user-agent': 'A test browser' } });
    const cookies = response.headers.getSetCookie().map(readCookie);
    for (const { name, value } of cookies) {
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    const location = response.headers.get('location') ?? undefined;
    const { status, headers } = response;
    return { address, status, location, headers, cookies, body: await response.text() };
  }

  /** Follows redirects until `isThere` is shown, which is not opened. @returns that address and the last step */
  async follow(
    address: string,
    isThere: (address: URL) => boolean,
  ): Promise<{ readonly address: URL; readonly last: Step }> {
    let last = await this.open(address);
    for (let steps = 0; steps < MOST_STEPS && last.location !== undefined; steps++) {
      const next = new URL(last.location, last.address);
      if (isThere(next)) return { address: next, last };
      last = await this.open(next.href);
    }
    throw new Error(`ended at ${last.address} with ${last.status}: ${last.body}`);
  }

  cookie(origin: string, name: string): string | undefined {
    return this.#jarOf(origin).get(name);
  }

  setCookie(origin: string, name: string, value: string): void {
    this.#jarOf(origin).set(name, value);
  }

  /** Loses all cookies of an origin. */
  forget(origin: string): void {
    this.#jars.delete(origin);
  }

  #jarOf(origin: string): Map<string, string> {
    const jar = this.#jars.get(origin) ?? new Map<string, string>();
    this.#jars.set(origin, jar);
    return jar;
  }
}

function readCookie(text: string): SetCookie {
  const [pair = '', ...attributes] = text.split('; ');
  const at = pair.indexOf('=');
  return { name: pair.slice(0, at), value: pair.slice(at + 1), attributes };
}
