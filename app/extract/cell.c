/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/cell.h"

#include "base/text.h"

/* ASCII without controls and without blanks that are not single and inside, and the
 * letters U+00C0 to U+02FF: no combining mark is among them, so NFC changes nothing.
 * What begins with 0xC2 are the C1 controls, the no-break space and signs. */
static gboolean is_clean(const struct span *cell)
{
    guint8 previous = ' ';

    for (gsize i = 0; i < cell->length; i++) {
        guint8 byte = (guint8)cell->text[i];

        if (byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte >= 0xCC ||
            (byte == ' ' && previous == ' '))
            return FALSE;
        previous = byte;
    }
    return cell->length == 0 || previous != ' ';
}

struct span cell_clean(const struct span *cell, GString *scratch)
{
    if (is_clean(cell))
        return *cell;
    g_string_truncate(scratch, 0);
    text_normalise(scratch, cell->text, cell->length);
    return (struct span){scratch->str, scratch->len};
}
