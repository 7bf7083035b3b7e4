/** Milliseconds between one try and the next: two seconds in all. */
const PAUSES = [10, 20, 40, 80, 160, 320, 640, 730] as const;

/**
 * Whether an error code of a file system may mean that another program holds the file. Only Windows keeps one program from a file
 * because another has it open, and then tells the same as where a right lacks.
 * @param platform as Node names it.
 */
export function maySayHeld(code: unknown, platform: string): boolean {
  const codes = platform === 'win32' ? ['EBUSY', 'EPERM', 'EACCES', 'ENOTEMPTY'] : ['EBUSY'];
  return codes.includes(String(code));
}

/**
 * Does work with files, and tries again for two seconds where a virus scanner, Word or a cloud program may hold one of them for a
 * moment. Nothing else happens in this thread meanwhile.
 * @throws what the last try did.
 */
export function patiently<T>(work: () => T, platform: string): T {
  for (const pause of PAUSES) {
    try {
      return work();
    } catch (error) {
      if (!mayPass(error, platform)) throw error;
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause);
  }
  return work();
}

/** As `patiently`, of work that is waited for while other things go on. */
export async function patientlyAwaited<T>(work: () => Promise<T>, platform: string): Promise<T> {
  for (const pause of PAUSES) {
    try {
      return await work();
    } catch (error) {
      if (!mayPass(error, platform)) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  return work();
}

function mayPass(error: unknown, platform: string): boolean {
  return error instanceof Error && 'code' in error && maySayHeld(error.code, platform);
}
