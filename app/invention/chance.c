/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "invention/chance.h"

/* Sebastiano Vigna's splitmix64: small, quick, and the same everywhere. */
guint64 chance_next(struct chance *chance)
{
    guint64 z = chance->state += G_GUINT64_CONSTANT(0x9E3779B97F4A7C15);

    z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

guint chance_below(struct chance *chance, guint limit)
{
    return (guint)((chance_next(chance) >> 32) * limit >> 32);
}

gboolean chance_happens(struct chance *chance, guint in_a_thousand)
{
    return chance_below(chance, 1000) < in_a_thousand;
}
