import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Waits until nothing is loading or moving: colours are measured wrong while they fade in. */
export async function atRest(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(movements)).toEqual([]);
}

/** What is loading or moving, as it is written in the page. */
function movements(): readonly string[] {
  const loading = [...document.querySelectorAll('.ant-spin-spinning, .ant-btn-loading')];
  const moving = document
    .getAnimations()
    .filter((animation) => animation.playState === 'running')
    .map(({ effect }) => (effect instanceof KeyframeEffect ? effect.target : null));
  return (
    [...loading, ...moving]
      // A button may keep its sign of loading, unseen, where it was shown for less than a moment.
      .filter(
        (element) =>
          !element?.closest('.ant-btn-loading-icon') || element.checkVisibility({ opacityProperty: true }),
      )
      .map((element) => element?.outerHTML.slice(0, 120) ?? '')
  );
}

/**
 * What axe finds on the screen as it stands, a line each. Papers are looked at apart: they stand in frames in which no script may
 * run, so that axe would wait there for ever.
 */
export async function faultsOf(page: Page): Promise<readonly string[]> {
  await atRest(page);
  const { violations } = await new AxeBuilder({ page })
    // Where nothing is wrong nothing need be described: that is most of the time that axe takes.
    .options({ resultTypes: ['violations'] })
    .withTags(levels)
    // Menus and lists open outside the landmarks; a paper has its title where its form puts it.
    .disableRules(['region', 'page-has-heading-one'])
    .exclude('iframe')
    .setLegacyMode()
    .analyze();
  const unnamed = await page.locator('iframe:not([title]), iframe[title=""]').count();
  return [
    ...(unnamed === 0 ? [] : [`${unnamed} frames without a title`]),
    ...violations.flatMap(({ id, nodes }) =>
      nodes
        .slice(0, 4)
        .map((node) =>
          [id, node.html.slice(0, 200), node.failureSummary?.replaceAll('\n', ' ').slice(0, 400)].join('\n'),
        ),
    ),
  ];
}

/** What axe finds on the paper that a frame of the screen shows. */
export async function faultsOfPaper(page: Page): Promise<readonly string[]> {
  const html = await page.locator('iframe').first().getAttribute('srcdoc');
  const paper = await page.context().newPage();
  try {
    await paper.setContent(html ?? '');
    return await faultsOf(paper);
  } finally {
    await paper.close();
  }
}
