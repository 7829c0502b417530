#!/usr/bin/env node
// Two whole lives at One Academy in Chromium, without scripts, by clicks alone: a compliment from the giver to those whom
// it praises and to the register, a lesson from a complaint to the public page. tests/http/test_lives.mjs has the times.

import { Person, main, report, startBrowser, startSite, step } from './browser.mjs';
import { complain, openCase, receipt, sites, track } from './story.mjs';

const SITE = 'one-academy';
const WORDS = 'She stayed on the line until everything worked.';
const SUMMARY = 'The report came late again';
const SOON = new Date(Date.now() + 14 * 24 * 3600 * 1000);

// One of the answers to a question, where the same answer stands at another question, too
const answer = (person, question, text) => person.page.getByRole('group', { name: question }).getByLabel(text, { exact: true }).check();
const select = (person, label, option, group) => person.field(label, group).selectOption({ label: option });

async function compliment(enter) {
    const giver = await enter();
    const support = await enter('support');
    const praised = await enter('handler');
    const colleague = await enter('handler2');
    let mine;

    await step('compliment: somebody gives it, agrees to share the words, not the name', async () => {
        await giver.visit('/');
        await giver.move(giver.page.getByRole('main').getByRole('link', { name: 'Give a compliment' }));
        await giver.write('Name', 'Grace Ejemplo', 'Who gives the compliment');
        await giver.write('Email address', 'grace@example.org', 'Who gives the compliment');
        await giver.choose('Who or what is it about?', 'A member of staff');
        await giver.write('Name of the person, team or service', 'Rosa Bianchi');
        await giver.choose('Which part of the organisation?', 'Apprenticeships');
        await giver.write('What was done well?', WORDS);
        await giver.page.getByRole('checkbox').first().check();
        await giver.press('Send the compliment');
        await giver.sees('receipt', 'Thank you for your compliment');
        mine = await receipt(giver);
    });

    await step('compliment: Business Support thanks the giver and tells the staff', async () => {
        await support.visit('/staff/');
        await openCase(support, mine.reference);
        await support.follow('Thank the giver');
        await support.choose('How is the giver thanked?', 'By email');
        await support.press('Record the thanks');
        await support.follow('Tell the staff whom it is about');
        await support.press('Record that they were told');
        await support.sees('told-mistakes', 'Tell the staff whom it is about', 422);
        await select(support, 'Member of staff whom it praises 1', 'Rosa Bianchi');
        await select(support, 'Manager 1', 'Kate Morgan');
        await support.write('What they are told', 'Somebody is very glad of your patience.');
        await support.press('Record that they were told');
        await support.sees('told', /compliment/i);
        await support.reads('Somebody is very glad of your patience.');
    });

    await step('compliment: who is praised finds it, with the words and without the name', async () => {
        await praised.visit('/staff/');
        await praised.follow('Compliments');
        await praised.sees('mine', /ompliments/);
        await praised.reads('Somebody is very glad of your patience.', WORDS);
        await praised.readsNot('Grace Ejemplo');
    });

    await step('compliment: the wall shows the words to a colleague, and names nobody', async () => {
        await colleague.visit('/staff/');
        await colleague.follow('Compliments');
        await colleague.reads(WORDS);
        await colleague.readsNot('Grace Ejemplo', 'Rosa Bianchi');
    });

    await step('compliment: it is reviewed, and the practice is shared', async () => {
        await support.follow('Review the compliment');
        await support.write('The practice in a few words', 'Stay on the line until it works');
        await support.press('Record the review');
        await support.sees('review-mistakes', 'Review the compliment', 422);
        await support.write('What was done', 'Whoever takes the call tries the solution with the caller.');
        await support.write('What difference it made', 'Nobody rings twice.');
        await answer(support, 'Could others do it?', 'Yes, as it is');
        await support.press('Record the review');
        await support.follow('Share the practice');
        await support.choose('Shared with', 'Leadership and Management Courses');
        await answer(support, 'What became of it there?', 'Adapted');
        await support.write('How do we know?', 'They ring back within the hour.');
        await support.press('Record the sharing');
        await support.follow('Close the case');
        await support.press('Close the case');
        await support.reads('Closed', 'Nothing is owed on this case now.');
    });

    await step('compliment: the colleague reads of the practice and says so', async () => {
        await colleague.follow('Register');
        await colleague.follow('What works well');
        await colleague.reads('Stay on the line until it works', 'They ring back within the hour.');
        await colleague.readsNot('Grace Ejemplo', WORDS);
        await colleague.press(/^I have read this/);
        await colleague.sees('read', 'What works well');
        await colleague.reads('You have read it');
    });

    await step('compliment: the giver sees that it is done, and nothing internal', async () => {
        await giver.visit('/');
        await track(giver, mine);
        await giver.sees('track', 'Your compliment');
        await giver.readsNot('Nobody rings twice.', 'They ring back within the hour.', 'Kate Morgan');
    });
}

async function lesson(enter) {
    const visitor = await enter();
    const support = await enter('support');
    const coach = await enter('coach');
    const delivery = await enter('delivery');
    let mine;

    await step('lesson: a complaint is answered, put right and closed', async () => {
        await visitor.visit('/complaints/submit');
        await complain(visitor, SUMMARY, sites[SITE]);
        await visitor.press('Send the complaint');
        mine = await receipt(visitor);
        await support.visit('/staff/');
        await openCase(support, mine.reference);
        await support.follow('Acknowledge the complaint');
        await support.write('Name', 'Leila Haddad', 'The complainant’s contact here');
        await support.write('Telephone number', '01632 960200');
        await support.write('Issue 1', 'The report was late');
        await support.choose('How is the complainant told?', 'By email');
        await support.press('Acknowledge the complaint');
        await support.follow('Respond to the complaint');
        await answer(support, /^Finding 1: /, 'Upheld');
        await support.write('What was found', 'It was late.');
        await support.choose('Outcome of the complaint as a whole', 'Upheld');
        await support.write('Reasons for the outcome', 'We looked at the calendar.');
        await support.write('Answer to what they asked for', 'It comes on the 3rd.');
        await support.write('Apology', 'We are sorry.');
        await support.write('What will be done', 'A fixed day', 'Remedy 1');
        await support.date('By when', SOON);
        await support.choose('How is the response sent?', 'By email');
        await support.press('Record the response');
        await support.follow('Record that a remedy was done');
        await support.choose('Which remedy was done?', 'A fixed day');
        await support.press('Save');
        await support.follow('Close the case');
        await support.choose('Why can it be closed?', 'The complainant says that they are content');
        await support.press('Close the case');
        await support.reads('Closed', 'Find the root cause', 'Performance Coach', 'Follow up with the complainant');
    });

    await step('lesson: the Performance Coach finds it in their work and records the cause, the lesson, an improvement', async () => {
        await coach.visit('/staff/');
        await openCase(coach, mine.reference);
        await coach.follow('Record what we learn');
        await coach.press('Record the lesson');
        await coach.sees('learn-mistakes', 'Record what we learn', 422);
        await coach.write('Why did it happen? 1', 'Nobody had a day for it');
        await coach.page.getByLabel(/Nobody had settled how it is done/).check();
        await coach.write('Lesson', 'Work that comes back needs a day of its own.');
        await coach.write('What will be changed', 'A day of each month is kept free', 'Improvement 1');
        await select(coach, 'Who sees to it', 'Rosa Bianchi', 'Improvement 1');
        await coach.date('By when', SOON);
        await coach.press('Record the lesson');
        await coach.sees('learned', SUMMARY);
        await coach.reads('How we do it: Nobody had settled how it is done', 'Make the improvement: A day of each month is kept free');
    });

    await step('lesson: the complainant tells how it went; the case is not complete before the improvement is made', async () => {
        await visitor.visit('/');
        await track(visitor, mine);
        await visitor.press('Tell us how it went');
        await visitor.sees('follow-up', 'Tell us how it went');
        await answer(visitor, 'Has it come back?', 'No');
        await answer(visitor, 'Did you feel valued in how we dealt with it?', 'Very much');
        await visitor.press('Send the answers');
        await visitor.reads(mine.reference);
        await openCase(delivery, mine.reference);
        await delivery.reads('Closed', 'Very much');
    });

    await step('lesson: the Delivery Manager sees the improvement made; then nothing is owed', async () => {
        await delivery.follow('Record an improvement');
        await delivery.choose('Which improvement?', 'A day of each month is kept free');
        await answer(delivery, 'What became of it?', 'It was done');
        await delivery.press('Record the improvement');
        await delivery.reads('Complete');
    });

    await step('lesson: checked, it is published without any person', async () => {
        await delivery.follow('Record an improvement');
        await delivery.choose('Which improvement?', 'A day of each month is kept free');
        await answer(delivery, 'What became of it?', 'It was checked and has helped');
        await delivery.press('Record the improvement');
        await delivery.sees('improve-mistakes', 'Record an improvement', 422);
        await delivery.write('How do we know?', 'No report has been late since.');
        await delivery.write('You said', 'Reports came late.');
        await delivery.write('We did', 'We keep a day free for them.');
        await delivery.press('Record the improvement');
        await delivery.follow('Register');
        await delivery.reads('A day of each month is kept free', 'Has helped', 'Rosa Bianchi');
        await visitor.visit('/');
        await visitor.move(visitor.page.getByRole('link', { name: /what we have learned|you said, we did/i }).first());
        await visitor.sees('learned-page', /You said, we did/);
        await visitor.reads('Reports came late.', 'We keep a day free for them.', 'Apprenticeships');
        await visitor.readsNot('Ada Örnek', 'Rosa Bianchi', mine.reference);
    });
}

main(async () => {
    const browser = await startBrowser();
    const service = await startSite({ SITE });
    const people = [];
    const enter = async user => {
        const person = await Person.enter(browser, service, { user, scripts: false });
        people.push(person);
        return person;
    };
    await compliment(enter);
    await lesson(enter);
    report('nothing is asked of another place, nothing complains', people.flatMap(person => person.troubles));
});
