#!/usr/bin/env node
// Two whole lives at One Academy in Chromium, without scripts, by clicks alone: a compliment from the giver to those whom
// it praises and to the register, a lesson from a complaint to the public page. tests/http/test_lives.mjs has the times.

import { Person, main, report, startBrowser, startSite, step } from './browser.mjs';
import { complain, openCase, receipt, sites, track } from './story.mjs';

const SITE = 'one-academy';
const WORDS = 'She stayed on the line until everything worked.';
const SUMMARY = 'The report came late again';
const SOON = new Date(Date.now() + 14 * 24 * 3600 * 1000);
const BY = `by ${SOON.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })}`;

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
        await giver.follow('Use one page instead');
        await giver.write('Name', 'Grace Ejemplo', 'Your details');
        await giver.write('Email address', 'grace@example.org', 'Your details');
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
        await support.follow('Thank the person');
        await support.choose('How was the person thanked?', 'By email');
        await support.send('Record the thanks', 'thanks-preview');
        await support.follow('Tell the staff concerned');
        await support.press('Record that they were told');
        await support.sees('told-mistakes', 'Tell the staff concerned', 422);
        await select(support, 'Person 1', 'Rosa Bianchi');
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
        await answer(support, 'What did they do with it?', 'Adapted');
        await support.write('How do we know?', 'They ring back within the hour.');
        await support.press('Record what was shared');
        await support.follow('Close the case');
        await support.send('Close the case', 'compliment-close-preview');
        await support.reads('Closed', 'Nothing is due on this case now.');
    });

    await step('compliment: the colleague reads of the practice and says so', async () => {
        await colleague.follow('Learning');
        await colleague.follow('What works well');
        await colleague.reads('Stay on the line until it works', 'They ring back within the hour.');
        await colleague.readsNot('Grace Ejemplo', WORDS);
        await colleague.press(/^I have read this/);
        await colleague.sees('read', 'What works well');
        await colleague.reads('You confirmed you had read this');
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
        await visitor.visit('/complaints/submit?whole');
        await complain(visitor, SUMMARY, sites[SITE]);
        await visitor.press('Send the complaint');
        mine = await receipt(visitor);
        await support.visit('/staff/');
        await openCase(support, mine.reference);
        await support.follow('Acknowledge the complaint');
        await support.write('Name', 'Leila Haddad', 'Contact for the complainant');
        await support.write('Phone number', '01632 960200');
        await support.write('Issue 1', 'The report was late');
        await support.choose('How was the complainant told?', 'By email');
        await support.send('Acknowledge the complaint', 'acknowledge-preview');
        await support.follow('Respond to the complaint');
        await answer(support, /^Issue 1: /, 'Upheld');
        await support.write('What was found', 'It was late.');
        await support.choose('Overall outcome', 'Upheld');
        await support.write('Reasons for the outcome', 'We looked at the calendar.');
        await support.write('Reply to the outcome they asked for', 'It comes on the 3rd.');
        await support.write('Apology', 'We are sorry.');
        await support.write('What will be done', 'A fixed day', 'Remedy 1');
        await support.date('Due date', SOON);
        await support.choose('How is the response being sent?', 'By email');
        await support.send('Record the response', 'response-preview');
        await support.follow('Mark a remedy as done');
        await support.choose('Which remedy was done?', `A fixed day, ${BY}`);
        await support.press('Mark as done');
        await support.follow('Close the case');
        await support.choose('Reason for closing', 'The complainant is satisfied');
        await support.send('Close the case', 'close-preview');
        await support.reads('Closed', 'Find the root cause', 'Performance Coach', 'Follow up with the complainant');
    });

    await step('lesson: the Performance Coach finds it in their work and records the cause, the lesson, an improvement', async () => {
        await coach.visit('/staff/');
        await openCase(coach, mine.reference);
        await coach.follow('Record lessons');
        await coach.press('Record the lesson');
        await coach.sees('learn-mistakes', 'Record lessons', 422);
        await coach.write('Answer 1', 'Nobody had a day for it', 'Why did it happen?');
        await coach.page.getByLabel(/No one had agreed how to do it/).check();
        await coach.write('Lesson', 'Work that comes back needs a day of its own.');
        await coach.write('What will change', 'A day of each month is kept free', 'Improvement 1');
        await select(coach, 'Owner', 'Rosa Bianchi', 'Improvement 1');
        await coach.date('Due date', SOON);
        await coach.press('Record the lesson');
        await coach.sees('learned', SUMMARY);
        await coach.reads('How we do things: No one had agreed how to do it', 'Complete the improvement: A day of each month is kept free');
    });

    await step('lesson: the complainant tells how it went; the case is not complete before the improvement is made', async () => {
        await visitor.visit('/');
        await track(visitor, mine);
        await visitor.press('Tell us how it went');
        await visitor.sees('follow-up', 'Tell us how it went');
        await answer(visitor, 'Has the problem come back?', 'No');
        await answer(visitor, 'Did you feel valued in the way we handled it?', 'Very');
        await visitor.press('Send the answers');
        await visitor.reads(mine.reference);
        await openCase(delivery, mine.reference);
        await delivery.reads('Closed', 'Very');
    });

    await step('lesson: the Delivery Manager sees the improvement made; then nothing is owed', async () => {
        await delivery.follow('Record an improvement');
        await delivery.choose('Which improvement?', `A day of each month is kept free, ${BY}`);
        await answer(delivery, 'Result', 'Done');
        await delivery.press('Record the improvement');
        await delivery.reads('Complete');
    });

    await step('lesson: checked, it is published without any person', async () => {
        await delivery.follow('Record an improvement');
        await delivery.choose('Which improvement?', `A day of each month is kept free, ${BY}`);
        await answer(delivery, 'Result', 'Checked: it worked');
        await delivery.press('Record the improvement');
        await delivery.sees('improve-mistakes', 'Record an improvement', 422);
        await delivery.write('How do we know?', 'No report has been late since.');
        await delivery.write('You said', 'Reports came late.');
        await delivery.write('We did', 'We keep a day free for them.');
        await delivery.press('Record the improvement');
        await delivery.follow('Learning');
        await delivery.reads('A day of each month is kept free', 'Worked', 'Rosa Bianchi');
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
