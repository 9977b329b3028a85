# Clients: nodes that ask, follow redirects, and ask again when nobody answers. All protocols with clients share them.

client-request_sent = { $client } asks { $node }: { $op }.
    .rule = A client sends its request to the server that it takes for the leader, or to any. The request has a number, { $serial }, which stays the same however often it is sent.
    .section = dissertation §6.2, §6.3
client-request_sent_to_all = { $client } asks { $nodes } at once: { $op }.
    .rule = The request goes to everybody who may act on it, as one message to each; it has one number, { $serial }, wherever it arrives.
    .section = Fast Paxos §2.2
client-request_queued = { $client } has a request open; { $waiting ->
        [one] one more waits
       *[other] { $waiting } more wait
    }.
    .rule = A client has one request open at a time. So the servers need to remember only its last one.
    .section = dissertation §6.3
client-answered = { $client } has its answer from { $node }: { $op } gives { $result }.
    .rule = What the client has been told must hold from now on, whatever crashes.
    .section = dissertation §6.3
client-redirected = { $client } is sent on by { $node } to { $leader }.
    .rule = Only the leader serves requests. A server that is not the leader names the one that it believes in.
    .section = dissertation §6.2
client-no_leader_known = { $client } got no further with { $node }, and waits before it asks again.
    .rule = The server named no leader, or redirects went in a circle. While a leader is being elected nobody can serve; the client tries another server when its timer runs out.
    .section = dissertation §6.2
client-stale_reply = { $client } ignores an answer from { $node }: request { $serial } is no longer open.
    .rule = Answers can come late or twice. The serial number tells to which request they belong.
    .section = dissertation §6.3
client-retried = { $client } has heard nothing and asks { $node }: request { $serial }, attempt { $attempt }.
    .rule = The request or its answer may be lost, or the server down: the client cannot know. It asks the next server, with the same number, so that the request is executed only once.
    .section = dissertation §6.2, §6.3

client-field-serial = request number
    .help = The number of its last request.
client-field-request = open request
    .help = What it has asked for and not been told yet.
client-field-target = asked last
    .help = The server that was asked last.
client-field-tried = turned to last
    .help = The node that the client turned to by itself, on silence in their order; redirects do not count.
client-field-leader = leader
    .help = Whom it takes for the leader.
client-field-attempts = attempts
    .help = How often the open request was sent.
client-field-hints = redirects
    .help = How many redirects it has followed since its timer was armed.
client-field-queue = waiting
    .help = Requests that wait for the open one.
client-field-result = last result
    .help = The result of its last request that was answered.

client-message-ClientRequest = ClientRequest
    .help = A client asks for an operation. The same client and number are the same request, however often it comes.
client-message-ClientReply = ClientReply
    .help = The answer: the result, or a redirect to the leader.

client-timer-retry = retry
    .help = When it runs out, the client asks the next server.

client-param-client_retry = client asks again after
    .help = How long a client waits for an answer before it asks the next server: drawn from this range.

client-op-propose = propose { $value }
client-op-put = put { $key } = { $value }
client-op-get = get { $key }
client-op-append = append { $value } to { $key }
client-op-incr = incr { $key }
client-op-cas = cas { $key }: { $expect } → { $value }
client-op-update = update { $key } = { $value }
client-op-delete = delete { $key }
client-op-broadcast = broadcast { $contents } ({ $service })
