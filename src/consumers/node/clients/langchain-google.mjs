import { ChatGoogleGenerativeAI } from '@langchain/google-genai'
import { langchain } from './langchain.mjs'

const model = 'gemini-2.0-flash' // it sends images to models only that it knows by name

export default langchain(({ root }) => new ChatGoogleGenerativeAI({ model, apiKey: 'unused', baseUrl: root }))
