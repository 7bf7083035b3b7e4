/** What offices are for, where a name goes on past its first word in small letters, or holds commas or "và". */
const TAILS =
  `Văn hóa, Thể thao và Du lịch|Văn hoá, Thể thao và Du lịch|Xúc tiến Đầu tư, Thương mại và Du lịch|Xúc tiến Đầu tư|Giáo dục và Đào tạo|Nông nghiệp và Phát triển nông thôn|Nông nghiệp và PTNT|Nông nghiệp và Môi trường|Tài nguyên và Môi trường|Thông tin và Truyền thông|Khoa học và Công nghệ|Kế hoạch và Đầu tư|Dân tộc và Tôn giáo|Lao động - Thương binh và Xã hội|Lao động, Thương binh và Xã hội|Lao động – Thương binh và Xã hội|Lao động - TB và XH|Phát thanh và Truyền hình|Phát thanh - Truyền hình|Phát thanh, Truyền hình|Truyền thanh - Truyền hình|Tuyên giáo và Dân vận|Phát triển nông thôn|ĐBQH và HĐND|đại biểu Quốc hội và Hội đồng nhân dân|Thông tin và Dịch vụ đối ngoại|Văn hóa và Thể thao|Văn hóa và Thông tin|Văn hóa - Thông tin|Văn hóa, Thể thao và Truyền thông|Văn hóa - Xã hội|Quy hoạch - Kiến trúc|Ngoại vụ|Nội vụ|Tư pháp|Tài chính|Y tế|Xây dựng|Giao thông vận tải|Giao thông Vận tải|Công Thương|Dân tộc|Hải quan|Thống kê|Kiểm lâm|Ngoại giao|Quốc phòng|Quân sự|Biên phòng|Quản lý thị trường|Chăn nuôi và Thú y|Chăn nuôi, Thú y|Trồng trọt và Bảo vệ thực vật|Thủy lợi|Thủy sản|Khí tượng thủy văn|Liên hiệp Phụ nữ|Phụ nữ|Nông dân|Cựu chiến binh|Chữ thập đỏ|Du lịch|HĐND và UBND|Đoàn ĐBQH và HĐND|Khuyến nông|Tổ chức Tỉnh ủy|Tổ chức|Tỉnh ủy|Huyện ủy|Thành ủy|Trung ương|Chính phủ|Quốc hội|cán sự đảng|Tuyên giáo|Dân vận|Nội chính|Kinh tế và Hạ tầng|Kinh tế, Hạ tầng và Đô thị|Kinh tế|Quản lý đô thị|Tài chính - Kế hoạch|Phục vụ hành chính công|Phát triển quỹ đất|Kiểm soát bệnh tật|Nhà nước|nhà nước|Tiếp công dân|Bảo vệ thực vật|Thuế|Tôn giáo|Dược|Văn thư - Lưu trữ|An toàn vệ sinh thực phẩm|Quản lý chất lượng|Đăng kiểm|Đường bộ|Quản lý biên giới|Lãnh sự - Hợp tác quốc tế|Lãnh sự|Xuất nhập cảnh|Hợp tác xã|Dự trữ|Cảnh sát giao thông|Phòng không|Thông tấn xã Việt Nam|Chính sách xã hội|Nông nghiệp|Luật pháp và Điều ước quốc tế|Thông tin Báo chí|Thông tin - Báo chí|Quản lý Xuất nhập cảnh|Quản lý xuất nhập cảnh|Chính sách Đối ngoại|Tổng hợp Kinh tế|Quản trị Tài vụ|An ninh mạng và phòng, chống tội phạm sử dụng công nghệ cao|Quản lý giá|Ngân sách nhà nước|Quản lý, giám sát bảo hiểm|Văn xã|Khoa giáo - Văn xã|Nông nghiệp - Môi trường|Tài chính - Ngân sách|Bộ đội Biên phòng|Trách nhiệm hữu hạn Một thành viên|Trách nhiệm hữu hạn|TNHH MTV|TNHH Một thành viên|TNHH|Một thành viên|Cổ phần|Cấp nước|Cấp thoát nước|Môi trường đô thị|Khai thác công trình thủy lợi|Quản lý khai thác công trình thủy lợi|Tuyên giáo, Dân vận|Xây dựng Đảng|Văn hóa - Khoa học và Thông tin|Kinh tế - Ngân sách|Pháp chế|Đăng ký đất đai|Nước sạch và Vệ sinh môi trường nông thôn|Kế hoạch và Tài chính|Kế hoạch - Tài chính|Tổ chức - Hành chính|Hành chính - Tổng hợp|Hành chính - Tổ chức|Tổng hợp - Hành chính|Hợp tác quốc tế|Tổ chức cán bộ|Tổ chức Cán bộ|Lễ tân Nhà nước|Lễ tân|Quản trị Tài vụ|Báo chí|Luật pháp quốc tế|Chính sách đối ngoại|Văn hóa đối ngoại và UNESCO|Ngoại vụ và Ngoại giao văn hóa|Đông Bắc Á|Đông Nam Á|Châu Âu|Châu Mỹ|Cơ yếu|Tổng hợp kinh tế|Hợp tác kinh tế đa phương|Biên giới quốc gia|Phòng, chống thiên tai và Tìm kiếm cứu nạn|Phòng chống thiên tai và Tìm kiếm cứu nạn|Phòng thủ dân sự|Cảnh sát biển|Quản lý đê điều và Phòng, chống thiên tai`.split(
    '|',
  );

/** First words of the name of an office; each is followed by what it is for or where it is. */
const HEADS = [
  'Ủy ban Mặt trận Tổ quốc Việt Nam',
  'Ủy ban MTTQ Việt Nam',
  'Ủy ban MTTQ',
  'Ủy ban nhân dân',
  'Uỷ ban nhân dân',
  'Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam',
  'Ủy ban Kiểm tra',
  'Ủy ban',
  'Hội đồng nhân dân',
  'Bộ Chỉ huy Bộ đội Biên phòng',
  'Bộ Chỉ huy BĐBP',
  'Bộ Chỉ huy Quân sự',
  'Bộ CHQS',
  'Ban Chỉ huy Bộ đội Biên phòng',
  'Ban Chỉ huy Quân sự',
  'Ban CHQS',
  'Bộ đội Biên phòng',
  'Bộ Tư lệnh',
  'Học viện',
  'Cổng Thông tin điện tử',
  'Cảng vụ',
  'Ban Chỉ huy',
  'Ban Chỉ đạo',
  'Ban chỉ đạo',
  'Ban Thường vụ',
  'Ban Quản lý',
  'Ban quản lý',
  'Ban Cán sự đảng',
  'Ban cán sự đảng',
  'Ban Tổ chức',
  'Ban Tuyên giáo',
  'Đảng đoàn',
  'Đảng bộ',
  'Ban Thường trực',
  'Ban Dân tộc',
  'Bảo hiểm xã hội',
  'Bảo hiểm Xã hội',
  'Ngân hàng Nhà nước',
  'Ngân hàng',
  'Kho bạc Nhà nước',
  'Kho bạc',
  'Viện kiểm sát nhân dân',
  'Viện Kiểm sát nhân dân',
  'Tòa án nhân dân',
  'Liên đoàn Lao động',
  'Đoàn Thanh niên',
  'Tổng công ty',
  'Tổng cục',
  'Chi cục',
  'Công an',
  'Công ty',
  'Tập đoàn',
  'Thanh tra',
  'Trung tâm',
  'Trường',
  'Bệnh viện',
  'Văn phòng',
  'Tỉnh đoàn',
  'Thành đoàn',
  'Tỉnh ủy',
  'Thành ủy',
  'Huyện ủy',
  'Thị ủy',
  'Đảng ủy',
  'Tỉnh uỷ',
  'Huyện uỷ',
  'Đảng uỷ',
  'Hiệp hội',
  'Liên hiệp',
  'Liên minh',
  'Bưu điện',
  'Điện lực',
  'Đồn Biên phòng',
  'Hải quan',
  'Thuế',
  'Quỹ',
  'Tổ công tác',
  'Tổ',
  'Hạt Kiểm lâm',
  'UBMTTQ',
  'UBND',
  'HĐND',
  'BQL',
  'Sở',
  'Bộ',
  'Cục',
  'Vụ',
  'Viện',
  'Hội',
  'Báo',
  'Đài',
  'Ban',
  'Phòng',
  'Đoàn',
  'Trạm',
  'VNPT',
  'Viettel',
];

/** Several offices under one word; the list may go on. */
const PLURAL =
  /^(?:các|những|tất cả các|toàn bộ các)\s+(?:(?:đồng chí\s+)?(?:Thủ trưởng|thủ trưởng|Giám đốc|Chủ tịch)\s+(?:các\s+)?)?(?:huyện ủy|thị ủy|thành ủy|đảng ủy|huyện uỷ|đảng uỷ|cấp ủy|cấp uỷ|đảng bộ|chi bộ|sở|ban|bộ|cơ quan|đơn vị|địa phương|huyện|thành phố|thị xã|quận|xã|phường|phòng|ngành|chủ đầu tư|doanh nghiệp|hội|đoàn thể|tổ chức|cấp ủy|trường|nhà thầu|chi cục|đồn|lực lượng)(?:(?:\s*[,-]\s*|\s+và\s+|\s+)(?:huyện ủy|thị ủy|thành ủy|đảng ủy|huyện uỷ|đảng uỷ|cấp ủy|cấp uỷ|đảng bộ|chi bộ|sở|ban|bộ|cơ quan|đơn vị|địa phương|huyện|thành phố|thị xã|thị trấn|quận|xã|phường|phòng|ngành|hội|đoàn thể|tổ chức|trường|doanh nghiệp|chính quyền|chức năng|liên quan|có liên quan|trực thuộc|thuộc|chuyên môn|cấp tỉnh|của tỉnh|tỉnh|trên địa bàn tỉnh|trên địa bàn|biên giới|thuộc UBND tỉnh|thuộc tỉnh|Trung ương|đảng|chính trị - xã hội|chính trị|xã hội|khác|nêu trên|lực lượng|quản lý nhà nước|công lập|đóng trên địa bàn)(?![\p{L}\p{M}]))*/iu;

const PLACE =
  '(?:tỉnh|huyện|thành phố|thị xã|thị trấn|xã|phường|quận|đặc khu|TP\\.?|cấp xã|cấp huyện|biên giới|vùng cao|miền núi|khu vực|ven biển|ven sông|ven biên|đồng bằng|trung du|vùng biển|hải đảo|giáp biên|có rừng|có biển|trọng điểm|phía Bắc|phía Nam|phía Đông|phía Tây|hạ du|vùng hạ du|ven đê|bị ảnh hưởng|liên quan|có liên quan|nêu trên|trên địa bàn|hai|bốn|ba|năm)';
const UPPER = '\\p{Lu}(?:[\\p{L}\\p{M}\\p{N}]|[.&/-](?=[\\p{L}\\p{N}]))*';
const LINK = '(?:và|-|–|,)';
/** Small words that go on with any name. */
const SMALL = '(?:nhân dân|khu|các|nhà nước|biên giới|cửa khẩu|kinh tế|quốc tế|chính trị)';
/** Small words, many of them verbs elsewhere, that go on with the names of boards, centres and funds. */
const WORK =
  '(?:nhân dân|công tác|kinh tế|cửa khẩu|khu|các|công nghiệp|dự án|đầu tư|xây dựng|phát triển|quốc tế|biên giới|giao thông|đô thị|rừng|đặc dụng|phòng hộ|nước|bộ đội|kỹ thuật|dân tộc|du lịch|tổng hợp|văn hóa|trực thuộc|chỉ đạo|chuyển đổi số|cải cách hành chính|chương trình|mục tiêu|phục vụ|hành chính công|phòng cháy|quỹ đất|đất|nghề|y tế|đa khoa|phòng|chính trị|đối ngoại|thể dục|thể thao|bảo vệ|quản lý|thị trường|tài chính|thực phẩm|an toàn|vệ sinh|khuyến nông|hợp tác xã|doanh nghiệp|lâm nghiệp|thủy lợi|Nhà nước|nhà nước|đường bộ|sự nghiệp|giải phóng mặt bằng|phòng chống thiên tai|cứu nạn|ngành|dân dụng và công nghiệp|dân dụng|các công trình|công trình|hạ tầng|nông nghiệp và phát triển nông thôn|nông nghiệp|môi trường|vùng|tỉnh)';
const BOARDS =
  '(?:Ban Quản lý|Ban quản lý|BQL|Ban Chỉ đạo|Ban chỉ đạo|Ban Chỉ huy|Trung tâm|Quỹ|Công ty|Tổng công ty|Trường|Viện|Hội|Chi cục|Tổ|Hạt|Bệnh viện|Văn phòng)';

/** Each further word may begin with a capital or not: "Công Thương", "Công thương". */
const WHOLE_TAIL = TAILS.toSorted((a, b) => b.length - a.length)
  .map((name) =>
    name.replaceAll(/(?<=[\s])\p{L}/gu, (letter) => `[${letter.toLowerCase()}${letter.toUpperCase()}]`),
  )
  .join('|');
const HEAD = HEADS.toSorted((a, b) => b.length - a.length).join('|');
const PEOPLES = String.raw`(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|HĐND)\s+(?:các\s+)?(?:huyện|xã|thành phố|thị xã|quận|phường|tỉnh|cấp)`;

/** People's committees of several places: `UBND các huyện, thị xã, thành phố`, `UBND huyện Lộc Bình`. */
const COMMITTEES = new RegExp(
  String.raw`^${PEOPLES}(?:\s*(?:,|và)?\s*(?:các\s+)?(?:${PLACE})(?![\p{L}\p{M}])(?!\s+(?:${HEAD}))|\s+${UPPER}|\s+-\s+${UPPER}|,\s+(?!(?:${HEAD})(?![\p{L}\p{M}]))${UPPER}(?=[\s,.;:]))*`,
  'u',
);
const OFFICE = new RegExp(
  String.raw`^(?:${BOARDS}(?:\s+${WORK}(?![\p{L}\p{M}]))+(?:\s+(?:số\s+)?\d{1,2}(?![\d/.]))?|(?:${HEAD}|sở)(?![\p{L}\p{M}]))(?:\s+(?:${WHOLE_TAIL})(?![\p{L}\p{M}])|\s*${LINK}\s*(?!(?:${HEAD})(?![\p{L}\p{M}]))(?=\p{Lu})(?=${UPPER}(?:\s+${UPPER})*\s+và\s+\p{Lu})${UPPER}|\s+-\s+(?!(?:Cơ quan|Thường trực|Trưởng|Phó|Chủ tịch|Giám đốc|đơn vị|cơ quan))${UPPER}|\s+${PLACE}(?![\p{L}\p{M}])|\s+${SMALL}(?![\p{L}\p{M}])|\s+(?!(?:Quyết|Nghị|Chỉ|Công|Thông|Kế|Luật|Đề)\s(?:định|quyết|thị|văn|tư|báo|hoạch|án))${UPPER})*`,
  'u',
);
/** Heads of hamlets, who are asked as such: `Trưởng các thôn`, `Trưởng thôn Pò Mạ`. */
const HAMLETS = new RegExp(
  String.raw`^(?:(?:Trưởng|Bí thư chi bộ)(?:\s*,\s*|\s+)?)+(?:các\s+)?(?:thôn|bản|khối phố|khối|khu phố|tổ dân phố|ấp|xóm|làng)(?:\s*,\s*(?:bản|khối phố|khu phố|tổ dân phố|xóm|làng)(?![\p{L}\p{M}])|\s+${UPPER}|\s+biên giới)*`,
  'u',
);
/** A person by name: `đồng chí Nguyễn Văn A`. */
const PERSON = new RegExp(
  String.raw`^(?:đồng chí|Đồng chí|đ\/c|Đ\/c|ông|Ông|bà|Bà|Phó Thủ tướng(?: Chính phủ)?|Thứ trưởng)\s+(?!(?:Phó|Chủ|Giám|Bí|Trưởng|Chánh|Bộ|Thứ|Cục|Viện|Thường|Tổng)\s)${UPPER}(?:\s+${UPPER}){1,4}`,
  'u',
);
const TITLE =
  /^(?:(?:đồng chí|đ\/c|ông|bà)\s+)?(?:(?:Giám đốc|Chủ tịch|Phó Chủ tịch|Thủ trưởng|Chánh(?=\s+(?:Văn phòng|Thanh tra))|Trưởng(?=\s+(?:Ban|ban|Phòng|phòng|Công|các|Bộ))|Bí thư|Hiệu trưởng|Chỉ huy trưởng|Cục trưởng|Tổng Giám đốc|Người đứng đầu|người đứng đầu|lãnh đạo|Lãnh đạo|Bộ trưởng|Viện trưởng|Chi cục trưởng)\s+)+/u;

/** A unit named at the beginning of a text; `length` counts the person's title before it, `name` leaves it out. */
export interface UnitFound {
  readonly name: string;
  readonly length: number;
}

/** The unit that a text begins with, without the title of its head; null where it begins with none. */
export function unitAtStart(text: string): UnitFound | null {
  const people = (HAMLETS.exec(text) ?? PERSON.exec(text))?.[0] ?? '';
  if (people !== '') return { name: people, length: people.length };
  const title = TITLE.exec(text)?.[0].length ?? 0;
  // A name never goes on in another paragraph.
  const rest = text.slice(title).split('\n')[0] ?? '';
  const matches = [PLURAL, COMMITTEES, OFFICE].flatMap((pattern) => pattern.exec(rest)?.[0] ?? []);
  const longest = matches.toSorted((a, b) => b.length - a.length)[0] ?? '';
  const bare = longest.replace(/[\s,;.–-]+$/u, '').replace(/\s+(?:và|các)$/u, '');
  // "các cơ quan của Bộ Ngoại giao", "các đơn vị thuộc Sở Y tế"
  const whose = /^\s+(?:của|thuộc)\s+/u.exec(rest.slice(bare.length))?.[0] ?? '';
  const owner =
    whose !== '' && PLURAL.test(bare) ? unitAtStart(rest.slice(bare.length + whose.length)) : null;
  const name = owner === null ? bare : `${bare}${whose}${owner.name}`;
  // A bare head says nothing: "Sở", "Bộ"; but "Công an tỉnh", "UBND tỉnh" do, and "Sở" alone may be the addressee.
  if (
    name === '' ||
    (HEADS.includes(name) &&
      name.split(' ').length < 4 &&
      !/^(?:Tỉnh đoàn|Thành đoàn|Tỉnh ủy|VNPT|Viettel)$/u.test(name)) ||
    name === 'sở'
  )
    return null;
  // A deputy chairman is given a task as a person, not as his office.
  const person = /Phó Chủ tịch\s+$/u.exec(rest === text ? '' : text.slice(0, title))?.[0] ?? '';
  return { name: `${person}${name.replace(/^sở(?= )/u, 'Sở')}`, length: title + name.length };
}

/**
 * The unit that leads where a text begins with units: the first one; but offices under one word stay together as
 * written, without titles: `các sở, ban, ngành, UBND các huyện, thành phố`.
 */
export function leadAtStart(text: string): UnitFound | null {
  const first = unitAtStart(text);
  if (first === null || !/^các\s/iu.test(first.name)) return first;
  let { name, length } = first;
  for (;;) {
    const gap = /^(?:\s*,\s*(?:và\s+)?|\s+và\s+)/u.exec(text.slice(length))?.[0] ?? '';
    const next = gap === '' ? null : unitAtStart(text.slice(length + gap.length));
    if (next === null || !/(?:^|\s)các\s/iu.test(next.name)) return { name, length };
    name += `${gap}${next.name}`;
    length += gap.length + next.length;
  }
}

/** What an office is for, in its usual letters, whatever those of `name`. */
export function spelling(name: string): string {
  return TAILS.find((tail) => tail.toLowerCase() === name.toLowerCase()) ?? name;
}

/** Units listed at the beginning of a text, apart by commas, "và", "cùng"; and how much of the text they take. */
export function unitsAtStart(text: string): { readonly names: readonly string[]; readonly length: number } {
  const names: string[] = [];
  let at = 0;
  let end = 0;
  for (;;) {
    const found = unitAtStart(text.slice(at));
    if (found === null) break;
    names.push(found.name);
    end = at + found.length;
    const gap = /^\s*(?:,\s*(?:và\s+|cùng\s+)?|;\s*|\s+và\s+|\s+cùng(?:\s+với)?\s+)/u.exec(
      text.slice(end),
    )?.[0];
    if (gap === undefined) break;
    at = end + gap.length;
  }
  return { names, length: end };
}
