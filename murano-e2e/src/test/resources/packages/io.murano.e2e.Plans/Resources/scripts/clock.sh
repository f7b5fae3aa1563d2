#!/bin/sh
# Nanoseconds since 1970 at the machine.
date +%s%N
