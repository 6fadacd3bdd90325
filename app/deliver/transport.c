/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "deliver/transport.h"

void transport_close(struct transport *transport)
{
    if (transport != NULL)
        transport->close(transport);
}
