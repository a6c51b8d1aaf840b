// The built programs: where they are, running one to its end, and keeping one running in the background.
import { execFile, spawn } from 'node:child_process';
import { existsSync, openSync, closeSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
export const BIN = resolve(process.env.EHCPQA_BIN || join(ROOT, 'build/release/bin'));
const NPM = resolve(process.env.EHCPQA_NPM || join(ROOT, 'build/npm/node_modules'));

// A package that ci/web-assets fetched.
export const fetched = createRequire(join(NPM, 'here.cjs'));

if (!existsSync(BIN)) throw new Error(`${BIN} is not there: build first, or name the folder of the programs with EHCPQA_BIN`);

const path = (program) => (!program.includes('/') && existsSync(join(BIN, program)) ? join(BIN, program) : program);

// Answers what the program wrote; rejects with its command line and what it complained of when it failed.
export function run(program, args, { env = process.env } = {}) {
  return new Promise((done, failed) => {
    const options = { env: { PATH: process.env.PATH, ...env }, maxBuffer: 64 << 20 };
    execFile(path(program), args, options, (error, out, complaints) => {
      if (error) failed(new Error(`${program} ${args.join(' ')}: exit ${error.code}\n${complaints}`, { cause: { code: error.code, complaints } }));
      else done(out);
    });
  });
}

// A program that tells with a ready file when and where it answers. It dies with this process, however this one ends.
export class Service {
  constructor(name, args, { readyFile, log, env = {} }) {
    Object.assign(this, { name, args, readyFile, log, env, address: '', child: null });
  }

  // The first time on a free port, later on the same one.
  async start() {
    rmSync(this.readyFile, { force: true });
    const args = [...this.args, '--listen', this.address || '127.0.0.1:0', '--ready-file', this.readyFile];
    const log = openSync(this.log, 'a');
    this.child = spawn('setpriv', ['--pdeathsig', 'KILL', '--', path(this.name), ...args], {
      stdio: ['ignore', log, log],
      env: { PATH: process.env.PATH, ...this.env },
    });
    closeSync(log);
    const { child } = this;
    this.ended = new Promise((done) => child.once('exit', done));
    for (let i = 0; i < 400 && child.exitCode === null && !existsSync(this.readyFile); ++i) await sleep(25);
    if (!existsSync(this.readyFile)) throw new Error(`${this.name} did not start\n${readFileSync(this.log, 'utf8').slice(-2000)}`);
    this.address = readFileSync(this.readyFile, 'utf8').trim();
  }

  async stop(signal = 'SIGTERM') {
    if (!this.child) return;
    this.child.kill(signal);
    await this.ended;
    this.child = null;
  }
}
