#!/usr/bin/env python3
"""Plants breaks of a prompt's beginning, one by one, and prints what `iwc analyze --prefix-breaks` says of each, as a
Markdown table. The status is 1 if one is not named as what was planted.

  src/bench/cases/breaks.py [IWC]      IWC is the command, else the one that was built here
"""
import copy
import json
import os
import subprocess
import sys
import tempfile

HANDBOOK = " ".join(
    f"Article {n}: a customer who asks about parcel {n * 7} is told where it is and when it comes." for n in range(1, 61))
HEAD = "You answer customers of a shop for garden valves."
SYSTEM = f"{HEAD} {HANDBOOK} Be short."
MARK = {"type": "ephemeral"}


def tool(name, description):
    return {"type": "function",
            "function": {"name": name, "description": description, "parameters": {"type": "object"}}}


def chat():
    """Two turns of one session: the second one repeats the first."""
    first = [{"role": "system", "content": SYSTEM}, {"role": "user", "content": "Where is my parcel?"}]
    second = first + [{"role": "assistant", "content": "It left our house on Monday."},
                      {"role": "user", "content": "And who pays for it?"}]
    tools = [tool("search", "Searches the handbook"), tool("orders", "Lists orders"), tool("refund", "Pays back")]
    return [{"request_id": f"r{turn + 1}", "session_id": "c12", "turn_id": turn, "arrival_time_ms": 9000 * turn,
             "max_output_tokens": 64, "model": "small", "prompt_format": "openai_messages",
             "messages": copy.deepcopy(messages), "tools": copy.deepcopy(tools)}
            for turn, messages in enumerate((first, second))]


def says(before, now):
    """In both turns the system prompt has a sentence that varies."""
    def plant(turns):
        for turn, text in zip(turns, (before, now)):
            turn["messages"][0]["content"] = SYSTEM.replace(HEAD, f"{HEAD} {text}")
    return plant


def third_turn(turns):
    turns.append(copy.deepcopy(turns[1]))
    turns[2].update(request_id="r3", turn_id=2, arrival_time_ms=18000)
    turns[2]["messages"] += [{"role": "assistant", "content": "We do."}, {"role": "user", "content": "Thanks."}]
    return turns[2]["messages"]


def model(turns):
    turns[1]["model"] = "large"


def added(turns):
    turns[1]["tools"].insert(1, tool("escalate", "Calls a person"))


def removed(turns):
    del turns[1]["tools"][1]


def reordered(turns):
    turns[1]["tools"].reverse()


def described(turns):
    turns[1]["tools"][1]["function"]["description"] = "Lists the open orders"


def rewritten(turns):
    third_turn(turns)[2]["content"] = "(summary: the parcel is on its way)"


def truncated(turns):
    del third_turn(turns)[1:3]


def tool_mark(turns):
    turns[1]["tools"][2]["cache_control"] = MARK


def mark(turns):
    """The first turn marks the system prompt, the second nothing."""
    turns[0]["messages"][0]["content"] = [{"type": "text", "text": SYSTEM, "cache_control": MARK}]


def text(turns):
    for turn, words in zip(turns, ("What is 2 + 2? Answer: 4.", "What is 2 + 3? Answer: 5. And twice that?")):
        for key in ("messages", "tools", "prompt_format"):
            del turn[key]
        turn["prompt"] = "Calculate. " * 20 + words


def late(turns):
    says("It is 14:02.", "It is 14:09.")(turns)
    turns[1]["arrival_time_ms"] = 7 * 60_000


CASES = [  # what is planted, how, options, the cause that has to be named (None: no break)
    ("another model", model, [], "model changed"),
    ("a tool more", added, [], "tool added"),
    ("a tool less", removed, [], "tool removed"),
    ("tools in another order", reordered, [], "tools reordered"),
    ("a tool described differently", described, [], "tool described differently"),
    ("a clock in the system prompt", says("It is 14:02.", "It is 14:03."), [], "system prompt changed (a date or time)"),
    ("an id in the system prompt", says("Trace: req_8f3a91c2", "Trace: req_17bd02ea"), [], "system prompt changed (an id)"),
    ("a counter in the system prompt", says("Call 41 of today.", "Call 42 of today."), [], "system prompt changed (a counter)"),
    ("an answer summarised", rewritten, [], "history rewritten"),
    ("the oldest turn left out", truncated, [], "history truncated"),
    ("a mark at a tool", tool_mark, [], "breakpoint moved"),
    ("a mark taken away, Anthropic's cache", mark, ["--cache-rule=anthropic"], "breakpoint moved"),
    ("another text, no chat", text, [], "unknown"),
    ("a clock, read when OpenAI's cache had forgotten the turn", late, ["--cache-rule=openai"], None),
    ("nothing", lambda turns: None, [], None),
]


def analyzed(iwc, turns, options):
    with tempfile.TemporaryDirectory() as place:
        file = os.path.join(place, "chat.jsonl")
        with open(file, "w", encoding="utf-8") as lines:
            lines.writelines(json.dumps(turn) + "\n" for turn in turns)
        done = subprocess.run([iwc, "analyze", file, "--prefix-breaks", "--show-prompts", *options],
                              capture_output=True, text=True)
    if done.returncode:
        return [done.stderr.strip()]
    return done.stdout.split("PREFIX BREAKS\n")[1].splitlines()[1:]


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    iwc = sys.argv[1] if len(sys.argv) > 1 else os.path.join(here, "../../cli/target/iwc")
    missed = 0
    print("| planted | what the guard says |\n| --- | --- |")
    for planted, plant, options, cause in CASES:
        turns = chat()
        plant(turns)
        lines = analyzed(iwc, turns, options)
        found = [line.split(" × ")[1].rsplit(":", 1)[0] for line in lines if line.startswith("Cause")]
        named = found == ([cause] if cause else [])
        missed += not named
        said = [line for line in lines if not line.startswith("Compared")]
        print(f"| {planted}{'' if named else ' **(not named)**'} | {'<br>'.join(said).replace('|', chr(92) + '|')} |")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
