/** Sign-ins that arrive at a steady rate, each from an address of its own, as through a proxy; from a process of its own. */
const [endpoint = '', email = '', password = '', perSecond = '20', seconds = '8'] = process.argv.slice(2);

const QUERY = 'mutation ($input: LoginInput!) { login(input: $input) { expiresAt } }';
const body = JSON.stringify({ query: QUERY, variables: { input: { email, password } } });
const counts = { answered: 0, refused: 0 };
const total = Number(perSecond) * Number(seconds);
const under: Promise<void>[] = [];

for (let index = 0; index < total; index += 1) {
  under.push(signIn(index));
  await new Promise((resolve) => setTimeout(resolve, 1_000 / Number(perSecond)));
}
await Promise.all(under);
process.stdout.write(JSON.stringify(counts));

async function signIn(index: number): Promise<void> {
  const address = `10.${index >> 16}.${(index >> 8) & 255}.${index & 255}`;
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
    body,
  });
  const { data } = (await response.json()) as { readonly data?: { readonly login?: unknown } | null };
  if (data?.login === undefined || data.login === null) counts.refused += 1;
  else counts.answered += 1;
}
