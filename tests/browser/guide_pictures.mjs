// Makes the pictures of the guides: node guide_pictures.mjs FOLDER. They show an area whose children, marks and people are
// invented, in the look of education.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Area, CYCLE } from './area.mjs';
import { launch, Visit } from './browser.mjs';
import { makeCycle, scoreAll } from './cycles.mjs';
import { compact } from './compact_png.mjs';

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('usage: node guide_pictures.mjs FOLDER');
const WIDTH = 960;
const HEIGHT = 720;
const LARGEST = 80 << 10; // Bytes: the pictures are part of the web clients.

// Two cycles that are scored, the later one with some differences settled, beside the one that is being marked.
async function prepare(area) {
  const more = ['--sample-size', '12', '--double', '3'];
  await makeCycle(area, '2024q2', 'published', { title: 'Spring 2024', from: '2024-04-01', to: '2024-06-30', more });
  await makeCycle(area, '2024q3', 'scoring', { title: 'Summer 2024', from: '2024-07-01', to: '2024-09-30', more });
  await scoreAll(area, '2024q3');
  const { differences } = await area.as('mo', ['moderation', 'list', '2024q3']);
  const names = differences.map((one) => one.name.split('/').filter((part, place) => place % 2 === 1).join('/'));
  for (const name of names.slice(0, 5)) await area.as('mo', ['moderation', 'agree', name, 'met', '--reason', 'The annex gives it in full.']);
  await area.asText('edwin', ['score', CYCLE, '--name', 'edwin', '--leave-open'], 'ehcpqa-training');
  const rate = (assessment, code, ...mark) => area.as('edith', ['audit', 'rate', assessment, code, ...mark]);
  const [first, second] = (await area.assessmentsOf('edith')).filter((one) => one.name.startsWith(`cycles/${CYCLE}/`))
    .map((one) => one.name.split('/').filter((part, place) => place % 2 === 1).join('/'));
  for (const code of ['A2', 'A3', 'A5', 'B2']) await rate(first, code, 'met');
  await rate(first, 'B1', 'partly_met', '--cause', 'lost-in-drafting', '--evidence', 'The therapist’s report, page 4, names a need for quiet. Section B does not.');
  for (const { criterion } of (await area.as('edith', ['audit', 'show', second])).criteria) await rate(second, criterion.code, 'met');
  await area.as('edith', ['audit', 'submit', second]);
  const [edwins] = (await area.assessmentsOf('edwin')).filter((one) => one.name.startsWith(`cycles/${CYCLE}/`))
    .map((one) => one.name.split('/').filter((part, place) => place % 2 === 1).join('/'));
  return { first, edwins, open: names[5] };
}

const area = await Area.start('scoring');
const chrome = await launch();
try {
  const { first, edwins, open } = await prepare(area);
  // Whose page it is; and where it begins and how far it reaches, when the top of the page is not what the guide speaks of.
  const pictures = [
    ['guide-work.png', 'edith', '/work'],
    ['guide-section.png', 'edith', `/assess/${first}/sections/B`, '#criterion-B1', 1100],
    ['guide-check.png', 'edwin', `/assess/${edwins}/check`],
    ['guide-queue.png', 'mo', '/moderation/2024q3'],
    ['guide-difference.png', 'mo', `/moderation/${open}`, 'h1', 1300],
    ['guide-report.png', 'cora', '/registers/891-2025-01-16-1'],
    ['guide-tasks.png', 'cora', '/cycles/2024q3'],
    ['guide-agency.png', 'ella', '/agency'],
  ];
  for (const [file, person, address, from, height = HEIGHT] of pictures) {
    const visit = await Visit.begin(chrome, area, { person });
    await visit.signIn();
    await visit.page.setViewportSize({ width: WIDTH, height });
    await visit.open(address);
    const top = from ? Math.max(0, (await visit.page.locator(from).boundingBox()).y - 60) : 0;
    await visit.page.evaluate((y) => window.scrollTo(0, y), top);
    const picture = compact(await visit.page.screenshot());
    if (picture.length > LARGEST) throw new Error(`${file} has ${picture.length} bytes, more than ${LARGEST}`);
    writeFileSync(join(folder, file), picture);
    console.log(`${file}: ${Math.ceil(picture.length / 1024)} KiB`);
    await visit.close();
  }
} finally {
  await chrome.close();
  await area.stop();
}
