/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/example.h"

const char example_line[] = "VOORBEELD – EXEMPLE";
