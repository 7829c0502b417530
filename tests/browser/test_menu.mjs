#!/usr/bin/env node
// The menu: one line at 1280 px, folded at 320 px and opened without script; the search box is beside it.
import { main, Person, startBrowser, startSite, step, want } from './browser.mjs';

const words = person => person.page.getByRole('navigation', { name: 'Menu' }).getByRole('link');
const lines = async person => new Set(await words(person).evaluateAll(links => links.map(link => link.getBoundingClientRect().top))).size;
const across = (one, other) => one.y < other.y + other.height && other.y < one.y + one.height;

async function wide(browser, site, user, path, most) {
    const person = await Person.enter(browser, site, { user, scripts: false });
    await person.visit(path);
    const count = await words(person).count();
    want(count > 1 && count <= most && await lines(person) === 1, `${count} words on ${await lines(person)} lines`);
    want(!await person.page.getByText('Menu', { exact: true }).isVisible(), 'there is nothing to unfold');
    want(!user || across(await words(person).first().boundingBox(), await person.page.getByRole('search').boundingBox()), 'the search box is elsewhere');
}

async function narrow(browser, site, user, path) {
    const person = await Person.enter(browser, site, { user, scripts: false, width: 320 });
    await person.visit(path);
    const menu = person.page.getByText('Menu', { exact: true });
    want(await menu.isVisible() && await words(person).count() === 0, 'the menu is not folded');
    want(!user || across(await menu.boundingBox(), await person.page.getByRole('search').boundingBox()), 'the search box is elsewhere');
    await person.page.keyboard.press('Tab'); // skip link
    await person.tabTo(menu);
    await person.page.keyboard.press('Enter');
    want(await words(person).first().isVisible() && await lines(person) === await words(person).count(), 'the menu does not unfold');
    const seen = [await person.page.evaluate(() => document.documentElement.scrollWidth), await words(person).nth(1).getAttribute('href')];
    want(seen[0] <= 320, `the page is ${seen[0]} px wide`);
    await person.move(words(person).nth(1));
    want(person.page.url().endsWith(seen[1]), person.page.url());
}

await main(async () => {
    const browser = await startBrowser();
    const site = await startSite({ SITE: 'one-academy', DEMO: 'yes' });
    await step('staff: six words in one line', () => wide(browser, site, 'delivery', '/staff/', 6));
    await step('the public: one line', () => wide(browser, site, undefined, '/', 6));
    await step('staff at 320 px: folded, by keyboard', () => narrow(browser, site, 'delivery', '/staff/'));
    await step('the public at 320 px', () => narrow(browser, site, undefined, '/'));
});
