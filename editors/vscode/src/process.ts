// The end of a process.
import type { ChildProcess } from 'node:child_process';

export const STOP_WITHIN_MS = 2000;

/** Waits for a process that has been asked to end, and ends it if it does not. */
export async function ended(child: ChildProcess | undefined): Promise<void> {
  if (!child || child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  await new Promise<void>((resolve) => {
    const impatience = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
    child.once('exit', () => {
      clearTimeout(impatience);
      resolve();
    });
  });
}
