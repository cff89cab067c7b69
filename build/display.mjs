// A screen for tests: a virtual one on Linux, so that windows do not come up in front of whoever runs them.
import { spawn } from 'node:child_process';

/**
 * Runs `body` with the environment for it. Set TAGSTEAD_SHOW=1 to watch the windows on the real display.
 * Xvfb itself picks the number of the display, so two runs at once cannot pick the same.
 */
export async function withDisplay(body) {
  if (process.platform !== 'linux' || process.env.TAGSTEAD_SHOW) return body(process.env);
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1920x1200x24', '-nolisten', 'tcp', '-noreset'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  try {
    const number = await new Promise((resolve, reject) => {
      server.once('error', reject);
      server.once('exit', (code) => reject(new Error(`Xvfb ended with code ${code}`)));
      server.stdio[3].once('data', (text) => resolve(String(text).trim()));
    });
    return await body({ ...process.env, DISPLAY: `:${number}`, WAYLAND_DISPLAY: '' });
  } finally {
    server.kill();
  }
}
