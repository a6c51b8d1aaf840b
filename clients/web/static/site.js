// What makes work quicker where scripts run. Everything works without it.
import { watchIdle } from 'asset:idle.js';
import { enhanceMarks } from 'asset:marks.js';

const keepAlive = watchIdle(document.body);
for (const form of document.querySelectorAll('form[data-marks]')) enhanceMarks(form, keepAlive);
