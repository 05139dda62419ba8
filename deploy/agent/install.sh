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
  version=$("$new/node/bin/node" "$new/dist/apps/cli/src/main.js" --version) ||
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
  mkdir -p "$prefix/etc/rollcall" "$prefix/etc/systemd/system"
  env=$prefix/etc/rollcall/agent.env
  (
    umask 077
    {
      [ ! -e "$env" ] || grep -Ev '^ROLLCALL_(JOIN|OPERATOR|DATA_DIR)=' "$env" || true
      echo "ROLLCALL_JOIN=$JOIN"
      echo "ROLLCALL_OPERATOR=$operator"
      echo "ROLLCALL_DATA_DIR=/var/lib/rollcall"
    } >"$env.new"
  )
  mv "$env.new" "$env"
  unit >"$prefix/etc/systemd/system/rollcall-agent.service"
}

unit() {
  cat <<'UNIT'
[Unit]
Description=Rollcall camera agent
After=network.target
StartLimitIntervalSec=0

[Service]
User=rollcall
EnvironmentFile=/etc/rollcall/agent.env
ExecStart=/opt/rollcall/node/bin/node /opt/rollcall/dist/apps/cli/src/main.js agent
Restart=always
RestartSec=3
# /var/lib/rollcall, the one folder that it may write.
StateDirectory=rollcall
StateDirectoryMode=0700
ReadWritePaths=/var/lib/rollcall
WorkingDirectory=/var/lib/rollcall
UMask=0077
NoNewPrivileges=yes
CapabilityBoundingSet=
ProtectSystem=strict
ProtectHome=yes
PrivateTmp=yes
ProtectKernelTunables=yes
ProtectKernelModules=yes
ProtectControlGroups=yes
RestrictSUIDSGID=yes
RestrictAddressFamilies=AF_INET AF_INET6 AF_NETLINK AF_UNIX
LockPersonality=yes

[Install]
WantedBy=multi-user.target
UNIT
}

start() {
  id rollcall >/dev/null 2>&1 ||
    useradd --system --user-group --home-dir /var/lib/rollcall --shell /usr/sbin/nologin rollcall
  # Who may use the camera.
  ! getent group video >/dev/null || usermod -aG video rollcall
  systemctl daemon-reload
  systemctl enable --quiet rollcall-agent
  systemctl restart rollcall-agent
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
  unpack
  swap
  configure
  if [ -z "$prefix" ]; then
    start
    command -v rpicam-vid >/dev/null || command -v libcamera-vid >/dev/null ||
      say 'there is no rpicam-vid here: apt-get install rpicam-apps brings the camera.'
  fi
  say "version $version is installed. Its agent joins by itself: \"rollcall ls\" on the operator's host shows it within a minute."
  say 'What it does: journalctl -fu rollcall-agent'
}

install_agent
