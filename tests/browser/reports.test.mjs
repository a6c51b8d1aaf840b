// Reports of three years of cycles, from the page where one is made to the file that the board holds; and what the pages of figures
// and reports look like with so much to show.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { journeys } from './journey.mjs';
import { look } from './look.mjs';

const journey = journeys('years');
const FORMATS = { html: /^HTML page/, xlsx: /^Excel workbook/, csv: /^CSV file/, json: /^JSON file/ };

const hashOf = (path) => createHash('sha256').update(readFileSync(path)).digest('hex');

// Makes a report through the form; answers the address of its page.
async function make(cora, kind, cycle, fill = async () => {}) {
  const { page } = cora;
  await cora.open('/reports');
  await page.getByRole('button', { name: 'Make a report' }).click();
  await page.getByLabel(kind, { exact: true }).check();
  await page.getByLabel('Cycle', { exact: true }).selectOption(cycle);
  await fill(page);
  await page.getByRole('button', { name: 'Make and release the report' }).click();
  await page.getByText('The report is made and released').waitFor({ timeout: 60000 });
  return new URL(page.url()).pathname;
}

// Downloads every format by its link on the page of a report; answers where the files are.
async function downloadAll(visit, folder) {
  const { page } = visit;
  const files = {};
  for (const [format, name] of Object.entries(FORMATS)) {
    const waiting = page.waitForEvent('download');
    await page.getByRole('link', { name }).click();
    const download = await waiting;
    assert.match(download.suggestedFilename(), new RegExp(`^report-\\d+\\.${format}$`));
    files[format] = join(folder, download.suggestedFilename());
    await download.saveAs(files[format]);
  }
  return files;
}

async function lookAt(visit, pages) {
  for (const [name, address] of pages) {
    const answer = await visit.open(address);
    assert.equal(answer.status(), 200, `${address} for ${visit.person}`);
    await look(visit.page, name, { javascript: visit.javascript });
  }
}

journey('A coordinator makes a cycle report, reads it, takes every file and checks it; the board reads the same', async (j) => {
  const cora = await j.signedIn('cora');
  const address = await make(cora, 'Cycle report', '2024q4');
  const { page } = cora;
  await page.getByRole('heading', { level: 1, name: 'Cycle report: Autumn 2024 (training)' }).waitFor();
  for (const heading of ['Summary', 'Grades', 'Legal requirements', 'Trend', 'Agreement of auditors']) {
    await page.getByRole('heading', { name: heading, exact: true }).waitFor();
  }
  assert.ok(await page.getByRole('img').count() >= 4, 'charts stand on the page');
  await page.getByText('SYNTHETIC', { exact: false }).first().waitFor();
  // What the page shows is what the document says.
  const files = await downloadAll(cora, j.area.folder);
  const said = JSON.parse(readFileSync(files.json, 'utf8'));
  const [first] = said.blocks.filter((block) => block.paragraph);
  await page.getByText(first.paragraph, { exact: true }).waitFor();
  for (const block of said.blocks.filter((one) => one.table)) {
    await page.getByRole('table', { name: block.table.title, exact: true }).first().waitFor();
  }

  // The page names each file's hash; a file in the hand is found by its own.
  await page.getByRole('link', { name: 'Check that it is what was released' }).click();
  await page.getByText('Yes: every check held.').waitFor();
  for (const path of Object.values(files)) {
    await page.getByText(hashOf(path), { exact: true }).waitFor();
    assert.equal((await j.area.as('cora', ['report', 'verify', '--file', path])).verified, true);
  }

  const bob = await j.signedIn('bob');
  await bob.page.getByRole('heading', { level: 1, name: 'Reports' }).waitFor();
  await bob.page.getByRole('link', { name: /^Cycle report: Autumn 2024/ }).click();
  await bob.page.getByRole('heading', { level: 1, name: 'Cycle report: Autumn 2024 (training)' }).waitFor();
  assert.equal(new URL(bob.page.url()).pathname, address);
  const his = await downloadAll(bob, join(j.area.folder, 'bob'));
  for (const format of Object.keys(FORMATS)) assert.equal(hashOf(his[format]), hashOf(files[format]), format);

  // The downloaded page needs nothing from anywhere, and is for everybody.
  bob.expect(/^asks for file:/);
  const alone = await bob.context.newPage();
  await alone.goto(`file://${his.html}`);
  await alone.getByRole('heading', { level: 1 }).first().waitFor();
  await look(alone, 'years-report-file');
});

journey('Every kind of report is made through the form, with scripts and without', async (j) => {
  for (const javascript of [true, false]) {
    const cora = await j.signedIn('cora', { javascript });
    const inner = [];
    inner.push(await make(cora, 'Agency report', '2024q4', (page) => page.getByLabel('Agency, for an agency report').selectOption({ label: 'Integrated care board' })));
    inner.push(await make(cora, 'Criterion report', '2024q4', (page) => page.getByLabel('Code of the criterion, for a criterion report').fill('E8')));
    inner.push(await make(cora, 'Inspection pack', '2024q4'));
    inner.push(await make(cora, 'Pseudonymous extract', '2024q4'));
    const lara = await j.signedIn('lara', { javascript });
    lara.expect(/status of 404/);
    for (const address of inner) {
      assert.equal((await lara.open(address)).status(), 404, address);
      assert.equal((await lara.open(`${address}/verify`)).status(), 404, address);
      assert.equal(await lara.page.getByRole('table').count(), 0);
    }
    if (!javascript) continue;
    await lookAt(cora, [['years-reports', '/reports'], ['years-report-agency', inner[0]], ['years-report-criterion', inner[1]],
      ['years-report-inspection', inner[2]], ['years-report-extract', inner[3]]]);
  }
});

journey('Pages of figures over three years are for everybody', async (j) => {
  await j.area.as('cora', ['insight', 'set-target', 'section:F', '--measure', 'met', '--share', '0.8']);
  const mo = await j.signedIn('mo');
  await lookAt(mo, [
    ['years-insight', '/insight?cycle=2024q4&over=rolling'],
    ['years-insight-grouped', '/insight?cycle=2024q4&over=from&first=2022q3&by=key-stage&about=plans'],
    ['years-trend-plan', '/insight/trend'],
    ['years-trend-step', '/insight/trend?subject=section:F&measure=met'],
    ['years-trend-improving', '/insight/trend?subject=criterion:E8&measure=met'],
    ['years-change', '/insight/change?before-cycle=2023q4&after-cycle=2024q4&before-over=rolling&after-over=rolling&family=section&measure=met'],
    ['years-comparison', '/insight/comparison?cycle=2024q4&over=rolling&by=district'],
    ['years-agreement', '/insight/agreement?cycle=2024q4&over=rolling'],
    ['years-leniency', '/insight/leniency?cycle=2024q4&over=rolling'],
    ['years-targets', '/insight/targets'],
  ]);
  // The words say what was invented.
  await mo.open('/insight/trend?subject=section:F&measure=met');
  await mo.page.getByText('The rubric changed with Summer 2022', { exact: false }).first().waitFor();
  await mo.open('/insight/change?before-cycle=2023q4&after-cycle=2024q4&before-over=rolling&after-over=rolling&family=section&measure=met');
  await mo.page.getByRole('row', { name: /^Section F: Special educational provision Higher/ }).waitFor();
  const edwin = await j.signedIn('edwin');
  await edwin.open('/insight/leniency?cycle=2024q4&over=rolling');
  await edwin.page.getByText('Edwin', { exact: false }).first().waitFor();
  assert.equal(await edwin.page.getByText('Cleo').count(), 0, 'an auditor sees nobody else');
});

journey('The board reads a long report, and a coordinator fetches the longest extract', async (j) => {
  const { name } = await j.area.as('cora', ['report', 'make', 'cycle', '2024q3']);
  const lara = await j.signedIn('lara');
  await lookAt(lara, [['years-reports-lay', '/reports'], ['years-report-cycle', `/${name}`], ['years-report-verified', `/${name}/verify`]]);
  const extract = await j.area.as('cora', ['report', 'make', 'extract', '2024q4', '--first', '2022q3']);
  const cora = await j.signedIn('cora');
  await lookAt(cora, [['years-report-extract-long', `/${extract.name}`]]);
  const waiting = cora.page.waitForEvent('download');
  await cora.page.getByRole('link', { name: FORMATS.csv }).click();
  const path = await (await waiting).path();
  assert.equal(hashOf(path), extract.files.find((file) => file.format === 'REPORT_FORMAT_CSV').sha256);
});
