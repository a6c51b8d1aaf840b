// Walks through lists of pages and looks at each; and knows every page that there is, so that none is left out.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { journeys } from './journey.mjs';
import { look } from './look.mjs';
import { ROOT } from './programs.mjs';

const PAGES = join(ROOT, 'clients/web/pages');
const LANES = 2; // Pages of one person that are looked at at the same time.

// Files that put their addresses together in a loop, and how each address is found in them.
const BUILT = {
  'cycle_setup.cc': [/\{CyclePart::k\w+, "([\w-]+)"/g, '/cycles/{cycle}/'],
  'cycle_steps.cc': [/\{"([\w-]+)",\n\s+"[A-Z][^"]*",\n\s+\{\{/g, '/cycles/{cycle}/'],
  'help.cc': [/\{"(\/[\w/-]+)", "help\//g, ''],
};
// Answers to scripts, and files.
const NO_PAGES = ['/registers/import/progress/{attempt}', '/reports/make/progress/{attempt}', '/reports/{report}/download/{format}'];

function addressesIn(file, source) {
  const said = [...source.matchAll(/client\.Get\(\s*"([^"]+)"/g)].map((match) => match[1]);
  if (said.length === (source.match(/client\.Get\(/g) ?? []).length) return said;
  assert.ok(BUILT[file], `${file} enters addresses that are not written out: tell every_page.mjs how to find them`);
  const [pattern, before] = BUILT[file];
  const built = [...source.matchAll(pattern)].map((match) => before + match[1]);
  assert.ok(built.length > 0, `every_page.mjs finds no address in ${file}`);
  return said.concat(built);
}

// The files of a folder of clients/web/pages, each with its text.
export function sourcesOf(folder) {
  return readdirSync(join(PAGES, folder)).filter((file) => file.endsWith('.cc')).map((file) => [file, readFileSync(join(PAGES, folder, file), 'utf8')]);
}

// The addresses of its pages, as the router knows them: "/cycles/{cycle}/freeze".
function addressesOf(folder) {
  return sourcesOf(folder).flatMap(([file, source]) => addressesIn(file, source)).filter((one) => !NO_PAGES.includes(one));
}

export const FOLDERS = readdirSync(PAGES, { withFileTypes: true }).filter((one) => one.isDirectory()).map((one) => one.name);

const wild = (address) => address.split('/').filter((part) => part.startsWith('{')).length;
// Where several addresses fit, the router takes the one that says most.
const ALL = FOLDERS.flatMap(addressesOf).sort((a, b) => wild(a) - wild(b))
  .map((address) => [address, new RegExp(`^${address.replace(/\{\w+\}/g, '[^/]+')}$`)]);
const addressThatAnswers = (path) => ALL.find(([, pattern]) => pattern.test(path))?.[0];

// Does something wrong on purpose: types the texts into the fields of these labels, presses the button, and waits for what
// the page says of it.
export const wrong = (button, texts = {}) => async (page) => {
  for (const [label, text] of Object.entries(texts)) await page.getByLabel(label).fill(text);
  await page.getByRole('button', { name: button, exact: true }).click();
  await page.getByRole('alert').first().waitFor();
};

// const { journey, walk, nothingLeftOut } = everyPage('scoring', ['marking']) starts that stage of an area, as journeys() does, for
// the pages of these folders.
export function everyPage(stage, folders) {
  const seen = new Set();

  // Looks at each of the pages, [NAME, ADDRESS] each. A third entry is the status that is expected instead of 200, or what is
  // to be done on the page before it is looked at.
  async function walk(visit, pages) {
    visit.expect(/status of 4(04|03|09|22)/);
    const watch = (page) => page.on('request', (request) => {
      if (request.isNavigationRequest() && request.method() === 'GET') seen.add(addressThatAnswers(new URL(request.url()).pathname));
    });
    const left = [...pages];
    const lane = async (page) => {
      watch(page);
      for (let next = left.shift(); next; next = left.shift()) {
        const [name, address, more = 200] = next;
        const answer = await visit.open(address, page);
        assert.equal(answer.status(), typeof more === 'number' ? more : 200, `${address} for ${visit.person}`);
        if (typeof more === 'function') await more(page);
        assert.equal(await page.getByRole('heading', { level: 1 }).count(), 1, `${address} has one heading of the first level`);
        await look(page, name, { javascript: visit.javascript });
      }
    };
    const pagesOfLanes = [visit.page];
    while (pagesOfLanes.length < Math.min(LANES, pages.length)) pagesOfLanes.push(await visit.context.newPage());
    await Promise.all(pagesOfLanes.map(lane));
    await Promise.all(pagesOfLanes.slice(1).map((page) => page.close()));
  }

  // The last test of the file.
  function nothingLeftOut() {
    test(`Every page of ${folders.join(', ')} was looked at`, () => {
      assert.deepEqual(folders.flatMap(addressesOf).filter((address) => !seen.has(address)), []);
    });
  }

  return { journey: journeys(stage), walk, nothingLeftOut };
}
