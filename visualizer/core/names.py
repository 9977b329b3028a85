"""Names and addresses of nodes and clients.

Nodes are n1, n2, … and clients c1, c2, …; they are ordered by number, so that n2 comes before n10. The addresses are
10.0.0.1 … 10.0.0.255, 10.0.1.0 …, as numbers.
"""

NodeId = str
"""The name of a node (`n3`) or of a client (`c1`)."""


def node_name(number: int) -> NodeId:
    """The name of the node with this number, counted from 1."""
    return f"n{number}"


def client_name(number: int) -> NodeId:
    """The name of the client with this number, counted from 1."""
    return f"c{number}"


def is_client(name: NodeId) -> bool:
    """Whether this is the name of a client."""
    return name[0] == "c"


def by_number(name: NodeId) -> tuple[str, int]:
    """The sort key of names: nodes before clients, then by number."""
    return ("0" if name[0] == "n" else "1", int(name[1:]))


def address(name: NodeId) -> str:
    """The IP address of a node: 10.0.0.1 for n1, 10.0.1.0 for n256."""
    number = int(name[1:])
    return f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"
