#!/bin/sh
# The anchor of the plants' speed: the same batch in plain C, alone and eight side by side. Needs gcc.
set -e
here=$(dirname "$0")
to=$(mktemp -d)
gcc -O2 -o "$to/alone" "$here/pensim.c" -lm
# For eight at a time the compiler takes the vector functions of glibc, which it does only with loosened arithmetic.
gcc -O3 -march=native -ffast-math -DLANES=8 -o "$to/beside" "$here/pensim.c" -lm
"$to/alone"
"$to/beside"
rm -r "$to"
