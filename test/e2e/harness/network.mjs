// @ts-check
// The network of a browser under test: a proxy on loopback that plays the hosts of the recreated pages and refuses all else.
import { createHash, X509Certificate } from 'node:crypto';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { generate } from 'selfsigned';
import { answer, hosts } from '../../backends/routes.mjs';

/** What the browsers ask for on their own account, whatever the tests do. */
const browsersOwn =
  /(^|\.)(google\.com|googleapis\.com|gvt1\.com|mozilla\.com|mozilla\.net|mozilla\.org|firefox\.com)$/;

export async function startNetwork() {
  const certificate = await generate([{ name: 'commonName', value: 'duewatch test' }], {
    keySize: 2048,
    algorithm: 'sha256',
    extensions: [{ name: 'subjectAltName', altNames: hosts.map((host) => ({ type: 2, value: host })) }],
  });
  const key = new X509Certificate(certificate.cert).publicKey.export({ type: 'spki', format: 'der' });
  /** @type {string[]} */
  const strayRequests = [];
  /** @type {Set<import('node:stream').Duplex>} */
  const open = new Set();
  let offline = false;

  /** @param {string} host */
  const noteStray = (host) => {
    if (!browsersOwn.test(host)) strayRequests.push(host);
  };

  const site = createTlsServer({ key: certificate.private, cert: certificate.cert }, (request, response) => {
    const { status, contentType, body } = answer(`https://${request.headers.host}${request.url}`);
    response.writeHead(status, { 'content-type': contentType, 'cache-control': 'no-store' });
    response.end(body);
  });
  const proxy = createServer((request, response) => {
    noteStray(new URL(request.url ?? '').hostname);
    response.writeHead(502).end();
  });
  proxy.on('connect', (request, socket) => {
    const host = (request.url ?? '').replace(/:443$/, '');
    if (!hosts.includes(host)) noteStray(host);
    if (offline || !hosts.includes(host)) {
      socket.destroy();
      return;
    }
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    site.emit('connection', socket);
  });
  site.on('tlsClientError', (_error, socket) => socket.destroy());
  await /** @type {Promise<void>} */ (
    new Promise((resolve) => proxy.listen(0, '127.0.0.1', () => resolve()))
  );
  const address = proxy.address();
  if (!address || typeof address === 'string') throw new Error('the proxy has no port');

  const drop = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    port: address.port,
    /** By which a browser can be told to trust this certificate and no other. */
    keyHash: createHash('sha256').update(key).digest('base64'),
    strayRequests,
    /** @param {boolean} on */
    setOffline(on) {
      offline = on;
      if (on) drop();
    },
    async close() {
      drop();
      proxy.closeAllConnections();
      await new Promise((resolve) => proxy.close(resolve));
    },
  };
}
