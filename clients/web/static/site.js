// What makes work quicker where scripts run. Everything works without it.
import { watchIdle } from 'asset:idle.js';
import { enhanceMarks } from 'asset:marks.js';
import { enhancePreview } from 'asset:preview.js';
import { enhanceUpload } from 'asset:upload.js';
import { enhanceWaiting } from 'asset:waiting.js';

const keepAlive = watchIdle(document.body);
for (const form of document.querySelectorAll('form[data-marks]')) enhanceMarks(form, keepAlive);
for (const form of document.querySelectorAll('form[data-enhance="preview"]')) enhancePreview(form, keepAlive);
for (const form of document.querySelectorAll('form[data-enhance="upload"]')) enhanceUpload(form, keepAlive);
for (const form of document.querySelectorAll('form[data-enhance="waiting"]')) enhanceWaiting(form);
