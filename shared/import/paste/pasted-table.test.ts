import {
  array,
  assert,
  boolean,
  constant,
  constantFrom,
  oneof,
  option,
  property,
  record,
  shuffledSubarray,
  tuple,
} from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ReferenceIndex } from '../../reference/find-reference.ts';
import { shippedRows } from '../../reference/shipped-rows.ts';
import { plainDate } from '../../time/plain-date.ts';
import { registerNamed, type RegisterName } from '../../registers/all-registers.ts';
import { pasteHeadings, type PasteList } from './known-headings.ts';
import { readPastedTable, type PastedTable } from './pasted-table.ts';
import { pastedChoices, type PasteContext } from './pasted-value.ts';

const context: PasteContext = {
  index: new ReferenceIndex(shippedRows),
  on: plainDate('2024-03-20'),
  today: plainDate('2024-03-20'),
  choices: pastedChoices,
};

function listOf(register: RegisterName, name: string): PasteList {
  const definition = registerNamed(register);
  return { fields: definition.children[name]?.fields ?? {}, headings: pasteHeadings(definition, name) };
}

const members = listOf('outgoing-delegation', 'members');

/** A table as a spreadsheet copies it; cells stand between bars here. */
const sheet = (...lines: readonly string[]): string =>
  lines.map((line) => line.replaceAll('|', '\t')).join('\r\n');

/** Filled cells of each row by field; of columns that stand for nothing by `?heading`. */
function rowsOf(table: PastedTable): readonly Readonly<Record<string, string>>[] {
  return table.rows.map((row) =>
    Object.fromEntries(
      row.flatMap((cell, at) => {
        const column = table.columns[at];
        return cell === '' || column?.target === 'ignore'
          ? []
          : [[column?.target ?? `?${column?.heading ?? ''}`, cell]];
      }),
    ),
  );
}

const read = (text: string, list = members) => rowsOf(readPastedTable(text, list, context));

const an = { fullName: 'Nguyễn Văn An', jobTitle: 'Phó Giám đốc', agency: 'Sở Y tế' };
const binh = { fullName: 'Trần Thị Bình', jobTitle: 'Chuyên viên' };

describe('members pasted with headings', () => {
  it.each<readonly [string, string, readonly Readonly<Record<string, string>>[]]>([
    [
      'keep every cell in its column when the first has no date of birth and the last no agency',
      sheet(
        'STT|Họ và tên|Ngày sinh|Giới tính|Chức vụ|Số hộ chiếu|Đơn vị',
        '1|Nguyễn Văn An||Nam|Phó Giám đốc|C1234567|Sở Y tế',
        '2|Trần Thị Bình|05/02/1980|Nữ|Chuyên viên|C7654321|',
      ),
      [
        { ...an, sex: 'Nam', documentNumber: 'C1234567' },
        { ...binh, birthDate: '05/02/1980', sex: 'Nữ', documentNumber: 'C7654321' },
      ],
    ],
    [
      'are read below capitals, brackets and line breaks in headings',
      'TT\t"HỌ VÀ TÊN\n(viết in hoa)"\t"NGÀY, THÁNG,\nNĂM SINH"\t"Chức vụ/\nchức danh"\tĐơn vị công tác\tSố HC\tCó giá trị đến\n' +
        '1\tNGUYỄN VĂN AN\t5/2/1980\tPhó Giám đốc\tSở Y tế\tC1234567\t1/2/2030',
      [
        {
          ...an,
          fullName: 'NGUYỄN VĂN AN',
          birthDate: '5/2/1980',
          documentNumber: 'C1234567',
          documentExpiry: '1/2/2030',
        },
      ],
    ],
    [
      'are told from the title above, the column numbers, the total and the signature below',
      sheet(
        'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM|||',
        'DANH SÁCH ĐOÀN CÔNG TÁC|||',
        '(Kèm theo Quyết định số 145/QĐ-UBND)|||',
        'TT|Họ và tên|Chức vụ|Cơ quan, đơn vị',
        '(1)|(2)|(3)|(4)',
        '1|Nguyễn Văn An|Phó Giám đốc|Sở Y tế',
        '2|Tống Thị Cúc|Tổng Giám đốc|',
        'Tổng cộng: 02 người|||',
        '|||Lạng Sơn, ngày 5 tháng 3 năm 2024',
        '|||NGƯỜI LẬP',
        '|||Hoàng Văn Dũng',
      ),
      [an, { fullName: 'Tống Thị Cúc', jobTitle: 'Tổng Giám đốc' }],
    ],
    [
      'take the detail of headings in two rows, and marks below Nam and Nữ as the sex',
      sheet(
        'STT|Họ và tên|Giới tính||Hộ chiếu|||Ghi chú',
        '||Nam|Nữ|Số|Ngày cấp|Có giá trị đến|',
        '1|Nguyễn Văn An|x||C1234567|01/02/2020|01/02/2030|Trưởng đoàn',
        '2|Trần Thị Bình||x|||01/03/2030|',
      ),
      [
        {
          fullName: 'Nguyễn Văn An',
          sex: 'Nam',
          documentNumber: 'C1234567',
          documentIssued: '01/02/2020',
          documentExpiry: '01/02/2030',
          role: 'Trưởng đoàn',
        },
        { fullName: 'Trần Thị Bình', sex: 'Nữ', documentExpiry: '01/03/2030' },
      ],
    ],
    [
      'take years and dates below Nam and Nữ as sex and birth',
      sheet(
        'STT|Họ và tên|Năm sinh||Đơn vị',
        '||Nam|Nữ|',
        '1|Nguyễn Văn An|1975||Sở Y tế',
        '2|Trần Thị Bình||05/02/1980|',
      ),
      [
        { fullName: 'Nguyễn Văn An', sex: 'Nam', birthDate: '1975', agency: 'Sở Y tế' },
        { fullName: 'Trần Thị Bình', sex: 'Nữ', birthDate: '05/02/1980' },
      ],
    ],
    [
      'part a cell whose column has two headings, one below the other',
      'STT\tHọ và tên\tSố hộ chiếu\n\t\tNgày cấp\n1\tNguyễn Văn An\t"C1234567\n01/02/2020"\n2\tTrần Thị Bình\tC7654321',
      [
        { fullName: 'Nguyễn Văn An', documentNumber: 'C1234567', documentIssued: '01/02/2020' },
        { fullName: 'Trần Thị Bình', documentNumber: 'C7654321' },
      ],
    ],
    [
      'part position and agency of one column only where an agency follows',
      'Họ tên\t"Chức vụ,\nđơn vị công tác"\n' +
        'Nguyễn Văn An\t"Phó Giám đốc\nSở Y tế"\n' +
        'Trần Thị Bình\tChuyên viên - Sở Văn hóa, Thể thao và Du lịch\n' +
        'Lê Văn Cường\tPhó Giám đốc Sở Văn hóa, Thể thao và Du lịch\n' +
        'Hoàng Dũng\t"Lái xe, Phòng ""Hành chính"", Sở Ngoại vụ"\n' +
        'Vi Thị Em\tSở Ngoại vụ',
      [
        an,
        { ...binh, agency: 'Sở Văn hóa, Thể thao và Du lịch' },
        { fullName: 'Lê Văn Cường', jobTitle: 'Phó Giám đốc Sở Văn hóa, Thể thao và Du lịch' },
        { fullName: 'Hoàng Dũng', jobTitle: 'Lái xe', agency: 'Phòng "Hành chính", Sở Ngoại vụ' },
        { fullName: 'Vi Thị Em', agency: 'Sở Ngoại vụ' },
      ],
    ],
    [
      'join a name kept as Họ đệm and Tên',
      sheet('Họ đệm|Tên|Đơn vị', 'Nguyễn Văn|An|', 'Trần Thị|Bình|Sở Y tế'),
      [{ fullName: 'Nguyễn Văn An' }, { fullName: 'Trần Thị Bình', agency: 'Sở Y tế' }],
    ],
    [
      'join a name kept in two columns under one heading',
      sheet('STT|Họ và tên||Chức vụ', '1|Nguyễn Văn|An|Phó Giám đốc', '2|Trần Thị|Bình|'),
      [{ fullName: 'Nguyễn Văn An', jobTitle: 'Phó Giám đốc' }, { fullName: 'Trần Thị Bình' }],
    ],
    [
      'take roles out of remarks, names and positions, and leave other remarks',
      sheet(
        'Họ tên|Chức vụ|Ghi chú',
        'Nguyễn Văn An|Giám đốc|Trưởng đoàn',
        'Trần Thị Bình (Phó trưởng đoàn)||Đi tự túc',
        'Lê Văn Cường|Chuyên viên, Thành viên|',
        'Hoàng Dũng||Phiên dịch; về sau 1 ngày',
      ),
      [
        { fullName: 'Nguyễn Văn An', jobTitle: 'Giám đốc', role: 'Trưởng đoàn' },
        { fullName: 'Trần Thị Bình', role: 'Phó trưởng đoàn', '?Ghi chú': 'Đi tự túc' },
        { fullName: 'Lê Văn Cường', jobTitle: 'Chuyên viên', role: 'Thành viên' },
        { fullName: 'Hoàng Dũng', role: 'Phiên dịch', '?Ghi chú': 'về sau 1 ngày' },
      ],
    ],
    [
      'take the agency and the role from lines between them',
      sheet(
        'TT|Họ và tên|Chức vụ',
        'I|Trưởng đoàn|',
        '1|Nguyễn Văn An|Phó Giám đốc',
        'II|Sở Công Thương|',
        '1|Trần Thị Bình|Chuyên viên',
      ),
      [
        { fullName: 'Nguyễn Văn An', jobTitle: 'Phó Giám đốc', role: 'Trưởng đoàn' },
        { ...binh, agency: 'Sở Công Thương' },
      ],
    ],
    [
      'keep the dates of an identity card out of the passport',
      sheet(
        'Họ tên|Số CCCD|Ngày cấp|Nơi cấp|Hộ chiếu số|Ngày cấp',
        'Nguyễn Văn An|020080001234|01/01/2021|Cục CSQLHC|C1234567|01/02/2020',
      ),
      [
        {
          fullName: 'Nguyễn Văn An',
          '?Số CCCD': '020080001234',
          '?Ngày cấp': '01/01/2021',
          '?Nơi cấp': 'Cục CSQLHC',
          documentNumber: 'C1234567',
          documentIssued: '01/02/2020',
        },
      ],
    ],
    [
      'show a column that nobody knows',
      sheet('Họ và tên|Lĩnh vực|Chức vụ', 'Nguyễn Văn An|Khám bệnh|Phó Giám đốc', 'Trần Thị Bình||'),
      [
        { fullName: 'Nguyễn Văn An', '?Lĩnh vực': 'Khám bệnh', jobTitle: 'Phó Giám đốc' },
        { fullName: 'Trần Thị Bình' },
      ],
    ],
    [
      'need no second heading beside one that no cell could be',
      sheet('Họ và tên|Khẩu phần|Cỡ áo', 'Nguyễn Văn An|Ăn chay|XL'),
      [{ fullName: 'Nguyễn Văn An', '?Khẩu phần': 'Ăn chay', '?Cỡ áo': 'XL' }],
    ],
    [
      'part a column whose heading lists in brackets what it holds',
      sheet(
        'Họ và tên (Full name)|Giới tính (Nam/Nữ)|Hộ chiếu (số, ngày cấp)',
        'Nguyễn Văn An|Nam|C1234567 cấp ngày 01/02/2020',
      ),
      [
        {
          fullName: 'Nguyễn Văn An',
          sex: 'Nam',
          documentNumber: 'C1234567',
          documentIssued: '01/02/2020',
        },
      ],
    ],
    [
      'repeat what stands above marks that mean as above',
      sheet(
        'STT|Họ và tên|Chức vụ|Đơn vị',
        '1|Nguyễn Văn An|Phó Giám đốc|Sở Y tế',
        '2|Trần Thị Bình|Chuyên viên|-nt-',
        '3|Lê Cường|"|"',
      ),
      [
        an,
        { ...binh, agency: 'Sở Y tế' },
        { fullName: 'Lê Cường', jobTitle: 'Chuyên viên', agency: 'Sở Y tế' },
      ],
    ],
    [
      'are read from Chinese',
      sheet(
        '序号|姓 名|性别|出生日期|护照号码|职务|工作单位',
        '1|张三|男|1975年3月12日|PE1234567|处长|广西外事办公室',
        '2|李四|女||||',
      ),
      [
        {
          fullName: '张三',
          sex: '男',
          birthDate: '1975年3月12日',
          documentNumber: 'PE1234567',
          jobTitle: '处长',
          agency: '广西外事办公室',
        },
        { fullName: '李四', sex: '女' },
      ],
    ],
    [
      'are read from English',
      sheet(
        'No.|Name|Date of birth|Sex|Passport No.|Nationality|Title|Organization',
        '1|John Smith|12 March 1975|M|512345678|USA|Director|ABC Foundation',
        '2|Mary Watson||F|||Officer|',
      ),
      [
        {
          fullName: 'John Smith',
          birthDate: '12 March 1975',
          sex: 'M',
          documentNumber: '512345678',
          nationality: 'USA',
          jobTitle: 'Director',
          agency: 'ABC Foundation',
        },
        { fullName: 'Mary Watson', sex: 'F', jobTitle: 'Officer' },
      ],
    ],
    [
      'are read below headings in two languages',
      sheet(
        'STT/No.|Họ và tên/Full name|Chức vụ (Position)|Đơn vị - Organization',
        '1|Nguyễn Văn An|Phó Giám đốc|Sở Y tế',
      ),
      [an],
    ],
    [
      'are read from a list with commas and quotes',
      '"STT","Họ và tên","Chức vụ","Đơn vị"\n"1","Nguyễn Văn An","Phó Giám đốc","Sở Y tế"\n"2","Trần Thị Bình","Chuyên viên, Thủ quỹ",""',
      [an, { fullName: 'Trần Thị Bình', jobTitle: 'Chuyên viên, Thủ quỹ' }],
    ],
    [
      'are read from columns that blanks part',
      'Họ và tên     Chức vụ       Đơn vị\nNguyễn Văn An   Phó Giám đốc   Sở Y tế',
      [an],
    ],
    [
      'are read from a table of Word that was copied a cell a line',
      'STT\nHọ và tên\nChức vụ\nĐơn vị\n1\nNguyễn Văn An\nPhó Giám đốc\nSở Y tế\n2\nTrần Thị Bình\n\nSở Ngoại vụ',
      [an, { fullName: 'Trần Thị Bình', agency: 'Sở Ngoại vụ' }],
    ],
    [
      'are put together where Word breaks a cell into lines',
      'STT\tHọ và tên\tChức vụ\tĐơn vị\n1\tNguyễn Văn An\tBí thư Đảng ủy\nPhó Giám đốc\tSở Y tế\n2\tTrần Thị Bình\tChuyên viên\tSở Y tế',
      [
        { ...an, jobTitle: 'Bí thư Đảng ủy\nPhó Giám đốc' },
        { ...binh, agency: 'Sở Y tế' },
      ],
    ],
  ])('%s', (_, text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});

describe('members pasted without headings', () => {
  it.each<readonly [string, string, readonly Readonly<Record<string, string>>[]]>([
    [
      'are told by what all cells of a column look like, whichever of them are empty',
      sheet(
        '1|Nguyễn Văn An||Nam|Phó Giám đốc|Sở Y tế|C1234567',
        '2|Trần Thị Bình|05/02/1980|Nữ|Chuyên viên||C7654321',
        '3|Lê Văn Cường|06/03/1981|||Công ty TNHH Hoa Mai|',
      ),
      [
        { ...an, sex: 'Nam', documentNumber: 'C1234567' },
        { ...binh, birthDate: '05/02/1980', sex: 'Nữ', documentNumber: 'C7654321' },
        { fullName: 'Lê Văn Cường', birthDate: '06/03/1981', agency: 'Công ty TNHH Hoa Mai' },
      ],
    ],
    [
      'stand in any order',
      sheet('Sở Y tế|Phó Giám đốc|Nguyễn Văn An', '|Chuyên viên|Trần Thị Bình'),
      [an, binh],
    ],
    [
      'have a birth, then the days of the passport; two digits of a year ahead are of the last century',
      sheet('Nguyễn Văn An|05/02/75|C1234567|1/2/2020|1/2/2030', 'Trần Thị Bình|6/7/80|B7654321||1/2/2031'),
      [
        {
          fullName: 'Nguyễn Văn An',
          birthDate: '05/02/1975',
          documentNumber: 'C1234567',
          documentIssued: '1/2/2020',
          documentExpiry: '1/2/2030',
        },
        {
          fullName: 'Trần Thị Bình',
          birthDate: '06/07/1980',
          documentNumber: 'B7654321',
          documentExpiry: '1/2/2031',
        },
      ],
    ],
    [
      'may be typed without marks',
      sheet('1|Truong Van An|Truong phong|So Y te', '2|Pham Thi Binh|Pho Giam doc|So Cong Thuong'),
      [
        { fullName: 'Truong Van An', jobTitle: 'Truong phong', agency: 'So Y te' },
        { fullName: 'Pham Thi Binh', jobTitle: 'Pho Giam doc', agency: 'So Cong Thuong' },
      ],
    ],
    [
      'may be Chinese',
      sheet('张三|男|处长|广西壮族自治区外事办公室|中国', '李四|女|翻译||中国'),
      [
        {
          fullName: '张三',
          sex: '男',
          jobTitle: '处长',
          agency: '广西壮族自治区外事办公室',
          nationality: '中国',
        },
        { fullName: '李四', sex: '女', jobTitle: '翻译', nationality: '中国' },
      ],
    ],
    [
      'may be English',
      sheet('John Smith|Director|ABC Foundation|512345678|USA', 'Mary Watson|Programme Officer|||USA'),
      [
        {
          fullName: 'John Smith',
          jobTitle: 'Director',
          agency: 'ABC Foundation',
          documentNumber: '512345678',
          nationality: 'USA',
        },
        { fullName: 'Mary Watson', jobTitle: 'Programme Officer', nationality: 'USA' },
      ],
    ],
    [
      'have their position before and their agency behind, where words alone do not tell',
      sheet('Nguyễn Văn An|Phó Giám đốc|Hoa mai vàng', 'Trần Thị Bình|Chuyên viên|'),
      [{ ...an, agency: 'Hoa mai vàng' }, binh],
    ],
    [
      'may be nothing but names',
      'Nguyễn Văn An\nTRẦN THỊ BÌNH\n\n',
      [{ fullName: 'Nguyễn Văn An' }, { fullName: 'TRẦN THỊ BÌNH' }],
    ],
    [
      'may be names in one line',
      'Nguyễn Văn An, Trần Thị Bình và Lê Văn Cường',
      [{ fullName: 'Nguyễn Văn An' }, { fullName: 'Trần Thị Bình' }, { fullName: 'Lê Văn Cường' }],
    ],
    [
      'may be a list of Word',
      '1. Nguyễn Văn An - Phó Giám đốc Sở Y tế - Trưởng đoàn\n2. Bà Trần Thị Bình, Chuyên viên, Phòng Lễ tân, Sở Ngoại vụ;\n3. Ông Lê Văn Cường – Lái xe, Sở Văn hóa, Thể thao và Du lịch (Thành viên).',
      [
        { fullName: 'Nguyễn Văn An', jobTitle: 'Phó Giám đốc Sở Y tế', role: 'Trưởng đoàn' },
        { ...binh, agency: 'Phòng Lễ tân, Sở Ngoại vụ', sex: 'Bà' },
        {
          fullName: 'Lê Văn Cường',
          jobTitle: 'Lái xe',
          agency: 'Sở Văn hóa, Thể thao và Du lịch',
          role: 'Thành viên',
          sex: 'Ông',
        },
      ],
    ],
    [
      'may be a list whose numbers have tabs behind them, and lack parts that other lines have',
      '1.\tNguyễn Văn An, Phó Giám đốc, Sở Y tế\n2.\tLê Văn Cường, Sở Công Thương\n3.\tTrần Thị Bình, Chuyên viên',
      [an, { fullName: 'Lê Văn Cường', agency: 'Sở Công Thương' }, binh],
    ],
    [
      'may be grouped by role, and name what each part is',
      'Trưởng đoàn:\n- Đ/c Nguyễn Văn An, Phó Giám đốc, Sở Y tế\nThành viên:\n- Đ/c Trần Thị Bình, Chuyên viên, sinh năm 1980, hộ chiếu số C1234567, quốc tịch: Việt Nam',
      [
        { ...an, role: 'Trưởng đoàn' },
        {
          ...binh,
          role: 'Thành viên',
          birthDate: '1980',
          documentNumber: 'C1234567',
          nationality: 'Việt Nam',
        },
      ],
    ],
    [
      'may name what each part is from the name on',
      'Họ và tên: Nguyễn Văn An, chức vụ: Phó Giám đốc, đơn vị: Sở Y tế\nHọ và tên: Trần Thị Bình, chức vụ: Chuyên viên',
      [an, binh],
    ],
    [
      'may be parted by semicolons',
      'Nguyễn Văn An;Phó Giám đốc;Sở Y tế\nLê Văn Cường;;Sở Công Thương',
      [an, { fullName: 'Lê Văn Cường', agency: 'Sở Công Thương' }],
    ],
  ])('%s', (_, text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it('name the lines that are no people', () => {
    const { rows, setAside } = readPastedTable(
      sheet('DANH SÁCH ĐOÀN|||', '1|Nguyễn Văn An|Giám đốc|', '2|Lê Thị Bình||Sở Y tế', 'Tổng cộng: 2|||'),
      members,
      context,
    );
    expect(rows).toHaveLength(2);
    expect(setAside).toEqual(['DANH SÁCH ĐOÀN', 'Tổng cộng: 2']);
  });
});

describe('rows pasted into other lists', () => {
  it.each<readonly [string, RegisterName, string, string, readonly Readonly<Record<string, string>>[]]>([
    [
      'goods and their quantities',
      'border-incident',
      'goods',
      sheet('Gạo|10 bao', 'Đường|5 kg'),
      [
        { name: 'Gạo', quantity: '10 bao' },
        { name: 'Đường', quantity: '5 kg' },
      ],
    ],
    [
      'goods with headings, the unit joined to its quantity',
      'border-incident',
      'goods',
      sheet(
        'TT|Tên hàng|ĐVT|Số lượng|Thành tiền',
        '1|Gạo|bao|10|5.000.000',
        '2|Đường|kg|5|',
        'Tổng cộng||||5.000.000',
      ),
      [
        { name: 'Gạo', quantity: '10 bao', value: '5.000.000' },
        { name: 'Đường', quantity: '5 kg' },
      ],
    ],
    [
      'vehicles',
      'border-incident',
      'vehicles',
      sheet('Xe tải|1|12C-123.45', 'Xe máy|2|12F1-1234'),
      [
        { kind: 'Xe tải', number: '1', plate: '12C-123.45' },
        { kind: 'Xe máy', number: '2', plate: '12F1-1234' },
      ],
    ],
    [
      'people of an incident',
      'border-incident',
      'people',
      sheet('Trung Quốc|Nam|1980|Người vi phạm', 'Việt Nam||1985|'),
      [
        { nationality: 'Trung Quốc', sex: 'Nam', birthYear: '1980', role: 'Người vi phạm' },
        { nationality: 'Việt Nam', birthYear: '1985' },
      ],
    ],
    [
      'steps',
      'border-incident',
      'steps',
      sheet('05/02/2024|Gửi thư trao đổi|12/SNgV|Đề nghị phía bạn kiểm tra'),
      [
        {
          date: '05/02/2024',
          kind: 'Gửi thư trao đổi',
          number: '12/SNgV',
          summary: 'Đề nghị phía bạn kiểm tra',
        },
      ],
    ],
    [
      'permits whose number and day share a column',
      'outgoing-delegation',
      'permits',
      sheet('Số, ngày văn bản|Cơ quan ban hành', '145/QĐ-UBND ngày 20/01/2024|UBND tỉnh', '12/TB-TU|Tỉnh ủy'),
      [
        { number: '145/QĐ-UBND', date: '20/01/2024', issuer: 'UBND tỉnh' },
        { number: '12/TB-TU', issuer: 'Tỉnh ủy' },
      ],
    ],
    [
      'permits by their look',
      'incoming-delegation',
      'permits',
      sheet('145/QĐ-UBND|20/01/2024|UBND tỉnh Lạng Sơn|Hồ Tiến Thiệu'),
      [{ number: '145/QĐ-UBND', date: '20/01/2024', issuer: 'UBND tỉnh Lạng Sơn', signer: 'Hồ Tiến Thiệu' }],
    ],
    [
      'permits as letters cite them',
      'outgoing-delegation',
      'permits',
      'Quyết định số 145/QĐ-UBND ngày 20/01/2024 của UBND tỉnh\nCông văn số 12-CV/TU ngày 5/2/2024',
      [
        { number: '145/QĐ-UBND', date: '20/01/2024', issuer: 'UBND tỉnh' },
        { number: '12-CV/TU', date: '05/02/2024' },
      ],
    ],
    [
      'stops with a span of days',
      'outgoing-delegation',
      'stops',
      sheet('Nước|Thành phố|Thời gian', 'Trung Quốc|Nam Ninh|10 - 12/01/2024', 'Lào||'),
      [
        { country: 'Trung Quốc', place: 'Nam Ninh', fromDate: '10/01/2024', toDate: '12/01/2024' },
        { country: 'Lào' },
      ],
    ],
    [
      'origins',
      'incoming-delegation',
      'origins',
      sheet('Trung Quốc|Sở Ngoại vụ Quảng Tây', '|ABC Foundation'),
      [{ country: 'Trung Quốc', organisation: 'Sở Ngoại vụ Quảng Tây' }, { organisation: 'ABC Foundation' }],
    ],
    [
      'positions of a person',
      'person',
      'positions',
      sheet('Giám đốc|Sở Y tế|01/01/2020|', 'Phó Giám đốc||01/01/2015|31/12/2019'),
      [
        { jobTitle: 'Giám đốc', agency: 'Sở Y tế', fromDate: '01/01/2020' },
        { jobTitle: 'Phó Giám đốc', fromDate: '01/01/2015', toDate: '31/12/2019' },
      ],
    ],
    [
      'documents of a person',
      'person',
      'documents',
      sheet('Hộ chiếu công vụ|C1234567|01/01/2020|01/01/2025'),
      [
        {
          documentType: 'Hộ chiếu công vụ',
          documentNumber: 'C1234567',
          documentIssued: '01/01/2020',
          documentExpiry: '01/01/2025',
        },
      ],
    ],
    [
      'commitments, whose commas and semicolons are those of sentences',
      'talk',
      'commitments',
      'Hai bên tăng cường tuần tra, kiểm soát; trao đổi thông tin.\nPhía ta gửi thư, có bản dịch.',
      [
        { text: 'Hai bên tăng cường tuần tra, kiểm soát; trao đổi thông tin.' },
        { text: 'Phía ta gửi thư, có bản dịch.' },
      ],
    ],
    [
      'cooperating units in one line',
      'task',
      'cooperating',
      'Sở Y tế, Sở Công Thương; Sở Văn hóa, Thể thao và Du lịch',
      [{ unit: 'Sở Y tế' }, { unit: 'Sở Công Thương' }, { unit: 'Sở Văn hóa, Thể thao và Du lịch' }],
    ],
    [
      'progress',
      'task',
      'progress',
      sheet('05/02/2024|50%|Đã gửi công văn', '06/03/2024|100%|'),
      [
        { date: '05/02/2024', percent: '50%', text: 'Đã gửi công văn' },
        { date: '06/03/2024', percent: '100%' },
      ],
    ],
    [
      'extensions',
      'task',
      'extensions',
      sheet('Ngày gia hạn|Hạn cũ|Hạn mới|Số văn bản', '1/2/2024||1/4/2024|12/UBND-NC'),
      [{ date: '1/2/2024', newDue: '1/4/2024', number: '12/UBND-NC' }],
    ],
  ])('become %s', (_, register, name, text, expected) => {
    expect(read(text, listOf(register, name))).toEqual(expected);
  });
});

describe('any table of members with headings', () => {
  const columns = {
    fullName: {
      headings: ['Họ và tên', 'HỌ TÊN', 'Full name', '姓名'],
      cells: ['Nguyễn Văn An', 'TRẦN THỊ BÌNH', 'Lê Cường', 'John Smith', '张三'],
    },
    sex: { headings: ['Giới tính', 'Nam/Nữ', 'Sex'], cells: ['Nam', 'Nữ', 'F'] },
    birthDate: {
      headings: ['Ngày sinh', 'Năm sinh', 'DOB'],
      cells: ['05/02/1980', '1975', '5.2', 'không rõ'],
    },
    nationality: { headings: ['Quốc tịch', 'Nationality'], cells: ['Việt Nam', 'Trung Quốc', 'CHND'] },
    agency: {
      headings: ['Đơn vị', 'Cơ quan công tác', '单位'],
      cells: ['Sở Y tế', 'Công ty Hoa Mai', 'Tổng công ty X', 'Hoa Mai'],
    },
    jobTitle: {
      headings: ['Chức vụ', 'Chức danh', 'Position'],
      cells: ['Giám đốc', 'Phó Giám đốc Sở', 'Tổng Biên tập', 'làm việc'],
    },
    role: { headings: ['Vai trò', 'Role'], cells: ['Trưởng đoàn', 'Thành viên', 'Head'] },
    documentNumber: {
      headings: ['Số hộ chiếu', 'Hộ chiếu số', 'Passport No.'],
      cells: ['C1234567', 'c 1234567', '123'],
    },
    documentIssued: { headings: ['Ngày cấp', 'Date of issue'], cells: ['01/02/2020', '2020'] },
    documentExpiry: { headings: ['Ngày hết hạn', 'Có giá trị đến'], cells: ['01/02/2030', '2030'] },
    '?': { headings: ['Phòng ở', 'Khẩu vị', 'Số áo'], cells: ['12', 'ăn chay', 'XL', 'Lạng Sơn'] },
  };
  type Name = keyof typeof columns;
  const names = Object.keys(columns) as Name[];

  const tables = shuffledSubarray(names, { minLength: 2 })
    .filter((chosen) => chosen.filter((name) => name !== '?').length > 1)
    .chain((chosen) =>
      record({
        chosen: constant(chosen),
        numbered: boolean(),
        headings: tuple(...chosen.map((name) => constantFrom(...columns[name].headings))),
        rows: array(
          tuple(...chosen.map((name) => option(constantFrom(...columns[name].cells), { nil: '' }))),
          { minLength: 1, maxLength: 6 },
        ),
      }),
    );

  it('puts every filled cell into its own field of its own row, and loses none', () => {
    assert(
      property(tables, ({ chosen, numbered, headings, rows }) => {
        const filled = rows.filter((row) => row.some((cell) => cell !== ''));
        const lines = [
          [...(numbered ? ['STT'] : []), ...headings],
          ...filled.map((row, at) => [...(numbered ? [String(at + 1)] : []), ...row]),
        ];
        const expected = filled.map((row) =>
          Object.fromEntries(
            row.flatMap((cell, at) => {
              const name = chosen[at] ?? '?';
              return cell === '' ? [] : [[name === '?' ? `?${headings[at] ?? ''}` : name, cell]];
            }),
          ),
        );
        const table = readPastedTable(lines.map((line) => line.join('\t')).join('\n'), members, context);
        expect(table.headed).toBe(true);
        expect(table.setAside).toEqual([]);
        expect(rowsOf(table)).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });

  it('loses no word of any text whatever', () => {
    const cell = oneof(
      constantFrom(...names.flatMap((name) => [...columns[name].headings, ...columns[name].cells])),
      constantFrom(
        '',
        '',
        'Tổng cộng',
        'x',
        'Nam',
        'Nữ',
        'II',
        'Trưởng đoàn:',
        '1',
        '2',
        'Ghi chú',
        'Họ đệm',
        'Thời gian',
      ),
    );
    const texts = array(array(cell, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 });
    const wordsOf = (text: string): readonly string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];
    assert(
      property(texts, (lines) => {
        const {
          columns: read,
          rows,
          setAside,
        } = readPastedTable(lines.map((line) => line.join('\t')).join('\n'), members, context);
        const kept = new Set(
          wordsOf([...read.map((column) => column.heading ?? ''), ...rows.flat(), ...setAside].join(' ')),
        );
        // A mark below "Nam" or "Nữ" becomes that word.
        const said = lines
          .flat()
          .flatMap(wordsOf)
          .filter((word) => word !== 'x' && word !== '1');
        expect(said.filter((word) => !kept.has(word))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
