#!/usr/bin/env node
// A compliment as a page to hang up: one sheet of A4, framed, with the name of whom it is for, and nothing of the others.
import { main, Person, startBrowser, startSite, step, want } from './browser.mjs';

await main(async () => {
    const browser = await startBrowser();
    const site = await startSite({ SITE: 'one-academy', DEMO: 'yes' });
    const person = await Person.enter(browser, site, { user: 'handler' });
    await step('every compliment leads to its certificate', async () => {
        await person.visit('/staff/compliments');
        const links = person.page.getByRole('link', { name: /^Print as a certificate/ });
        want(await links.count() > 1, `${await links.count()} certificates`);
        await links.nth(1).click();
        want(await person.page.getByText('To print this certificate').nth(1).isVisible(), 'how to print it is not said');
    });
    await step('on paper it is alone on one page', async () => {
        await person.page.emulateMedia({ media: 'print' });
        const shown = await person.page.locator('.redress-praise__item').evaluateAll(all => all.map(one => one.getBoundingClientRect().height > 0));
        want(shown.filter(Boolean).length === 1 && shown[1], `shown: ${shown}`);
        const certificate = person.page.locator('.redress-praise__item:target');
        for (const part of ['.redress-certificate__from', '.redress-certificate__name', '.redress-certificate__line'])
            want(await certificate.locator(part).isVisible(), `${part} does not show`);
        want(await certificate.locator('.redress-certificate__name').evaluate(name => parseFloat(getComputedStyle(name).fontSize) > 40), 'the name is small');
        const paper = (await person.page.pdf({ preferCSSPageSize: true })).toString('latin1');
        want(paper.match(/\/Type\s*\/Page\b/g).length === 1, 'it needs more than a page');
        want(/\/MediaBox\s*\[0 0 84\d/.test(paper), 'the page is not A4 landscape');
    });
});
