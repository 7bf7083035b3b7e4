import { Button, Dropdown, type ButtonProps, type MenuProps } from 'antd';
import { useRef } from 'react';

/** A button that opens a menu by click or key, and has the focus again when the menu closes. */
export function MenuButton(props: ButtonProps & { readonly menu: MenuProps }) {
  const { menu, ...own } = props;
  const button = useRef<HTMLButtonElement>(null);
  return (
    <Dropdown
      trigger={['click']}
      menu={menu}
      disabled={own.disabled === true}
      onOpenChange={(open) => {
        const { activeElement } = document;
        if (!open && (activeElement === document.body || activeElement?.closest('.ant-dropdown')))
          button.current?.focus({ preventScroll: true });
      }}
    >
      <Button ref={button} {...own} />
    </Dropdown>
  );
}
