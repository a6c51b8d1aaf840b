// Chromium, and the people who sit in front of it. Whatever a page complains of that its test did not expect fails the test.
import { PASSWORD } from './area.mjs';
import { fetched } from './programs.mjs';

const { chromium } = fetched('playwright-core');
const EXECUTABLE = process.env.EHCPQA_CHROMIUM || '/usr/bin/chromium';
const OPTIONS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'];
const PATIENCE = 30000; // Milliseconds, on a machine that does other things too.

export const launch = () => chromium.launch({ executablePath: EXECUTABLE, args: OPTIONS });

// One browser profile of somebody: cookies and pages of their own.
export class Visit {
  // `client` is where the person signs in; `cookies` are of another visit that it shares the session with.
  static async begin(chrome, area, { person = null, client = 'education', javascript = true, cookies = [] }) {
    const visit = new Visit();
    const context = await chrome.newContext({ ignoreHTTPSErrors: true, javaScriptEnabled: javascript, viewport: { width: 1280, height: 900 }, locale: 'en-GB', timezoneId: 'Europe/London' });
    Object.assign(visit, { area, person, client, javascript, context, troubles: [], expected: [] });
    context.setDefaultTimeout(PATIENCE);
    context.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) visit.trouble(`${message.type()} in the console: ${message.text()} (${message.location().url})`);
    });
    context.on('weberror', (error) => visit.trouble(`an error of a script: ${error.error().stack}`));
    context.on('request', (request) => {
      if (!request.url().startsWith(area.address(client)) && !/^(data|blob):/.test(request.url())) visit.trouble(`asks for ${request.url()}`);
    });
    await context.addCookies(cookies);
    visit.page = await context.newPage();
    return visit;
  }

  trouble(text) {
    this.troubles.push(text);
  }

  // Troubles that match are part of the test, such as "status of 422".
  expect(...patterns) {
    this.expected.push(...patterns);
  }

  unexpected() {
    return this.troubles.filter((text) => !this.expected.some((pattern) => pattern.test(text)));
  }

  address(path) {
    return this.area.address(this.client, path);
  }

  // The path of the page that is shown, with what follows it.
  get at() {
    const url = new URL(this.page.url());
    return url.pathname + url.search + url.hash;
  }

  open(path, page = this.page) {
    return page.goto(this.address(path));
  }

  // Types into the form of the page that is shown, wherever that is.
  async fillSignIn(person = this.person, password = PASSWORD, page = this.page) {
    await page.getByLabel('User name').fill(person);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
  }

  async signIn(person = this.person, password = PASSWORD) {
    await this.open('/sign-in');
    await this.fillSignIn(person, password);
    await this.page.getByRole('button', { name: 'Sign out' }).waitFor();
  }

  // Everything that a page may keep in the browser beside cookies. Nobody else who uses the machine may find marks there.
  async kept(page = this.page) {
    return page.evaluate(async () => [...Object.keys(localStorage), ...Object.keys(sessionStorage),
      ...(await indexedDB.databases()).map((one) => one.name), ...(await caches.keys())]);
  }

  close() {
    return this.context.close();
  }
}
