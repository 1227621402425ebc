# What lasts is done step by step and can be watched. To be sourced, with `root` set to the repository's folder.
#   step WORDS COMMAND…   runs the command: one line that moves in a terminal, plain lines elsewhere. What it writes to
#                         standard output is in $answer afterwards; the rest goes into a log, whose end is shown on failure
#   build_server          the path of a server built from this repository, in $answer
#   server_to_come        says, in words for `announce`, that the server is built here for the first time
#   announce WORDS        says that this will last, and why, if there are words
#   stop_step             to be called when the script is to end early
answer='' step_pid=''
steps_log=${XDG_CACHE_HOME:-$HOME/.cache}/glossator/try.log
SECONDS_BETWEEN_LINES=30 LINES_OF_LOG=30

# How far cargo is, as it says itself: `34/82`.
steps_done() {
  tail -c 4000 "$steps_log" 2> /dev/null | tr '\r' '\n' | grep -oE '^ *Building \[[^]]*\] [0-9]+/[0-9]+' | grep -oE '[0-9/]+$' | tail -n 1 || true
}

steps_time() { printf '%d:%02d' $(($1 / 60)) $(($1 % 60)); }

# Without cargo's own progress lines.
steps_show_log() {
  printf '%s\n' "The end of $steps_log:"
  tr '\r' '\n' < "$steps_log" | grep -vE '^ *(Building \[|Downloading |$)' | tail -n "$LINES_OF_LOG"
}

# Says how far a running step is, until it ends.
steps_watch() { # words
  local ticks=0 line
  while kill -0 "$step_pid" 2> /dev/null; do
    line="$1  $(steps_time $((ticks / 5)))  $(steps_done)"
    if [ -t 2 ]; then
      printf '\r\033[K%s' "${line:0:$((${COLUMNS:-80} - 1))}" >&2
    elif [ $((ticks % (5 * SECONDS_BETWEEN_LINES))) -eq 0 ] && [ "$ticks" -gt 0 ]; then
      printf '%s\n' "$line" >&2
    fi
    ticks=$((ticks + 1))
    sleep 0.2
  done
}

stop_step() {
  [ -z "$step_pid" ] || kill -- "-$step_pid" 2> /dev/null || true
  step_pid=
}

step() {
  local words=$1 code=0 began=$SECONDS out
  shift
  mkdir -p "$(dirname "$steps_log")"
  out=$(mktemp)
  if [ ! -t 2 ]; then printf '%s\n' "$words" >&2; fi
  # In a process group of its own, which can be ended as a whole.
  set -m
  "$@" > "$out" 2> "$steps_log" < /dev/null &
  step_pid=$!
  set +m
  steps_watch "$words"
  wait "$step_pid" || code=$?
  step_pid=
  answer=$(cat "$out")
  rm -f "$out"
  if [ -t 2 ]; then printf '\r\033[K' >&2; fi
  if [ "$code" -ne 0 ]; then
    printf '%s: that failed.\n' "$words" >&2
    steps_show_log >&2
    return "$code"
  fi
  local took=$((SECONDS - began))
  if [ "$took" -gt 2 ] || [ ! -t 2 ]; then printf '%s: done in %s\n' "$words" "$(steps_time "$took")" >&2; fi
}

steps_target() {
  local target
  target=$(cd "$root" && cargo metadata --format-version 1 --no-deps --locked 2> /dev/null | sed -n 's/.*"target_directory":"\([^"]*\)".*/\1/p')
  echo "${target:-$root/target}/release/glossator"
}

server_to_come() {
  [ -z "${GLOSSATOR_BIN:-}" ] || return 0
  command -v cargo > /dev/null || {
    printf 'try: %s\n' "cargo is needed to build the server (https://rustup.rs), or name one: GLOSSATOR_BIN=/path/to/glossator" >&2
    return 1
  }
  [ -x "$(steps_target)" ] || echo "cargo fetches about 100 packages (9 MB) and builds the server"
}

announce() { [ -z "$1" ] || printf '%s\n' "The first time takes some minutes: $1. What it says goes into $steps_log." >&2; }

# Cargo tells how far it is only when it is told how wide the line is.
steps_cargo() {
  cd "$root" || return
  CARGO_TERM_COLOR=never CARGO_TERM_PROGRESS_WHEN=always CARGO_TERM_PROGRESS_WIDTH=100 cargo build --release --locked
}

build_server() {
  step "Building the server" steps_cargo || return
  answer=$(steps_target)
}
