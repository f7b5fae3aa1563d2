#!/bin/sh
# Replaces the message of the page that this machine serves.
set -eu

cp message.txt "${HOME:-/var/lib}/hello-page/message.txt"
