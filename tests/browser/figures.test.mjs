// Pages of figures and reports where there is less to work with: on paper, without JavaScript, without a server.
import assert from 'node:assert/strict';
import { journeys } from './journey.mjs';
import { printedWhole } from './printed.mjs';

const journey = journeys('years');
const ROLLING = 'cycle=2024q4&over=rolling';

journey('Printed, pages of figures and reports have their charts and tables whole', async (j) => {
  const { name } = await j.area.as('cora', ['report', 'make', 'cycle', '2024q4']);
  const mo = await j.signedIn('mo');
  await printedWhole(mo, [`/insight?${ROLLING}`, `/insight?${ROLLING}&about=services`, '/insight/trend?subject=section:F&measure=met',
    `/insight/comparison?${ROLLING}&by=service`, `/insight/agreement?${ROLLING}`,
    '/insight/change?before-cycle=2023q4&after-cycle=2024q4&before-over=rolling&after-over=rolling&family=service']);
  await printedWhole(await j.signedIn('cora'), [`/${name}`]);
});

journey('Without JavaScript, figures are chosen by the forms, and each chart has its table', async (j) => {
  const mo = await j.signedIn('mo', { javascript: false });
  const { page } = mo;
  await mo.open('/insight');
  await page.getByLabel('Over', { exact: true }).selectOption({ label: 'The four quarters that end with it' });
  await page.getByLabel('About', { exact: true }).selectOption({ label: 'Input of services' });
  await page.getByRole('button', { name: 'Show' }).click();
  await page.getByRole('img', { name: /^Input of services/ }).waitFor();
  await page.getByRole('row', { name: /^Speech and language therapy/ }).getByRole('link').click();
  await page.getByRole('heading', { level: 1, name: 'Trend' }).waitFor();
  assert.match(page.url(), /subject=service%3Aicb%2Ftherapy/);
  assert.equal(await page.getByRole('row').count(), 13, 'a row for each quarter, and the heads');
  await page.getByRole('link', { name: 'Comparison' }).click();
  await page.getByLabel('Compare by').selectOption({ label: 'Service, each on its own input' });
  await page.getByRole('button', { name: 'Show' }).click();
  const names = await page.getByRole('rowheader').or(page.locator('tbody tr td:first-child')).allInnerTexts();
  assert.deepEqual(names, ['Educational psychology (SEND service)', 'Speech and language therapy (Integrated care board)']);
});

journey('The server is away while somebody asks for figures or makes a report: the page says so, and nothing is half made', async (j) => {
  const cora = await j.signedIn('cora');
  const { page } = cora;
  cora.expect(/status of 503/);
  await cora.open('/reports/make');
  await page.getByLabel('Cycle report', { exact: true }).check();
  await page.getByLabel('Cycle', { exact: true }).selectOption('2024q3');
  const before = (await j.area.as('cora', ['report', 'list'])).reports.length;
  await j.area.stopServer('SIGKILL');
  await page.getByRole('button', { name: 'Make and release the report' }).click();
  await page.getByRole('heading', { level: 1, name: 'The service is not available' }).waitFor({ timeout: 30000 });
  const answer = await cora.open('/insight');
  assert.equal(answer.status(), 503);
  await page.getByRole('heading', { level: 1, name: 'The service is not available' }).waitFor();
  await j.area.startServer();
  await cora.open('/insight');
  await page.getByRole('heading', { level: 1, name: 'Results over time' }).waitFor();
  assert.equal((await j.area.as('cora', ['report', 'list'])).reports.length, before);
});
