// Months, and the numbers of their reports with the cases behind them.
import { main, unescape } from './site.mjs'

const names = 'January February March April May June July August September October November December'.split(' ')

// The month so many before this one, as `2026-05`; and as a page says it.
export const month = back => { const day = new Date(); day.setUTCDate(1); day.setUTCMonth(day.getUTCMonth() - back); return day.toISOString().slice(0, 7) }
export const named = text => `${names[Number(text.slice(5)) - 1]} ${text.slice(0, 4)}`

// The numbers on a page that open a list at an address that begins so, each with its address.
export const numbers = (page, begins) => [...page.matchAll(/<a class="govuk-link" href="(\/[^"]*figure=[^"]*)">(\d+)<\/a>/g)]
  .map(found => ({ address: unescape(found[1]), number: Number(found[2]) })).filter(({ address }) => address.startsWith(begins))

// How many cases are behind a number, on all pages of its list: shown, and not open to whoever asks.
export async function behind(site, address, user) {
  let shown = 0, hidden = 0
  for (let next = address; next;) {
    const page = main((await site.get(next, { user })).text)
    shown += [...page.matchAll(/href="\/staff\/case\?ref=/g)].length
    hidden += Number(page.match(/Not open to you: (\d+)/)?.[1] ?? 0)
    next = unescape(page.match(/href="([^"]*after=\d+)">More cases/)?.[1] ?? '')
  }
  return { shown, hidden }
}
