// What the AI SDK does with the models of any of its providers.
import { Output, embedMany, generateText, stepCountIs, streamText, tool } from 'ai'
import { Order, Parcel, about, messages } from './parcel.mjs'

/** A client of the model that a function makes for an endpoint; with more that some providers have. */
export const aiSdk = (model, more = {}) => ({
  async ask(asked) {
    const { text, usage } = await generateText({ model: model(asked), messages: messages(asked.dialogue) })
    return { text, prompt: usage.inputTokens, output: usage.outputTokens }
  },

  async stream(asked) {
    const { fullStream } = streamText({ model: model(asked), messages: messages(asked.dialogue), onError() {} })
    const pieces = []
    for await (const part of fullStream) {
      if (part.type === 'error') throw part.error
      if (part.type === 'text-delta' && part.text) pieces.push(part.text)
    }
    return pieces
  },

  async tool(asked, track) {
    const execute = ({ order }) => track(order)
    const { text } = await generateText({
      model: model(asked),
      prompt: asked.question,
      tools: { track: tool({ description: about, inputSchema: Order, execute }) },
      stopWhen: stepCountIs(2),
    })
    return text
  },

  async json(asked) {
    const output = Output.object({ schema: Parcel })
    return (await generateText({ model: model(asked), prompt: asked.question, output })).output
  },

  async image(asked) {
    const content = [
      { type: 'text', text: asked.question },
      { type: 'image', image: asked.png, mediaType: 'image/png' },
    ]
    return (await generateText({ model: model(asked), messages: [{ role: 'user', content }] })).text
  },

  ...more,
})

/** Texts as vectors, by the model that a function makes for an endpoint. */
export const embedding = (model) => ({
  embed: async (asked) => (await embedMany({ model: model(asked), values: asked.texts })).embeddings,
})
