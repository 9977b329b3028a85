"""Socket.IO packets as this server takes them: text events alone, and garbage made into something that can be answered.

Left to itself the library lets a client call the handlers of `connect` and `disconnect` by sending events of these
names, waits for binary attachments, and answers a packet that it cannot read with a traceback in the server's log. Here
every event arrives as `request`, with its name as the first argument, and whatever else a client made up as `refused`,
with what is wrong about it.
"""

from __future__ import annotations

from typing import Any

import socketio.packet
from socketio.packet import ACK, BINARY_ACK, BINARY_EVENT, CONNECT, DISCONNECT, EVENT

from visualizer.web import text

REQUEST = "request"
REFUSED = "refused"


class Packet(socketio.packet.Packet):  # type: ignore[misc]
    """A packet of the socket's JSON, without binary parts."""

    # Looking for binary parts in what the server sends costs more than making the JSON.
    uses_binary_events = False
    json = text
    data: Any

    def __init__(self, *arguments: Any, encoded_packet: Any = None, **named: Any) -> None:
        super().__init__(*arguments, **named)
        # The library takes an empty text for no text at all, and then fails on an event without a name.
        if encoded_packet is not None:
            self.decode(encoded_packet)

    def decode(self, encoded_packet: Any) -> int:
        """Read a packet; never raises, and never waits for attachments."""
        try:
            self._read(encoded_packet)
        except ValueError as error:
            self.packet_type = EVENT
            self.data = [REFUSED, str(error)]
        return 0

    def _read(self, encoded: Any) -> None:
        if not isinstance(encoded, str):
            raise ValueError("binary data are not taken")  # noqa: TRY004 - read as any other fault of the text
        super().decode(encoded)
        if self.packet_type in (BINARY_EVENT, BINARY_ACK):
            raise ValueError("binary attachments are not taken")
        if self.packet_type not in (CONNECT, DISCONNECT, EVENT, ACK):
            raise ValueError("its type is not known")
        if self.packet_type == EVENT:
            if not (isinstance(self.data, list) and self.data and isinstance(self.data[0], str)):
                raise ValueError("an event is a list that begins with its name")
            self.data = [REQUEST, *self.data]
