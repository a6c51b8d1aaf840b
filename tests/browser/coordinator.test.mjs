// A coordinator brings a register in and sets a cycle up, from nothing to auditors at work, in the browser alone.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { journeys } from './journey.mjs';
import { look } from './look.mjs';

const journey = journeys('people');

async function chooseReturn(visit, button) {
  await visit.open('/registers');
  await visit.page.getByRole('button', { name: 'Import a return' }).click();
  await visit.page.getByLabel('891').check();
  await visit.page.getByLabel('SEN2 return').setInputFiles(visit.area.returnFile);
  await visit.page.getByRole('button', { name: button, exact: true }).click();
}

async function setDay(page, label, day, month, year) {
  const group = page.getByRole('group', { name: label });
  await group.getByLabel('Day').fill(day);
  await group.getByLabel('Month').fill(month);
  await group.getByLabel('Year').fill(year);
}

// From the page of the cycle to one of its tasks.
async function task(visit, name) {
  await visit.open('/cycles/spring');
  await visit.page.getByRole('link', { name, exact: true }).click();
}

const heading = (page, name) => page.getByRole('heading', { level: 1, name }).waitFor({ timeout: 40000 });

journey('Without JavaScript a return is checked before it is imported', async (j) => {
  const cora = await j.signedIn('cora', { javascript: false });
  cora.expect(/status of 422/);
  await cora.open('/registers/import');
  await look(cora.page, 'import', cora);
  await cora.page.getByRole('button', { name: 'Import', exact: true }).click();
  await cora.page.getByRole('alert').getByRole('link', { name: 'Choose the file of the return' }).waitFor();
  await look(cora.page, 'import-without-file', cora);
  await chooseReturn(cora, 'Check only, keep nothing');
  await heading(cora.page, 'What an import would do');
  await look(cora.page, 'import-checked', cora);
  assert.equal(((await j.area.as('cora', ['register', 'list'])).snapshots ?? []).length, 0);
});

journey('With JavaScript the import tells how far it is', async (j) => {
  const cora = await j.signedIn('cora');
  await cora.open('/registers');
  await look(cora.page, 'registers-none');
  await cora.page.addInitScript(() => {
    globalThis.told = new Set();
    new MutationObserver(() => document.querySelectorAll('[role="status"]').forEach((line) => globalThis.told.add(line.textContent)))
      .observe(document, { childList: true, subtree: true, characterData: true });
  });
  await chooseReturn(cora, 'Import');
  await heading(cora.page, 'The return is imported');
  const told = await cora.page.evaluate(() => [...globalThis.told].join('\n'));
  assert.match(told, /The file has arrived and is being read/);
  assert.equal(await cora.page.evaluate(() => document.activeElement.tagName), 'H1', 'who hears the page is led to its news');
  await cora.page.getByRole('region', { name: 'Kind of data' }).getByText('Synthetic').waitFor();
  await look(cora.page, 'import-done');
  await cora.page.getByRole('link', { name: 'Go to the register' }).click();
  await look(cora.page, 'register');
  await cora.open('/registers');
  await look(cora.page, 'registers');
});

journey('A cycle is set up task by task, with a preview of its draw', async (j) => {
  await j.area.publishRubric();
  const cora = await j.signedIn('cora');
  const { page } = cora;
  cora.expect(/status of 422/);
  await look(page, 'cycles-none');
  await page.getByRole('button', { name: 'Set up a new cycle' }).click();
  await page.getByLabel('Short name').fill('spring');
  await page.getByLabel('Title').fill('Spring training');
  await setDay(page, 'First day of the window', '1', '10', '2024');
  await setDay(page, 'Last day of the window', '31', '13', '2024');
  await page.getByRole('button', { name: 'Save the draft' }).click();
  await page.getByRole('alert').getByRole('link', { name: 'Last day of the window must be a real date' }).waitFor();
  await look(page, 'cycle-new-wrong');
  await setDay(page, 'Last day of the window', '31', '12', '2024');
  await page.getByRole('button', { name: 'Save the draft' }).click();
  await heading(page, 'Spring training');
  await look(page, 'cycle-draft');

  for (const part of ['Name, window and kind', 'Register', 'Rubric']) {
    await task(cora, part);
    await look(page, `cycle-${part.toLowerCase().replace(/\W+/g, '-')}`);
  }
  await task(cora, 'Strata and size of the sample');
  const preview = page.locator('#preview');
  await look(page, 'cycle-strata');
  await page.getByLabel('Plans to audit').fill('12');
  await preview.getByText(/With 12 of [\d,]+ plans/).waitFor();
  await page.getByLabel('Plans to mark twice').fill('2');
  await page.getByRole('button', { name: 'Save and go back' }).click();
  await page.getByText('The draft is saved.').waitFor();
  const cycle = await j.area.as('cora', ['cycle', 'show', 'spring']);
  assert.deepEqual([cycle.sample_size, cycle.double_marked], [12, 2]);
});

journey('The cycle is frozen, drawn, allocated and opened, and the case list is made', async (j) => {
  const cora = await j.signedIn('cora');
  const { page } = cora;
  cora.expect(/status of 422/);
  await task(cora, 'Freeze the frame');
  await look(page, 'cycle-freeze');
  await page.getByRole('button', { name: 'Freeze the frame' }).click();
  await page.getByText('The frame is frozen.').waitFor();
  await look(page, 'cycle-framed');
  await task(cora, 'Draw the sample');
  await page.getByLabel('Seed').fill('short');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Draw the sample' }).click();
  await page.getByRole('alert').waitFor();
  await look(page, 'cycle-draw-wrong');
  await page.getByLabel('Seed').fill('dice 3 1 4 1 5 9 2 6');
  await page.getByRole('button', { name: 'Continue' }).click();
  await heading(page, 'Check before you draw');
  await look(page, 'cycle-draw-check');
  await page.getByRole('button', { name: 'Draw the sample' }).click();
  await page.getByText('The sample is drawn.').waitFor();
  await look(page, 'cycle-sampled');

  await task(cora, 'Sample, swaps and versions of plans');
  await look(page, 'cycle-sample');
  await task(cora, 'Conflicts and allocation of auditors');
  await look(page, 'cycle-auditors');
  await page.getByRole('button', { name: 'Allocate like this' }).click();
  await page.getByText('Every plan has its auditors.').waitFor();
  await look(page, 'cycle-allocated');
  await page.getByRole('button', { name: 'Declare a conflict' }).click();
  await heading(page, 'Declare a conflict');
  await look(page, 'cycle-conflict');

  await task(cora, 'Case list for handing over the papers');
  await look(page, 'cycle-cases');
  await page.getByLabel('891').check();
  await page.getByLabel('SEN2 return').setInputFiles(j.area.returnFile);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Make the case list' }).click()]);
  assert.equal(download.suggestedFilename(), 'case-list-spring-synthetic.csv');
  const lines = readFileSync(await download.path(), 'utf8').trim().split('\n');
  assert.equal(lines.length, 13, 'a line of names and one for each plan');

  await task(cora, 'Open the cycle for scoring');
  await look(page, 'cycle-open');
  await page.getByRole('button', { name: 'Open the cycle' }).dblclick();
  await page.getByText('The cycle is open: auditors can mark.').waitFor();
  await look(page, 'cycle-scoring');
  await task(cora, 'Progress and whom to chase');
  await look(page, 'cycle-progress');
  assert.ok((await j.area.assessmentsOf('edith')).length > 0);
});
