import { Button, Dropdown, type ButtonProps, type MenuProps } from 'antd';
import { useImperativeHandle, useRef, type Ref } from 'react';

/** A button that opens a menu by click or key, goes into it, and has the focus again when the menu closes. */
export function MenuButton({
  ref,
  menu,
  ...own
}: ButtonProps & { readonly menu: MenuProps; readonly ref?: Ref<HTMLButtonElement | null> }) {
  const button = useRef<HTMLButtonElement>(null);
  useImperativeHandle<HTMLButtonElement | null, HTMLButtonElement | null>(ref, () => button.current, []);
  const takeBack = (): void => {
    const { activeElement } = document;
    if (activeElement === document.body || activeElement?.closest('.ant-dropdown'))
      button.current?.focus({ preventScroll: true });
  };
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        ...menu,
        onClick(info) {
          // A dialog takes the focus at once, and the same Enter would press what it gives it to.
          info.domEvent.preventDefault();
          menu.onClick?.(info);
        },
      }}
      autoFocus
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
