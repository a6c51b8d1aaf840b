// Posting from a page that has been open for long: the proof of its forms may have become out of date, since the person
// signed in again in another tab. Then the page is asked for once more, and its new proof taken.

function proofs() {
  return [...document.querySelectorAll('input[name="csrf"]')];
}

export class Proof {
  // Takes the proof of a fresh copy of this page. False when nobody is signed in, or the page is not theirs.
  async renew() {
    const answer = await fetch(location.pathname + location.search, { redirect: 'manual' });
    if (!answer.ok) return false;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    // The last form is the page's own; all of one page have the same proof.
    const fresh = page.querySelector('main input[name="csrf"]');
    if (!fresh) return false;
    for (const input of proofs()) input.value = fresh.value;
    return true;
  }

  async once(action, data) {
    data.set('csrf', document.querySelector('main input[name="csrf"]').value);
    const answer = await fetch(action, { method: 'POST', body: data, redirect: 'manual' });
    const isJson = (answer.headers.get('content-type') || '').startsWith('application/json');
    return { ok: answer.ok, status: answer.status, json: isJson ? await answer.json() : null };
  }

  // { ok, status, json } as the service answered; { away: true } when it could not be reached, { signedOut: true } when
  // nobody is signed in.
  async post(action, data) {
    try {
      let answer = await this.once(action, data);
      if (answer.status === 401 || answer.status === 403) {
        if (!(await this.renew())) return { signedOut: true };
        answer = await this.once(action, data);
      }
      return answer.status >= 500 ? { away: true } : answer;
    } catch {
      return { away: true };
    }
  }
}
