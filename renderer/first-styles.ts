import { createCache, extractStyle, StyleProvider } from '@ant-design/cssinjs';
import {
  Alert,
  App,
  Button,
  Card,
  ConfigProvider,
  Menu,
  Segmented,
  Spin,
  Tag,
  Tooltip,
  Typography,
} from 'antd';
import { createElement as h } from 'react';
import { renderToString } from 'react-dom/server';
import type { Plugin } from 'vite';
import { themeOf } from './app/theme.ts';

/** The kinds of parts that the first screen shows. Others have their styles made when they are first shown. */
const parts = [
  h(Spin),
  h(Button),
  h(Tooltip, { title: '.' }),
  h(Menu, { items: [{ key: '.', label: '.' }] }),
  h(Segmented, { options: ['.'] }),
  h(Typography.Title),
  h(Card),
  h(Tag, { color: 'red' }),
  h(Tag, { color: 'success' }),
  h(Alert),
];

/** The styles of the first screen as elements of a page's head, just as antd makes them, which finds them there. */
function firstStyles(): string {
  const cache = createCache();
  renderToString(
    h(StyleProvider, { cache }, h(ConfigProvider, { theme: themeOf({ motion: true }) }, h(App, null, parts))),
  );
  return extractStyle(cache, { types: 'style' });
}

/** Lays the styles of the first screen into the page as it is built: made at each start, they took a quarter of its time. */
export const stylesBuiltIn: Plugin = {
  name: 'styles-built-in',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    // As antd would lay them: before all sheets of the program, which take precedence.
    handler: (html) => html.replace('</title>', (end) => end + firstStyles()),
  },
};
