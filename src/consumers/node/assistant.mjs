// An assistant of a shop. The client takes the server from OPENAI_BASE_URL, as it does in production.
import OpenAI from 'openai'

const client = new OpenAI({ apiKey: process.env.OPENAI_API_KEY ?? 'unused' })
const instructions = 'You answer questions about orders. Be brief, and name the policy.' +
  (process.env.WITH_CATALOGUE ? ' You know this catalogue: ' + 'item, price, stock; '.repeat(100) : '')

async function chat(...questions) {
  const messages = [{ role: 'system', content: instructions }]
  for (const question of questions) {
    messages.push({ role: 'user', content: question })
    const stream = await client.chat.completions.create({
      model: 'gpt-4o-mini', messages, max_tokens: 32, stream: true, stream_options: { include_usage: true },
    })
    let answer = ''
    for await (const chunk of stream) {
      answer += chunk.choices[0]?.delta?.content ?? ''
    }
    messages.push({ role: 'assistant', content: answer })
  }
}

await chat('Can I send back shoes after five weeks?', 'And with the receipt?', 'Thanks.')
await chat('Where is order 4711?', 'Who delivers it?')
