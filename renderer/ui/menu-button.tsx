import { Button, Dropdown, type ButtonProps, type MenuProps } from 'antd';
import { useRef } from 'react';

/** A button that opens a menu by click or key, and has the focus again when the menu closes. */
export function MenuButton(props: ButtonProps & { readonly menu: MenuProps }) {
  const { menu, ...own } = props;
  const button = useRef<HTMLButtonElement>(null);
  const takeBack = (): void => {
    const { activeElement } = document;
    if (activeElement === document.body || activeElement?.closest('.ant-dropdown'))
      button.current?.focus({ preventScroll: true });
  };
  return (
    <Dropdown
      trigger={['click']}
      menu={menu}
      disabled={own.disabled === true}
      onOpenChange={(open) => {
        // The menu gives the focus to its lines a frame after the key.
        if (!open) requestAnimationFrame(takeBack);
      }}
    >
      <Button ref={button} {...own} />
    </Dropdown>
  );
}
