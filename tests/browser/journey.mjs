// What every file of journeys begins with: an area, a browser, and a test function that hands out visits and cleans up.
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Area } from './area.mjs';
import { launch, Visit } from './browser.mjs';
import { ROOT } from './programs.mjs';

const LIMIT = 285000; // Milliseconds of one journey.
export const SHOTS = resolve(process.env.EHCPQA_SHOTS || join(ROOT, 'build/browser/shots'));
mkdirSync(SHOTS, { recursive: true });

// What the tests of one file share. Set once the first of them runs.
export const site = { area: null, chrome: null };

// What one journey uses: visits, all watched and all closed at its end.
class Journey {
  visits = [];

  get area() {
    return site.area;
  }

  // A browser where nobody is signed in.
  async visit(options = {}) {
    const visit = await Visit.begin(site.chrome, site.area, options);
    this.visits.push(visit);
    return visit;
  }

  // A browser where that person has signed in at the client of their agency.
  async signedIn(person, options = {}) {
    const visit = await this.visit({ person, client: site.area.clientOf.get(person), ...options });
    await visit.signIn();
    return visit;
  }

  check() {
    const troubles = this.visits.flatMap((visit) => visit.unexpected().map((text) => `${visit.person ?? 'somebody'}: ${text}`));
    if (troubles.length > 0) throw new Error(`The browser complained:\n${troubles.join('\n')}`);
  }

  // What the pages looked like when it failed, and what the programs wrote.
  async explain(error, name) {
    const file = name.toLowerCase().replace(/[^a-z0-9]+/g, '-').slice(0, 60);
    const shown = [];
    for (const page of this.visits.flatMap((visit) => visit.context.pages())) {
      const path = join(SHOTS, `failed-${file}-${shown.length + 1}.png`);
      await page.screenshot({ path, timeout: 5000 }).catch(() => {});
      shown.push(`${page.url()} (${path})`);
    }
    const troubles = this.visits.flatMap((visit) => visit.troubles);
    error.message += `\n\nPages:\n${shown.join('\n')}\nTroubles:\n${troubles.join('\n')}\nLogs:\n${site.area.logs()}`;
  }

  async end() {
    await Promise.all(this.visits.map((visit) => visit.close()));
  }
}

// A journey that is late fails as any other does, with its pictures.
async function inTime(promise, limit) {
  const bell = new AbortController();
  const late = sleep(limit, null, { signal: bell.signal }).then(() => {
    throw new Error(`not at its end after ${limit / 1000} seconds`);
  });
  try {
    await Promise.race([promise, late]);
  } finally {
    bell.abort();
    late.catch(() => {});
  }
}

// journeys('scoring') starts the area as far as that stage, once for the file, and answers the function for its tests:
// journey('Somebody does something', async (journey) => { const edith = await journey.signedIn('edith'); ... }).
export function journeys(stage) {
  // Whatever ends a file, its folder goes with it; its programs end with this process.
  setTimeout(() => process.exit(1), 1150000).unref();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));
  before(async () => {
    site.area = await Area.start(stage);
    site.chrome = await launch();
  });
  after(async () => {
    await site.chrome?.close();
    await site.area?.stop();
  });
  return (name, run, limit = LIMIT) => test(name, async () => {
    const journey = new Journey();
    try {
      await inTime(run(journey), limit);
      journey.check();
    } catch (error) {
      await journey.explain(error, name);
      throw error;
    } finally {
      await journey.end();
    }
  });
}
