"""An assistant of a shop. The client takes the server from OPENAI_BASE_URL, as it does in production."""
import os

from openai import OpenAI

client = OpenAI(api_key=os.environ.get("OPENAI_API_KEY", "unused"))
instructions = "You answer questions about orders. Be brief, and name the policy."
if os.environ.get("WITH_CATALOGUE"):
    instructions += " You know this catalogue: " + "item, price, stock; " * 100


def chat(*questions):
    messages = [{"role": "system", "content": instructions}]
    for question in questions:
        messages.append({"role": "user", "content": question})
        answer = client.chat.completions.create(model="gpt-4o-mini", messages=messages, max_tokens=32)
        messages.append({"role": "assistant", "content": answer.choices[0].message.content})


chat("Can I send back shoes after five weeks?", "And with the receipt?", "Thanks.")
chat("Where is order 4711?", "Who delivers it?")
