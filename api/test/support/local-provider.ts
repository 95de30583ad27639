/**
 * Providers on this machine, by a real OAuth engine that insists on PKCE: Google by OpenID Connect, GitHub and Discord at
 * their own paths with their own answers about users. Nobody is asked anything: who is signed in there says yes.
 */
import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import Provider from 'oidc-provider';
import type { Configuration } from 'oidc-provider';

import { providerStorage } from './provider-storage.js';

export const CLIENT_ID = 'cushing';
export const CLIENT_SECRET = 'a secret that the desk and the provider share';

/** Somebody's account over there. */
export interface ProviderPerson {
  /** Digits, as all three have them. */
  readonly id: string;
  readonly email: string | undefined;
  readonly isEmailVerified: boolean;
  readonly name: string;
}

type Kind = 'GOOGLE' | 'GITHUB' | 'DISCORD';

const PATHS: Readonly<
  Record<Kind, { readonly issuer: string; readonly authorization: string; readonly token: string }>
> = {
  GOOGLE: { issuer: '', authorization: '/o/oauth2/v2/auth', token: '/token' },
  GITHUB: { issuer: '/login/oauth', authorization: '/login/oauth/authorize', token: '/login/oauth/access_token' },
  DISCORD: { issuer: '', authorization: '/oauth2/authorize', token: '/api/oauth2/token' },
};

/** One provider that listens. */
export class LocalProvider {
  readonly kind: Kind;
  readonly people = new Map<string, ProviderPerson>();
  /** Who is signed in there; nobody presses "cancel". */
  present: string | undefined;
  /** Bodies that the token endpoint got. */
  readonly exchanges: URLSearchParams[] = [];
  /** Answers instead of the engine where it is set. */
  failure: ((path: string, response: ServerResponse) => boolean) | undefined;
  #server: Server;
  #engine: Provider | undefined;
  readonly #port: number;

  private constructor(kind: Kind, server: Server) {
    this.kind = kind;
    this.#server = server;
    this.#port = (server.address() as AddressInfo).port;
  }

  /** @param redirectUri what was registered there */
  static async start(kind: Kind, redirectUri: string): Promise<LocalProvider> {
    const server = createServer();
    await listen(server, 0);
    const provider = new LocalProvider(kind, server);
    provider.#engine = new Provider(`${provider.address}${PATHS[kind].issuer}`, provider.#configuration(redirectUri));
    provider.#noteExchanges();
    provider.#answer(server);
    return provider;
  }

  get address(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  add(person: ProviderPerson): void {
    this.people.set(person.id, person);
    this.present = person.id;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async startAgain(): Promise<void> {
    this.#server = createServer();
    this.#answer(this.#server);
    await listen(this.#server, this.#port);
  }

  #noteExchanges(): void {
    this.#engine!.use(async (context, next) => {
      await next();
      if (context.path === PATHS[this.kind].token) {
        this.exchanges.push(new URLSearchParams(sentIn(context)));
      }
    });
  }

  #answer(server: Server): void {
    const engine = this.#engine!.callback();
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      const path = new URL(request.url ?? '/', this.address).pathname;
      if (this.failure?.(path, response) === true) return;
      if (path.startsWith('/interaction/')) void this.#decide(request, response);
      else if (/^\/(?:user|user\/emails|api\/users\/@me)$/u.test(path)) void this.#tell(path, request, response);
      else void engine(request, response);
    });
  }

  async #decide(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const accountId = this.present;
    const result =
      accountId === undefined
        ? { error: 'access_denied', error_description: 'They pressed "cancel".' }
        : { login: { accountId, remember: false } };
    await this.#engine!.interactionFinished(request, response, result);
  }

  /** GitHub's and Discord's endpoints about the user of an access token. */
  async #tell(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const bearer = /^Bearer (\S+)$/iu.exec(request.headers.authorization ?? '')?.[1] ?? '';
    const token = await this.#engine!.AccessToken.find(bearer);
    const person = this.people.get(token?.accountId ?? '');
    response.setHeader('content-type', 'application/json');
    // GitHub refuses whoever does not say what it is.
    if (person === undefined || request.headers['user-agent'] === undefined) {
      response.writeHead(401).end(JSON.stringify({ message: 'Bad credentials' }));
      return;
    }
    response.end(JSON.stringify(answerOf(path, person)));
  }

  #configuration(redirectUri: string): Configuration {
    return {
      clients: [
        {
          client_id: CLIENT_ID,
          client_secret: CLIENT_SECRET,
          redirect_uris: [redirectUri],
          token_endpoint_auth_method: 'client_secret_post',
        },
      ],
      adapter: providerStorage(),
      pkce: { required: () => true },
      jwks: { keys: [generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' })] },
      cookies: { keys: ['a key of tests'] },
      ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
      scopes: ['openid', 'email', 'profile', 'read:user', 'user:email', 'identify'],
      claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'picture'] },
      // As Google does it: what the scopes allow is in the ID token.
      conformIdTokenClaims: false,
      routes: { authorization: PATHS[this.kind].authorization, token: PATHS[this.kind].token },
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
      findAccount: (_context, id) => {
        const person = this.people.get(id);
        return person && { accountId: id, claims: () => claimsOf(person) };
      },
      loadExistingGrant: async (context) => {
        const { client, account, provider } = context.oidc;
        const grant = new provider.Grant({ clientId: client!.clientId, accountId: account!.accountId });
        grant.addOIDCScope(String(context.oidc.params?.['scope']));
        await grant.save();
        return grant;
      },
    };
  }
}

/** The form that a request brought, as the engine has read it. */
function sentIn(context: object): Record<string, string> {
  return 'oidc' in context ? ((context.oidc as { readonly body?: Record<string, string> }).body ?? {}) : {};
}

function claimsOf({ id, email, isEmailVerified, name }: ProviderPerson) {
  return {
    sub: id,
    name,
    ...(email === undefined ? {} : { email, email_verified: isEmailVerified }),
    picture: `https://pictures.example.com/${id}.png`,
  };
}

function answerOf(path: string, { id, email, isEmailVerified, name }: ProviderPerson): unknown {
  if (path === '/user') {
    // The public address is another one, which nobody proved.
    const avatar = 'https://avatars.example.com/u/1?v=4';
    return { id: Number(id), login: `hub-${id}`, name, avatar_url: avatar, email: 'public@example.com' };
  }
  if (path === '/user/emails') {
    const primary = email === undefined ? [] : [{ email, primary: true, verified: isEmailVerified, visibility: null }];
    return [{ email: 'other@example.com', primary: false, verified: true, visibility: null }, ...primary];
  }
  return {
    id,
    username: `cord${id}`,
    global_name: name,
    avatar: 'a_1f',
    email: email ?? null,
    verified: isEmailVerified,
  };
}

async function listen(server: Server, port: number): Promise<void> {
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
}
