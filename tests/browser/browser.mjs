// What the browser tests share: TAP lines, a site by conf/run, headless Chromium, people who click.
//
//   step(NAME, DO)     one TAP line; a story stops at its first step that fails. done() ends the test with the plan.
//   startSite(SETTINGS)  a whole site on a free port, its data in a folder of its own; { url, root, stop }
//   startBrowser()     Chromium, of the system
//   person(...)        somebody with a window of their own: see the class
//
// Nothing sleeps: every wait is for something that is there. Everything that a test starts ends with it.

import { chromium } from 'playwright-core';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const house = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const PATIENCE = 120000; // ms, for what takes milliseconds on an idle machine
const CLOSED = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'];

// ---- TAP ----

let count = 0;
let failed = 0;

const comment = text => String(text).replace(/\x1b\[[0-9;]*m/g, '').split('\n').map(line => `# ${line}`).join('\n');

export function report(name, problems) {
    count++;
    if (problems.length === 0) {
        console.log(`ok ${count} - ${name}`);
        return;
    }
    failed++;
    console.log(`not ok ${count} - ${name}\n${comment(problems.join('\n'))}`);
}

export async function step(name, act) {
    try {
        await act();
    } catch (error) {
        report(name, [error.stack || error]);
        error.told = true;
        throw error;
    }
    report(name, []);
}

// Runs what needs sites and a browser, ends all of it, prints the plan. A fault outside of a step is one more failure.
const ends = [];
export async function main(act) {
    const stop = async () => {
        while (ends.length > 0)
            await ends.pop()().catch(error => report('what was started stops', [error]));
    };
    for (const signal of ['SIGINT', 'SIGTERM'])
        process.on(signal, () => stop().then(() => process.exit(130)));
    await act().catch(error => error.told || report('the test runs', [error.stack || error]));
    await stop();
    console.log(`1..${count}`);
    process.exitCode = failed > 0 ? 1 : 0;
}

export function want(condition, text) {
    if (!condition)
        throw new Error(text);
}

// ---- A folder, a site, a browser ----

export function scratch() {
    const folder = mkdtempSync('/tmp/redress-browser.');
    ends.push(async () => rmSync(folder, { recursive: true, force: true }));
    return folder;
}

function runSite(root, settings) {
    const port = 18000 + Math.floor(Math.random() * 10000);
    const environment = { ...process.env, DEMO: 'no', ...settings, PORT: String(port), TMPDIR: root, DATA: `${root}/data` };
    const child = spawn(`${house}/conf/run`, { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
    const said = { text: '' };
    const ended = new Promise(done => child.on('close', done));
    const ready = new Promise(done => {
        const hear = data => {
            said.text += data;
            if (said.text.includes('Ctrl-C stops'))
                done(true);
        };
        child.stdout.on('data', hear);
        child.stderr.on('data', hear);
        ended.then(() => done(false));
    });
    return { child, ready, ended, said, url: `http://127.0.0.1:${port}` };
}

export async function startSite(settings) {
    const root = scratch();
    for (let turn = 0; turn < 10; turn++) {
        const run = runSite(root, settings);
        if (await run.ready) {
            ends.push(async () => {
                run.child.kill('SIGTERM');
                const status = await run.ended;
                want(status === 0, `conf/run ended with status ${status}: ${run.said.text}`);
            });
            return { url: run.url, root };
        }
        want(await run.ended === 69, `the site did not start: ${run.said.text}`); // 69: the port is taken
    }
    throw new Error('no free port');
}

export async function startBrowser() {
    const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: CLOSED });
    ends.push(() => browser.close());
    return browser;
}

// ---- People ----

const exactly = label => label instanceof RegExp ? label : new RegExp(`^${label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}( \\(optional\\))?$`);

// Somebody with a window of their own: a visitor, or a member of staff if `user` is given. Finds everything as people
// do: links, buttons and fields by their words. `troubles` gathers what no page may do: talk to another place, complain
// on the console.
export class Person {
    static async enter(browser, site, { user, scripts = true, width = 1280, look } = {}) {
        const person = new Person();
        person.site = site;
        person.user = user;
        person.look = look || (async () => {});
        person.troubles = [];
        const context = await browser.newContext({
            javaScriptEnabled: scripts,
            viewport: { width, height: 900 },
            httpCredentials: user && { username: user, password: 'demo' },
        });
        context.setDefaultTimeout(PATIENCE);
        person.page = await context.newPage();
        person.watch();
        return person;
    }

    watch() {
        const page = this.page;
        page.on('request', request => {
            if (!request.url().startsWith(`${this.site.url}/`))
                this.troubles.push(`${page.url()} asks for ${request.url()}`);
        });
        page.on('response', response => {
            if (response.status() >= 500 && !this.expectsDown)
                this.troubles.push(`${response.status()} ${response.url()}`);
            if (response.request().isNavigationRequest())
                this.answer = response;
        });
        page.on('console', message => {
            // Chromium's own line for a page that says 4xx is no complaint about the page
            const status = /^Failed to load resource: the server responded with a status of [45]\d\d/.test(message.text());
            if (message.type() === 'error' && !(status && message.location().url === page.url()))
                this.troubles.push(`${page.url()} console: ${message.text()} ${message.location().url}`);
        });
        page.on('pageerror', error => this.troubles.push(`${page.url()} script: ${error}`));
        page.on('dialog', dialog => {
            this.troubles.push(`${page.url()} dialog: ${dialog.message()}`);
            dialog.dismiss();
        });
    }

    // The way in; everything else is a click
    async visit(address) {
        await this.page.goto(this.site.url + address);
    }

    // What a case offers beside the next step is folded away
    async follow(name) {
        const link = this.page.getByRole('link', { name, exact: typeof name === 'string' }).first();
        const more = this.page.locator('.redress-actions:not([open]) > summary');
        if (await link.count() === 0 && await more.count() > 0)
            await more.click();
        await this.move(link);
    }

    async press(name) {
        await this.move(this.page.getByRole('button', { name, exact: typeof name === 'string' }).first());
    }

    // A step with a letter: it is looked at, and then sent
    async send(name, page) {
        await this.press('Preview');
        await this.sees(page, /^Check (the letter before you send it|what they will see)$/);
        await this.press(name);
    }

    // A click that leads to another page, or to another place on this one
    async move(target) {
        const main = this.page.mainFrame();
        const arrived = this.page.waitForEvent('framenavigated', { predicate: frame => frame === main });
        await target.click();
        await arrived;
        await this.page.waitForLoadState('load');
    }

    field(label, group) {
        const scope = group ? this.page.getByRole('group', { name: exactly(group) }) : this.page;
        return scope.getByLabel(exactly(label));
    }

    // The questions of a form that are folded away
    async unfold() {
        for (const folded = this.page.locator('main form details:not([open]) > summary'); await folded.count() > 0;)
            await folded.first().click();
    }

    async write(label, text, group) {
        await this.field(label, group).fill(text);
    }

    async choose(group, label) {
        await this.field(label, group).check();
    }

    async date(group, at) {
        await this.write('Day', String(at.getDate()), group);
        await this.write('Month', String(at.getMonth() + 1), group);
        await this.write('Year', String(at.getFullYear()), group);
    }

    // The page that shows now: its status and heading are these; `look` (of the test) sees it under that name
    async sees(name, heading, status = 200) {
        const found = await this.page.getByRole('heading', { level: 1 }).allInnerTexts();
        const where = `${name}: ${this.page.url()}, status ${this.answer.status()}, headings ${JSON.stringify(found)}`;
        want(found.length === 1 && (heading instanceof RegExp ? heading.test(found[0]) : found[0] === heading),
            `${where}; wanted ${heading}\n${await this.text()}`);
        want(this.answer.status() === status, `${where}; wanted ${status}\n${await this.text()}`);
        await this.look(this, name);
    }

    async text() {
        return this.page.locator('main').innerText();
    }

    async reads(...texts) {
        const shown = (await this.page.locator('main').evaluate(main => main.textContent)).replace(/\s+/g, ' ');
        for (const text of texts)
            want(text instanceof RegExp ? text.test(shown) : shown.includes(text), `"${text}" is not on the page:\n${shown}`);
    }

    async readsNot(...texts) {
        const shown = (await this.page.locator('html').evaluate(html => html.textContent)).replace(/\s+/g, ' ');
        for (const text of texts)
            want(!shown.includes(text), `"${text}" is on the page:\n${shown}`);
    }

    // The error summary: so many mistakes, each leads to its field, and the title says so
    async mistakes(...messages) {
        want((await this.page.title()).startsWith('Error: '), `the title is "${await this.page.title()}"`);
        const summary = this.page.getByRole('alert');
        for (const message of messages) {
            const link = summary.getByRole('link', { name: message });
            await link.click();
            const target = decodeURIComponent(new URL(this.page.url()).hash.slice(1));
            const field = this.page.locator(`[id="${target}"]`);
            want(await field.evaluate(element => element === document.activeElement && element.name !== undefined),
                `the link "${message}" does not lead to a field (${target})`);
        }
        const links = await summary.getByRole('link').allInnerTexts();
        want(links.length === messages.length, `${links.length} mistakes, wanted ${messages.length}: ${links.join('; ')}`);
        want(await this.page.locator('.govuk-error-message').count() >= links.length, 'not every field says what is wrong');
    }

    async typed(label, text, group) {
        const value = await this.field(label, group).inputValue();
        want(value === text, `"${label}" holds "${value}", not "${text}"`);
    }

    // The field in which the page has put the focus: it does so when it is first drawn, on a busy machine after it has loaded
    async focused() {
        const field = () => document.activeElement.matches('input, select, textarea') && document.activeElement.id;
        return (await this.page.waitForFunction(field)).jsonValue();
    }

    async typeThere(text) {
        await this.focused();
        await this.page.keyboard.type(text);
    }

    // With the keyboard alone: goes on from here until the target has the focus, which must show
    async tabTo(target) {
        for (let turn = 0; turn < 100; turn++) {
            await this.page.keyboard.press('Tab');
            if (await target.evaluate(element => element === document.activeElement))
                return;
        }
        throw new Error(`the keyboard does not get to ${target}`);
    }

    async enter() {
        const answered = this.page.waitForNavigation();
        await this.page.keyboard.press('Enter');
        await answered;
    }
}
