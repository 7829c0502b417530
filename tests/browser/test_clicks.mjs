#!/usr/bin/env node
// What a working day costs in clicks and pages: each task counted from My work, by who has it, with the mouse. What is
// typed costs nothing, nor does Tab; a choice is a click.
import { Person, main, report, startBrowser, startSite, want } from './browser.mjs';

const SCREEN = 900;

// Somebody whose clicks and pages are counted from the last time that they came to My work
class Clerk {
    constructor(person) {
        this.person = person;
        this.page = person.page;
    }

    static async enter(browser, site, user) {
        const clerk = new Clerk(await Person.enter(browser, site, { user }));
        clerk.page.on('response', answer => { clerk.loads += Number(answer.request().isNavigationRequest() && answer.status() !== 303); });
        await clerk.begin();
        return clerk;
    }

    async begin() {
        await this.person.visit('/staff/');
        this.clicks = this.loads = 0;
    }

    async click(target) {
        this.clicks++;
        await target.click();
    }

    async leave(target) {
        await Promise.all([this.page.waitForEvent('load'), this.click(target)]).catch(async error => {
            throw new Error(`${error.message}\n${await this.person.text()}`);
        });
    }

    link(name) { return this.leave(this.page.getByRole('link', { name, exact: typeof name === 'string' }).first()); }
    button(name) { return this.leave(this.page.getByRole('button', { name, exact: typeof name === 'string' }).last()); }
    field(name) { return this.page.locator(`main [name="${name}"]`); }
    type(name, text) { return this.field(name).fill(text); }

    // The choice among radio buttons, or in a list
    async choose(name, value) {
        if (await this.page.locator(`main select[name="${name}"]`).count() > 0) {
            this.clicks++;
            await this.field(name).selectOption(value);
        } else
            await this.click(this.page.locator(`main [name="${name}"][value="${value}"]`));
    }

    // So many screens at the most are looked at on a page that has a form
    async screens() {
        return this.page.evaluate(screen => Math.ceil([...document.querySelectorAll('main form button')].at(-1).getBoundingClientRect().bottom / screen), SCREEN);
    }

    costs(clicks, loads = clicks) {
        want(this.clicks <= clicks, `${this.clicks} clicks, wanted ${clicks}`);
        want(this.loads <= loads, `${this.loads} pages, wanted ${loads}`);
    }
}

async function logs(clerk) {
    await clerk.begin();
    await clerk.link('Record');
    if (await clerk.page.locator('main [name="summary"]').count() === 0)
        await clerk.link(/complaint/i);
    clerk.seen = await clerk.screens();
    await clerk.choose('channel', 'phone');
    await clerk.type('summary', 'The boiler is cold again');
    await clerk.type('details', 'It was mended in May, and since Monday it is cold.');
    await clerk.type('complainant.name', 'Ann Archer');
    await clerk.type('complainant.phone', '01632 960222');
    await clerk.choose('division', 'finance');
    await clerk.button('Record the complaint');
    want((await clerk.person.text()).includes('The boiler is cold again'), 'it is not there');
    want(clerk.seen <= 2, `the form has ${clerk.seen} screens`);
    clerk.costs(6);
}

async function acknowledges(clerk, reference) {
    await clerk.begin();
    await clerk.link(new RegExp(`^${reference}`));
    await clerk.link('Acknowledge the complaint');
    await clerk.type('issue.1', 'The boiler was cold');
    await clerk.button('Add another issue');
    await clerk.person.typeThere('Nobody rang back');
    await clerk.choose('channel', 'phone');
    await clerk.button('Preview');
    await clerk.button('Acknowledge the complaint');
    want((await clerk.person.text()).includes('Nobody rang back'), 'the second issue is not there');
    clerk.costs(6);
}

async function responds(clerk, reference) {
    await clerk.begin();
    await clerk.link(new RegExp(`^${reference}`));
    await clerk.link('Respond to the complaint');
    await clerk.choose('finding.1.decision', 'upheld');
    await clerk.type('finding.1.reasons', 'The job sheet says so.');
    await clerk.choose('finding.2.decision', 'not-upheld');
    await clerk.type('finding.2.reasons', 'We rang on Tuesday.');
    await clerk.choose('outcome', 'partly-upheld');
    await clerk.type('reasons', 'It was cold, and somebody rang.');
    await clerk.type('no-remedy', 'It is mended already.');
    await clerk.type('desired-outcome-answer', 'It is warm now.');
    await clerk.type('apology', 'We are sorry that it was cold.');
    await clerk.type('lesson', 'Boilers want a yearly look.');
    await clerk.choose('channel', 'phone');
    await clerk.button('Preview');
    await clerk.button('Record the response');
    want((await clerk.person.text()).includes('The job sheet says so.'), 'the response is not there');
    clerk.costs(12);
}

async function handsOver(clerk) {
    await clerk.begin();
    await clerk.leave(clerk.page.locator('#mine').getByRole('link', { name: /^Hand over/ }).first());
    await clerk.type('reason', 'She knows the school');
    await clerk.choose('handler', 'handler');
    await clerk.button('Hand over the case');
    clerk.costs(3);
}

async function findsYesterdays(clerk) {
    await clerk.begin();
    await clerk.link(/yesterday/i);
    await clerk.leave(clerk.page.locator('main tbody th a').first());
    clerk.costs(2);
}

// A task that costs too much does not keep the others from being counted
const task = (name, act) => act().then(() => report(name, []), error => report(name, [error.stack]));

main(async () => {
    const browser = await startBrowser();
    const site = await startSite({ SITE: 'schools-mutual-services', DEMO: 'yes' });
    const visitor = await Person.enter(browser, site, { width: 320 });
    await visitor.page.setViewportSize({ width: 320, height: 640 });
    await task('on a phone, what happened is asked in the first screen', async () => {
        await visitor.visit('/complaints/submit');
        const box = await visitor.page.getByText('What happened?').last().boundingBox();
        want(box.y + box.height < 640, `it stands at ${box.y}`);
    });
    const support = await Clerk.enter(browser, site, 'support'), handler = await Clerk.enter(browser, site, 'handler');
    await task('a phone complaint is logged in 6 clicks, on two screens', () => logs(support));
    await handler.begin();
    const fresh = handler.page.locator('#mine tr', { hasText: 'The boiler is cold again' });
    const reference = (await fresh.getByRole('link').first().innerText()).slice(0, 15);
    await task('two issues are acknowledged in 6', () => acknowledges(handler, reference));
    await task('two issues are answered in 12, with a look at the letter', () => responds(handler, reference));
    await task('a case is handed over in 3', () => handsOver(support));
    await task('yesterday’s case is found in 2', () => findsYesterdays(support));
});
