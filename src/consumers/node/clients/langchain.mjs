// What LangChain does with any of its models.
import { AIMessage, HumanMessage, SystemMessage } from '@langchain/core/messages'
import { tool } from '@langchain/core/tools'
import { Order, Parcel, about, pieces, pngUrl } from './parcel.mjs'

const kinds = { system: SystemMessage, user: HumanMessage, assistant: AIMessage }
const messages = (dialogue) => dialogue.map(({ role, text }) => new kinds[role](text))

/** A client of the model that a function makes for an endpoint; with more that some models have. */
export const langchain = (model, more = {}) => ({
  async ask(asked) {
    const { text, usage_metadata } = await model(asked).invoke(messages(asked.dialogue))
    return { text, prompt: usage_metadata.input_tokens, output: usage_metadata.output_tokens }
  },

  async stream(asked) {
    return pieces(await model(asked).stream(messages(asked.dialogue)), (chunk) => chunk.text)
  },

  async tool(asked, track) {
    const tracking = tool(({ order }) => track(order), { name: 'track', description: about, schema: Order })
    const bound = model(asked).bindTools([tracking])
    const dialogue = [new HumanMessage(asked.question)]
    const answer = await bound.invoke(dialogue)
    dialogue.push(answer, await tracking.invoke(answer.tool_calls[0]))
    return (await bound.invoke(dialogue)).text
  },

  json(asked) {
    return model(asked).withStructuredOutput(Parcel, { method: 'jsonSchema' }).invoke(asked.question)
  },

  async image(asked) {
    const content = [
      { type: 'text', text: asked.question },
      { type: 'image_url', image_url: { url: pngUrl(asked.png) } },
    ]
    return (await model(asked).invoke([new HumanMessage({ content })])).text
  },

  ...more,
})

/** Texts as vectors, by what a function makes for an endpoint. */
export const embedding = (embeddings) => ({
  embed: (asked) => embeddings(asked).embedDocuments(asked.texts),
})
