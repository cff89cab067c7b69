// What the page may not do: Electron's security checklist, item by item (docs/security.md lists them).
import { contentSecurityPolicy, pageUrl } from '../../src-main/shell/page-files.ts';
import { type App, expect, test } from './support/app.ts';

/** How many windows are there. */
const windows = ({ electron }: App) => electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);

/** Messages about refusals that a test itself provoked are no finding. */
function forgive(app: App, ...patterns: RegExp[]): void {
  const rest = app.problems.filter((problem) => !patterns.some((pattern) => pattern.test(problem)));
  app.problems.splice(0, app.problems.length, ...rest);
}

const refusedLoad = /Content Security Policy|Refused to|ERR_BLOCKED_BY|Failed to load resource|Failed to fetch|404/i;

test('the window has the safe preferences', async ({ app }) => {
  const preferences = await app.electron.evaluate(({ BrowserWindow }) => {
    // Not in Electron's types, yet the one place that tells what really holds.
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      getLastWebPreferences(): Record<string, unknown>;
    };
    return contents.getLastWebPreferences();
  });
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
  });
  for (const name of ['allowRunningInsecureContent', 'experimentalFeatures', 'nodeIntegrationInWorker']) {
    expect(preferences[name] ?? false, name).toBe(false);
  }
  expect(preferences.enableBlinkFeatures ?? '').toBe('');
});

test('the page has no Node and exactly the bridge', async ({ page }) => {
  const found = await page.evaluate(() => ({
    globals: ['require', 'process', 'module', 'Buffer', 'global', 'ipcRenderer'].filter((name) => name in window),
    origin: location.origin,
    bridge: Object.keys(window.tagstead ?? {}).sort(),
  }));
  expect(found).toEqual({
    globals: [],
    origin: 'app://tagstead',
    bridge: [
      'cancelPrint',
      'chooseFile',
      'chooseFolder',
      'chooseSave',
      'copyText',
      'fileFromDrop',
      'onMenuCommand',
      'onOpenFile',
      'onPort',
      'pendingOpenFile',
      'platform',
      'printReport',
      'reload',
      'revealFile',
      'setMenu',
      'setTheme',
      'setTitle',
      'showLogFolder',
      'versions',
    ],
  });
});

test('the page is served with its content security policy and nothing else is served', async ({ app, page }) => {
  const answers = await page.evaluate(async (own) => {
    const ask = async (url: string) => {
      const response = await fetch(url);
      return { status: response.status, policy: response.headers.get('content-security-policy') };
    };
    const paths = [
      '',
      '..%2f..%2fpackage.json',
      '%2e%2e/main/main.js',
      'index.html%00.png',
      '/etc/passwd',
      'INDEX.HTML',
    ];
    return Promise.all(paths.map((path) => ask(own + path)));
  }, pageUrl);
  expect(answers[0]).toEqual({ status: 200, policy: contentSecurityPolicy });
  expect(answers.slice(1).map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
  forgive(app, refusedLoad);
});

test('scripts, frames, forms and pictures from anywhere else are blocked', async ({ app, page }) => {
  const result = await page.evaluate(async () => {
    const violated = new Set<string>();
    document.addEventListener('securitypolicyviolation', (event) => violated.add(event.effectiveDirective));
    const add = (html: string) => {
      const holder = document.createElement('div');
      holder.append(document.createRange().createContextualFragment(html));
      document.body.append(holder);
      return holder;
    };
    // In a task of the page's own: code that the test itself injects is exempt from the policy.
    const evaluated = await new Promise((resolve) =>
      setTimeout(() => {
        try {
          resolve(new Function('return true')());
        } catch {
          resolve(false);
        }
      }),
    );
    add('<script>window.ran = true</script>');
    add('<img src="https://example.com/a.png" onerror="window.ran = true">');
    add('<iframe src="https://example.com/"></iframe>');
    add('<form action="https://example.com/" method="post"><button></button></form>').querySelector('button')?.click();
    add('<object data="https://example.com/"></object>');
    const script = document.createElement('script');
    script.src = 'https://example.com/a.js';
    document.body.append(script);
    const fetched = await fetch('https://example.com/').then(
      () => true,
      () => false,
    );
    const socket = await new Promise((resolve) => {
      try {
        const made = new WebSocket('wss://example.com/');
        made.onopen = () => resolve(true);
        made.onerror = () => resolve(false);
      } catch {
        resolve(false);
      }
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
    return { evaluated, fetched, socket, ran: 'ran' in window, violated: [...violated].sort(), at: location.href };
  });
  expect(result).toMatchObject({ evaluated: false, fetched: false, socket: false, ran: false, at: pageUrl });
  expect(result.violated).toEqual(
    expect.arrayContaining(['connect-src', 'form-action', 'frame-src', 'img-src', 'object-src', 'script-src-elem']),
  );
  forgive(app, refusedLoad);
});

test('no way of opening a window opens one', async ({ app, page }) => {
  await page.evaluate(() => {
    for (const target of ['_blank', '_top', 'other']) {
      const link = document.createElement('a');
      link.href = 'https://example.com/';
      link.target = target;
      document.body.append(link);
      link.click();
      link.dispatchEvent(new MouseEvent('click', { shiftKey: true, bubbles: true }));
      link.dispatchEvent(new MouseEvent('auxclick', { button: 1, bubbles: true }));
      link.remove();
    }
  });
  expect(await page.evaluate(() => window.open('https://example.com/'))).toBeNull();
  expect(await page.evaluate(() => window.open('app://tagstead/'))).toBeNull();
  await page.waitForTimeout(300);
  expect(await windows(app)).toBe(1);
  expect(page.url()).toBe(pageUrl);
  forgive(app, refusedLoad);
});

const departures: [string, () => void][] = [
  ['location', () => location.assign('https://example.com/')],
  ['another page of the app', () => location.assign('app://tagstead/other')],
  ['a file', () => location.assign('file:///etc/passwd')],
  ['a script address', () => location.assign('javascript:document.title="left"')],
  ['a data address', () => location.assign('data:text/html,left')],
  [
    'a refresh in the head',
    () => {
      const meta = document.createElement('meta');
      meta.httpEquiv = 'refresh';
      meta.content = '0;url=https://example.com/';
      document.head.append(meta);
    },
  ],
];
for (const [name, leave] of departures) {
  test(`the page cannot leave by ${name}`, async ({ app, page }) => {
    await page.evaluate(() => {
      (window as { stayed?: boolean }).stayed = true;
    });
    await page.evaluate(leave);
    await page.waitForTimeout(400);
    expect(await page.evaluate(() => (window as { stayed?: boolean }).stayed)).toBe(true);
    expect(page.url()).toBe(pageUrl);
    forgive(app, refusedLoad, /Not allowed to load local resource|Not allowed to navigate top frame/i);
  });
}

test('every permission is denied', async ({ app, page }) => {
  const states = await page.evaluate(async () => {
    const names = [
      'camera',
      'microphone',
      'geolocation',
      'notifications',
      'midi',
      'clipboard-read',
      'persistent-storage',
    ];
    const query = (name: string) => navigator.permissions.query({ name: name as PermissionName });
    const asked = await Promise.all(names.map(async (name) => [name, (await query(name)).state]));
    const rejects = (promise: Promise<unknown>) =>
      promise.then(
        () => 'granted',
        () => 'denied',
      );
    return Object.fromEntries([
      ...asked,
      ['media', await rejects(navigator.mediaDevices.getUserMedia({ audio: true }))],
      ['screen', await rejects(navigator.mediaDevices.getDisplayMedia())],
      ['position', await rejects(new Promise((yes, no) => navigator.geolocation.getCurrentPosition(yes, no)))],
      ['clipboard', await rejects(navigator.clipboard.readText())],
      ['notification', await Notification.requestPermission()],
    ]);
  });
  expect(new Set(Object.values(states)), JSON.stringify(states)).toEqual(new Set(['denied']));
  forgive(app, refusedLoad, /getDisplayMedia/);
});

test('a webview never attaches', async ({ app, page }) => {
  await page.evaluate(() => {
    const view = document.createElement('webview');
    view.setAttribute('src', 'https://example.com/');
    view.setAttribute('nodeintegration', '');
    document.body.append(view);
  });
  await page.waitForTimeout(300);
  expect(await app.electron.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
});
