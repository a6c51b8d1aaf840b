// Says when the session is about to end, lets the person stay, and says when it has ended.

const WARNING_MINUTES = 2;
const MINUTE = 60000; // Milliseconds.

const timeOf = (moment) => new Date(moment).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });

function barOf(text, action) {
  const bar = document.createElement('div');
  bar.className = 'app-idle';
  bar.setAttribute('role', 'alert');
  const line = document.createElement('p');
  line.textContent = text;
  bar.append(line, action);
  return bar;
}

function stayButton(stay) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'app-link-button';
  button.textContent = 'Stay signed in';
  button.addEventListener('click', stay);
  return button;
}

// In another tab: what was typed on this page is still there afterwards.
function signInLink() {
  const link = document.createElement('a');
  link.href = '/sign-in?next=%2Faccount';
  link.target = '_blank';
  link.rel = 'noopener';
  link.textContent = 'Sign in again (opens in a new tab)';
  return link;
}

// The bar, and the clocks behind it.
class Idle {
  constructor(body, minutes) {
    Object.assign(this, { body, minutes, timers: [], bar: null });
    // Tabs share the session, so that each hears of what the others sent.
    this.tabs = new BroadcastChannel('ehcpqa-heard');
    this.tabs.addEventListener('message', () => this.begin());
    this.heard();
  }

  heard() {
    this.tabs.postMessage('');
    this.begin();
  }

  begin() {
    for (const timer of this.timers) clearTimeout(timer);
    this.show(null);
    const end = Date.now() + this.minutes * MINUTE;
    this.timers = [setTimeout(() => this.warn(end), (this.minutes - WARNING_MINUTES) * MINUTE), setTimeout(() => this.end(), this.minutes * MINUTE)];
  }

  show(bar) {
    this.bar?.remove();
    this.bar = bar;
    // The link over the head of the page stays the first.
    if (bar) this.body.querySelector('[class*="skip-link"]').after(bar);
  }

  warn(end) {
    this.show(barOf(`You will be signed out in ${WARNING_MINUTES} minutes, at ${timeOf(end)}, because nothing was sent for a while.`, stayButton(async () => {
      const answer = await fetch('/account', { redirect: 'manual' }).catch(() => null);
      if (answer?.ok) this.heard();
    })));
  }

  end() {
    this.show(barOf(`You were signed out at ${timeOf(Date.now())}, because nothing was sent for ${this.minutes} minutes. What you typed stays on this page.`, signInLink()));
  }
}

// The body carries data-idle-minutes while somebody is signed in. Answers a function to be called whenever the server was
// asked something: only that keeps a session, not typing.
export function watchIdle(body) {
  const minutes = Number(body.dataset.idleMinutes || 0);
  if (!(minutes > WARNING_MINUTES)) return () => {};
  const idle = new Idle(body, minutes);
  return () => idle.heard();
}
