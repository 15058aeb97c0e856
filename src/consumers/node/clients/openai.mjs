// OpenAI's own package.
import OpenAI from 'openai'
import { zodResponseFormat } from 'openai/helpers/zod'
import { Parcel, about, messages, pieces, pngUrl, trackSchema } from './parcel.mjs'

const model = 'any'
const at = ({ base }) => new OpenAI({ baseURL: base, apiKey: 'unused' })
const textOf = (completion) => completion.choices[0].message.content

export default {
  async ask(asked) {
    const completion = await at(asked).chat.completions.create({ model, messages: messages(asked.dialogue) })
    return { text: textOf(completion), prompt: completion.usage.prompt_tokens, output: completion.usage.completion_tokens }
  },

  async stream(asked) {
    const stream = await at(asked).chat.completions.create({ model, messages: messages(asked.dialogue), stream: true })
    return pieces(stream, (chunk) => chunk.choices[0]?.delta?.content)
  },

  async tool(asked, track) {
    const tools = [{ type: 'function', function: { name: 'track', description: about, parameters: trackSchema } }]
    const dialogue = [{ role: 'user', content: asked.question }]
    const { message } = (await at(asked).chat.completions.create({ model, messages: dialogue, tools })).choices[0]
    const [call] = message.tool_calls
    const result = await track(JSON.parse(call.function.arguments).order)
    dialogue.push(message, { role: 'tool', tool_call_id: call.id, content: result })
    return textOf(await at(asked).chat.completions.create({ model, messages: dialogue, tools }))
  },

  async json(asked) {
    const completion = await at(asked).chat.completions.parse({
      model,
      messages: [{ role: 'user', content: asked.question }],
      response_format: zodResponseFormat(Parcel, 'parcel'),
    })
    return completion.choices[0].message.parsed
  },

  async image(asked) {
    const content = [
      { type: 'text', text: asked.question },
      { type: 'image_url', image_url: { url: pngUrl(asked.png) } },
    ]
    return textOf(await at(asked).chat.completions.create({ model, messages: [{ role: 'user', content }] }))
  },

  async respond(asked) {
    const response = await at(asked).responses.create({ model, input: messages(asked.dialogue) })
    return { text: response.output_text, prompt: response.usage.input_tokens, output: response.usage.output_tokens }
  },

  async streamResponse(asked) {
    const stream = await at(asked).responses.create({ model, input: messages(asked.dialogue), stream: true })
    return pieces(stream, (event) => event.type === 'response.output_text.delta' && event.delta)
  },

  async embed(asked) {
    const { data } = await at(asked).embeddings.create({ model, input: asked.texts })
    return data.map((item) => item.embedding)
  },
}
