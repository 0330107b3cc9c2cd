// Takes HTTP/2 that Python has decrypted and asks the simulated API the same by HTTP/1.1.
//
// AWS's client speaks HTTP/2 only, which Python's own server does not. It is told the
// port to ask at and tells the one where it listens.

import { createServer } from "node:http2";
import { request } from "node:http";

const to = Number(process.argv[2]);

const server = createServer((asked, answer) => {
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
});
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
