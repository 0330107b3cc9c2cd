// Takes HTTP/2 that Python has decrypted and asks the simulated API the same by HTTP/1.1.
//
// AWS's client speaks HTTP/2 only, which Python's own server does not. Ports: from, to.

import { createServer } from "node:http2";
import { request } from "node:http";

const [from, to] = process.argv.slice(2).map(Number);

createServer((asked, answer) => {
  const headers = Object.fromEntries(
    Object.entries(asked.headers).filter(([name]) => !name.startsWith(":")),
  );
  headers.host = asked.authority;
  const passed = request({ port: to, method: asked.method, path: asked.url, headers }, (reply) => {
    const { connection, "keep-alive": _, "transfer-encoding": __, ...kept } = reply.headers;
    answer.writeHead(reply.statusCode, kept);
    reply.pipe(answer);
  });
  asked.pipe(passed);
}).listen(from, "127.0.0.1", () => console.log("listening"));
