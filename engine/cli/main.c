/* main.c - the door of the program; everything else is a function that tests can call. */
#include "cli/cli.h"

int main(int argc, char **argv)
{
    return s0_cli_main(argc, argv);
}
