// The pages of moderation, of results and of an agency, for cycles with and without results.
import { everyPage, wrong } from './every_page.mjs';
import { makeCycle, scoreAll } from './cycles.mjs';

const { journey, walk, nothingLeftOut } = everyPage('scoring', ['agency', 'moderation', 'results']);

// Beside the cycle that every area has: one before it, settled, and one after it, without a mark.
let made = null;
const cyclesWithResults = (area) => made ??= makeCycles(area);

async function makeCycles(area) {
  await area.as('admin', ['service', 'create', 'send/psychology', '--title', 'Educational psychology']);
  await makeCycle(area, '2024q3', 'scoring', { title: 'Summer 2024', from: '2024-07-01', to: '2024-09-30', more: ['--sample-size', '12', '--double', '2'] });
  await makeCycle(area, '2025q1', 'scoring', { title: 'Winter 2025', from: '2025-01-01', to: '2025-03-31' });
  for (const cycle of ['2024q3', '2024q4']) await scoreAll(area, cycle);
  await area.asText('mo', ['moderate', '2024q3'], 'ehcpqa-training');
  for (const step of ['close', 'review', 'publish']) await area.as('cora', ['cycle', step, '2024q3']);
  const { differences } = await area.as('mo', ['moderation', 'list', '2024q4']);
  // "cycles/2024q4/audits/7/differences/F3" is 2024q4/7/F3.
  const [settled, open] = differences.map((one) => one.name.split('/').filter((part, place) => place % 2 === 1).join('/'));
  const [cycle, audit, criterion] = open.split('/');
  await area.as('mo', ['moderation', 'agree', settled, 'met', '--reason', 'The annex on page 14 gives it in full.']);
  const [hers] = (await area.assessmentsOf('edith')).filter((one) => one.name.startsWith('cycles/2024q4/'));
  await area.as('edith', ['concern', 'raise', `2024q4/${hers.name.split('/')[3]}`, '--kind', 'without-provision', '--text', 'No therapist has come since September.']);
  return { settled: `/moderation/${settled}`, open: `/moderation/${open}`, section: criterion[0],
    audit: `/cycles/${cycle}/audits/${audit}`, toReturn: `/moderation/${cycle}/${audit}/return/health-1` };
}

journey('The queue of differences, whole, in part and for the wall of a meeting', async (j) => {
  const at = await cyclesWithResults(j.area);
  await walk(await j.signedIn('mo'), [
    ['moderation', '/moderation'],
    ['queue', '/moderation/2024q4'],
    ['queue-open', `/moderation/2024q4?show=open&section=${at.section}`],
    ['queue-wall', '/moderation/2024q4?wall=1&show=open'],
    ['queue-settled', '/moderation/2024q3'],
    ['queue-empty', '/moderation/2025q1'],
  ]);
});

journey('A difference that is open, settled, wrong and on the wall', async (j) => {
  const at = await cyclesWithResults(j.area);
  await walk(await j.signedIn('mo'), [
    ['difference', at.open],
    ['difference-wall', `${at.open}?wall=1`],
    ['difference-settled', at.settled],
    ['difference-wrong', at.open, async (page) => {
      await page.getByLabel('Not met', { exact: true }).check();
      await wrong('Save and go to the next difference')(page);
    }],
    ['return', at.toReturn],
    ['return-wrong', at.toReturn, wrong('Return it to its auditor')],
    ['return-not-handed-in', '/moderation/2025q1/1/return/health-1'],
    ['audit', at.audit],
    ['audit-without-marks', '/cycles/2025q1/audits/1'],
  ]);
  await walk(await j.signedIn('cora'), [['audit-coordinator', at.audit]]);
});

journey('Results, from the cycle down to the criterion', async (j) => {
  await cyclesWithResults(j.area);
  await walk(await j.signedIn('cora'), [
    ['results', '/cycles/2024q4/results'],
    ['results-published', '/cycles/2024q3/results'],
    ['results-none', '/cycles/2025q1/results'],
    ['results-section', '/cycles/2024q4/results/sections/F'],
    ['results-section-sorted', '/cycles/2024q4/results/sections/B?sort=-met'],
    ['results-section-none', '/cycles/2025q1/results/sections/F'],
    ['results-criteria', '/cycles/2024q4/results/criteria?owner=health'],
    ['results-criteria-all', '/cycles/2024q3/results/criteria?sort=met'],
    ['results-criteria-none', '/cycles/2025q1/results/criteria?owner=care'],
    ['results-criterion', '/cycles/2024q4/results/criteria/F1'],
    ['results-criterion-none', '/cycles/2025q1/results/criteria/F1'],
    ['results-criterion-unknown', '/cycles/2024q4/results/criteria/Z9', 404],
  ]);
  await walk(await j.signedIn('harry'), [['results-health', '/cycles/2024q4/results'], ['results-criterion-health', '/cycles/2024q4/results/criteria/G1']]);
});

journey('How the input of each agency stands', async (j) => {
  await cyclesWithResults(j.area);
  for (const [person, name] of [['ella', 'education'], ['harry', 'health'], ['cath', 'care']]) {
    await walk(await j.signedIn(person), [[`agency-${name}`, '/agency'], [`agency-${name}-none`, '/agency?cycle=2025q1']]);
  }
  await walk(await j.signedIn('cora'), [['agency-coordinator', '/agency?cycle=2024q3']]);
  await walk(await j.signedIn('edith'), [['agency-auditor', '/agency', 403]]);
  await walk(await j.signedIn('bob'), [['agency-board', '/agency', 403]]);
});

nothingLeftOut();
