import type { ThemeConfig } from 'antd';

/**
 * What antd's parts look like. Contrast of text on the primary colour is above 4.5 : 1.
 * @param motion false for whoever switched the animations of Windows off.
 */
export function themeOf({ motion }: { readonly motion: boolean }): ThemeConfig {
  return {
    token: {
      motion,
      colorPrimary: '#8c1d18',
      colorLink: '#8c1d18',
      borderRadius: 4,
      fontSize: 14,
      colorTextPlaceholder: '#6b7280',
      colorTextDescription: '#5c6370',
      colorError: '#a8071a',
      colorErrorHover: '#820014',
      colorErrorActive: '#5c0011',
      colorErrorBorderHover: '#820014',
    },
    components: {
      Table: { rowSelectedBg: '#f8eceb', rowSelectedHoverBg: '#f3e2e0' },
      // As the program's own fields.
      Input: { colorBorder: '#8f98a5' },
      Checkbox: { colorBorder: '#8f98a5' },
    },
  };
}
