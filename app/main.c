/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/dispatch.h"

int main(int argc, char **argv)
{
    return dispatch(argc, argv);
}
