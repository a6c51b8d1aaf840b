// Six auditors, a moderator, a coordinator and a lead run one whole quarter through the pages, with scripts and without.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { journeys } from './journey.mjs';
import { AUDITORS, drawSample, importRegister, importRubric, markEverything, setUpCycle, settleEverything, step } from './quarter.mjs';

const journey = journeys('people');
const LIMIT = 285000; // Milliseconds: nine assessments, each criterion by hand.
const DIFFERING = ['B2', 'C2', 'D2', 'F2'];

async function quarter(j, id, javascript, prepare) {
  const cora = await j.signedIn('cora', { javascript });
  const { page } = cora;
  await prepare(cora);
  await setUpCycle(cora, id);
  await drawSample(cora, `dice for ${id} 2 6 4 1`);
  await page.getByRole('link', { name: 'Conflicts and allocation of auditors' }).click();
  await page.getByRole('button', { name: 'Allocate like this' }).click();
  await page.getByText('Every plan has its auditors.').waitFor();

  // The case list is a file of this browser, and names as many cases as there are plans.
  await cora.open(`/cycles/${id}/cases`);
  await page.getByLabel('SEN2 return').setInputFiles(j.area.returnFile);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Make the case list' }).click();
  const list = readFileSync(await (await download).path(), 'utf8').trim().split('\n');
  assert.equal(list.length, 3);
  assert.equal(list[0], 'plan_ref,audit,surname,forename,upn,uln');

  await cora.open(`/cycles/${id}`);
  await step(cora, 'Open the cycle for scoring', 'Open the cycle');

  // Everybody marks at their own client. The second of each agency sees some things otherwise.
  let handedIn = 0;
  for (const name of AUDITORS) {
    const auditor = await j.signedIn(name, { javascript });
    if (javascript) auditor.expect(/status of 422/); // Saved as typed: the cause comes a moment after the answer.
    const second = ['edwin', 'hugo', 'cleo'].includes(name);
    handedIn += await markEverything(auditor, (code) => second && DIFFERING.includes(code));
    await auditor.close();
  }
  assert.equal(handedIn, 3 * 2 + 3);

  const mo = await j.signedIn('mo', { javascript });
  const settled = await settleEverything(mo, id);
  assert.ok(settled > 0, 'the plan that is marked twice has differences');
  const status = await j.area.as('cora', ['cycle', 'status', id]);
  assert.equal(status.differences_open, 0);
  assert.equal(status.differences_settled, settled);

  await cora.open(`/cycles/${id}`);
  await step(cora, 'Close scoring', 'Close scoring');
  await step(cora, 'Start the review', 'Start the review');
  await page.locator('#main-content').getByRole('link', { name: 'Results', exact: true }).click();
  await page.getByText('2 of 2').first().waitFor();
  assert.equal(await page.getByText(/\d+ % \(/).count(), 0, 'no percentage of two plans');
  const ella = await j.signedIn('ella', { javascript });
  await ella.page.getByText('2 of 2').first().waitFor();
  await cora.open(`/cycles/${id}`);
  await step(cora, 'Publish the results', 'Publish');
  await step(cora, 'Archive the cycle', 'Archive');
  assert.equal((await j.area.as('cora', ['cycle', 'show', id])).state, 'CYCLE_STATE_ARCHIVED');
  assert.equal((await j.area.as('cora', ['trail', 'verify'])).intact, true);
}

journey('A whole quarter with scripts, from the register to the archive', (j) => quarter(j, '2024q4', true, async (cora) => {
  await importRegister(cora);
  await importRubric(cora);
}), LIMIT);

journey('A whole quarter without scripts', (j) => quarter(j, '2024q4-plain', false, importRegister), LIMIT);
