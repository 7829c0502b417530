#!/usr/bin/env node
// Every task by the keyboard alone (keys.mjs): a complainant on a narrow window, staff at a desk.
import { Person, main, startBrowser, startSite, step, want } from './browser.mjs';
import { Keys } from './keys.mjs';
import { receipt } from './story.mjs';

const SUMMARY = 'The boiler is cold again';
let mine;

async function complains(keys) {
    await keys.person.visit('/');
    await keys.to(keys.page.getByRole('link', { name: 'Skip to main content' }));
    await keys.key('Enter');
    want(await keys.page.evaluate(() => document.activeElement.id === 'main-content'), 'the skip link does not lead to the page');
    await keys.follow(/^Make a complaint|^Complain/);
    await keys.type('summary', SUMMARY);
    await keys.type('details', 'It was mended in May, and since Monday it is cold.');
    await keys.press('Continue');
    await keys.type('desired-outcome', 'A boiler that stays warm.');
    await keys.press('Continue', 'Space');
    await keys.choose('division', 'finance');
    await keys.press('Continue');
    await keys.type('complainant.name', 'Ann Archer');
    await keys.type('complainant.email', 'ann@example.org');
    await keys.leave('Enter'); // in a line it goes on
    await keys.press('Continue');
    await keys.press('Continue');
    await keys.press(/^Change/);
    await keys.press('Continue');
    while (await keys.page.getByRole('button', { name: 'Continue', exact: true }).count() > 0)
        await keys.press('Continue');
    await keys.press('Send the complaint');
    mine = await receipt(keys.person);
}

async function follows(keys) {
    await keys.unfold('Menu');
    await keys.follow(/^Check (a|your) complaint/);
    await keys.type('reference', mine.reference);
    await keys.type('access-code', mine.code);
    await keys.leave('Enter');
    await keys.reads(SUMMARY);
    await keys.press(/information/i);
    await keys.type('said', 'It is 12 degrees in here.');
    await keys.press('Send the information');
}

async function acknowledges(keys) {
    await keys.person.visit('/staff/');
    await keys.follow(new RegExp(`^${mine.reference}`));
    await keys.follow('Acknowledge the complaint');
    await keys.type('issue.1', 'The boiler was cold');
    await keys.press('Add another issue', 'Space');
    await keys.person.typeThere('Nobody rang back');
    await keys.choose('channel', 'email');
    await keys.press('Preview');
    await keys.press('Acknowledge the complaint');
    await keys.reads('Nobody rang back');
}

async function notes(keys) {
    await keys.unfold('More actions');
    await keys.follow('Add an internal note');
    await keys.type('note', 'Rang the plumber.');
    await keys.press('Save the note');
    await keys.reads('Rang the plumber.');
}

async function responds(keys) {
    await keys.follow('Respond to the complaint');
    for (const issue of [1, 2]) {
        await keys.choose(`finding.${issue}.decision`, 'not-upheld');
        await keys.type(`finding.${issue}.reasons`, 'The job sheet says so.');
    }
    await keys.choose('outcome', 'not-upheld');
    await keys.type('reasons', 'It was warm on the days that we measured.');
    await keys.type('desired-outcome-answer', 'The plumber looks at it every month.');
    await keys.type('lesson', 'Measure earlier.');
    await keys.choose('channel', 'email');
    await keys.press('Preview');
    await keys.press('Record the response');
    await keys.reads('The job sheet says so.');
}

async function looksThrough(keys) {
    await keys.person.visit('/staff/');
    await keys.follow('Cases');
    await keys.follow(/^Received/);
    await keys.unfold('filters');
    await keys.choose('division', 'finance');
    await keys.press('Apply filters');
    want(/division=finance/.test(keys.page.url()), keys.page.url());
    await keys.tick('case.1');
    await keys.press('Assign the ticked cases to me');
    await keys.to(keys.page.locator('#find-words'));
    await keys.page.keyboard.type('boiler');
    await keys.leave('Enter');
    await keys.reads(SUMMARY);
}

async function opensTheMenu(keys) {
    await keys.person.visit('/staff/');
    await keys.unfold('Menu');
    await keys.follow('Learning');
    want(/register/.test(keys.page.url()), keys.page.url());
}

main(async () => {
    const browser = await startBrowser();
    const site = await startSite({ SITE: 'schools-mutual-services', DEMO: 'yes' });
    const enter = async more => new Keys(await Person.enter(browser, site, more));
    const visitor = await enter({ width: 400 }), handler = await enter({ user: 'handler' }), support = await enter({ user: 'support' });
    await step('a complaint is made, changed on the way, and sent', () => complains(visitor));
    await step('it is followed, and more is said', () => follows(visitor));
    await step('it is acknowledged, with another issue', () => acknowledges(handler));
    await step('a note is written', () => notes(handler));
    await step('it is answered', () => responds(handler));
    await step('cases are sorted, filtered, taken on and found', () => looksThrough(support));
    await step('the menu of a narrow window opens', async () => opensTheMenu(await enter({ user: 'support', width: 320 })));
});
