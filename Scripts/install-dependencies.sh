#!/bin/sh
# Makes sure that Swift is there and that the Debian packages of debian-packages.txt are installed.
#
# Silent, offline and without privileges when nothing is missing. Otherwise it says what it is going
# to install and why, and installs it as root, or through a sudo that asks for no password.

# shellcheck disable=SC2086 # $apt and $names are lists of words.
set -eu

scripts=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
logs=$scripts/../.build/logs

# A root shell opened with plain `su` keeps a user's PATH, in which dpkg misses its own tools.
PATH=$PATH:/usr/sbin:/sbin

# New machines like to update themselves just now, hence the wait for the lock.
apt='env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300'

say() { printf '%s\n' "$@" >&2; }

# Prints "name reason" for each package of the list.
packages() { grep -v -e '^#' -e '^[[:space:]]*$' "$scripts/debian-packages.txt"; }

require_swift() {
  command -v swift >/dev/null 2>&1 && return
  say '找不到 Swift。请安装 Swift 6.3 或更新版本，并把它的 usr/bin 加入 PATH：' \
    'Swift was not found. Install Swift 6.3 or later and add its usr/bin to PATH:' \
    '  https://www.swift.org/install/linux/'
  exit 2
}

require_apt() {
  command -v dpkg-query >/dev/null 2>&1 && command -v apt-get >/dev/null 2>&1 && return
  say '本机没有 apt-get。请自行安装与下列 Debian 软件包相当的库，然后运行 make 时加上 SETUP=skip：' \
    'There is no apt-get here. Install what corresponds to these Debian packages yourself, then' \
    'run make with SETUP=skip:'
  packages | sed 's/^/  /' >&2
  exit 2
}

# Prints the lines of the list whose package is not completely installed.
missing_packages() {
  packages | while read -r name reason; do
    status=$(dpkg-query -W -f='${db:Status-Status} ' "$name" 2>/dev/null) || status=
    case " $status" in
      *' installed '*) ;;
      *) printf '%-16s %s\n' "$name" "$reason" ;;
    esac
  done
}

# Puts what makes apt-get an administrator's before it, or stops with the command to hand on.
become_administrator() {
  [ "$(id -u)" -ne 0 ] || return 0
  if command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
    apt="sudo -n $apt"
    return
  fi
  say '安装需要管理员权限。请管理员运行下面的命令，然后再试：' \
    'Installing needs an administrator. Have one run this command, then try again:' \
    "  apt-get update && apt-get install --no-install-recommends $*"
  exit 2
}

# Prints, on one line, every package that apt-get would add or upgrade for those given.
plan() {
  $apt --simulate install --no-install-recommends "$@" 2>/dev/null |
    sed -n 's/^Inst \([^ ]*\).*/\1/p' | tr '\n' ' '
}

install_packages() {
  # A source that cannot be reached need not be the one that matters: apt-get install decides.
  "$scripts/quietly.sh" '更新软件包目录 · reading package lists' "$logs/apt-update.log" \
    $apt update ||
    say '改用已有的软件包目录。 · Going on with the package lists that are there.'
  say '连同所依赖的软件包，实际安装： · With what they depend on, this installs:' "  $(plan "$@")"
  "$scripts/quietly.sh" '安装 · installing' "$logs/apt-install.log" \
    $apt install -y --no-install-recommends "$@"
}

require_swift
[ "${SETUP:-}" != skip ] || exit 0
require_apt
missing=$(missing_packages)
[ -n "$missing" ] || exit 0

say '缺少以下 Debian 软件包： · These Debian packages are missing:'
printf '%s\n' "$missing" | sed 's/^/  /' >&2
names=$(printf '%s\n' "$missing" | cut -d ' ' -f 1 | tr '\n' ' ')
become_administrator "$names"
install_packages $names
