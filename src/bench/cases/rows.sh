# Read by files.sh and gates.sh: runs rows of the table of cases with the built command and prints them in Markdown.
# The folder of the cases is the first argument or IWC_CASES; IWC is the command, else the one that was built here.
# Everything is written into a folder of its own, which is removed at the end.

cases=${1:-${IWC_CASES:?names the folder of the cases, or give it as the first argument}}
cases=$(cd "$cases" && pwd)
iwc=${IWC:-$(cd "$(dirname "$0")/../../cli/target" && pwd)/iwc}
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
trap 'exit 130' INT TERM
cd "$place"

begin() { # begin FOLDER: the folder of the cases that the rows are in
  folder=$1
  cp -R "$cases/$folder/." .
  printf '| case | command | what it does now |\n| --- | --- | --- |\n'
}

cell() { # one cell: no line ends, no bars, no machine paths, not longer than can be read
  sed -e "s#$place/##g" -e "s#$cases/##g" | head -n "${lines:-14}" | cut -c1-400 | sed -e 's/|/\\|/g' -e 's/$/<br>/' |
    tr -d '\n' | sed 's/<br>$//'
}

row() { # row CASE COMMAND...: what a command line says, its status, and what `show` prints of what it wrote
  name=$1
  shift
  shown=$(printf '%s' "$*" | cell)
  status=0
  said=$(eval "$(printf '%s' "$*" | sed 's/^iwc /"$iwc" /; s/&& iwc /\&\& "$iwc" /g; s/; iwc /; "$iwc" /g; s/| iwc /| "$iwc" /g')" 2>&1) ||
    status=$?
  printf '| %s | `%s` | %s (status %s) |\n' "$name" "$shown" "$(printf '%s' "$said" | cell)" "$status"
}

# brief KEYS FILE: of each request the values of these keys, as far as it has them
brief() {
  python3 - "$@" <<'PYTHON'
import json, sys
keys = sys.argv[1].split(",")
for line in list(open(sys.argv[2], encoding="utf-8"))[:8]:
    request = json.loads(line)
    if "text" in keys:
        request["text"] = request.get("prompt") or " / ".join(
            m["role"] + ": " + (m.get("content") or json.dumps(m.get("tool_calls")) if not isinstance(m.get("content"), list)
                                else "".join(p.get("text", "…") for p in m["content"])) for m in request.get("messages", []))
    print("; ".join(f"{key} {str(request[key])[:110]}" for key in keys if key in request))
PYTHON
}
