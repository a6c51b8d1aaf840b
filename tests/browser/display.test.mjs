// Pages on paper and in the colours of who needs other ones.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { journeys, SHOTS } from './journey.mjs';
import { Criterion, pathOf } from './marking.mjs';
import { printedWhole } from './printed.mjs';

const journey = journeys('scoring');

journey('Printed, a page has its content whole and nothing to press', async (j) => {
  const cora = await j.signedIn('cora');
  await printedWhole(cora, ['/cycles/2024q4/progress', '/rubrics/standard/1/sections/B', '/cycles/2024q4']);
});

journey('In high contrast, what is chosen, where one is, and what news there is can be seen without colour', async (j) => {
  const edith = await j.signedIn('edith');
  const [plan] = await j.area.assessmentsOf('edith');
  const { page } = edith;
  await page.emulateMedia({ forcedColors: 'active' });
  await edith.open(pathOf(plan, '/sections/B'));
  const met = new Criterion(page, 'B1').answer('Met');
  const dot = () => met.evaluate((one) => Number(getComputedStyle(one.labels[0], '::after').opacity));
  assert.equal(await dot(), 0);
  await met.check();
  assert.equal(await dot(), 1, 'a dot in the chosen answer');
  const signOut = page.getByRole('button', { name: 'Sign out' });
  await signOut.focus();
  assert.match(await signOut.evaluate((one) => getComputedStyle(one).outline), /solid/, 'a line around what has the focus');
  const bar = page.getByRole('status');
  assert.notEqual(await bar.evaluate((one) => getComputedStyle(one).borderTopStyle), 'none', 'a line above the news');
  await page.screenshot({ path: join(SHOTS, 'high-contrast.png') });
});
