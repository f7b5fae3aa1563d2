#!/bin/sh
# usage: start-page.sh ADDRESS PORT
# Starts the page server; prints the port on which it listens.
set -eu

folder=${HOME:-/var/lib}/hello-page
java=${JAVA_HOME:+$JAVA_HOME/bin/}java

mkdir -p "$folder"
cp PageServer.java message.txt "$folder/"
cd "$folder"
rm -f port
nohup "$java" -XX:+UseSerialGC -Xmx32m PageServer.java "$1" "$2" >server.log 2>&1 </dev/null &
server=$!

tries=600
until [ -s port ]; do
  tries=$((tries - 1))
  if [ "$tries" = 0 ] || ! kill -0 "$server" 2>/dev/null; then
    echo "The page server has not started:" >&2
    tail -n 5 server.log >&2
    exit 1
  fi
  sleep 0.1
done
cat port
