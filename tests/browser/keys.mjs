// Somebody who has a keyboard and nothing else: Tab, Enter, Space, the arrows, and what they type. Wherever they come
// to, it shows.

import { want } from './browser.mjs';

const MOST_STOPS = 250;

// True if the element that has the focus is drawn, and drawn otherwise than without it
function shows() {
    const element = document.activeElement;
    const style = of => [getComputedStyle(of), getComputedStyle(of, '::before')]
        .map(found => [found.outlineStyle, found.outlineWidth, found.boxShadow, found.backgroundColor, found.borderTopWidth].join());
    const drawn = [element, ...(element.labels || [])];
    const focused = drawn.flatMap(style).join();
    element.blur();
    const differs = drawn.flatMap(style).join() !== focused;
    element.focus();
    const inView = box => box.width > 1 && box.height > 1 && box.bottom > 0 && box.top < innerHeight;
    return differs && drawn.some(part => inView(part.getBoundingClientRect()));
}

export class Keys {
    constructor(person) {
        this.person = person;
        this.page = person.page;
    }

    async key(name) {
        await this.page.keyboard.press(name);
    }

    // From here on to the target, by Tab alone
    async to(target) {
        const has = () => target.evaluate(element => element === document.activeElement);
        for (let stops = 0; !await has(); stops++) {
            want(stops < MOST_STOPS, `the keyboard does not get to ${target}`);
            await this.key('Tab');
        }
        want(await this.page.evaluate(shows), `the focus does not show at ${await target.evaluate(element => element.outerHTML.slice(0, 150))}`);
    }

    async leave(key) {
        await Promise.all([this.page.waitForEvent('load'), this.key(key)]);
    }

    async follow(name) {
        await this.to(this.page.getByRole('link', { name, exact: typeof name === 'string' }).first());
        await this.leave('Enter');
    }

    // The last button of that name: the first is that of Enter, which nobody sees
    async press(name, key = 'Enter') {
        await this.to(this.page.getByRole('button', { name, exact: typeof name === 'string' }).last());
        await this.leave(key);
    }

    field(name) {
        return this.page.locator(`main [name="${name}"]`).first();
    }

    async type(name, text) {
        await this.to(this.field(name));
        await this.page.keyboard.type(text);
    }

    async tick(name) {
        await this.to(this.field(name));
        await this.key('Space');
    }

    // One of the radio buttons, by Tab to the first and the arrows, or of a list, by the arrows
    async choose(name, value) {
        await this.to(this.field(name));
        if (await this.field(name).getAttribute('type') === 'radio')
            await this.key('Space');
        const chosen = () => this.page.evaluate(field => new FormData(document.activeElement.form).get(field), name);
        for (let steps = 0; await chosen() !== value; steps++) {
            want(steps < 40, `the arrows do not get to ${value} of ${name}`);
            await this.key('ArrowDown');
        }
    }

    async unfold(summary) {
        await this.to(this.page.locator('summary', { hasText: summary }).first());
        await this.key('Enter');
        want(await this.page.evaluate(() => document.activeElement.parentElement.open), `${summary} does not open`);
    }

    async reads(...texts) {
        await this.person.reads(...texts);
    }
}
