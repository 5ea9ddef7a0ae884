#!/bin/sh
# See that the test of the sample configuration has an nginx. Where none is installed, Debian's
# packages are unpacked into build/nginx: nothing is installed on the machine and no server starts.
# Where that cannot be done, say why; the test is then skipped.
set -eu
cd "$(dirname "$0")/.."
folder=build/nginx

for name in nginx /usr/sbin/nginx "$folder/usr/sbin/nginx"; do
  if command -v "$name" >/dev/null 2>&1; then exit 0; fi
done
if ! command -v apt-get >/dev/null 2>&1 || ! command -v dpkg >/dev/null 2>&1; then
  echo "make: no nginx and no apt-get: the test of the nginx configuration is skipped" >&2
  exit 0
fi

echo "unpacking for the test of the nginx configuration: nginx"
mkdir -p "$folder"
download() { (cd "$folder" && apt-get download -qq nginx nginx-common >/dev/null 2>&1); }
if ! download; then
  # The lists of packages may never have been fetched.
  if [ "$(id -u)" -eq 0 ]; then apt-get update -qq || true
  elif command -v sudo >/dev/null 2>&1; then sudo apt-get update -qq || true; fi
  download || true
fi
for package in "$folder"/*.deb; do
  if [ -f "$package" ]; then dpkg -x "$package" "$folder" && rm "$package"; fi
done
if ! "$folder/usr/sbin/nginx" -v 2>/dev/null; then
  echo "make: nginx cannot be had from apt here: the test of the nginx configuration is skipped" >&2
fi
