// Ways in which people get to see a page; each gives the problems that it finds, as texts.
//
//   WCAG 2.2 AA and axe's best practices on a telephone, a tablet and a desk; what is folded away is unfolded for it
//   enlarged to 400 %: a desk of 1280 x 1024 has room for 320 x 256 px then, and nothing scrolls sideways
//   colours of one's own (Windows' contrast themes): each control has an outline, as backgrounds are gone
//   no style sheet: each control that shows then has its words
//   on paper, in grey: browsers print no backgrounds, so that each word has to be dark enough for white paper

import { readFileSync } from 'node:fs';
import { house } from './browser.mjs';

const AXE = readFileSync(`${house}/node_modules/axe-core/axe.min.js`, 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
export const WIDTHS = [320, 768, 1280];

async function violations(page, width) {
    const found = await page.evaluate(rules => axe.run({ runOnly: rules, preload: false, resultTypes: ['violations'] })
        .then(result => result.violations.map(broken =>
            `${broken.id}: ${broken.help}\n  ${broken.nodes.map(node => `${node.target} ${node.failureSummary}`).join('\n  ')}`)), RULES);
    return found.map(text => `at ${width} px ${text}`);
}

async function sideways(page) {
    return page.evaluate(() => {
        const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
        const far = [...document.querySelectorAll('main *')].filter(element => element.getBoundingClientRect().right > innerWidth + 1);
        return wide > 0 ? [`scrolls sideways by ${wide} px: ${far.slice(0, 3).map(element => element.outerHTML.slice(0, 120))}`] : [];
    });
}

async function ownColours(page) {
    await page.emulateMedia({ forcedColors: 'active' });
    const found = await page.evaluate(() => {
        const outlined = style => style.borderTopStyle !== 'none' && parseFloat(style.borderTopWidth) > 0;
        // A tick that the browser draws gets an outline from it, which no border tells of
        const native = (element, style) => /^(checkbox|radio)$/.test(element.type) && style.appearance === 'auto' && style.opacity === '1';
        const drawn = element => outlined(getComputedStyle(element)) || native(element, getComputedStyle(element)) ||
            [...(element.labels || [])].some(label => outlined(getComputedStyle(label, '::before')));
        return [...document.querySelectorAll('input:not([type=hidden]), select, textarea, button, .govuk-button')]
            .filter(control => control.offsetParent !== null && !control.ariaHidden && control.type !== 'file' && !drawn(control))
            .map(control => `no outline in colours of one's own: ${control.outerHTML.slice(0, 120)}`);
    });
    await page.emulateMedia({ forcedColors: 'none' });
    return found;
}

async function unstyled(page) {
    return page.evaluate(() => {
        const sheet = document.styleSheets[0];
        sheet.disabled = true;
        const named = control => control.labels?.length > 0 || control.ariaLabel || control.getAttribute('aria-labelledby');
        const nameless = [...document.querySelectorAll('input:not([type=hidden]):not([type=submit]), select, textarea')]
            .filter(control => !named(control)).map(control => `no words beside ${control.outerHTML.slice(0, 120)}`);
        sheet.disabled = false;
        return nameless;
    });
}

async function onPaper(page) {
    await page.emulateMedia({ media: 'print' });
    const found = await page.evaluate(() => {
        const light = channel => channel <= 10.31 ? channel / 255 / 12.92 : ((channel / 255 + 0.055) / 1.055) ** 2.4;
        const contrast = ([red, green, blue]) => 1.05 / (0.2126 * light(red) + 0.7152 * light(green) + 0.0722 * light(blue) + 0.05);
        const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT, node =>
            node.data.trim() !== '' && node.parentElement.checkVisibility({ visibilityProperty: true }) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT);
        const pale = new Set();
        while (texts.nextNode()) {
            const element = texts.currentNode.parentElement;
            const style = getComputedStyle(element);
            if (style.printColorAdjust !== 'exact' && contrast(style.color.match(/[\d.]+/g).map(Number)) < 4.5)
                pale.add(`too pale on paper: ${element.outerHTML.slice(0, 120)} ${style.color}`);
        }
        return [...pale];
    });
    await page.emulateMedia({ media: 'screen' });
    return found;
}

const unfold = page => page.evaluate(() =>
    [...document.querySelectorAll('details:not([open])')].map(part => { part.open = true; part.dataset.folded = 'yes'; }).length);
const fold = page => page.evaluate(() => document.querySelectorAll('details[data-folded]').forEach(part => { part.open = false; }));

// All of it; `picture(WIDTH)` sees the page as it comes, at each width.
export async function sight(page, picture) {
    const problems = [];
    await page.evaluate(AXE);
    for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        await picture(width);
        await unfold(page);
        problems.push(...await sideways(page), ...await violations(page, width));
        if (width === Math.min(...WIDTHS))
            problems.push(...await unstyled(page), ...await ownColours(page), ...await onPaper(page));
        await fold(page);
    }
    await page.setViewportSize({ width: 320, height: 256 });
    problems.push(...await sideways(page));
    await page.setViewportSize({ width: 1280, height: 900 });
    return [...new Set(problems)];
}
