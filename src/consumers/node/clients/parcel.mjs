// What an application wants to know, and what it lets a model call.
import { z } from 'zod'

export const Parcel = z.object({ order: z.string(), days: z.int() })
export const Order = z.object({ order: z.string() })
export const about = 'Where an order is.'
export const trackSchema = { type: 'object', properties: { order: { type: 'string' } }, required: ['order'] }

export const messages = (dialogue) => dialogue.map(({ role, text }) => ({ role, content: text }))
export const pngUrl = (png) => `data:image/png;base64,${png}`

/** All that an iterable gives, as the pieces of text that are not empty. */
export async function pieces(iterable, textOf) {
  const all = []
  for await (const item of iterable) {
    const text = textOf(item)
    if (text) all.push(text)
  }
  return all
}
