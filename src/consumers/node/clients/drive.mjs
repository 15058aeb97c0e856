// Lets one client do what a test asks: a line of JSON in, a line of JSON out. A tool that the model calls is run by the
// test, which is asked for its result in between.
import { createInterface } from 'node:readline'

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]()
const said = async () => {
  const { value, done } = await lines.next()
  return done ? undefined : JSON.parse(value)
}
const say = (line) => process.stdout.write(JSON.stringify(line) + '\n')

const words = (error) => (error ? `${error.message ?? error}\n${words(error.cause)}` : '')
const track = async (order) => {
  say({ track: order })
  return (await said()).result
}

console.log = console.warn = console.info = console.error // standard output is for answers

process.on('unhandledRejection', console.error) // one client leaves those of a broken stream to nobody

const { default: client } = await import(`./${process.argv[2]}.mjs`)
for (let asked = await said(); asked; asked = await said()) {
  try {
    say({ answer: await client[asked.do](asked, track) })
  } catch (error) {
    say({ error: words(error) })
  }
}
