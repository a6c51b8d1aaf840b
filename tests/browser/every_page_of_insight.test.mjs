// The pages of figures over cycles and of reports, for cycles with and without figures.
import { everyPage, wrong } from './every_page.mjs';
import { makeCycle, scoreAll } from './cycles.mjs';

const { journey, walk, nothingLeftOut } = everyPage('scoring', ['insight', 'reports']);

// Three cycles in moderation or later, and one after them without a mark.
let made = null;
const cyclesWithFigures = (area) => made ??= makeCycles(area);

async function makeCycles(area) {
  const more = ['--sample-size', '16', '--double', '12'];
  await makeCycle(area, '2024q2', 'scoring', { title: 'Spring 2024', from: '2024-04-01', to: '2024-06-30', more });
  await makeCycle(area, '2024q3', 'scoring', { title: 'Summer 2024', from: '2024-07-01', to: '2024-09-30', more });
  await makeCycle(area, '2025q1', 'scoring', { title: 'Winter 2025', from: '2025-01-01', to: '2025-03-31' });
  for (const cycle of ['2024q2', '2024q3', '2024q4']) {
    await scoreAll(area, cycle);
    await area.as('cora', ['cycle', 'close', cycle]);
    await area.asText('mo', ['moderate', cycle], 'ehcpqa-training');
  }
  await area.as('admin', ['service', 'create', 'icb/therapy', '--title', 'Speech and language therapy']);
  for (const cycle of ['2024q2', '2024q3']) {
    for (let audit = 1; audit <= 12; ++audit) {
      await area.as('cora', ['audit', 'conflict', 'declare', `${cycle}/${audit}`, '--service', 'icb/therapy', '--reason', 'Gave advice']);
    }
  }
  for (const step of ['review', 'publish']) await area.as('cora', ['cycle', step, '2024q3']);
  for (const kind of [['cycle'], ['criterion', '--criterion', 'F1'], ['inspection'], ['extract']]) {
    await area.as('cora', ['report', 'make', kind[0], '2024q3', ...kind.slice(1)]);
  }
  await area.as('cora', ['insight', 'set-target', 'plan', '--measure', 'good', '--share', '0.8']);
}

journey('Figures of a cycle and of a year, in groups and wrong', async (j) => {
  await cyclesWithFigures(j.area);
  await walk(await j.signedIn('cora'), [
    ['insight', '/insight'],
    ['insight-rolling', '/insight?cycle=2024q4&over=rolling'],
    ['insight-services', '/insight?cycle=2024q4&over=rolling&about=services'],
    ['insight-grouped', '/insight?cycle=2024q3&over=from&first=2024q2&by=plan-kind&about=plans'],
    ['insight-wrong', '/insight?cycle=2024q2&over=from&first=2024q3', 422],
    ['insight-none', '/insight?cycle=2025q1'],
  ]);
  await walk(await j.signedIn('harry'), [['insight-health', '/insight?over=rolling&cycle=2024q4']]);
});

journey('Trend, change and comparison', async (j) => {
  await cyclesWithFigures(j.area);
  await walk(await j.signedIn('mo'), [
    ['trend', '/insight/trend'],
    ['trend-score', '/insight/trend?subject=plan&measure=mean-score'],
    ['trend-criterion', '/insight/trend?subject=criterion:F1&measure=met'],
    ['trend-wrong', '/insight/trend?subject=section:Z', 422],
    ['change', '/insight/change?before-cycle=2024q2&after-cycle=2024q3'],
    ['change-criteria', '/insight/change?before-cycle=2024q2&after-cycle=2024q3&family=criterion'],
    ['change-wrong', '/insight/change?before-cycle=2024q2&after-cycle=2024q2', 422],
    ['comparison', '/insight/comparison?cycle=2024q4&over=rolling'],
    ['comparison-services', '/insight/comparison?cycle=2024q4&over=rolling&by=service'],
    ['change-services', '/insight/change?before-cycle=2024q2&after-cycle=2024q3&family=service'],
    ['comparison-need', '/insight/comparison?cycle=2024q4&over=rolling&by=need&subject=plan&measure=legally-compliant'],
    ['comparison-wrong', '/insight/comparison?cycle=2024q4&measure=mean-score', 422],
  ]);
  await walk(await j.signedIn('harry'), [['trend-health', '/insight/trend?subject=lens:health'], ['comparison-health', '/insight/comparison?cycle=2024q4']]);
});

journey('How reliable the marking was', async (j) => {
  await cyclesWithFigures(j.area);
  await walk(await j.signedIn('mo'), [
    ['agreement', '/insight/agreement?cycle=2024q3'],
    ['agreement-section', '/insight/agreement?cycle=2024q4&over=rolling&section=F'],
    ['agreement-none', '/insight/agreement?cycle=2025q1'],
    ['leniency', '/insight/leniency?cycle=2024q3'],
  ]);
  await walk(await j.signedIn('edith'), [['leniency-auditor', '/insight/leniency?cycle=2024q3'], ['agreement-auditor', '/insight/agreement', 403]]);
  await walk(await j.signedIn('hana'), [['leniency-health', '/insight/leniency?cycle=2024q3']]);
});

journey('Targets, set and read', async (j) => {
  await cyclesWithFigures(j.area);
  await walk(await j.signedIn('cora'), [
    ['targets', '/insight/targets'],
    ['targets-wrong', '/insight/targets?subject=section:F&measure=good-or-better', wrong('Set the target', { 'Level to reach': '180' })],
  ]);
  await walk(await j.signedIn('harry'), [['targets-health', '/insight/targets']]);
});

journey('Reports, read by the board and by coordinators', async (j) => {
  await cyclesWithFigures(j.area);
  await walk(await j.signedIn('bob'), [
    ['reports-board', '/reports'],
    ['report-cycle', '/reports/1'],
    ['report-verified', '/reports/1/verify'],
    ['report-hidden', '/reports/2', 404],
    ['policy-board', '/reports/policy', 403],
  ]);
  await walk(await j.signedIn('cora'), [
    ['reports', '/reports'],
    ['reports-none', '/reports?kind=agency'],
    ['report-criterion', '/reports/2'],
    ['report-inspection', '/reports/3'],
    ['report-extract', '/reports/4'],
  ]);
  await walk(await j.signedIn('harry'), [['reports-health', '/reports'], ['report-health', '/reports/1'], ['policy-health', '/reports/policy']]);
});

journey('A report in the making, its policy, and both wrong', async (j) => {
  await cyclesWithFigures(j.area);
  await walk(await j.signedIn('cora'), [
    ['report-make', '/reports/make'],
    ['report-make-wrong', '/reports/make', wrong('Make and release the report')],
    ['report-make-made', '/reports/make', async (page) => {
      await page.getByLabel('Cycle report').check();
      await page.getByLabel('Cycle', { exact: true }).selectOption('2024q3');
      await page.getByRole('button', { name: 'Make and release the report' }).click();
      await page.getByText('The report is made and released').waitFor();
    }],
    ['policy', '/reports/policy'],
    ['policy-wrong', '/reports/policy', wrong('Save', { 'Least number of plans behind a share': '3' })],
  ]);
});

nothingLeftOut();
