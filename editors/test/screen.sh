# A terminal that can be looked at: a program in a private tmux. To be sourced.
#   screen_start COLUMNS ROWS COMMAND…   screen_keys KEYS…   screen_type TEXT   screen_text   screen_colours
#   screen_wait REGEX   screen_gone REGEX   (deadlines; times $GLOSSATOR_SLOW)   screen_stop
# A server of its own for every start: one that is being killed would take the next session along.
screen_name='' screen_count=0

screen_start() {
  local columns=$1 rows=$2
  shift 2
  screen_count=$((screen_count + 1))
  screen_name=glossator-$$-$screen_count
  # No configuration of the user's, all colours, wavy underlines.
  tmux -L "$screen_name" -f /dev/null new-session -d -x "$columns" -y "$rows" -e TERM=tmux-256color -e COLORTERM=truecolor \
    "$(printf '%q ' "$@")" \; \
    set -g default-terminal tmux-256color \; set -ga terminal-overrides ',*:RGB:Smulx=\E[4::%p1%dm' \; \
    set -g escape-time 0 \; set -g status off
}

screen_keys() { tmux -L "$screen_name" send-keys "$@"; }
screen_type() { tmux -L "$screen_name" send-keys -l "$1"; }
screen_text() { tmux -L "$screen_name" capture-pane -p; }
screen_colours() { tmux -L "$screen_name" capture-pane -e -p; }

screen_until() {
  local want=$1 regex=$2 tries=$((200 * ${GLOSSATOR_SLOW:-1})) found
  while [ "$tries" -gt 0 ]; do
    found=no
    if screen_text 2> /dev/null | grep -qE -- "$regex"; then found=yes; fi
    [ "$found" = "$want" ] && return 0
    tries=$((tries - 1))
    sleep 0.1
  done
  echo "# waited in vain for $([ "$want" = yes ] || echo 'the end of ')\`$regex\`; the screen:" >&2
  screen_text >&2
  return 1
}
screen_wait() { screen_until yes "$1"; }
screen_gone() { screen_until no "$1"; }

screen_stop() { tmux -L "$screen_name" kill-server 2> /dev/null || true; }
