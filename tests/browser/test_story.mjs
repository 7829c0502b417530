#!/usr/bin/env node
// The story of issue 1 to 5 in Chromium, at both sites: with scripts switched off, and again with scripts on.

import { main, report, startBrowser, startSite, step } from './browser.mjs';
import { sites, tell } from './story.mjs';

async function tellTwice(browser, siteName) {
    const service = await startSite({ SITE: siteName });
    for (const scripts of [false, true]) {
        const words = `${siteName}, scripts ${scripts ? 'on' : 'off'}: `;
        const people = await tell((name, act) => step(words + name, act), browser, service, siteName, { scripts });
        report(`${words}nothing is asked of another place, nothing complains`, people.flatMap(person => person.troubles));
    }
}

main(async () => {
    const browser = await startBrowser();
    const told = await Promise.allSettled(Object.keys(sites).map(siteName => tellTwice(browser, siteName)));
    const broken = told.find(result => result.status === 'rejected' && !result.reason.told);
    if (broken)
        throw broken.reason;
});
