import { cleanup, render } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { useKeys } from './use-keys.ts';

afterEach(cleanup);

function Screen({ onEscape }: { readonly onEscape: () => void }) {
  useKeys({ Escape: onEscape });
  return null;
}

/** A dialog as it stands in the page: its frame, and the dialog in it, each shown or hidden. */
function DialogFrame({ frame, dialog }: { readonly frame: string; readonly dialog: string }) {
  return (
    <div className="ant-modal-wrap" style={{ display: frame }}>
      <div className="ant-modal" style={{ display: dialog }} />
    </div>
  );
}

it.each([
  ['a dialog that is shown', 'block', 'block', 0],
  ['a dialog that is closed, whose frame is still there', 'block', 'none', 1],
  ['a dialog that is closed', 'none', 'none', 1],
])('hears Escape on %s as often as it is the screen’s', async (_what, frame, dialog, calls) => {
  const onEscape = vi.fn<() => void>();
  render(
    <>
      <Screen onEscape={onEscape} />
      <DialogFrame frame={frame} dialog={dialog} />
    </>,
  );
  await userEvent.keyboard('{Escape}');
  expect(onEscape).toHaveBeenCalledTimes(calls);
});
