/** Load from a process of its own, so that the server has a core to itself: prints autocannon's result as JSON. */
import autocannon from 'autocannon';

const [url = '', body = '', connections = '50', seconds = '8', authorization = ''] = process.argv.slice(2);
const result = await autocannon({
  url,
  method: body === '' ? 'GET' : 'POST',
  connections: Number(connections),
  duration: Number(seconds),
  ...(body === '' ? {} : { headers: { 'content-type': 'application/json', authorization }, body }),
});
const { latency, requests, non2xx, errors } = result;
process.stdout.write(
  JSON.stringify({ p50: latency.p50, p99: latency.p99, perSecond: requests.average, failed: non2xx + errors }),
);
