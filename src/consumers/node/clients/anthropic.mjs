// Anthropic's own package. It adds the version to the path: give it the root.
import Anthropic from '@anthropic-ai/sdk'
import { zodOutputFormat } from '@anthropic-ai/sdk/helpers/zod'
import { Parcel, about, messages, pieces, trackSchema } from './parcel.mjs'

const at = ({ root }) => new Anthropic({ baseURL: root, apiKey: 'unused' }).messages
const common = { model: 'any', max_tokens: 64 }
const textOf = (message) => message.content.find((block) => block.type === 'text')?.text

function chat(dialogue) {
  const system = dialogue.filter(({ role }) => role === 'system').map(({ text }) => text).join('')
  const rest = messages(dialogue.filter(({ role }) => role !== 'system'))
  return { ...common, messages: rest, ...(system && { system }) }
}

export default {
  async ask(asked) {
    const message = await at(asked).create(chat(asked.dialogue))
    const { input_tokens, cache_read_input_tokens, cache_creation_input_tokens, output_tokens } = message.usage
    const prompt = input_tokens + cache_read_input_tokens + cache_creation_input_tokens
    return { text: textOf(message), prompt, output: output_tokens }
  },

  async stream(asked) {
    const stream = await at(asked).create({ ...chat(asked.dialogue), stream: true })
    return pieces(stream, (event) => event.type === 'content_block_delta' && event.delta.text)
  },

  async tool(asked, track) {
    const tools = [{ name: 'track', description: about, input_schema: trackSchema }]
    const dialogue = [{ role: 'user', content: asked.question }]
    const { content } = await at(asked).create({ ...common, messages: dialogue, tools })
    const call = content.find((block) => block.type === 'tool_use')
    const result = { type: 'tool_result', tool_use_id: call.id, content: await track(call.input.order) }
    dialogue.push({ role: 'assistant', content }, { role: 'user', content: [result] })
    return textOf(await at(asked).create({ ...common, messages: dialogue, tools }))
  },

  async json(asked) {
    const message = await at(asked).parse({
      ...common,
      messages: [{ role: 'user', content: asked.question }],
      output_config: { format: zodOutputFormat(Parcel) },
    })
    return message.parsed_output
  },

  async image(asked) {
    const source = { type: 'base64', media_type: 'image/png', data: asked.png }
    const content = [{ type: 'image', source }, { type: 'text', text: asked.question }]
    return textOf(await at(asked).create({ ...common, messages: [{ role: 'user', content }] }))
  },
}
