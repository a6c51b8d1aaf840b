// That the files of pages, every_page_of_*.test.mjs, leave no folder of pages out between them. Each sees to its own folders.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { FOLDERS, sourcesOf } from './every_page.mjs';
import { ROOT } from './programs.mjs';

const HERE = join(ROOT, 'tests/browser');

test('Every folder of pages is walked through by a file that sees to the end that nothing was left out', () => {
  const files = readdirSync(HERE).filter((file) => /^every_page_of_\w+\.test\.mjs$/.test(file)).map((file) => readFileSync(join(HERE, file), 'utf8'));
  const walked = files.filter((text) => /^nothingLeftOut\(\);$/m.test(text))
    .flatMap((text) => /everyPage\('\w+', \[([^\]]*)\]\)/.exec(text)[1].match(/\w+/g));
  assert.deepEqual(walked.sort(), [...FOLDERS].sort());
});

test('What the list of pages enters is in one of these folders', () => {
  const list = readFileSync(join(ROOT, 'clients/web/pages/page_list.h'), 'utf8');
  const functions = [...list.matchAll(/^void (Add\w+)\(Client& client\);/gm)].map((match) => match[1]).filter((name) => name !== 'AddPages');
  const sources = FOLDERS.flatMap((folder) => sourcesOf(folder).map(([, text]) => text)).join('\n');
  assert.ok(functions.length > 0);
  assert.deepEqual(functions.filter((name) => !sources.includes(`void ${name}(Client& client) {`)), []);
});
