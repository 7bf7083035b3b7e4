import { expect, it } from 'vitest';
import { delegationLeader } from './delegation-leader.ts';

const member = (fields: object) => ({
  withdrawn: false,
  position: 0,
  role: 'leader',
  fullName: 'Nguyễn Văn An',
  jobTitle: 'Phó Giám đốc',
  ...fields,
});

it('takes the leader from the member with that role where the fields are empty', () => {
  const none = { leader: null, leaderJobTitle: null };
  expect(delegationLeader({ ...none, members: [member({})] })).toEqual({
    leader: 'Nguyễn Văn An',
    leaderJobTitle: 'Phó Giám đốc',
  });
  expect(delegationLeader({ ...none, members: [member({ role: 'member' })] })).toEqual(none);
  expect(delegationLeader({ ...none, members: [member({ withdrawn: true })] })).toEqual(none);
  expect(delegationLeader({ ...none, members: [member({ fullName: null })] })).toEqual(none);
});

it('keeps what its own fields say, and gives nobody the title of another', () => {
  const members = [member({})];
  expect(delegationLeader({ leader: 'Trần B', leaderJobTitle: null, members })).toEqual({
    leader: 'Trần B',
    leaderJobTitle: null,
  });
  expect(delegationLeader({ leader: 'Nguyễn Văn An', leaderJobTitle: null, members }).leaderJobTitle).toBe(
    'Phó Giám đốc',
  );
});
