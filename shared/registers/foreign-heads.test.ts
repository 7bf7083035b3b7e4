import { describe, expect, it } from 'vitest';
import { readHeads } from '../import/columns/found-columns.ts';
import { registerNamed, type OpenRegisterName } from './all-registers.ts';

/** What each head of a row of heads is read as; null where it is read as nothing. */
function targets(register: OpenRegisterName, heads: string): readonly (string | null)[] {
  const levels = heads.split('|').map((head) => [head]);
  const found = readHeads(registerNamed(register).sheets.columns, levels, () => false);
  return levels.map((_, index) => found.find((column) => column.index === index)?.target ?? null);
}

describe('heads of sheets in English and Chinese', () => {
  it.each<readonly [OpenRegisterName, string, string]>([
    [
      'outgoing-delegation',
      'No.|Delegation name|Host agency|Purpose|Departure|Return|Head of delegation|Number of people|Country|Funding',
      'index|name|hostAgency|purpose|start|end|leader|peopleDeclared|places|funding',
    ],
    [
      'outgoing-delegation',
      'Name of delegation|Lead agency|No. of people|Destination|Departure date|Return date|Budget (USD)',
      'name|hostAgency|peopleDeclared|places|start|end|budgetEstimated',
    ],
    [
      'outgoing-delegation',
      '序号|代表团名称|组团单位|团长|人数|出访国家|出访时间|任务|经费',
      'index|name|hostAgency|leader|peopleDeclared|places|dateRange|purpose|funding',
    ],
    [
      'incoming-delegation',
      'Name|Receiving agency|Country/Organisation|People|Arrival|Departure|Leader',
      'name|hostAgency|places|peopleDeclared|start|end|leader',
    ],
    [
      'incoming-delegation',
      '来访团名称|接待单位|来自国家|人数|抵达日期|离开日期|团长|来访目的',
      'name|hostAgency|places|peopleDeclared|start|end|leader|purpose',
    ],
    [
      'task',
      'No.|Task|Assigned date|Deadline|Lead|Cooperating agencies|Progress|Notes',
      'index|content|assignedOn|due|lead|cooperating|progressState|notes',
    ],
    [
      'task',
      '任务|交办日期|期限|责任单位|配合单位|进度|备注',
      'content|assignedOn|due|lead|cooperating|progressState|notes',
    ],
    [
      'border-incident',
      'Date|Time|Boundary marker|Type of incident|Description|Side|Result',
      'occurredOn|occurredAt|markers|type|summary|side|result',
    ],
    [
      'border-incident',
      '日期|时间|界碑|事件类型|事件经过|责任方|处理结果',
      'occurredOn|occurredAt|markers|type|summary|side|result',
    ],
    [
      'letter',
      'Letter no.|Date|Direction|Subject|Sender|Recipient',
      'number|date|direction|subject|sender|recipient',
    ],
    [
      'talk',
      '日期|形式|地点|我方团长|对方团长|主题|会谈内容|结果',
      'date|kind|place|ourHead|theirHead|subject|content|outcome',
    ],
    [
      'person',
      'Surname|Given names|Sex|Date of birth|Passport No.',
      'familyName|fullName|sex|birthDate|documents.documentNumber',
    ],
    [
      'assigning-document',
      'Document number|Date|Issuer|Subject|Signer',
      'number|date|issuer|abstract|signer',
    ],
  ])('%s: %s', (register, heads, expected) => {
    expect(targets(register, heads).join('|')).toBe(expected);
  });

  it('are read beside Vietnamese ones', () => {
    const heads =
      '团组名称 Tên đoàn|组团单位 Cơ quan chủ trì|国家/地区 Nước|Số người / Number of people|出境日期 Ngày đi';
    expect(targets('outgoing-delegation', heads)).toEqual([
      'name',
      'hostAgency',
      'places',
      'peopleDeclared',
      'start',
    ]);
  });

  it('are days of the trip under "From" and "To" only where no other head tells these', () => {
    expect(targets('outgoing-delegation', 'Delegation|From|To|Departure|Return|Country')).toEqual([
      'name',
      null,
      null,
      'start',
      'end',
      'places',
    ]);
    expect(targets('outgoing-delegation', 'Delegation|From|To|Country')).toEqual([
      'name',
      'start',
      'end',
      'places',
    ]);
  });

  it('say nothing of a column of two meanings', () => {
    expect(targets('outgoing-delegation', 'Nước/Cơ quan chủ trì')).toEqual(['hostAgency']);
    expect(targets('outgoing-delegation', 'Ngày đi/Ngày về')).toEqual(['dateRange']);
  });
});
