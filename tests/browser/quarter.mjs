// One whole quarter through the pages: what each person does, step by step.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './programs.mjs';

export const AUDITORS = ['edith', 'edwin', 'hana', 'hugo', 'carl', 'cleo'];
const NAME = 'Autumn 2024 in a browser';

async function press(page, name) {
  await page.getByRole('button', { name, exact: true }).click();
}

// Does what leads to another page, and waits for that.
async function elsewhere(page, act) {
  const [before] = page.url().split('#');
  await act();
  await page.waitForURL((url) => url.href.split('#')[0] !== before);
}

async function fillDay(page, legend, day, month, year) {
  const group = page.getByRole('group', { name: legend });
  await group.getByLabel('Day').fill(day);
  await group.getByLabel('Month').fill(month);
  await group.getByLabel('Year').fill(year);
}

// Imports the invented return: first a check, then for good.
export async function importRegister(cora) {
  const { page, area } = cora;
  for (const [button, heading] of [['Check only, keep nothing', 'What an import would do'], ['Import', 'The return is imported']]) {
    await page.getByRole('link', { name: 'Registers', exact: true }).first().click();
    await page.getByRole('button', { name: 'Import a return' }).click();
    await page.getByLabel('SEN2 return').setInputFiles(area.returnFile);
    await press(page, button);
    await page.getByRole('heading', { level: 1, name: heading }).waitFor({ timeout: 60000 });
    await page.getByRole('cell', { name: String(area.made.in_frame).replace(/\B(?=(\d{3})+$)/g, ',') }).first().waitFor();
  }
}

export async function importRubric(cora) {
  const { page } = cora;
  await page.getByRole('link', { name: 'Rubrics', exact: true }).first().click();
  await page.getByRole('button', { name: /Import/ }).click();
  await page.locator('input[type="file"]').setInputFiles({ name: 'standard.textproto', mimeType: 'text/plain',
    buffer: readFileSync(join(ROOT, 'schema/rubrics/standard.textproto')) });
  await press(page, 'Import');
  await elsewhere(page, () => press(page, 'Publish'));
  await press(page, 'Publish');
  await page.getByText('Published', { exact: true }).first().waitFor();
}

export async function setUpCycle(cora, id) {
  const { page } = cora;
  await page.getByRole('link', { name: 'Cycles', exact: true }).first().click();
  await page.getByRole('button', { name: 'Set up a new cycle' }).click();
  await page.getByLabel('Short name').fill(id);
  await page.getByLabel('Title').fill(NAME);
  await fillDay(page, 'First day of the window', '1', '10', '2024');
  await fillDay(page, 'Last day of the window', '31', '12', '2024');
  await fillDay(page, 'Day by which auditors hand in', '28', '2', '2025');
  await press(page, 'Save the draft');
  await page.getByRole('link', { name: 'Strata and size of the sample' }).click();
  await page.getByLabel('Plans to audit').fill('2');
  await page.getByLabel('Plans to mark twice').fill('1');
  if (cora.javascript) {
    // The preview follows by itself.
    await page.getByRole('row', { name: /all/i }).getByRole('cell', { name: '2', exact: true }).waitFor();
  } else {
    await press(page, 'Save and preview');
    await page.getByText('percentage points either way').first().waitFor();
  }
  await press(page, 'Save and go back');
  await page.getByText('2 plans, one stratum').waitFor();
}

// Takes the next step of the list of tasks, whose page has one button that does it.
export async function step(cora, task, button, fill = async () => {}) {
  const { page } = cora;
  await page.getByRole('link', { name: task, exact: true }).click();
  await fill(page);
  await press(page, button);
  await page.getByRole('alert').filter({ hasText: 'Success' }).waitFor();
}

export async function drawSample(cora, seed) {
  const { page } = cora;
  await step(cora, 'Freeze the frame', 'Freeze the frame');
  await page.getByRole('link', { name: 'Draw the sample' }).click();
  const hash = await page.getByText(/[0-9a-f]{64}/).innerText();
  await page.getByLabel('Seed').fill(seed);
  await press(page, 'Continue');
  assert.equal(await page.getByText(/[0-9a-f]{64}/).innerText(), hash, 'the hash that was shown before the seed');
  await press(page, 'Draw the sample');
  await page.getByText('The sample is drawn.').waitFor();
}

// The auditor goes through everything that is theirs, as the buttons lead. `differs` marks some criteria otherwise.
export async function markEverything(auditor, differs) {
  const { page } = auditor;
  let handedIn = 0;
  for (;;) {
    await auditor.open('/work');
    const next = page.getByRole('link', { name: /^(Start|Continue) / });
    if (await next.count() === 0) return handedIn;
    await next.first().click();
    await page.waitForURL(/\/assess\//);
    while (new URL(page.url()).pathname.includes('/sections/')) await markSection(page, differs);
    await press(page, 'Hand in');
    await page.getByRole('heading', { level: 1, name: 'Handed in' }).waitFor();
    handedIn += 1;
  }
}

async function markSection(page, differs) {
  const parts = await page.locator('[data-criterion]').all();
  for (const part of parts) {
    const code = await part.getAttribute('data-criterion');
    if (!differs(code)) {
      await part.getByLabel('Met', { exact: true }).check();
      continue;
    }
    await part.getByLabel('Partly met', { exact: true }).check();
    await part.getByLabel('Why is it not met in full?').selectOption({ label: 'Advice came late' });
    await part.getByLabel('Evidence').fill(`Seen in the advice behind ${code}.`);
  }
  await elsewhere(page, () => press(page, 'Save and continue'));
}

// The moderator settles one difference after another until none is left; answers how many.
export async function settleEverything(mo, id) {
  const { page } = mo;
  await mo.open(`/moderation/${id}`);
  let settled = 0;
  await elsewhere(page, () => page.getByRole('table').getByRole('link').first().click());
  while (await page.getByRole('button', { name: 'Save and go to the next difference' }).count() > 0) {
    if (await page.getByRole('heading', { name: 'What was agreed' }).count() > 0) break;
    await page.getByLabel('Met', { exact: true }).check();
    await page.getByLabel(/reason/i).last().fill('Both read the section again.');
    await elsewhere(page, () => press(page, 'Save and go to the next difference'));
    settled += 1;
  }
  return settled;
}
