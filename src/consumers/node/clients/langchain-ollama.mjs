import { ChatOllama, OllamaEmbeddings } from '@langchain/ollama'
import { embedding, langchain } from './langchain.mjs'

const common = ({ root }) => ({ model: 'any', baseUrl: root })

export default langchain(
  (asked) => new ChatOllama(common(asked)),
  embedding((asked) => new OllamaEmbeddings(common(asked))),
)
