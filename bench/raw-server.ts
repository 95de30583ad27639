/** The floor: node's own http server, sending one answer that it stringifies for each request, or has ready. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const [file = '', mode = 'stringify'] = process.argv.slice(2);
const text = readFileSync(file, 'utf8');
const answer: unknown = JSON.parse(text);
const server = createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    const body = mode === 'stringify' ? JSON.stringify(answer) : text;
    response.setHeader('content-type', 'application/json');
    response.end(body);
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(
    `${JSON.stringify({ address: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}` })}\n`,
  );
});
process.on('SIGTERM', () => server.close(() => process.exit(0)));
process.on('SIGTERM', () => {
  server.closeAllConnections();
});
