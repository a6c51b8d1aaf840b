// An auditor marks a plan and hands it in, with scripts and without.
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { journeys } from './journey.mjs';
import { look } from './look.mjs';
import { codes, Criterion, keeps, news, pathOf, saved } from './marking.mjs';

const journey = journeys('scoring');

journey('An auditor finds the plan in the list of work and starts where it begins', async (j) => {
  const edith = await j.signedIn('edith');
  const [first] = await j.area.assessmentsOf('edith');
  const { page } = edith;
  await look(page, 'work');
  const number = first.name.split('/')[3];
  await page.getByRole('link', { name: `Plan ${number} (${first.plan_ref})` }).click();
  await look(page, 'assessment');
  await page.getByRole('button', { name: 'Start' }).click();
  await page.waitForURL('**/sections/**');
  await look(page, 'section');
});

journey('A section is marked by keyboard alone, and each mark is saved at once', async (j) => {
  const edith = await j.signedIn('edith');
  const [plan] = await j.area.assessmentsOf('edith');
  const { page } = edith;
  await edith.open(pathOf(plan, '/sections/B'));
  const b1 = new Criterion(page, 'B1');
  assert.equal(await b1.cause.isVisible(), false, 'no cause is due yet');
  await b1.answer('Met').focus();
  await page.keyboard.press('1');
  await saved(page, 'B1');
  assert.equal(await b1.answer('Met').isChecked(), true);
  assert.equal(await b1.cause.isVisible(), false, 'none for the best answer');
  await keeps(j.area, 'edith', plan, 'B1', { level: 'met' });

  const b2 = new Criterion(page, 'B2');
  edith.expect(/status of 422/);
  await b2.answer('Met').focus();
  await page.keyboard.press('2');
  assert.equal(await b2.answer('Partly met').isChecked(), true);
  await b2.cause.waitFor();
  await news(page).filter({ hasText: /B2 is not saved yet: (The )?cause is required/i }).waitFor();
  await look(page, 'section-cause-due');
  // Past what good looks like.
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  assert.equal(await b2.cause.evaluate((one) => one === document.activeElement), true, 'Tab leads to the cause');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await saved(page, 'B2');
  await page.keyboard.type('Page 3 has none.\nOf 9 pages');
  await page.keyboard.press('5');
  assert.equal(await b2.evidence.inputValue(), 'Page 3 has none.\nOf 9 pages5', 'a figure is a figure in a text');
  const kept = await keeps(j.area, 'edith', plan, 'B2', { level: 'partly_met', evidence: 'Page 3 has none.\nOf 9 pages5' });
  assert.match(kept.cause, /^CAUSE_/);
  assert.deepEqual(await edith.kept(), [], 'nothing stays in the browser');

  await page.reload();
  assert.equal(await b2.evidence.inputValue(), 'Page 3 has none.\nOf 9 pages5');
  assert.equal(await b2.cause.isVisible(), true);
});

journey('Not applicable asks for a reason and saves it', async (j) => {
  const edith = await j.signedIn('edith');
  const plan = (await j.area.assessmentsOf('edith'))[1];
  edith.expect(/status of 422/);
  await edith.open(pathOf(plan, '/sections/B'));
  const b3 = new Criterion(edith.page, 'B3');
  await b3.answer('Not applicable').check();
  await b3.part.getByLabel('Why does it not apply?').fill('No advice was asked for.');
  await keeps(j.area, 'edith', plan, 'B3', { no_level: 'NO_LEVEL_NOT_APPLICABLE', na_reason: 'No advice was asked for.' });
});

journey('Leaving a page with something unsaved is warned of', async (j) => {
  const edwin = await j.signedIn('edwin');
  const [plan] = await j.area.assessmentsOf('edwin');
  const { page } = edwin;
  const section = pathOf(plan, '/sections/B');
  await edwin.open(section);
  const b1 = new Criterion(page, 'B1');
  const asked = [];
  page.on('dialog', async (dialog) => {
    asked.push(dialog.type());
    await dialog.dismiss();
  });
  await b1.answer('Met').check();
  await saved(page, 'B1');
  await b1.evidence.focus();
  await page.keyboard.type('Unsaved as yet');
  await edwin.open('/work').catch(() => {});
  assert.deepEqual(asked, ['beforeunload']);
  assert.equal(edwin.at, section);
  assert.equal(await b1.evidence.inputValue(), 'Unsaved as yet');
  await keeps(j.area, 'edwin', plan, 'B1', { evidence: 'Unsaved as yet' });
  await edwin.open('/work');
  assert.equal(asked.length, 1, 'nothing is asked once it is saved');
});

journey('Whoever goes on while a mark is still being saved has no conflict with themselves', async (j) => {
  const edith = await j.signedIn('edith');
  const plan = (await j.area.assessmentsOf('edith'))[2];
  const { page } = edith;
  await edith.open(pathOf(plan, '/sections/B'));
  let autosaves = 0;
  // The server has saved it, and the news of it take a while.
  await page.route(`**${pathOf(plan, '/sections/B')}`, async (route) => {
    if (!/then=autosave/.test(route.request().postData() ?? '')) return route.continue();
    ++autosaves;
    const answer = await route.fetch();
    await sleep(3000);
    return route.fulfill({ response: answer });
  });
  await new Criterion(page, 'B1').answer('Met').check();
  await keeps(j.area, 'edith', plan, 'B1', { level: 'met' });
  await page.getByRole('button', { name: 'Save and come back later' }).click();
  await page.waitForURL(`**${pathOf(plan)}`);
  assert.equal(autosaves, 1);
});

journey('Two tabs on one mark: the second is told what it says now, and neither text is lost', async (j) => {
  const edwin = await j.signedIn('edwin');
  const plan = (await j.area.assessmentsOf('edwin'))[1];
  edwin.expect(/status of 409/);
  const one = edwin.page;
  const two = await edwin.context.newPage();
  for (const page of [one, two]) await edwin.open(pathOf(plan, '/sections/B'), page);
  const first = new Criterion(one, 'B1');
  await first.answer('Met').check();
  await first.evidence.fill('Written in the first tab');
  await keeps(j.area, 'edwin', plan, 'B1', { evidence: 'Written in the first tab' });
  const second = new Criterion(two, 'B1');
  await second.answer('Met').check();
  await second.evidence.fill('Written in the second tab');
  await news(two).filter({ hasText: 'B1 is not saved yet' }).waitFor();
  await keeps(j.area, 'edwin', plan, 'B1', { evidence: 'Written in the first tab' });
  await two.getByRole('button', { name: 'Save and continue' }).click();
  await two.getByRole('alert').getByRole('link', { name: 'B1: Someone or another tab changed this mark' }).waitFor();
  await look(two, 'section-conflict');
  await second.part.getByText('It now says:').filter({ hasText: 'Written in the first tab' }).waitFor();
  assert.equal(await second.evidence.inputValue(), 'Written in the second tab');
  await two.getByRole('button', { name: 'Save and come back later' }).click();
  await two.waitForURL(`**${pathOf(plan)}`);
  await keeps(j.area, 'edwin', plan, 'B1', { evidence: 'Written in the second tab' });
});

// Marks every criterion of the plan, section by section, and comes to the page that checks them.
async function markAll(visit, plan) {
  await visit.open(pathOf(plan, '/continue'));
  while (visit.page.url().includes('/sections/')) {
    const before = visit.page.url();
    for (const code of await codes(visit.page)) await new Criterion(visit.page, code).answer('Met').check();
    await visit.page.getByRole('button', { name: 'Save and continue' }).click();
    await visit.page.waitForURL((url) => url.pathname !== new URL(before).pathname);
  }
}

for (const [person, javascript] of [['cleo', true], ['carl', false]]) {
  journey(`A plan is marked and handed in once, however often the button is pressed, ${javascript ? 'with' : 'without'} JavaScript`, async (j) => {
    const auditor = await j.signedIn(person, { javascript });
    const { page } = auditor;
    const [plan] = await j.area.assessmentsOf(person);
    await auditor.open(pathOf(plan, '/check'));
    await page.getByText('still to be marked').waitFor();
    await look(page, `check-missing-${person}`, auditor);
    await markAll(auditor, plan);
    assert.equal(auditor.at, pathOf(plan, '/check'));
    await look(page, `check-${person}`, auditor);
    await page.getByRole('button', { name: 'Hand in' }).dblclick();
    await page.getByRole('heading', { level: 1, name: 'Handed in' }).waitFor();
    assert.equal(auditor.at, pathOf(plan, '/handed-in'));
    await look(page, `handed-in-${person}`, auditor);
    const [after] = (await j.area.assessmentsOf(person)).filter((one) => one.name === plan.name);
    assert.equal(after.state, 'ASSESSMENT_STATE_SUBMITTED');

    await page.goBack();
    await page.getByText('You have handed this in.').waitFor();
    assert.equal(await page.getByRole('button', { name: 'Hand in' }).count(), 0);
    await look(page, `check-handed-in-${person}`, auditor);
    await auditor.open(pathOf(plan, '/sections/D'));
    assert.equal(await page.getByRole('radio').count(), 0, 'marks can be read, not changed');
    await look(page, `section-handed-in-${person}`, auditor);
  });
}

journey('Without JavaScript what is missing is told at its field, with the text kept', async (j) => {
  const carl = await j.signedIn('carl', { javascript: false });
  const plan = (await j.area.assessmentsOf('carl'))[1];
  carl.expect(/status of 422/);
  await carl.open(pathOf(plan, '/sections/D'));
  const d1 = new Criterion(carl.page, 'D1');
  assert.equal(await d1.cause.isVisible(), true, 'no script hides it');
  await d1.answer('Not met').check();
  await d1.evidence.fill('Nothing is said of it.');
  await carl.page.getByRole('button', { name: 'Save and continue' }).click();
  await carl.page.getByRole('alert').getByRole('link', { name: 'D1: The cause is required' }).click();
  assert.match(carl.at, /#cause-D1$/);
  assert.equal(await d1.evidence.inputValue(), 'Nothing is said of it.');
  await d1.cause.selectOption({ index: 1 });
  await carl.page.getByRole('button', { name: 'Save and come back later' }).click();
  await carl.page.waitForURL(`**${pathOf(plan)}`);
  await keeps(j.area, 'carl', plan, 'D1', { level: 'not_met', evidence: 'Nothing is said of it.' });
});

journey('The health client marks in the look of the NHS', async (j) => {
  const hana = await j.signedIn('hana');
  const [plan] = await j.area.assessmentsOf('hana');
  await look(hana.page, 'work-health');
  await hana.open(pathOf(plan));
  await look(hana.page, 'assessment-health');
  await hana.page.getByRole('button', { name: 'Start' }).click();
  await hana.page.waitForURL('**/sections/**');
  const [code] = await codes(hana.page);
  await new Criterion(hana.page, code).answer('Met').check();
  await saved(hana.page, code);
  await look(hana.page, 'section-health');
  assert.equal((await j.area.mark('hana', plan.name, code)).level, 'met');
});
