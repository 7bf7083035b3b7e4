import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const PASSWORD = 'only-a-test';

/** Makes a certificate for signing that nobody trusts, below a folder; the environment that gives it to electron-builder. */
export function testCertificate(folder: string): Readonly<Record<string, string>> {
  const [key, certificate, both] = ['key.pem', 'certificate.pem', 'both.p12'].map((name) =>
    join(folder, name),
  );
  const openssl = (words: string): Buffer => execFileSync('openssl', words.split(' '), { stdio: 'pipe' });
  openssl(
    `req -x509 -newkey rsa:2048 -nodes -keyout ${key} -out ${certificate} -days 30 -subj /CN=Test -addext extendedKeyUsage=codeSigning`,
  );
  openssl(`pkcs12 -export -inkey ${key} -in ${certificate} -out ${both} -passout pass:${PASSWORD}`);
  return { CSC_LINK: both ?? '', CSC_KEY_PASSWORD: PASSWORD, USE_SYSTEM_OSSLSIGNCODE: 'true' };
}

/** Whether a program bears a whole signature by the certificate of that folder. */
export function isSigned(program: string, folder: string): boolean {
  const certificate = join(folder, 'certificate.pem');
  const told = execFileSync('osslsigncode', ['verify', '-CAfile', certificate, '-in', program], {
    encoding: 'utf8',
  });
  return told.includes('Signature verification: ok');
}
