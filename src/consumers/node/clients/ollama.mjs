// Ollama's own package.
import { Ollama } from 'ollama'
import { z } from 'zod'
import { Parcel, about, messages, pieces, trackSchema } from './parcel.mjs'

const model = 'any'
const at = ({ root }) => new Ollama({ host: root })

export default {
  async ask(asked) {
    const answer = await at(asked).chat({ model, messages: messages(asked.dialogue) })
    return { text: answer.message.content, prompt: answer.prompt_eval_count, output: answer.eval_count }
  },

  async stream(asked) {
    const stream = await at(asked).chat({ model, messages: messages(asked.dialogue), stream: true })
    return pieces(stream, (line) => line.message.content)
  },

  async tool(asked, track) {
    const tools = [{ type: 'function', function: { name: 'track', description: about, parameters: trackSchema } }]
    const dialogue = [{ role: 'user', content: asked.question }]
    const { message } = await at(asked).chat({ model, messages: dialogue, tools })
    const result = await track(message.tool_calls[0].function.arguments.order)
    dialogue.push(message, { role: 'tool', tool_name: 'track', content: result })
    return (await at(asked).chat({ model, messages: dialogue, tools })).message.content
  },

  async json(asked) {
    const dialogue = [{ role: 'user', content: asked.question }]
    const answer = await at(asked).chat({ model, messages: dialogue, format: z.toJSONSchema(Parcel) })
    return Parcel.parse(JSON.parse(answer.message.content))
  },

  async image(asked) {
    const dialogue = [{ role: 'user', content: asked.question, images: [asked.png] }]
    return (await at(asked).chat({ model, messages: dialogue })).message.content
  },

  async embed(asked) {
    return (await at(asked).embed({ model, input: asked.texts })).embeddings
  },
}
