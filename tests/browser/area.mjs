// A whole local area for one file of tests: ehcpqad with its people, an invented return, a rubric, a cycle, and the three
// web clients. Everything lies in a temporary folder and is gone at the end.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BIN, ROOT, Service, run } from './programs.mjs';

export const PASSWORD = 'three invented words';
export const FIRST_PASSWORD = 'one-time for everybody';
export const CYCLE = '2024q4';

// Partners sign in through an education client.
const CLIENT_OF = { send: 'education', forum: 'education', icb: 'health', csc: 'care' };
const AGENCY_OF = { education: 'send', health: 'icb', care: 'csc' };
const PEOPLE = [
  ['cora', 'Cora Coordinator', 'send', ['coordinator', 'sub-group-member']],
  ['mo', 'Mo Moderator', 'send', ['moderator']],
  ['edith', 'Edith Auditor', 'send', ['auditor']],
  ['edwin', 'Edwin Auditor', 'send', ['auditor']],
  ['hana', 'Hana Auditor', 'icb', ['auditor']],
  ['hugo', 'Hugo Auditor', 'icb', ['auditor']],
  ['carl', 'Carl Auditor', 'csc', ['auditor']],
  ['cleo', 'Cleo Auditor', 'csc', ['auditor']],
  ['ella', 'Ella Lead', 'send', ['agency-lead']],
  ['harry', 'Harry Lead', 'icb', ['agency-lead']],
  ['cath', 'Cath Lead', 'csc', ['agency-lead']],
  ['lara', 'Lara Lay', 'forum', ['lay-member']],
  ['bob', 'Bob Board', 'forum', ['board-viewer']],
];

export class Area {
  // Stages, each with what the ones before it have: 'people' (with an invented return on disk), 'register', 'scoring'. 'years' is
  // 'register' with three years of published cycles, the same every time.
  static async start(stage = 'people') {
    const area = new Area();
    process.once('exit', () => area.remove());
    try {
      await area.found();
      if (stage === 'years') area.keepKey();
      await Promise.all([area.addPeople(), area.invent()]);
      if (stage !== 'people') await area.importReturn();
      if (stage === 'scoring') await area.openCycle();
      if (stage === 'years') await area.makeYears();
      await area.startClients();
    } catch (error) {
      await area.stop();
      throw error;
    }
    return area;
  }

  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), 'ehcpqa-browser-'));
    this.environments = new Map();
    this.clientOf = new Map();
    this.clients = {};
    for (const folder of ['clients', 'return']) mkdirSync(this.at(folder));
    writeFileSync(this.at('first-password'), `${FIRST_PASSWORD}\n`);
    writeFileSync(this.at('password'), `${PASSWORD}\n`);
  }

  at(...names) {
    return join(this.folder, ...names);
  }

  async found() {
    await run('ehcpqad', ['init', '--data', this.at('area'), '--area', 'Training area', '--la', '891', '--organisation', 'county',
      '--agency', 'send', '--organisation-title', 'Training County Council', '--agency-title', 'SEND service',
      '--password-file', this.at('first-password')]);
    cpSync(this.at('area/certificates/send'), this.at('clients/send'), { recursive: true });
    this.server = new Service('ehcpqad', ['serve', '--data', this.at('area')], { readyFile: this.at('ready'), log: this.at('server.log') });
    await this.server.start();
    await this.takeFirstPassword('admin', 'send');
    await this.as('admin', ['organisation', 'create', 'nhs', '--title', 'Example ICB']);
    await this.as('admin', ['organisation', 'create', 'parents', '--title', 'Example parent carer forum']);
    await this.as('admin', ['agency', 'create', 'csc', '--title', 'Children’s social care', '--kind', 'care', '--organisation', 'county']);
    await this.as('admin', ['agency', 'create', 'icb', '--title', 'Integrated care board', '--kind', 'health', '--organisation', 'nhs']);
    await this.as('admin', ['agency', 'create', 'forum', '--title', 'Parent carer forum', '--kind', 'partner', '--organisation', 'parents']);
    for (const agency of ['csc', 'icb']) {
      await run('ehcpqad', ['certificate', 'issue', agency, '--data', this.at('area'), '--to', this.at('clients', agency)]);
    }
  }

  environment(agency) {
    return {
      EHCPQA_SERVER: this.server.address,
      EHCPQA_CERTIFICATES: this.at('clients', agency === 'forum' ? 'send' : agency),
      HOME: this.folder,
      XDG_CONFIG_HOME: this.at('config'),
      XDG_STATE_HOME: this.at('state'),
    };
  }

  // What a command of the terminal client answers that person.
  async as(person, args) {
    return JSON.parse(await this.asText(person, [...args, '--output', 'json']) || 'null');
  }

  async asText(person, args, program = 'ehcpqa') {
    return run(program, args, { env: this.environments.get(person) });
  }

  // Somebody who has still to choose a password: the one-time password is FIRST_PASSWORD.
  async addNewcomer(name, title, agency, roles) {
    await this.as('admin', ['user', 'create', name, '--display-name', title, '--agency', agency, '--password-file',
      this.at('first-password'), ...roles.flatMap((role) => ['--role', role])]);
    this.clientOf.set(name, CLIENT_OF[agency]);
  }

  async addPerson(name, title, agency, roles) {
    await this.addNewcomer(name, title, agency, roles);
    await this.takeFirstPassword(name, agency);
  }

  async takeFirstPassword(name, agency) {
    const first = this.at('first-password');
    const environment = this.environment(agency);
    const session = JSON.parse(await run('ehcpqa', ['login', name, '--password-file', first, '--output', 'json'], { env: { ...environment, XDG_STATE_HOME: this.at('state', name) } }));
    this.environments.set(name, { ...environment, EHCPQA_TOKEN: session.token });
    this.clientOf.set(name, CLIENT_OF[agency]);
    await this.as(name, ['password', '--password-file', first, '--new-password-file', this.at('password')]);
  }

  addPeople() {
    return Promise.all(PEOPLE.map((person) => this.addPerson(...person)));
  }

  async invent() {
    const made = await run('ehcpqa-training', ['return', '--la', '891', '--as-at', '2025-01-16', '--seed', '1', '--to', this.at('return')]);
    this.made = JSON.parse(made);
    this.returnFile = this.made.return_files[0];
  }

  async publishRubric() {
    await this.as('cora', ['rubric', 'import', join(ROOT, 'schema/rubrics/standard.textproto')]);
    await this.as('cora', ['rubric', 'publish', 'standard/1']);
  }

  // A key that is the same every time gives the same pseudonyms, and so the same samples, marks and figures.
  keepKey() {
    mkdirSync(this.at('config/ehcpqa'), { recursive: true });
    writeFileSync(this.at('config/ehcpqa/la-891.key'), `ehcpqa-key/1 ${'00112233445566778899aabbccddeeff'.repeat(2)}\n`, { mode: 0o600 });
  }

  async makeYears() {
    await this.as('admin', ['service', 'create', 'send/psychology', '--title', 'Educational psychology']);
    await this.as('admin', ['service', 'create', 'icb/therapy', '--title', 'Speech and language therapy']);
    const people = ['cora', 'mo', 'edith', 'edwin', 'hana', 'hugo', 'carl', 'cleo'].map((name) => {
      const environment = this.environments.get(name);
      return { name, certificates: environment.EHCPQA_CERTIFICATES, token: environment.EHCPQA_TOKEN };
    });
    writeFileSync(this.at('people.json'), JSON.stringify(people), { mode: 0o600 });
    await run(join(ROOT, 'ci/three-years'), [this.at('people.json'), this.at('years')],
      { env: { ...this.environments.get('cora'), PATH: `${BIN}:${process.env.PATH}` } });
  }

  makeKey() {
    return existsSync(this.at('config/ehcpqa')) ? null : this.as('cora', ['register', 'make-key', '--la', '891']);
  }

  async importReturn() {
    await this.publishRubric();
    await this.makeKey();
    await this.as('cora', ['register', 'import', this.returnFile, '--la', '891', '--establishments', this.made.establishments, '--districts', this.made.districts]);
  }

  async openCycle() {
    const snapshot = (await this.as('cora', ['register', 'list'])).snapshots[0].name;
    await this.as('cora', ['cycle', 'create', CYCLE, '--title', 'Autumn 2024', '--from', '2024-10-01', '--to', '2024-12-31', '--rubric',
      'standard/1', '--snapshot', snapshot, '--by', 'need-group', '--sample-size', '12', '--double', '2', '--due', '2025-02-28']);
    await this.as('cora', ['cycle', 'freeze', CYCLE]);
    await this.as('cora', ['cycle', 'draw', CYCLE, '--seed', 'dice 3 1 4 1 5 9 2 6']);
    await this.as('cora', ['cycle', 'allocate', CYCLE]);
    await this.as('cora', ['cycle', 'open', CYCLE]);
  }

  async startClients() {
    await this.makeKey();
    await run('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2', '-subj', '/CN=localhost',
      '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1', '-keyout', this.at('web.key'), '-out', this.at('web.pem')]);
    for (const [name, agency] of Object.entries(AGENCY_OF)) {
      const own = name !== 'education' ? [] : ['--keys', this.at('config/ehcpqa'), '--establishments', this.made.establishments, '--districts', this.made.districts];
      this.clients[name] = new Service(`ehcpqa-${name}`, ['--server', this.server.address, '--certificates', this.at('clients', agency),
        '--web-certificate', this.at('web.pem'), '--web-key', this.at('web.key'), ...own], { readyFile: this.at(`${name}.ready`), log: this.at(`${name}.log`) });
    }
    await Promise.all(Object.values(this.clients).map((client) => client.start()));
  }

  // The address of a page of a client.
  address(client, path = '/') {
    return `https://${this.clients[client].address}${path}`;
  }

  stopServer(signal = 'SIGTERM') {
    return this.server.stop(signal);
  }

  // Lets it hang (SIGSTOP) or go on (SIGCONT).
  signalServer(signal) {
    this.server.child.kill(signal);
  }

  startServer() {
    return this.server.start();
  }

  async restartClient(name) {
    await this.clients[name].stop();
    await this.clients[name].start();
  }

  // The assessments of an auditor, in the order of their work.
  async assessmentsOf(person) {
    return (await this.as(person, ['audit', 'mine'])).assessments;
  }

  // The mark that the server keeps of a criterion. `assessment` is a resource name.
  async mark(person, assessment, criterion) {
    const work = await this.as(person, ['audit', 'show', assessment]);
    return work.criteria.find((one) => one.criterion.code === criterion)?.rating ?? {};
  }

  // The last lines that each program wrote, without what was answered as always, for a test that failed.
  logs() {
    const logs = existsSync(this.folder) ? readdirSync(this.folder).filter((name) => name.endsWith('.log')) : [];
    const telling = (line) => line !== '' && !/"status":"200"|handshake message/.test(line);
    return logs.map((name) => [`${name}:`, ...readFileSync(this.at(name), 'utf8').split('\n').filter(telling).slice(-8)].join('\n')).join('\n');
  }

  async stop() {
    await Promise.all([...Object.values(this.clients), this.server].map((service) => service?.stop('SIGKILL')));
    this.remove();
  }

  remove() {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
