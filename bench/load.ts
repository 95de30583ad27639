/** Load from a process of its own, so that the server has a core to itself: prints autocannon's result as JSON. */
import autocannon from 'autocannon';

/** What stands for a number that differs from request to request; `VARIED` of requests.ts in JSON. */
const VARIED = '"VARIED"';
const LEAST = 40;
const STEP = 0.0001;
const STEPS = 600_000;

const [url = '', body = '', connections = '50', seconds = '8', authorization = ''] = process.argv.slice(2);
let requestsMade = 0;
const result = await autocannon({
  url,
  method: body === '' ? 'GET' : 'POST',
  connections: Number(connections),
  duration: Number(seconds),
  ...(body === '' ? {} : { headers: { 'content-type': 'application/json', authorization }, body }),
  ...(body.includes(VARIED) ? { requests: [{ setupRequest: (request) => ({ ...request, body: variedBody() }) }] } : {}),
});
const { latency, requests, non2xx, errors } = result;
process.stdout.write(
  JSON.stringify({
    answered: requests.total,
    p50: latency.p50,
    p99: latency.p99,
    perSecond: requests.average,
    failed: non2xx + errors,
  }),
);

function variedBody(): string {
  requestsMade += 1;
  return body.replaceAll(VARIED, (LEAST + STEP * ((requestsMade * 7_919) % STEPS)).toFixed(4));
}
