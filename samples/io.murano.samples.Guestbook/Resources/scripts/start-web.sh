#!/bin/sh
# usage: start-web.sh ADDRESS PORT
# Starts the web tier with the settings of web.properties; prints the port on which it listens.
set -eu
umask 077

folder=${HOME:-/var/lib}/guestbook-web
java=${JAVA_HOME:+$JAVA_HOME/bin/}java

mkdir -p "$folder"
cp WebServer.java web.properties "$folder/"
cd "$folder"
rm -f port
nohup "$java" -XX:+UseSerialGC -Xmx32m WebServer.java "$1" "$2" >server.log 2>&1 </dev/null &
server=$!

tries=600
until [ -s port ]; do
  tries=$((tries - 1))
  if [ "$tries" = 0 ] || ! kill -0 "$server" 2>/dev/null; then
    echo "The web tier has not started:" >&2
    tail -n 5 server.log >&2
    exit 1
  fi
  sleep 0.1
done
cat port
