// Runs JavaScript calls in one process that has imported the vendors' clients already.
//
// It reads a folder a line, imports call.mjs there by Node's own loader, waits until nothing is left
// to do, as a process of its own would, and answers with the exit status that this would have had.

import { spawnSync } from "node:child_process";
import { closeSync, openSync, readFileSync, readSync, writeSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import timers from "node:timers/promises";
import { pathToFileURL } from "node:url";

const ASKS = 0;
const ANSWERS = 1;
const UNSETTLED_AWAIT = 13;
const WAIT_MS = 10;
const environment = { ...process.env };
const { dependencies } = JSON.parse(readFileSync(new URL("package.json", import.meta.url)));
let call = null;

class Call {
  constructor(home) {
    this.home = home;
    this.status = UNSETTLED_AWAIT;
    this.printed = { stdout: openSync(`${home}/stdout`, "w"), stderr: openSync(`${home}/stderr`, "w") };
  }

  start() {
    process.chdir(this.home);
    process.env = { ...environment, HOME: this.home };
    process.exitCode = undefined;
    import(pathToFileURL(`${this.home}/call.mjs`)).then(
      () => this.settle(0),
      (error) => this.fail(error),
    );
  }

  print(name, data, encoding) {
    writeSync(this.printed[name], typeof data === "string" ? Buffer.from(data, encoding) : data);
  }

  settle(status) {
    if (this.status === UNSETTLED_AWAIT) this.status = status;
  }

  fail(error) {
    this.print("stderr", `${error?.stack ?? error}\n`, "utf8");
    // Only a process of its own says in which line the syntax is wrong.
    if (error instanceof SyntaxError && !error.stack.includes("call.mjs:")) {
      this.print("stderr", spawnSync(process.execPath, ["--check", "call.mjs"]).stderr);
    }
    this.status = 1;
  }

  end() {
    closeSync(this.printed.stdout);
    closeSync(this.printed.stderr);
    writeSync(ANSWERS, `${process.exitCode ?? this.status}\n`);
    process.exitCode = undefined;
  }
}

function nextLine() {
  const byte = Buffer.alloc(1);
  let line = "";
  while (readSync(ASKS, byte, 0, 1) === 1) {
    if (byte[0] === 10) return line;
    line += byte.toString("latin1");
  }
  return null;
}

for (const name of ["stdout", "stderr"]) {
  process[name].write = (data, encoding, done) => {
    call.print(name, data, typeof encoding === "string" ? encoding : "utf8");
    (typeof encoding === "function" ? encoding : done)?.();
    return true;
  };
}
// Minutes pass quickly in the simulated world, so that a call may wait as long as it should.
const wait = timers.setTimeout;
timers.setTimeout = (ms, ...rest) => wait(Math.min(ms, WAIT_MS), ...rest);
syncBuiltinESMExports();
process.on("uncaughtException", (error) => call.fail(error));
await Promise.all(Object.keys(dependencies).map((client) => import(client)));
// Nothing is left to do: that is where a process of its own would end.
process.on("beforeExit", () => {
  call?.end();
  const home = nextLine();
  if (home === null) process.exit(0);
  call = new Call(home);
  call.start();
});
