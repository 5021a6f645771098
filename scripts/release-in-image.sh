#!/bin/sh
# Builds and tests the addon inside a Node image, as root, for the release workflow: Debian for glibc, Alpine for musl.
# The mounted checkout keeps the addon.
set -eu

if command -v apk >/dev/null; then
  apk add --no-cache build-base curl
fi
curl --proto '=https' --tlsv1.2 --silent --show-error --fail https://sh.rustup.rs |
  sh -s -- -y --profile minimal --component rustfmt --component clippy
export PATH="$HOME/.cargo/bin:$PATH" CI=true CARGO_INCREMENTAL=0
exec npm --silent test -- --only cargo --only engine --only packaging
