import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cli, cliUnread, dataFolder } from './program.ts';

describe('the command line', () => {
  const folder = dataFolder();
  const data = join(folder.path, 'data');
  beforeAll(async () => {
    expect((await cli('sample', '--data', data)).code).toBe(0);
  });
  afterAll(() => folder.remove());

  it('writes the figures of the sample quarter', async () => {
    const out = join(folder.path, 'out');
    const { code } = await cli(
      'report',
      '--data',
      data,
      '--period',
      '2024-Q1',
      '--format',
      'json',
      '--out',
      out,
    );
    expect(code).toBe(0);
    const report = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as {
      period: { from: string; to: string };
      figures: Record<string, Record<string, unknown>>;
    };
    expect(report.period).toMatchObject({ from: '2023-12-15', to: '2024-03-14' });
    expect(report.figures).toMatchObject({
      outgoing: {
        inPeriod: { delegations: 9, personTrips: 114 },
        yearToDate: { delegations: 9, personTrips: 114 },
        samePeriodLastYear: { delegations: 3, personTrips: 47 },
      },
      incoming: {
        inPeriod: { delegations: 21, personTrips: 175 },
        yearToDate: { delegations: 21, personTrips: 175 },
        samePeriodLastYear: { delegations: 7, personTrips: 63 },
      },
      incidents: {
        inPeriod: { carriedOver: 3, occurred: 8, settled: 6, pending: 5 },
        yearToDate: { carriedOver: 3, occurred: 8, settled: 6, pending: 5 },
        samePeriodLastYear: { carriedOver: 0, occurred: 6, settled: 5, pending: 1 },
      },
      talks: { inPeriod: { total: 4, byLevel: { province: 1, department: 2, post: 1 } } },
      letters: { inPeriod: { total: 9, sent: 6, received: 3 } },
    });
  });

  it('prints a register of a quarter as a book with chosen columns, and names columns that there are not', async () => {
    const path = join(folder.path, 'so.html');
    const days = ['--data', data, '--period', '2024-Q1'];
    const printed = await cli(
      'print',
      'border-incident',
      ...days,
      '--columns',
      'code,markers',
      '--out',
      path,
    );
    expect(printed.code).toBe(0);
    const html = readFileSync(path, 'utf8');
    expect(html).toContain('<h1>SỔ SỰ VỤ BIÊN GIỚI</h1>');
    expect(html.match(/<tr><td class="center">\d+<\/td><td>(?:<span[^>]*>)?SV-VP-/g)).toHaveLength(8);
    expect(html).toContain('<th>STT</th><th>Mã hồ sơ</th><th>Mốc</th>');
    const wrong = await cli('print', 'letter', '--data', data, '--columns', 'colour', '--out', path);
    expect(wrong).toMatchObject({ code: 1, err: expect.stringContaining('Không có cột: colour.') });
  });

  it.each([
    [['nonsense']],
    [['print', 'border-incident', '--data', 'x', '--out', 'y.docx']],
    [[]],
    [['report', '--data', 'x']],
    [['report', '--data', 'x', '--period', '2024-Q1', '--out', 'y', '--format', 'odt']],
    [['list', 'letters', '--data', 'x']],
    [['report', '--data', 'x', '--unknown']],
    [['sample']],
  ])('answers wrong usage %j with 2', async (args) => {
    const { code, err } = await cli(...args);
    expect(code).toBe(2);
    expect(err).toContain('npm run -s cli');
  });

  it('takes what stands behind --search as its text, also a dash, and answers in words what it cannot take', async () => {
    const listed = await cli('list', 'task', '--data', data, '--search', '-cho');
    const plain = await cli('list', 'task', '--data', data, '--search', 'cho');
    expect(listed).toEqual(plain);
    expect(listed.code).toBe(0);
    const long = await cli('list', 'task', '--data', data, '--search', 'chờ '.repeat(80));
    expect([long.code, long.err.trim()]).toEqual([1, 'Chữ cần tìm dài 320 ký tự; tối đa 200.']);
    const unknown = await cli('list', 'task', '--data', data, '-cho');
    expect([unknown.code, unknown.err.split('\n')[0]]).toEqual([2, 'Không có tùy chọn “-c”.']);
    const lacking = await cli('list', 'task', '--data', data, '--search');
    expect([lacking.code, lacking.err.split('\n')[0]]).toEqual([
      2,
      'Tùy chọn “--search” thiếu giá trị, hoặc không nhận giá trị.',
    ]);
  });

  it('ends quietly when nobody reads its answer to the end', async () => {
    expect(await cliUnread('list', 'task', '--data', data)).toEqual({ code: 0, out: '', err: '' });
  });

  it('refuses a place that cannot be written with a sentence', async () => {
    const out = join(folder.path, 'x'.repeat(5000));
    for (const args of [
      ['report', '--data', data, '--period', '2024-Q1', '--format', 'json', '--out', out],
      ['print', 'task', '--data', data, '--out', `${out}.html`],
    ]) {
      const { code, err } = await cli(...args);
      expect([code, err]).toEqual([1, expect.stringMatching(/^Không tạo hoặc không ghi được vào thư mục/)]);
    }
  });

  it('refuses a period that does not exist, a missing folder and reversed days with 1 and a sentence', async () => {
    const out = join(folder.path, 'refused');
    const unknown = await cli('report', '--data', data, '--period', '2024-Q5', '--out', out);
    expect([unknown.code, unknown.err]).toEqual([1, expect.stringContaining('Không có kỳ báo cáo 2024-Q5')]);
    const missing = await cli('list', 'person', '--data', join(folder.path, 'nowhere'));
    expect([missing.code, missing.err]).toEqual([
      1,
      expect.stringContaining('Không tìm thấy thư mục dữ liệu'),
    ]);
    const reversed = await cli(
      'report',
      '--data',
      data,
      '--from',
      '2024-02-01',
      '--to',
      '2024-01-01',
      '--out',
      out,
    );
    expect(reversed.code).toBe(1);
    expect(existsSync(out)).toBe(false);
  });

  it('refuses pdf alone where there is no browser, and writes the rest', async () => {
    const out = join(folder.path, 'no-browser');
    process.env['SNV_BROWSER'] = '';
    const { code, err } = await cli(
      'report',
      '--data',
      data,
      '--period',
      '2024-Q1',
      '--out',
      out,
      '--format',
      'json,pdf,xlsx',
    ).finally(() => {
      delete process.env['SNV_BROWSER'];
    });
    expect([code, err]).toEqual([1, expect.stringContaining('Chromium')]);
    expect([
      existsSync(join(out, 'report.json')),
      existsSync(join(out, 'report.xlsx')),
      existsSync(join(out, 'report.pdf')),
    ]).toEqual([true, true, false]);
  });

  it('lists records as JSON with their codes and fields', async () => {
    const { code, out } = await cli(
      'list',
      'incoming-delegation',
      '--data',
      data,
      '--search',
      'hai quan nam ninh',
      '--json',
    );
    expect(code).toBe(0);
    const records = JSON.parse(out) as readonly Record<string, unknown>[];
    expect(records).toMatchObject([
      {
        code: expect.stringMatching(/^ĐV-VP-2024-\d{4}$/),
        name: 'Đoàn Hải quan Nam Ninh',
        peopleDeclared: 7,
        personTrips: 7,
      },
    ]);
  });

  it('imports a sheet whole or not at all', async () => {
    const sheet = join(folder.path, 'sheet.csv');
    const lines = [
      'DANH SÁCH ĐOÀN RA',
      '',
      'STT;Tên đoàn;Đơn vị;Nước đến;Số người;Ngày đi;Ngày về',
      '1;Đoàn A;Sở Y tế;Lào;5 người;01/04/2024;03/04/2024',
      '2;Đoàn B;Sở Y tế;Nước lạ;5;30/02/2024;03/04/2024',
      ';Tổng cộng;;;10;;',
    ];
    writeFileSync(sheet, lines.join('\r\n'));
    const refused = await cli('import', 'outgoing-delegation', sheet, '--data', data);
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('Dòng 5, cột Nước đến');
    expect(refused.err).toContain('Dòng 5, cột Ngày đi');
    const listed = await cli('list', 'outgoing-delegation', '--data', data, '--json');
    expect(listed.out).not.toContain('"Đoàn A"');
    const taken = await cli('import', 'outgoing-delegation', sheet, '--data', data, '--skip-bad-rows');
    expect(taken.code).toBe(0);
    expect((await cli('verify', '--data', data)).code).toBe(0);
  });

  it('backs up, restores elsewhere under a new log identity, and never overwrites', async () => {
    const backup = join(folder.path, 'a.backup');
    expect((await cli('backup', '--data', data, '--to', backup)).code).toBe(0);
    expect((await cli('backup', '--data', data, '--to', backup)).code).toBe(1);
    const restored = join(folder.path, 'restored');
    expect((await cli('restore', '--from', backup, '--data', restored)).code).toBe(0);
    expect((await cli('verify', '--data', restored)).code).toBe(0);
    const [before, after] = await Promise.all([
      cli('list', 'outgoing-delegation', '--data', data, '--json'),
      cli('list', 'outgoing-delegation', '--data', restored, '--json'),
    ]);
    expect(after.out).toBe(before.out);
    writeFileSync(join(folder.path, 'bad.backup'), 'not a backup');
    const refused = await cli('restore', '--from', join(folder.path, 'bad.backup'), '--data', restored);
    expect([refused.code, (await cli('verify', '--data', restored)).code]).toEqual([1, 0]);
  });

  it('works in a folder with spaces and Vietnamese letters', async () => {
    const odd = join(folder.path, 'Thư mục đoàn ra');
    mkdirSync(odd);
    expect((await cli('sample', '--data', odd)).code).toBe(0);
    expect((await cli('sample', '--data', odd)).code).toBe(1);
  });
});
