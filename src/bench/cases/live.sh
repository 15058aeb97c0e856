# Shared by the scripts beside it; sourced. Sets: cases (the folder of the inputs), root, iwc, work.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)
cases=${1:-${IWC_CASES:-}}
[ -d "$cases" ] || {
  echo "usage: $0 FOLDER (or IWC_CASES=FOLDER): the folder of the cases" >&2
  exit 64
}
cases=$(cd "$cases" && pwd)
iwc=${IWC:-$root/src/cli/target/iwc}
work=$(mktemp -d)
servers=()
trap 'for pid in "${servers[@]}"; do kill "$pid" 2>/dev/null || true; done; rm -rf "$work"' EXIT

header() { # title
  printf '\n## %s\n\n| case | what it does now |\n| --- | --- |\n' "$1"
}

row() { # case, text
  printf '| %s | %s |\n' "$1" "$(printf '%s' "$2" | tr '\n' ' ' | sed 's/|/\\|/g; s/  */ /g; s/ $//')"
}

serve() { # a server, in the background until the script ends
  "$@" >>"$work/servers.log" 2>&1 &
  servers+=($!)
}

free_port() {
  python3 -c 'import socket; s=socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

await() { # port
  for _ in $(seq 600); do
    (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null && return
    sleep 0.1
  done
  echo "nothing listens on $1" >&2
  exit 1
}

# What the console said of a run, in one line.
gist() { # console text
  awk -F' *: ' '
    /^Requests  / { out = $2 }
    /^Failed with/ { sub(/ +: /, ": "); out = out "; " $0 }
    /^Validity/ { out = out "; " $2 }
    /^(Warning|Because) / { out = out "; " $2 (NF > 2 ? ": " $3 : "") }
    /^(TTFT from send|TPOT|ITL \(per chunk\)|Output tokens\/s)/ { split($2, a, "   "); out = out "; " $1 " " a[1] }
    /^Output tokens from/ { out = out "; tokens from " $2 }
    /^(iwc|error|endpoint)/ { out = out (out == "" ? "" : "; ") $0 }
    END { print out }' <<<"$1" | sed 's/ (no request succeeded)//g; s/; [A-Za-z()\/ ]* n\/a//g'
}
