# 客户端：提出请求、听从重定向、没有答复就再问的节点。凡有客户端的协议都共用它们。

client-request_sent = { $client } 向 { $node } 提出请求：{ $op }。
    .rule = 客户端把请求发给它认为的领导者，不知道时就任选一台。请求带有序号 { $serial }，无论发送多少次，序号都不变。
    .section = 博士论文 §6.2、§6.3
client-request_sent_to_all = { $client } 同时向 { $nodes } 提出请求：{ $op }。
    .rule = 请求直接发给每一台可能受理它的机器，各发一份；无论到达哪里，序号都是同一个 { $serial }。
    .section = Fast Paxos §2.2
client-request_queued = { $client } 有一个请求还没有答复，另有 { $waiting } 个在排队。
    .rule = 客户端同一时间只有一个未答复的请求，所以服务器只需记住它最后的那个。
    .section = 博士论文 §6.3
client-answered = { $client } 得到 { $node } 的答复：{ $op }，结果是 { $result }。
    .rule = 告诉了客户端的结果，从此无论谁崩溃都必须成立。
    .section = 博士论文 §6.3
client-redirected = { $node } 让 { $client } 去找 { $leader }。
    .rule = 只有领导者处理请求。不是领导者的服务器会说出它认为的领导者。
    .section = 博士论文 §6.2
client-no_leader_known = { $client } 在 { $node } 这里没有结果，等一会儿再问。
    .rule = 服务器说不出领导者是谁，或者重定向绕起了圈子。选举期间没有谁能处理请求；等定时器到点，客户端会去试另一台服务器。
    .section = 博士论文 §6.2
client-stale_reply = { $client } 不理会 { $node } 的答复：请求 { $serial } 已经了结。
    .rule = 答复可能迟到，也可能来两次。看序号就知道它属于哪个请求。
    .section = 博士论文 §6.3
client-retried = { $client } 没有听到答复，改问 { $node }：请求 { $serial }，第 { $attempt } 次。
    .rule = 可能请求丢了，可能答复丢了，也可能服务器停了，客户端无从知道。它用同一个序号去问下一台服务器，这样请求只会执行一次。
    .section = 博士论文 §6.2、§6.3

client-field-serial = 请求序号
    .help = 它最近一个请求的序号。
client-field-request = 未答复的请求
    .help = 已经提出、还没有得到答复的请求。
client-field-target = 最近问过
    .help = 最近问过的服务器。
client-field-tried = 最近主动找过
    .help = 客户端自己最近一次选择的节点；没有回音时按编号找下一个，被重定向去的不算。
client-field-leader = 领导者
    .help = 它认为谁是领导者。
client-field-attempts = 发送次数
    .help = 未答复的请求已经发送了几次。
client-field-hints = 重定向次数
    .help = 定时器设定以来听从了几次重定向。
client-field-queue = 排队
    .help = 等前一个请求得到答复之后再提出的请求。
client-field-result = 最近的结果
    .help = 最近一个得到答复的请求的结果。

client-message-ClientRequest = ClientRequest
    .help = 客户端请求一项操作。客户端和序号都相同的，就是同一个请求，无论来几次。
client-message-ClientReply = ClientReply
    .help = 答复：操作的结果，或者让客户端去找领导者。

client-timer-retry = 重试
    .help = 到点时，客户端去问下一台服务器。

client-param-client_retry = 客户端重试间隔
    .help = 客户端等多久没有答复就去问下一台服务器，从这个范围里随机抽取。

client-op-propose = 提议 { $value }
client-op-put = put { $key } = { $value }
client-op-get = get { $key }
client-op-append = append { $value } → { $key }
client-op-incr = incr { $key }
client-op-cas = cas { $key }：{ $expect } → { $value }
client-op-update = update { $key } = { $value }
client-op-delete = delete { $key }
client-op-broadcast = 广播 { $contents }（{ $service }）
