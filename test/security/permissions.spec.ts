/** The page gets no permission: not asked for, and not found to be given. */
import { expect, test } from '../support/app.ts';

test('every permission is denied', async ({ cairn }) => {
  cairn.expectErrors(/permission/i);
  const { page } = await cairn.open({ switches: ['--use-fake-device-for-media-stream'] });
  await page.bringToFront();
  const given = await page.evaluate(async () => {
    const outcome = (name: string, run: () => Promise<unknown>) =>
      run().then(
        (value) => `${name}: ${JSON.stringify(value)}`,
        () => `${name}: refused`,
      );
    const navigation = navigator as Navigator & { usb?: { getDevices(): Promise<unknown[]> }; getBattery?(): Promise<unknown> };
    return Promise.all([
      outcome('write to the clipboard', () => navigator.clipboard.writeText('x')),
      outcome('read the clipboard', () => navigator.clipboard.readText()),
      outcome(
        'place',
        () => new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject, { timeout: 5000 })),
      ),
      outcome('camera', () => navigator.mediaDevices.getUserMedia({ video: true })),
      outcome('microphone', () => navigator.mediaDevices.getUserMedia({ audio: true })),
      outcome('screen', () => navigator.mediaDevices.getDisplayMedia()),
      outcome('midi', () => navigator.requestMIDIAccess({ sysex: true })),
      outcome('notifications', async () => (await Notification.requestPermission()) === 'granted' || Promise.reject(new Error('denied'))),
      outcome('devices', async () => (await navigation.usb?.getDevices())?.length || Promise.reject(new Error('none'))),
      outcome('storage', async () => (await navigator.storage.persist()) || Promise.reject(new Error('denied'))),
      outcome('pointer', async () => document.body.requestPointerLock()),
    ]);
  });
  // Chromium leaves the promise of a refused full screen open.
  const full = await page.evaluate(async () => {
    void document.body.requestFullscreen().catch(() => undefined);
    await navigator.permissions.query({ name: 'geolocation' });
    return document.fullscreenElement !== null;
  });
  expect(full).toBe(false);
  expect(given.filter((line) => !line.endsWith(': refused'))).toEqual([]);
  const states = await page.evaluate(async () => {
    const names = [
      'clipboard-read',
      'clipboard-write',
      'geolocation',
      'notifications',
      'camera',
      'microphone',
      'midi',
      'persistent-storage',
    ];
    return Promise.all(
      names.map(async (name) => `${name}: ${(await navigator.permissions.query({ name: name as PermissionName })).state}`),
    );
  });
  expect(states.filter((line) => !line.endsWith(': denied'))).toEqual([]);
});

test('copying goes through main', async ({ cairn }) => {
  const { app, page } = await cairn.open();
  await page.evaluate(() => window.cairn.invoke('shell.copy', { text: 'Freja Lindqvarn' }));
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toBe('Freja Lindqvarn');
});
