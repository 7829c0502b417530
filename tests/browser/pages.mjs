// Every page that people get to see at a site: those of the story, those of every action, and those that say what was
// not done (test_pages_*.mjs look at a part of a site each, so that a slow machine has time for all). Each is valid HTML for
// vnu, passes all of sight.mjs, has one heading, a title, a language, and asks no other place for anything.
//
//   SCREENSHOTS=dir tests/browser/test_pages_one_academy.mjs   also keeps pictures of all, and those to be printed as PDF

import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { takeIn } from '../http/site.mjs';
import { Person, house, main, report, scratch, startBrowser, startSite } from './browser.mjs';
import { sight } from './sight.mjs';
import { complain, receipt, sites, tell, track } from './story.mjs';

const VNU = `${house}/node_modules/vnu-jar/build/dist/vnu.jar`;
const PAPER = /^(blank|letter|policy$|track-letter|receipt$)|-letter$/;
// What another page shows just so, at another level or on another case
const SAME = /^(level-[23]-(form|mistakes|done)|phone-level-1-.*|staff-case-acknowledged|case-noted|escalate-3)$/;
const pictures = process.env.SCREENSHOTS;
const run = promisify(execFile);

// ---- One look at a page ----

async function frame(page) {
    return page.evaluate(() => {
        const problems = [];
        const say = (right, text) => right || problems.push(text);
        say(document.documentElement.lang === 'en-GB', `language "${document.documentElement.lang}"`);
        say(document.title.trim() !== '', 'no title');
        say(document.querySelectorAll('h1').length === 1, `${document.querySelectorAll('h1').length} h1`);
        say(document.querySelectorAll('main').length === 1, 'not one main');
        say(document.compatMode === 'CSS1Compat', 'quirks mode');
        say(!/\bNaN\b|undefined|\[object/.test(document.body.innerText), 'NaN or the like in the text');
        say(document.styleSheets.length === 1 && document.styleSheets[0].cssRules.length > 0, 'the style sheet is missing');
        return problems;
    });
}

class Gallery {
    constructor(siteName, folder) {
        this.siteName = siteName;
        this.folder = folder;
        this.seen = new Set();
    }

    async picture(page, name, width) {
        if (pictures)
            await page.screenshot({ path: `${pictures}/${this.siteName}-${name}-${width}.png`, fullPage: true });
    }

    look = async (person, name) => {
        if (this.seen.has(name) || SAME.test(name))
            return;
        this.seen.add(name);
        const page = person.page;
        writeFileSync(`${this.folder}/${this.siteName}-${name}.html`, await person.answer.body());
        const problems = await frame(page);
        problems.push(...await sight(page, width => this.picture(page, name, width)));
        if (pictures && PAPER.test(name))
            await page.pdf({ path: `${pictures}/${this.siteName}-${name}.pdf`, preferCSSPageSize: true });
        report(`${this.siteName}: ${name}`, problems);
    };
}

// ---- Pages beside the story ----

// Every action that this person's next cases offer, empty and sent empty; what ends a case is not sent
async function everyAction(person, tried) {
    const offered = person.page.locator('.redress-next .govuk-button, .redress-actions a');
    for (const action of await offered.allTextContents()) {
        if (tried.has(action) || await offered.getByText(action, { exact: true }).count() === 0)
            continue;
        tried.add(action);
        const name = `action-${action.replace(/\W+/g, '-')}`;
        await person.follow(action);
        await person.sees(name, action);
        if (!/withdrawn|close|again/i.test(action))
            await person.move(person.page.locator('main form .govuk-button:is(:not([name]), [name="preview"])'));
        if (person.answer.status() === 422)
            await person.sees(`${name}-empty`, action, 422);
        if (await person.page.getByRole('link', { name: /^Back/ }).count() > 0)
            await person.follow(/^Back/);
    }
}

async function everyCase(person, tried) {
    await person.visit('/staff/');
    const cases = person.page.locator('main th[scope="row"] a');
    const kinds = new Set();
    for (let n = 0; n < await cases.count(); n++) {
        const row = await person.page.locator('main tr:has(th[scope="row"])').nth(n).innerText();
        const kind = row.slice(0, 1) + row.split('\t').at(-2).replace(/ · .*/s, '');
        if (kinds.has(kind)) // the same next step of a case of the same kind
            continue;
        kinds.add(kind);
        await person.move(cases.nth(n));
        await everyAction(person, tried);
        await person.visit('/staff/');
    }
}

async function complainantsActions(visitor, site) {
    await visitor.visit('/complaints/submit?whole');
    await complain(visitor, 'W'.repeat(140), site);
    await visitor.write('What happened?', `${'long-word'.repeat(60)}\n\n\t<b>&amp;</b> ${'ÄÖÜ'.repeat(30)}`);
    await visitor.write('Any other adjustment', 'Please ring the bell twice');
    await visitor.press('Send the complaint');
    await visitor.sees('long-receipt', 'We have your complaint');
    const mine = await receipt(visitor);
    await track(visitor, mine);
    await visitor.sees('long-track', 'Your complaint');
    const buttons = visitor.page.locator('main form button[name="open"]');
    const names = await buttons.allInnerTexts();
    for (const [n, action] of names.entries()) {
        await visitor.move(buttons.nth(n));
        await visitor.sees(`own-action-${n}`, action);
        await visitor.move(visitor.page.locator('main form button:not([name])'));
        if (visitor.answer.status() === 422) {
            await visitor.sees(`own-action-${n}-empty`, action, 422);
            await visitor.page.locator('main form textarea').first().fill('One thing more.');
            await visitor.move(visitor.page.locator('main form button:not([name])'));
        }
        await visitor.sees(`own-action-${n}-receipt`, /./);
        await track(visitor, mine);
    }
    await visitor.sees('own-track-last', 'Your complaint');
    for (const address of [...(site.levels.length > 0 ? ['escalate'] : []), 'contact', 'withdraw', 'follow-up']) {
        await visitor.visit(`/complaints/${address}`);
        await visitor.sees(`own-${address}-unproved`, /./);
        await visitor.move(visitor.page.locator('main form button:not([name])'));
        await visitor.sees(`own-${address}-unproved-empty`, /./, 422);
    }
    return mine;
}

// ---- What was not done ----

const tamper = (visitor, change) => visitor.page.locator('main form').first().evaluate(change);

async function sent(visitor, name, status, change) {
    await visitor.visit('/complaints/submit?whole');
    await visitor.write('The complaint in one sentence', 'Kept <text> & all');
    await visitor.write('What happened?', 'It happened.');
    await visitor.field('I want to stay anonymous').check();
    await tamper(visitor, change);
    await visitor.press('Send the complaint');
    await visitor.sees(name, /./, status);
}

async function refusedForms(visitor) {
    await sent(visitor, 'fault-csrf', 403, form => form.elements.csrf.value = 'X');
    await visitor.typed('The complaint in one sentence', 'Kept <text> & all');
    await sent(visitor, 'fault-no-token', 400, form => form.elements.token.remove());
    await sent(visitor, 'fault-doubled', 400, form => form.append(form.elements.summary.cloneNode()));
    await sent(visitor, 'fault-unknown-field', 400, form => form.elements.effect.name = 'nonsense');
    await sent(visitor, 'fault-type', 415, form => form.enctype = 'text/plain');
    await sent(visitor, 'fault-large', 413, form => {
        form.enctype = 'application/x-www-form-urlencoded';
        form.elements.token.value = 'x'.repeat(1100000); // of all fields the one that need not be drawn, which takes half a minute
    });
    await sent(visitor, 'fault-method', 405, form => form.action = '/complaints/policy');
    await visitor.visit('/complaints/submit?whole');
    const token = await tamper(visitor, form => form.elements.token.value);
    for (const text of ['First', 'Second'])
        await sent(visitor, `fault-used-token-${text}`, text === 'First' ? 200 : 409,
            new Function('form', `form.elements.token.value = '${token}'; form.elements.summary.value = '${text}'`));
}

async function refusals(enter, site, mine) {
    const visitor = await enter();
    const visits = [
        [undefined, '/complaints/nothing', 404], [undefined, '/complaints/receipt?receipt=0000000000000000000000000A', 404],
        ['stranger', '/staff/', 403], ['handler2', `/staff/case?ref=${mine.reference}`, 404],
        ['handler', '/staff/nothing', 404], ['head', '/staff/case?ref=C-2026-000123-9', 404],
        [site.first, `/staff/respond?ref=${mine.reference}`, 409],
    ];
    for (const [user, address, status] of visits) {
        const person = user ? await enter(user) : visitor;
        await person.visit(address);
        await person.sees(`fault-${user || 'public'}-${address.replace(/\W+/g, '-').slice(0, 24)}`, /./, status);
    }
    await refusedForms(visitor);
}

// Two people on one case: the second is told what is new, and keeps what they typed
async function collision(enter, site) {
    const [one, other] = [await enter(site.first), await enter(site.first)];
    for (const person of [one, other]) {
        await person.visit('/staff/');
        await person.move(person.page.locator('main tbody th a').first());
        await person.follow('Add an internal note');
        await person.page.locator('main form').getByRole('textbox').first().fill(`Note of ${person === one ? 'one' : 'the other'}`);
    }
    await one.press('Save the note');
    await other.press('Save the note');
    await other.sees('fault-stale', 'Add an internal note', 409);
    await other.reads('Note of one', 'Note of the other');
    await other.press('Save the note');
    await other.sees('stale-case', /./);
}

// The page that the web server has for when a program is gone
async function unavailable(visitor, root) {
    const folder = `${root}/${readdirSync(root).find(name => name.startsWith('redress.'))}`;
    renameSync(`${folder}/public-policy.sock`, `${folder}/gone`);
    visitor.expectsDown = true;
    await visitor.visit('/complaints/policy');
    await visitor.sees('fault-unavailable', /./, 502);
    renameSync(`${folder}/gone`, `${folder}/public-policy.sock`);
}

// All cases with a filter and without, and what search finds
async function lists(person) {
    await person.visit('/staff/cases');
    await person.sees('cases', 'All cases');
    await person.visit('/staff/cases?state=received&due=overdue&sort=received');
    await person.sees('cases-filtered', 'All cases');
    await person.visit('/staff/cases?kind=compliment&level=3');
    await person.sees('cases-none', 'All cases');
    await person.page.locator('#find-words').fill('late');
    await person.move(person.page.locator('button[name="find"]'));
    await person.sees('search-found', 'Search');
    await person.write('Words or reference', '!!');
    await person.move(person.page.locator('main form button').first());
    await person.sees('search-nothing', 'Search');
    await person.visit('/staff/compliments');
    await person.sees('compliments', 'Compliments');
    await person.visit('/staff/register');
    await person.sees('register', 'Improvements');
    await person.visit('/staff/register?register=lessons');
    await person.sees('register-lessons', 'Lessons');
    await person.write('Words', '!!');
    await person.move(person.page.locator('.redress-register__search button'));
    await person.sees('register-nothing', 'Lessons');
    await person.visit('/complaints/learned');
    await person.sees('learned', 'You said, we did');
}

async function reviewOfPolicy(person) {
    await person.visit('/staff/review-policy');
    await person.sees('review-policy', 'Review the policy');
    await person.move(person.page.locator('main form button'));
    await person.sees('review-policy-empty', 'Review the policy', 422);
}

async function absence(person) {
    await person.visit('/staff/away');
    await person.sees('away', 'Your absence');
    await person.press('Save the absence');
    await person.sees('away-empty', 'Your absence', 422);
    await person.date('Last day away', new Date(Date.now() + 7 * 86400000));
    await person.press('Save the absence');
    await person.sees('away-said', 'Your absence');
    await person.visit('/staff/');
    await person.sees('worklist-away', 'My work');
    await person.visit('/staff/away');
    await person.press('End the absence');
    await person.readsNot('You are away');
}

async function guidanceRead(person) {
    await person.visit('/staff/read-guidance');
    await person.sees('read-guidance', 'Our policy and guidance');
    await person.press('Confirm that I have read them');
    await person.sees('read-guidance-confirmed', 'Our policy and guidance');
    await person.reads('you confirmed that you had read');
}

async function oneself(person) {
    await person.visit('/staff/');
    await person.move(person.page.locator('.redress-header__me'));
    await person.sees('me', /^\S+ \S+$/);
    await person.press('Save');
    await person.sees('me-kept', /^\S+ \S+$/);
}

async function slips(person) {
    await person.visit('/staff/slips');
    await person.sees('slips', 'Slips for the front desk');
    await person.press('Make slips');
    await person.sees('slips-empty', 'Slips for the front desk', 422);
    await person.choose('What are the slips for?', 'Complaint');
    await person.write('How many slips do you need?', '2');
    await person.press('Make slips');
    await person.sees('slips-made', 'Slips for the front desk');
    await person.move(person.page.locator('main table a').nth(1));
    await person.sees('slips-cancel', 'Cancel a slip');
}

async function post(person, service) {
    await person.visit('/staff/post');
    await person.sees('post-empty', 'Post');
    for (const name of ['iphone', 'outlook-desktop', 'encrypted-pgp', 'html-only'])
        takeIn(`${service.root}/data`, readFileSync(`tests/post/mail/${name}.eml`));
    await person.visit('/staff/');
    await person.sees('worklist-post', 'My work');
    await person.move(person.page.locator('a[href="/staff/post"]'));
    await person.sees('post', 'Post');
    await person.move(person.page.locator('main tbody a').first());
    await person.sees('post-message', 'Message');
    await person.press('A complaint');
    await person.sees('submit-message', 'Record a complaint');
}

async function monthlyReport(person) {
    await person.visit('/staff/report');
    await person.sees('reports', 'Reports');
    await person.move(person.page.locator('main tbody th a').first());
    await person.sees('report', /^Report on/);
    await person.press('Record the report');
    await person.sees('report-empty', /^Report on/, 422);
    await person.visit('/staff/figures');
    await person.sees('figures', 'Figures');
}

// ---- All of it ----

// What complainants can do beside the story, and, at the first site, what was not done
async function besideStory(enter, siteName, service) {
    const mine = await complainantsActions(await enter(), sites[siteName]);
    if (siteName === Object.keys(sites)[0]) {
        await refusals(enter, sites[siteName], mine);
        await unavailable(await enter(), service.root);
    }
}

// What staff find after it, and can do
async function afterStory(enter, siteName, service) {
    const site = sites[siteName];
    const tried = new Set();
    for (const user of new Set([site.first, site.phone, ...site.levels.map(level => level.user)]))
        await everyCase(await enter(user), tried);
    await collision(enter, site);
    await lists(await enter('support'));
    await reviewOfPolicy(await enter('head'));
    await absence(await enter('support'));
    await guidanceRead(await enter('head'));
    await oneself(await enter('support'));
    await slips(await enter('staff'));
    await post(await enter('support'), service);
    if (siteName === 'one-academy')
        await monthlyReport(await enter('delivery'));
    const empty = await enter('staff');
    await empty.visit('/staff/');
    await empty.sees('worklist-empty', 'My work');
}

// The story is told for both parts, and looked at in the first.
async function see(browser, siteName, folder, part) {
    const gallery = new Gallery(siteName, folder);
    const service = await startSite({ SITE: siteName, DEMO: 'yes' });
    const people = await tell((name, act) => act(), browser, service, siteName, { scripts: true, look: part === 'story' ? gallery.look : undefined });
    const enter = async user => {
        people.push(await Person.enter(browser, service, { user, look: gallery.look }));
        return people.at(-1);
    };
    await (part === 'story' ? besideStory : afterStory)(enter, siteName, service);
    report(`${siteName}: no page asks another place for anything, or complains on the console`, people.flatMap(person => person.troubles));
}

async function valid(folder) {
    const files = readdirSync(folder).map(name => `${folder}/${name}`);
    const { stdout } = await run('java', ['-XX:TieredStopAtLevel=1', '-Xss16m', '-jar', VNU, '--stdout', '--exit-zero-always', '--format', 'json', ...files],
        { maxBuffer: 1 << 28 });
    const told = JSON.parse(stdout).messages.map(message =>
        `${message.url.split('/').at(-1)}:${message.lastLine}: ${message.subType || message.type}: ${message.message} ${message.extract || ''}`);
    report(`vnu finds nothing, not even a warning, in ${files.length} pages`, [...new Set(told)].slice(0, 60));
}

// part: 'story', or 'work', that of staff after it
export function lookAt(siteName, part) {
    main(async () => {
        const browser = await startBrowser();
        const folder = scratch();
        if (pictures)
            mkdirSync(pictures, { recursive: true });
        await see(browser, siteName, folder, part);
        await valid(folder);
    });
}
