/** The content security policy: what it says, and that it holds. */
import { expect, test } from '../support/app.ts';

async function served(app: Awaited<ReturnType<typeof import('@playwright/test')._electron.launch>>, address: string) {
  return app.evaluate(async ({ net }, url) => {
    const response = await net.fetch(url);
    return { status: response.status, headers: Object.fromEntries(response.headers), body: await response.text() };
  }, address);
}

const policyWith = (nonce: string) =>
  [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

test('every answer carries the policy, and each load a nonce of its own', async ({ cairn }) => {
  const { app } = await cairn.open();
  const nonces = new Set<string>();
  for (const address of ['app://cairn/index.html', 'app://cairn/', 'app://cairn/missing.js', 'app://cairn/assets/']) {
    const { headers, body, status } = await served(app, address);
    const policy = headers['content-security-policy'] ?? '';
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
    expect(policy).toBe(policyWith(nonce));
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(Buffer.from(nonce, 'base64')).toHaveLength(16);
    nonces.add(nonce);
    if (status === 200) expect(body).toContain(`nonce="${nonce}"`);
    expect(body).not.toContain('__CSP_NONCE__');
  }
  expect(nonces.size).toBe(4);
});

test('text never becomes code', async ({ cairn }) => {
  cairn.expectErrors(/Content Security Policy/i, /content security policy/);
  const { page } = await cairn.open();
  const ran = await page.evaluate(async () => {
    const marks: string[] = [];
    Object.assign(window, { mark: (name: string) => marks.push(name) });
    const attempt = (name: string, run: () => unknown) => {
      try {
        run();
        return name;
      } catch {
        return null;
      }
    };
    const direct: (string | null)[] = [];
    // Later: what a test's own script does at once is exempt, because it comes from the debugger.
    await new Promise((resolve) => {
      setTimeout(() => {
        direct.push(
          // biome-ignore lint/security/noGlobalEval: this is what must not work.
          attempt('eval', () => window.eval("mark('eval')")),
          attempt('Function', () => new Function("mark('Function')")()),
          attempt('WebAssembly', () => new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))),
        );
        resolve(null);
      });
    });
    attempt('setTimeout', () => setTimeout("mark('setTimeout')" as unknown as () => void));
    const script = document.createElement('script');
    script.textContent = "mark('inline script')";
    document.body.append(script);
    const guessed = document.createElement('script');
    guessed.nonce = 'AAAAAAAAAAAAAAAAAAAAAA==';
    guessed.textContent = "mark('guessed nonce')";
    document.body.append(guessed);
    const data = document.createElement('script');
    data.src = "data:text/javascript,mark('data script')";
    document.body.append(data);
    const blob = document.createElement('script');
    blob.src = URL.createObjectURL(new Blob(["mark('blob script')"], { type: 'text/javascript' }));
    document.body.append(blob);
    const box = document.createElement('div');
    box.innerHTML = `<img src="data:image/png;base64,AAAA" onerror="mark('handler')"><svg onload="mark('svg')"></svg><a href="javascript:mark('link')">x</a><iframe srcdoc="<script>parent.mark('srcdoc')</script>"></iframe>`;
    document.body.append(box);
    box.querySelector('a')?.click();
    const base = document.createElement('base');
    base.href = 'https://elsewhere.invalid/';
    document.head.append(base);
    const based = document.baseURI;
    const settled = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 100)));
    await settled();
    for (const one of [script, guessed, data, blob, box, base]) one.remove();
    return { marks, direct: direct.filter(Boolean), based };
  });
  expect(ran).toEqual({ marks: [], direct: [], based: 'app://cairn/index.html' });
});

test('styles from elsewhere do not apply', async ({ cairn }) => {
  cairn.expectErrors(/Content Security Policy/i, /content security policy/);
  const { page } = await cairn.open();
  const colour = await page.evaluate(() => {
    const box = document.createElement('div');
    box.innerHTML = '<style>.stranger { color: rgb(4, 5, 6) }</style><p class="stranger" style="background-color: rgb(4, 5, 6)">x</p>';
    document.body.append(box);
    const style = getComputedStyle(box.querySelector('p') as Element);
    const found = [style.color, style.backgroundColor];
    box.remove();
    return found;
  });
  expect(colour).not.toContain('rgb(4, 5, 6)');
});

test('a violation is seen by these tests', async ({ cairn }) => {
  cairn.expectErrors(/content security policy: img-src/, /Content Security Policy directive/);
  const { page, seen } = await cairn.open();
  await page.evaluate(() => {
    const image = new Image();
    image.src = 'https://elsewhere.invalid/a.png';
    document.body.append(image);
  });
  await expect.poll(() => seen().some((problem) => problem.startsWith('console: content security policy: img-src'))).toBe(true);
});
