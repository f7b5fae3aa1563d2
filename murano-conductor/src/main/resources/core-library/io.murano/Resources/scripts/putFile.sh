#!/bin/sh
# Moves the file that came with the plan to the path given.
set -e
mkdir -p "$(dirname "$1")"
mv "$(readlink destinationFile)" "$1"
