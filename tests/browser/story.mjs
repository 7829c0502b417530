// The story of Redress as people click it: from the form to the letter, and on to the last level.
//
// One telling for every site; what differs (words of the policy, who may do what, how many levels) stands in `sites`.

import { Person, want } from './browser.mjs';

export const sites = {
    'schools-mutual-services': {
        promises: ['24 hours', '2 working days', '2 working days'],
        address: '12 Station Approach',
        policy: 'Complaints policy',
        division: 'Finance and Payroll',
        first: 'handler', // acknowledges, answers level 1
        phone: 'support', // takes calls
        thanks: 'handler',
        levels: [
            { user: 'manager', ask: /^Ask for a review by Senior Management/i, until: /until the end of/ },
            { user: 'director', ask: /^Ask for a review by the Director/i, until: 'no deadline' },
        ],
    },
    'one-academy': {
        promises: ['2 working days', '10 working days', '2 working days'],
        address: '3 Canal Street',
        policy: 'Complaints and compliments',
        division: 'Apprenticeships',
        first: 'support',
        phone: 'support',
        thanks: 'support',
        levels: [],
    },
};

const SUMMARY = 'The payroll report came two weeks late';
const IN_TWO_WEEKS = new Date(Date.now() + 14 * 24 * 3600 * 1000);
const THEIRS = /^(Your details|Person complaining)$/;

// Never quite the same is sent, as the same words within an hour are one complaint, or one compliment.
let told = 0;

// What the complainant types.
export async function complain(person, summary, site) {
    await person.unfold();
    await person.write('Name', 'Ada Örnek', THEIRS);
    await person.choose('Which of these best describes you?', 'School');
    await person.write('School or organisation', 'Hill & Dale <Primary>');
    await person.write('Email address', 'ada@example.org', THEIRS);
    await person.write('Postal address', '1 School Lane\nMiddleham\nMX2 1AA');
    await person.choose('How would you like us to reply?', 'By post');
    await person.choose('Which part of the organisation is it about?', site.division);
    await person.write('The complaint in one sentence', summary);
    await person.write('What happened?', 'It was due on the 1st.\n\nIt came on the 15th, & nobody told us <why>.');
    await person.write('How did it affect you?', `We paid staff late, ${told += 1} times.`);
    await person.write('What would put it right?', 'A fixed day for the report.');
    await person.date('When did it happen?', new Date(Date.now() - 7 * 24 * 3600 * 1000));
}

export async function receipt(person) {
    const reference = await person.page.locator('strong.reference').innerText();
    const code = await person.page.locator('strong.access-code').innerText();
    want(/^[CP]-\d{4}-\d{6}-[0-9A-Z]$/.test(reference), `reference ${reference}`);
    want(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/.test(code), `access code ${code}`);
    return { reference, code };
}

// From the work list, mine and then the others, each sorted by what is due next, on whichever page of it the case stands
export async function openCase(person, reference) {
    const link = person.page.getByRole('link', { name: new RegExp(`^${reference}`) });
    const due = [];
    await person.visit('/staff/');
    for (let more = true; more;) {
        await person.sees(`worklist-${person.user}`, 'My work');
        due.push(...await person.page.locator('main td time').evaluateAll(all => all.map(time => Date.parse(time.dateTime))));
        more = await link.count() === 0 && await person.page.getByRole('link', { name: 'More cases' }).count() > 0;
        if (more)
            await person.follow('More cases');
    }
    want(due.filter((at, n) => n > 0 && due[n - 1] > at).length <= 1, `the work list is not sorted by what is due next: ${due}`);
    await person.move(link);
}

async function respond(person, name, { issues, summary = SUMMARY, letter, says }) {
    await person.follow('Respond to the complaint');
    await person.sees(`${name}-form`, 'Respond to the complaint');
    for (let n = 1; n <= issues; n++) {
        const group = new RegExp(`^Issue ${n}: `);
        const finding = person.page.getByRole('group', { name: group });
        await finding.getByLabel(n === 1 ? 'Upheld' : 'Not upheld', { exact: true }).check();
        await finding.getByLabel('What was found', { exact: true }).fill(`The job sheet shows what went wrong on point ${n} (${name}).`);
    }
    await person.choose('Overall outcome', 'Partly upheld');
    await person.press('Preview');
    await person.sees(`${name}-mistakes`, 'Respond to the complaint', 422);
    await person.reads(`The job sheet shows what went wrong on point 1 (${name}).`);
    await person.write('Reasons for the outcome', 'We looked at the job sheet and spoke to those who did the work.');
    await person.write('Reply to the outcome they asked for', 'From now on the report comes on the 3rd.');
    await person.write('Apology', 'We are sorry that it was late.');
    await person.write('What will be done', 'A fixed day for the report', 'Remedy 1');
    await person.date('Due date', IN_TWO_WEEKS);
    await person.choose('How is the response being sent?', 'By post');
    await person.send('Record the response', `${name}-preview`);
    await person.sees(`${name}-done`, summary);
    await person.reads('Answered', 'what went wrong on point 1');
    await person.move(person.page.getByRole('link', { name: /^Letter to print\s*: Response/ }).first());
    await person.sees(`${name}-letter`, letter);
    await person.reads('Ada Örnek', 'Hill & Dale <Primary>', '1 School Lane', 'We are sorry that it was late.', ...says);
    await person.follow(/^Back/);
}

export async function track(person, { reference, code }) {
    await person.follow('Check your complaint');
    await person.write('Reference', reference);
    await person.write('Access code', code);
    await person.press('Check progress');
}

// Tells the story; `step(NAME, DO)` runs each of its steps, `look(PERSON, NAME)` sees each page. Gives who took part.
export async function tell(step, browser, service, siteName, { scripts, look }) {
    const site = sites[siteName];
    const people = [];
    const enter = async user => {
        const person = await Person.enter(browser, service, { user, scripts, look });
        people.push(person);
        return person;
    };
    const visitor = await enter();
    const first = await enter(site.first);
    const phone = site.phone === site.first ? first : await enter(site.phone);
    let mine, called;

    await step('1. the first page says what happens by when, and leads to form, policy and status', async () => {
        await visitor.visit('/');
        await visitor.sees('home', 'Tell us what went wrong, or what went well');
        const told = await visitor.page.locator('.redress-home__promise p').allInnerTexts();
        want(told.length === 3, `${told.length} sentences`);
        site.promises.forEach((promise, n) => want(told[n].includes(promise), `"${told[n]}" does not say ${promise}`));
        await visitor.follow('Complaint form as a web page to print');
        await visitor.sees('blank-complaint', 'Complaint form');
        await visitor.reads(site.address, 'What would put it right?');
        await visitor.follow('Back');
        await visitor.follow('Compliment form as a web page to print');
        await visitor.sees('blank-compliment', 'Compliment form');
        await visitor.follow('Back');
        await visitor.follow('Our policy');
        await visitor.sees('policy', site.policy);
        await visitor.reads('Printed copy: check the version', site.promises[0]);
        await visitor.follow('How we count time');
        want(/#section-\d+$/.test(visitor.page.url()), visitor.page.url());
        await visitor.follow('Home');
        await visitor.follow('Check a complaint');
        await visitor.sees('track-ask', 'Check your complaint');
        await visitor.follow('Home');
        await visitor.follow('Complain online');
        await visitor.sees('submit', 'Tell us what happened');
        await visitor.follow('Use one page instead');
        await visitor.sees('submit-whole', 'Make a complaint');
    });

    await step('2. a complaint with mistakes comes back with messages and all that was typed', async () => {
        await visitor.press('Send the complaint');
        await visitor.sees('submit-empty', 'Make a complaint', 422);
        await complain(visitor, '', site);
        await visitor.write('Email address', 'ada at example', THEIRS);
        await visitor.press('Send the complaint');
        await visitor.sees('submit-mistakes', 'Make a complaint', 422);
        await visitor.mistakes(/email address/i, /sentence/i);
        await visitor.typed('Name', 'Ada Örnek', THEIRS);
        await visitor.typed('Email address', 'ada at example', THEIRS);
        await visitor.typed('School or organisation', 'Hill & Dale <Primary>');
        await visitor.typed('Postal address', '1 School Lane\nMiddleham\nMX2 1AA');
        await visitor.typed('What happened?', 'It was due on the 1st.\n\nIt came on the 15th, & nobody told us <why>.');
        want(await visitor.field('By post').isChecked(), 'the choice of "By post" is lost');
    });

    await step('2. sent right, it is a case: reference, access code, what happens next and by when', async () => {
        await visitor.write('The complaint in one sentence', SUMMARY);
        await visitor.write('Email address', 'ada@example.org', THEIRS);
        await visitor.press('Send the complaint');
        await visitor.sees('receipt', 'We have your complaint');
        await visitor.reads('What happens next', /by \w+day \d+ \w+ \d{4}/);
        mine = await receipt(visitor);
        await visitor.page.reload();
        want((await receipt(visitor)).code === mine.code, 'another access code after a reload');
    });

    await step(`3. ${site.first} signs in, sees the work list, opens the case`, async () => {
        await openCase(first, mine.reference);
        await first.sees('case-received', SUMMARY);
        await first.reads('Received', 'Ada Örnek', 'Hill & Dale <Primary>', 'nobody told us <why>', site.division, 'What is due');
    });

    await step('3. the acknowledgement names a contact and the issues; its letter is for a window envelope', async () => {
        await first.follow('Acknowledge the complaint');
        await first.sees('acknowledge', 'Acknowledge the complaint');
        await first.write('Issue 1', 'The report was late');
        await first.press('Add another issue');
        await first.sees('acknowledge-row', 'Acknowledge the complaint');
        await first.typed('Issue 1', 'The report was late');
        await first.write('Name', ''); // of the contact: who acts stands there already
        await first.press('Preview');
        await first.sees('acknowledge-mistakes', 'Acknowledge the complaint', 422);
        await first.typed('Issue 1', 'The report was late');
        await first.write('Issue 2', 'Nobody told us why');
        await first.write('Name', 'Priya Shah', 'Contact for the complainant');
        await first.write('Phone number', '01632 960111');
        await first.choose('How was the complainant told?', 'By post');
        await first.send('Acknowledge the complaint', 'acknowledge-preview');
        await first.sees('case-acknowledged', SUMMARY);
        await first.reads('Acknowledged', 'Nobody told us why');
        await first.follow(/^Letter to print/);
        await first.sees('letter-acknowledged', /./);
        await first.reads('Ada Örnek', '1 School Lane', mine.reference, mine.code, 'Priya Shah', 'The report was late', /\w+day \d+ \w+ \d{4}/);
        await first.follow(/^Back/);
    });

    await step('3. a note stays inside; a case can be handed over', async () => {
        await first.follow('Add an internal note');
        await first.sees('note', 'Add an internal note');
        await first.press('Save the note');
        await first.sees('note-mistakes', 'Add an internal note', 422);
        await first.page.locator('main form').getByRole('textbox').first().fill('Not for the complainant: call the bureau.');
        await first.press('Save the note');
        await first.sees('case-noted', SUMMARY);
        await first.reads('call the bureau');
        await first.follow('Hand over the case');
        await first.sees('assign', 'Hand over the case');
        await first.follow(/^Back/);
    });

    const rights = site.levels.length > 0 ? [/\w+day \d+ \w+ \d{4}/, mine.code] : [];

    await step('3. the answer: a finding for each issue, an outcome, the next right; and its letter', async () => {
        await respond(first, 'level-1', { issues: 2, letter: /./, says: ['what went wrong on point 2', ...rights] });
        await first.sees('case-responded', SUMMARY);
        want(await first.page.getByRole('link', { name: 'Respond to the complaint' }).count() === 0, 'answered, and can be answered again');
    });

    await step('4. the complainant needs reference and access code', async () => {
        await visitor.follow('Check your complaint');
        await visitor.press('Check progress');
        await visitor.sees('track-empty', 'Check your complaint', 422);
        await visitor.mistakes(/reference/i, /access code/i);
        await track(visitor, { ...mine, reference: 'C-2026-000123-8' });
        await visitor.sees('track-mistyped', 'Check your complaint', 422);
        await visitor.typed('Reference', 'C-2026-000123-8');
        await track(visitor, { ...mine, code: '000000000000' });
        await visitor.sees('track-wrong', 'Check your complaint', 403);
        await track(visitor, mine);
        await visitor.sees('track-responded', 'Your complaint');
        await visitor.reads('Answered', SUMMARY, 'Priya Shah');
        await visitor.readsNot('call the bureau', 'Add an internal note');
        want(!visitor.page.url().includes(mine.reference) && !visitor.page.url().includes(mine.code), visitor.page.url());
        await visitor.move(visitor.page.getByRole('button', { name: /^Read the letter/ }).last());
        await visitor.sees('track-letter', /./);
        await visitor.reads('what went wrong on point 2');
        await visitor.follow(/^Back|^Check your complaint/);
    });

    for (const [n, level] of site.levels.entries()) {
        await step(`4. the complainant asks for level ${n + 2}; ${level.user} answers it`, async () => {
            await track(visitor, mine);
            await visitor.reads(level.until);
            await visitor.press(level.ask);
            await visitor.sees(`escalate-${n + 2}`, level.ask);
            if (n === 0)
                await visitor.page.getByRole('textbox').last().fill('The fixed day is not enough.');
            await visitor.press(level.ask);
            await visitor.sees(`escalate-${n + 2}-receipt`, 'We have your request');
            await visitor.reads(mine.reference, /by \w+day \d+ \w+ \d{4}/);
            const decider = await enter(level.user);
            await openCase(decider, mine.reference);
            await decider.sees(`case-level-${n + 2}`, SUMMARY);
            await decider.reads('Under review', 'The fixed day is not enough.');
            await decider.follow('Review bundle');
            await decider.sees(`bundle-level-${n + 2}`, SUMMARY);
            await decider.follow(/^Back/);
            await respond(decider, `level-${n + 2}`, { issues: 2, letter: /./, says: ['what went wrong on point 2'] });
            await track(visitor, mine);
            await visitor.sees(`track-level-${n + 2}`, 'Your complaint');
        });
    }

    await step('4. after the last level there is no further right', async () => {
        await track(visitor, mine);
        await visitor.reads('Answered');
        want(await visitor.page.getByRole('button', { name: /^Ask for/ }).count() === 0, 'a further level is offered');
        await visitor.move(visitor.page.getByRole('button', { name: /^Read the letter/ }).last());
        await visitor.sees('track-letter-last', /./);
        await visitor.follow(/^Back|^Check your complaint/);
    });

    await step('4. staff do the same for somebody on the phone', async () => {
        await phone.visit('/staff/');
        await phone.follow('Record');
        await phone.sees('staff-submit', 'Record a complaint');
        await phone.press('Record the complaint');
        await phone.sees('staff-submit-empty', 'Record a complaint', 422);
        await complain(phone, 'Nobody rang back', site);
        await phone.choose('How did it reach us?', 'By phone');
        await phone.press('Record the complaint');
        await phone.sees('staff-recorded', 'Nobody rang back');
        called = { reference: await phone.page.locator('.govuk-caption-xl').innerText() };
        await phone.reads('By phone');
        await phone.readsNot('Access code');
        await phone.follow('Acknowledge the complaint');
        await phone.write('Name', 'Priya Shah', 'Contact for the complainant');
        await phone.write('Email address', 'finance@example.org', 'Contact for the complainant');
        await phone.write('Issue 1', 'Nobody rang back');
        await phone.choose('How was the complainant told?', 'By phone');
        await phone.send('Acknowledge the complaint', 'staff-acknowledge-preview');
        await phone.sees('staff-case-acknowledged', 'Nobody rang back');
    });

    if (site.levels.length > 0) {
        await step('4. they ask for the next level on the phone, too', async () => {
            await openCase(first, called.reference);
            await respond(first, 'phone-level-1', { issues: 1, summary: 'Nobody rang back', letter: /./, says: [/\w+day \d+ \w+ \d{4}/] });
            await openCase(phone, called.reference);
            await phone.follow(/^Record a request/);
            await phone.sees('staff-escalate', /next level|review/i);
            await phone.press('Preview');
            await phone.sees('staff-escalate-mistakes', /next level|review/i, 422);
            await phone.choose('How did the request reach us?', 'By phone');
            await phone.send('Record the request', 'staff-escalate-preview');
            await phone.sees('staff-escalated', 'Nobody rang back');
            await phone.reads('Under review');
        });
    }

    await step('5. a compliment, with the keyboard alone', async () => {
        const keyboard = visitor.page.keyboard;
        await visitor.visit('/');
        await visitor.tabTo(visitor.page.getByRole('main').getByRole('link', { name: 'Give a compliment' }));
        await visitor.enter();
        const onward = async () => {
            await visitor.tabTo(visitor.page.getByRole('main').getByRole('button', { name: 'Continue' }));
            await visitor.enter();
        };
        await visitor.sees('compliment', 'Tell us what was done well');
        await onward();
        await visitor.sees('compliment-mistakes', 'Tell us what was done well', 422);
        await visitor.tabTo(visitor.field('What was done well?'));
        await keyboard.type(`They stayed on the line until it worked. ${told += 1}`);
        await onward();
        await visitor.sees('compliment-about', 'About the compliment');
        await visitor.tabTo(visitor.field('Myself'));
        await keyboard.press('ArrowDown');
        await keyboard.press('ArrowDown');
        want(await visitor.field('A team').isChecked(), 'the arrow keys do not choose');
        await visitor.tabTo(visitor.field('Name of the person, team or service'));
        await keyboard.type('The help desk');
        await visitor.tabTo(visitor.field(site.division));
        await keyboard.press('Space');
        await onward();
        await visitor.tabTo(visitor.page.getByRole('checkbox').first());
        await keyboard.press('Space');
        await onward();
        await visitor.tabTo(visitor.field('Name', 'Your details'));
        await keyboard.type('Grace Ejemplo');
        await visitor.tabTo(visitor.field('Email address', 'Your details'));
        await keyboard.type('grace@example.org');
        await visitor.enter();
        await visitor.sees('compliment-check', 'Check your answers');
        await visitor.tabTo(visitor.page.getByRole('button', { name: 'Send the compliment' }));
        await visitor.enter();
        await visitor.sees('compliment-receipt', 'Thank you for your compliment');
        mine = await receipt(visitor);
    });

    await step(`5. ${site.thanks} thanks the giver, who can see it`, async () => {
        const thanks = site.thanks === site.first ? first : await enter(site.thanks);
        await openCase(thanks, mine.reference);
        await thanks.sees('case-compliment', /compliment/i);
        await thanks.reads('They stayed on the line until it worked.', 'The help desk');
        await thanks.follow(/^Thank the person/);
        await thanks.sees('thank', 'Thank the person');
        await thanks.press('Preview');
        await thanks.sees('thank-mistakes', 'Thank the person', 422);
        await thanks.choose('How was the person thanked?', 'By email');
        await thanks.send('Record the thanks', 'thank-preview');
        await thanks.sees('case-thanked', /compliment/i);
        await thanks.follow(/^Letter to print/);
        await thanks.sees('letter-thanks', /./);
        await thanks.reads('Grace Ejemplo', mine.reference);
        await thanks.follow(/^Back/);
        await thanks.follow('My work');
        await thanks.follow('Record');
        await thanks.follow('Record a compliment instead');
        await thanks.sees('staff-compliment', 'Record a compliment');
        await track(visitor, mine);
        await visitor.sees('track-compliment', 'Your compliment');
    });

    return people;
}
