#!/bin/sh
# usage: start-store.sh ADDRESS PORT
# Starts the entry store; prints the port on which it listens and the key that opens it.
set -eu
umask 077

folder=${HOME:-/var/lib}/guestbook-store
java=${JAVA_HOME:+$JAVA_HOME/bin/}java

mkdir -p "$folder"
cp StoreServer.java "$folder/"
cd "$folder"
[ -s key ] || od -An -N16 -tx1 /dev/urandom | tr -d ' \n' >key
rm -f port
nohup "$java" -XX:+UseSerialGC -Xmx32m StoreServer.java "$1" "$2" >server.log 2>&1 </dev/null &
server=$!

tries=600
until [ -s port ]; do
  tries=$((tries - 1))
  if [ "$tries" = 0 ] || ! kill -0 "$server" 2>/dev/null; then
    echo "The entry store has not started:" >&2
    tail -n 5 server.log >&2
    exit 1
  fi
  sleep 0.1
done
echo "$(cat port) $(cat key)"
