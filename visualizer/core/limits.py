"""Every limit of Concord, by name, in one place.

They bound what one run, one session and one client can ask of the server, so that no input, typed or sent, can make it
slow or large. Times are virtual unless a name says otherwise.
"""

from typing import Final

NODES_PER_RUN: Final = 60
"""Nodes of one run, where the protocol does not say that it is made for crowds."""

NODES_OF_A_CROWD: Final = 5_000
"""Nodes of one run of a protocol that is made for crowds."""

NODES_ON_PAGE: Final = 1_000
"""Nodes of one run that a server plays for a page."""

NODES_IN_FULL: Final = 60
"""Nodes of one run up to which a page gets all of it. A larger one is a crowd: the page gets what its stage draws."""

CLIENTS_PER_RUN: Final = 12
"""Clients of one run."""

COMMANDS_PER_RUN: Final = 5_000
"""Commands of one run, typed by a person or written by chaos."""

TIME_MS: Final = 86_400_000.0
"""The latest virtual time, and the longest span, in milliseconds: one day."""

SEED: Final = 2**53 - 1
"""The largest seed: the largest whole number that JSON carries exactly everywhere."""

TEXT_LENGTH: Final = 256
"""Characters of a key, a text value or a name that a person types."""

NUMBER: Final = 2**53 - 1
"""The largest magnitude of a whole number in a state, a message or an operation."""

SLOT: Final = 1_000
"""The highest slot that an initial state or a message made by hand may name: whoever leads next fills all below it."""

CLOCK_RATE: Final = (0.01, 100.0)
"""How slow and how fast a node's clock may run."""

CHECKPOINT_EVERY: Final = 128
"""Steps between two checkpoints of a timeline: the most that a seek replays."""

FILE_BYTES: Final = 16_777_216
"""Bytes of a run file."""

RUN_BYTES: Final = 4_194_304
"""Bytes of a run that a page sends: room for COMMANDS_PER_RUN commands, each with texts of TEXT_LENGTH."""

RUNS_A_SECOND: Final = 2
"""Runs beyond the size of a frame that are taken from one address in a second, in the long run."""

RUNS_AT_ONCE: Final = 40
"""Such runs in one burst: a classroom behind one address that opens a file together."""

STEPS_AT_ONE_MOMENT: Final = 50_000
"""Steps at one virtual time after which the command line says that the run does not move on."""

STEPS_PER_SESSION: Final = 100_000
"""Steps that one branch of a session computes and keeps: a run that is longer stops there and says so."""

STEPS_AHEAD: Final = 5_000
"""Steps computed past the playhead of a session, however far its page asks to see."""

STEPS_A_BATCH: Final = 500
"""Steps in one answer or one event of the server."""

LIGHT_STEPS_A_BATCH: Final = 1_000
"""The same for a crowd, whose steps are some thirty bytes each."""

STEPS_A_SEARCH: Final = 10_000
"""Steps computed anew to find a milestone, before the search says that it found none."""

STEPS_BEFORE: Final = 200
"""Steps before the playhead that a view of a branch brings with it, so that stepping back is instant."""

STEPS_AFTER: Final = 100
"""Steps after the playhead that a view of a branch brings with it."""

GAUGE_SAMPLES: Final = 500
"""Samples of a branch's gauges that are kept; once there are more, every second one goes."""

BRANCHES_PER_SESSION: Final = 100
"""Branches of one session."""

CONNECTIONS: Final = 400
"""Browser tabs that are connected to one server."""

SESSIONS_IN_MEMORY: Final = 500
"""Sessions whose runs are held in memory; the others wait in the data folder."""

SESSIONS_KEPT: Final = 5_000
"""Sessions in the data folder; the ones not seen for longest go first."""

DAYS_KEPT: Final = 90
"""Days after which a session that nobody opened is forgotten."""

IDLE_SECONDS: Final = 120.0
"""Seconds of the wall clock after which the steps of a session without a viewer leave the memory."""

SLICE_SECONDS: Final = 0.004
"""Seconds of the wall clock that one session may compute before all others had their turn."""

BATCH_SECONDS: Final = 0.1
"""Seconds of the wall clock between two batches of steps to one page."""

PLAYHEAD_SECONDS: Final = 1.0
"""Seconds of the wall clock between two times that a playhead is written to the data folder."""

EVENTS_A_SECOND: Final = 40
"""Events a second from one client, in the long run."""

EVENTS_AT_ONCE: Final = 80
"""Events that one client may send in one burst."""

FRAME_BYTES: Final = 65_536
"""Bytes of one frame from a client."""

FRAMES_WAITING: Final = 16
"""Frames that wait for a client to read them before the server stops listening to it."""

JSON_DEPTH: Final = 24
"""How deep lists and objects may be nested in what a client sends."""

STEPS_IN_MEMORY: Final = 1_000_000
"""Steps that all sessions of a server hold together, about a kilobyte each."""

BUSY_SECONDS: Final = 0.1
"""Seconds of the wall clock that a client is held back which sends more events than it may."""
