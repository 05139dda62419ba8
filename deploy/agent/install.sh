#!/bin/sh
# Installs Rollcall's agent on a Pi, or brings it up to date, from the operator's host and nowhere else.
# "rollcall agent install-command" there prints the line to run, which sets JOIN, the join token, in front of this.
# Nothing happens before the last line: a download that is cut off does nothing.
set -eu

say() { echo "rollcall: $*"; }

fail() {
  echo "rollcall: $*" >&2
  exit 1
}

check() {
  case ${JOIN:-} in
    *[!A-Za-z0-9._-]* | '') fail 'no join token came with the script: run the whole line that "rollcall agent install-command" prints.' ;;
    RC1.?*.?*) ;;
    *) fail 'this join token is cut off or of another version: run the whole line that "rollcall agent install-command" prints.' ;;
  esac
  case $(uname -m) in
    aarch64) platform=arm64 ;;
    x86_64) platform=x64 ;;
    *) fail "this machine is $(uname -m), and the agent needs a 64-bit system (aarch64 or x86_64)." ;;
  esac
  # A Pi's kernel may have 64 bits and everything above it 32.
  [ "$(getconf LONG_BIT)" = 64 ] ||
    fail "this system has a 64-bit kernel but 32-bit programs, and the agent needs 64-bit ones: put the 64-bit Raspberry Pi OS on it."
  for tool in curl tar gzip; do
    command -v "$tool" >/dev/null || fail "$tool is missing: install it (apt-get install $tool) and run the line again."
  done
  [ -z "$prefix" ] || return 0
  [ "$(id -u)" = 0 ] || fail 'root installs it: run the line with its "sudo".'
  command -v systemctl >/dev/null || fail 'systemd is missing, which would start the agent.'
}

# The secret goes by standard input, as everybody can read the arguments of a program. With --pinnedpubkey nothing is
# sent to a host that has another key, and -k lets in the certificate that nobody else vouches for. While the host
# serves others (429) curl waits as long as it is told to, and tries again.
fetch() {
  say "fetching $1 from $operator"
  printf 'header = "Authorization: Bearer %s"\n' "${JOIN##*.}" |
    curl -fsSk --pinnedpubkey "$pin" --connect-timeout 10 --retry 200 --retry-max-time 900 -K - \
      -o "$new/$1" "https://$operator/install/$1" ||
    fail "$1 was not given. 401: the join token is used up or too old, make another. 404: run \"npm run agent:runtime\" on the operator's host."
}

unpack() {
  rm -rf "$new"
  mkdir -p "$new/node"
  trap 'rm -rf "$new"' EXIT
  trap 'exit 1' HUP INT TERM
  fetch agent.tgz
  fetch "node-$platform.tgz"
  tar -xzf "$new/agent.tgz" -C "$new" --no-same-owner
  tar -xzf "$new/node-$platform.tgz" -C "$new/node" --no-same-owner --strip-components=1 package/bin/node package/LICENSE
  rm "$new/agent.tgz" "$new/node-$platform.tgz"
  version=$("$new/node/bin/node" "$new/dist/rollcall.js" --version) ||
    fail 'what was fetched does not run here: the agent needs a 64-bit system.'
}

swap() {
  rm -rf "$app.old"
  [ ! -e "$app" ] || mv "$app" "$app.old"
  mv "$new" "$app"
  rm -rf "$app.old"
}

# What somebody else wrote into the file stays.
configure() {
  env=$prefix/etc/rollcall/agent.env
  mkdir -p "$prefix/etc/rollcall"
  (
    umask 077
    [ -e "$env" ] || cp "$app/deploy/agent/agent.env" "$env"
    {
      grep -Ev '^ROLLCALL_(JOIN|OPERATOR)=' "$env" || true
      echo "ROLLCALL_JOIN=$JOIN"
      echo "ROLLCALL_OPERATOR=$operator"
    } >"$env.new"
  )
  mv "$env.new" "$env"
}

# The places of the administrator; those of the Debian package lie beneath /usr.
place() {
  mkdir -p "$prefix/etc/$(dirname "$2")"
  cp "$app/deploy/agent/$1" "$prefix/etc/$2"
}

integrate() {
  place rollcall-agent.service systemd/system/rollcall-agent.service
  place rollcall-agent.sysusers.conf sysusers.d/rollcall-agent.conf
  place rollcall-agent.udev.rules udev/rules.d/70-rollcall-agent.rules
  place rollcall-agent.polkit.rules polkit-1/rules.d/50-rollcall-agent.rules
}

start() {
  systemd-sysusers rollcall-agent.conf
  udevadm control --reload && udevadm trigger --subsystem-match=leds ||
    say 'the light on the board cannot be used before the next start of this machine.'
  systemctl daemon-reload
  systemctl enable --quiet rollcall-agent
  systemctl restart rollcall-agent
}

# Where the Debian package is installed, dpkg keeps the program: the line lets it join, and no more.
packaged() {
  [ -z "$prefix" ] && command -v dpkg-query >/dev/null &&
    [ "$(dpkg-query -W -f '${db:Status-Status}' rollcall-agent 2>/dev/null)" = installed ]
}

install_agent() {
  # What root installs the agent's own user has to read.
  umask 022
  operator='@OPERATOR@'
  pin='@PIN@'
  prefix=${ROLLCALL_PREFIX:-}
  app=$prefix/opt/rollcall
  new=$app.new
  check
  if packaged; then
    version=$(dpkg-query -W -f '${Version}' rollcall-agent)
    configure
    systemctl restart rollcall-agent
  else
    unpack
    swap
    configure
    integrate
    [ -n "$prefix" ] || start
  fi
  [ -n "$prefix" ] || command -v rpicam-vid >/dev/null || command -v libcamera-vid >/dev/null ||
    say 'there is no rpicam-vid here: apt-get install rpicam-apps brings the camera.'
  say "version $version is installed. Its agent joins by itself: \"rollcall ls\" on the operator's host shows it within a minute."
  say 'What it does: journalctl -fu rollcall-agent'
}

install_agent
