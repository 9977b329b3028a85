# Multi-Paxos：节点为什么这样做，以及它们所知道的各项内容的名称。只写 § 的，指论文《Paxos Made Simple》的章节；
# PMMC 指《Paxos Made Moderately Complex》，后面是其中不变式的名称；“博士论文”指 Ongaro 的，关于客户端。

paxos-multi = Multi-Paxos
    .summary = 一连串槽位，每个都像 Basic Paxos 那样选定。由一个领导者为所有槽位一次做完第一阶段，此后每条命令只需要第二阶段。

# 下面各句里的命令。
paxos-multi-command = { $noop ->
        [true] 空操作
       *[other] “{ $op }”
    }

## 启动与崩溃

paxos-multi-started = { $node } 启动。{ $accepted ->
        [0] 它还没有接受过什么。
       *[other] 磁盘上留着它在 { $accepted } 个槽位里接受的内容。
    }
    .rule = 许诺过什么、接受过什么、最后用过哪个编号，都在磁盘上。哪些已经选定、谁在领导，要重新了解。
    .section = §2.5、§3
paxos-multi-started_as_leader = { $node } 一开始就是领导者，编号 { $id }。下一条新命令放进槽位 { $next }。
    .rule = 这次运行从故事的中途开始：所有槽位的第一阶段都已做完，领导者从现在起发送心跳。
    .section = §3
paxos-multi-started_preparing = { $node } 一开始正在为 { $id } 征求许诺，从槽位 { $slot } 起。
    .rule = 这次运行从故事的中途开始。许诺迟迟不来，提议者就再问一遍，然后换一个新编号。
    .section = §3
paxos-multi-machine_rebuilt = { $node } 的状态机就是槽位 1 到 { $last } 的命令执行后的样子。
    .rule = 状态机里没有别的东西，只有按槽位顺序执行过的、已选定的命令所产生的结果。
    .section = §3
paxos-multi-leader_crashed = { $node } 在以 { $id } 领导时崩溃了。
    .rule = 其他节点收不到它的心跳，谁的定时器先到点，谁就先发 Prepare。多数接受者接受了的内容不会丢。
    .section = §3
paxos-multi-not_its_role = { $sender } 的 { $kind } 与 { $node } 无关：它不是{ $role ->
        [proposer] 提议者
        [acceptor] 接受者
       *[learner] 学习者
    }。
    .rule = 提议者、接受者、学习者是三种角色。一台机器可以身兼三职，也可以各由专门的机器担任。
    .section = §2.1

## 接受者

paxos-multi-promise_given = { $node } 向 { $proposer } 许诺：无论哪个槽位，编号小于 { $id } 的一概不再接受；并报告从槽位 { $slot } 起{ $count ->
        [0] 还没有接受过什么
       *[other] 在 { $count } 个槽位里接受的内容
    }。
    .rule = 阶段 1b，对现有的和将来的所有槽位一次说定：这个编号大于此前许诺过的一切编号。许诺先写进磁盘，答复才发出。
    .section = §2.2（P1a）、§3
paxos-multi-prepare_refused = { $node } 不向 { $proposer } 许诺 { $id }：它已经许诺了 { $promised }。
    .rule = 小于或等于已许诺编号的，不再许诺。沉默就够了；参数“拒绝”可以让接受者说出来。
    .section = §2.2
paxos-multi-accepted = { $node } 在槽位 { $slot } 接受{ paxos-multi-command }，编号 { $id }。
    .rule = 阶段 2b。没有哪个许诺禁止它。编号和命令先写进磁盘，领导者和所有学习者才得到消息。
    .section = §2.2（P1a）、§2.5
paxos-multi-accepted_again = { $node } 早已在槽位 { $slot } 以 { $id } 接受了{ paxos-multi-command }，再说一遍。
    .rule = 同一个 Accept 来了两次，或者上次的答复丢了。重复答复没有害处：一个接受者只算一次。
    .section = §2.2
paxos-multi-accept_refused = { $node } 不接受 { $proposer } 在槽位 { $slot } 的命令：它已经许诺了 { $promised }，而 { $id } 更小。
    .rule = 另一个提议者抢在了这个领导者前面。小于许诺的 Accept 不予答复；参数“拒绝”可以让接受者说明原因。
    .section = §2.2（P1a）

## 成为领导者

paxos-multi-prepare_started = { $node } 听不到领导者，为 { $id } 征求许诺，从槽位 { $slot } 起的所有槽位都算在内。
    .rule = 阶段 1a，对无穷多个槽位一次做完：从自己的第一个空缺开始。新编号大于它见过的一切编号，先写进磁盘才使用。
    .section = §3
paxos-multi-prepare_renewed = { $node } 没有得到足够的许诺，改用 { $id } 再试，从槽位 { $slot } 起。
    .rule = 可能消息丢了，也可能别的提议者更快。超时是随机的，两个提议者不会一直互相抢先。
    .section = §2.4、§3
paxos-multi-prepare_repeated = { $node } 再次请 { $nodes } 许诺 { $id }。
    .rule = 没有听到它们的答复：可能是问题丢了，也可能是答复丢了。已经许诺过的不会答复第二次。
    .section = §2.2
paxos-multi-promise_counted = { $node } 需要 { $needed } 个许诺，已有 { $count } 个：{ $acceptor } 许诺了，{ $reported ->
        [0] 没有什么要报告
       *[other] 报告了 { $reported } 个槽位
    }。
    .rule = 每个槽位，领导者只记住报告上来的编号最大的提案：选定的可能就是它。
    .section = §2.2（P2c）、§3
paxos-multi-promise_unused = { $acceptor } 对 { $id } 的许诺，{ $node } 用不上。
    .rule = 一个许诺只算一次，只对正在准备的编号有效。也许人数已经够了，也许提议者已经往下走了。
    .section = §2.2
paxos-multi-leader_elected = { $node } 以 { $id } 成为领导者：有 { $count } 个接受者许诺，从槽位 { $slot } 起全部有效。下一条新命令放进槽位 { $next }。
    .rule = 任何两个多数都有共同的接受者，所以更小的编号不可能再让什么被选定而这个领导者不知道。从现在起，每条命令只需要第二阶段。
    .section = §3
paxos-multi-command_forced = { $node } 在槽位 { $slot } 以 { $id } 重新提议{ paxos-multi-command }。
    .rule = 有接受者报告了它，所以它可能已被选定。选择规则逐个槽位约束领导者：提议报告上来的编号最大的那个，不管原来是谁提的。
    .section = §2.2（P2c）、§3
paxos-multi-gap_filled = { $node } 用空操作填补槽位 { $slot } 的空缺，编号 { $id }。
    .rule = 这个槽位没有任何报告，说明这里什么也没有选定；可是它后面的槽位有。空缺之后的都不能执行，所以领导者立刻填上一条什么也不做的命令。
    .section = §3
paxos-multi-leader_deposed = { $node } 不再以 { $id } 领导：已经有了 { $higher }。{ $dropped ->
        [0] 它没有未了结的命令。
       *[other] 还有 { $dropped } 条未了结的命令，留给下一个领导者，或者由客户端再问。
    }
    .rule = 也许已有足够的接受者许诺了更大的编号，较小的编号就再也不能让什么被选定。同时有两个领导者并不危险，只是浪费时间。
    .section = §2.4、§3
paxos-multi-leader_stuck = { $node } 虽在领导，却没有什么能选定：它为 { $id } 重新征求许诺，从槽位 { $slot } 起。
    .rule = 在最长的选举超时之内，它提议的命令一条也没有选定。也许它与多数隔开了，也许足够多的接受者已经许诺了更大的编号，只是沉默不答。它无从知道；换一个新编号没有害处。
    .section = §2.4、§2.5
paxos-multi-prepare_given_up = { $node } 放弃 { $id }：已经有了 { $higher }。
    .rule = 另一个提议者的编号更大。给它一次机会：等一个选举超时。
    .section = §2.4
paxos-multi-refusal_heard = { $acceptor } 拒绝 { $node } 的 { $id }：它已经许诺了 { $promised }。
    .rule = 拒绝里写明了更大的编号，提议者不必等到定时器到点。
    .section = §2.2
paxos-multi-refusal_unused = { $acceptor } 对 { $id } 的拒绝，{ $node } 用不上。
    .rule = 这个编号早已放弃；或者接受者许诺的就是这个编号，拒绝的只是同一个问题的副本。
    .section = §2.2

## 领导

paxos-multi-command_proposed = { $node } 在槽位 { $slot } 以 { $id } 提议{ paxos-multi-command }。
    .rule = 只有阶段 2a：领导者接任时已为这个槽位做完第一阶段，当时没有任何报告。
    .section = §3
paxos-multi-command_waits = { $node } 让{ paxos-multi-command }先等着：槽位 { $slot } 比已执行到的槽位 { $last } 超前了不止 { $alpha } 个。
    .rule = 领导者最多比连续选定的部分超前 α 个槽位。这样它一旦失效，留下的空缺不会多。
    .section = §3；PMMC R5
paxos-multi-accept_repeated = { $node } 再次请 { $nodes } 在槽位 { $slot } 接受，编号 { $id }。
    .rule = 有一阵没有进展了：可能是问题丢了，也可能是答复丢了。已知接受了的不再问。
    .section = §2.2
paxos-multi-heartbeat_sent = { $node } 告诉其他节点：它以 { $id } 领导，已执行到槽位 { $slot }。
    .rule = 心跳使别的提议者不去发 Prepare，也让落后的副本知道自己落后了。
    .section = §2.4、§3
paxos-multi-heartbeat_heard = { $node } 听到了领导者 { $leader } 的心跳。
    .rule = 听得到领导者，就再等一个选举超时。
    .section = §2.4
paxos-multi-heartbeat_stale = { $node } 不理会 { $sender } 编号为 { $id } 的心跳：它知道有 { $higher }。
    .rule = 编号更大的提议者已经接任，或者正要接任。旧领导者会得到消息的。
    .section = §2.4
paxos-multi-leader_followed = { $node } 认 { $leader } 为领导者，编号 { $id }。
    .rule = 只有得到足够许诺的，才发送 Accept 和心跳。客户端会被指引到编号最大的那个。
    .section = §3

## 副本

paxos-multi-vote_counted = 槽位 { $slot } 需要 { $needed } 个接受者接受 { $id }，{ $node } 已知有 { $votes } 个：{ $acceptor } 是其中之一。
    .rule = 足够多的接受者在同一个槽位、同一个编号下接受了一条命令，它就选定了。
    .section = §2.3、§3
paxos-multi-vote_repeated = 槽位 { $slot } 的 { $id }，{ $node } 已经算过 { $acceptor } 了。
    .rule = 每个编号下一个接受者只算一次，无论它的答复来几次。
    .section = §2.3
paxos-multi-vote_outbid = { $node } 不计 { $acceptor } 在槽位 { $slot } 的答复：{ $id } 已经过时，有了 { $higher }。
    .rule = 编号相同的答复才能合在一起算。即使较小的编号其实已经选定，较大的编号带来的也是同一条命令。
    .section = §2.2、§2.3
paxos-multi-decided_already = { $node } 已经知道槽位 { $slot } 选定了什么。
    .rule = 人数够了就够了，后来的答复改变不了什么。
    .section = §2.3
paxos-multi-decided = 槽位 { $slot } 选定了{ paxos-multi-command }：{ $node } 已知有 { $votes } 个接受者以 { $id } 接受了它。
    .rule = 从现在起，任何一个多数里都有接受者会报告它，所以以后的每个领导者在这个槽位都提议这同一条命令。
    .section = §2.2、§3
paxos-multi-learned = { $node } 从 { $sender } 得知，槽位 { $slot } 选定的是{ paxos-multi-command }。
    .rule = 选定的不会再变，所以谁知道了都可以转告。
    .section = §2.3
paxos-multi-executed = { $node } 执行{ $count ->
        [1] 槽位 { $last }
       *[other] 槽位 { $first } 到 { $last }
    }。
    .rule = 每个副本都按槽位的顺序执行选定的命令，所以它们的状态机都一样。
    .section = §3
paxos-multi-gap_blocks = { $node } 还不能执行：它不知道槽位 { $slot } 选定了什么。
    .rule = 前面的都执行了，后面的才能执行。各槽位选定的先后可以是任意的，这里最远已到 { $last }。
    .section = §3
paxos-multi-duplicate_skipped = { $node } 跳过槽位 { $slot }：{ $client } 的请求 { $serial } 已经执行过。
    .rule = 客户端没有听到答复就会再问，所以同一个请求可能在两个槽位里选定。凭序号就能认出来，状态机只执行一次。
    .section = PMMC R3；博士论文 §6.3
paxos-multi-lags = { $node } 落后了：{ $leader } 已执行到槽位 { $slot }，它才到 { $last }。它去要缺少的部分。
    .rule = 它停过机、被隔开过，或者漏收了消息。从领导者的心跳就看得出它应该到哪里。
    .section = §2.3
paxos-multi-caught_up = { $node } 赶上了：槽位 { $slot } 以前的都已执行。
    .rule = 它和领导者以同样的顺序执行了同样的命令，所以状态也一样。
    .section = §3
paxos-multi-laggard_told = { $node } 告诉 { $replica } { $count ->
        [1] 槽位 { $last }
       *[other] 槽位 { $first } 到 { $last }
    }选定了什么。
    .rule = 一次只说有限的几个槽位；等下一次心跳，副本会再来要。
    .section = §2.3
paxos-multi-laggard_ahead = { $node } 没法告诉 { $replica } 槽位 { $slot } 的情况：它自己也还没有执行。
    .rule = 这个问题来晚了，或者问到了一个同样落后的副本。
    .section = §2.3

## 客户端

paxos-multi-request_redirected = { $node } 让 { $client } 去找 { $leader }。
    .rule = 只有领导者提议。再多几个提议者也不会出错，只是会互相抢先。
    .section = §2.4、§3
paxos-multi-request_unplaced = { $node } 只好回绝 { $client }：它不知道谁是领导者。
    .rule = 只有领导者提议。客户端过一会儿会去试另一个节点。
    .section = §2.4
paxos-multi-request_underway = { $client } 的请求 { $serial } 在 { $node } 这里已经在办了。
    .rule = 客户端没有听到答复，所以又来问。这条命令已经提议，或者正等着槽位；一次就够了。
    .section = 博士论文 §6.3
paxos-multi-request_old = { $node } 不理会 { $client } 的请求 { $serial }：它已经执行过请求 { $last }。
    .rule = 客户端既然已经往下走，就知道这个答复了。这条消息是迟到的副本。
    .section = 博士论文 §6.3
paxos-multi-client_answered = { $node } 答复 { $client } 的请求 { $serial }。
    .rule = 命令已经选定并执行，结果不会再丢，现在可以告诉客户端了。
    .section = §3
paxos-multi-client_answered_again = { $node } 从表里找出 { $client } 的请求 { $serial } 的结果，再答复一次。
    .rule = 上一次的答复可能丢了。状态机记着每个客户端最后一次的结果，不必再执行一遍。
    .section = 博士论文 §6.3

## 状态

paxos-multi-field-roles = 角色
    .help = 这个节点担任什么：提议者（领导者，或随时可以成为领导者）、接受者、学习者（副本）。
paxos-multi-field-promised = 已许诺
    .help = 接受者：许诺过或接受过的最大编号，对所有槽位都有效。
paxos-multi-field-accepted = 已接受
    .help = 接受者：每个槽位里，它接受过的编号最大的提案。
paxos-multi-field-phase = 阶段
    .help = 领导者：空闲、正在征求许诺（prepare），或者正在领导（accept）。
paxos-multi-field-ballot = 当前编号
    .help = 领导者：它征求许诺或领导时所用的编号。
paxos-multi-field-last_id = 最后的编号
    .help = 领导者：它最后用过的编号。存在磁盘上，所以没有哪个编号会用两次。
paxos-multi-field-from_slot = 准备的起点
    .help = 领导者：它征求许诺时的第一个空缺。第一阶段对从那里起的所有槽位有效。
paxos-multi-field-promises = 得到的许诺
    .help = 领导者：哪些接受者许诺了它的编号，按到达的先后排列。
paxos-multi-field-reported = 报告
    .help = 领导者：每个槽位里，各个许诺所报告的编号最大的提案。
paxos-multi-field-next_slot = 下一个槽位
    .help = 领导者：下一条新命令的槽位。
paxos-multi-field-proposals = 提议中
    .help = 领导者：它已经提议、还不知道是否选定的命令。
paxos-multi-field-waiting = 等待中
    .help = 领导者：因为已经超前 α 个槽位而在等待的请求。
paxos-multi-field-seen = 见过的编号
    .help = 它听说过的最大编号。
paxos-multi-field-leader = 领导者
    .help = 它认为谁在领导。客户端会被指引到那里。
paxos-multi-field-accepts = 接受情况
    .help = 副本：每个尚未选定的槽位里，哪些接受者接受了它所听说的最大编号。
paxos-multi-field-decided = 已选定
    .help = 副本：它所知道的、每个槽位选定的命令。
paxos-multi-field-executed = 已执行
    .help = 副本：它的状态机执行到的槽位。
paxos-multi-field-behind = 要赶到
    .help = 副本：要执行到哪个槽位才算赶上领导者；没有落后时是 0。
paxos-multi-field-machine = 状态机
    .help = 各个键和值，也就是已执行的命令的结果。
paxos-multi-field-sessions = 客户端表
    .help = 每个客户端最后一次执行的请求及其结果。有了它，重复的请求不会再执行一遍。

paxos-multi-phase-idle = 空闲
paxos-multi-phase-prepare = 征求许诺
paxos-multi-phase-accept = 领导

## 角色、定时器、里程碑

paxos-multi-role-leader = 领导者
paxos-multi-role-proposer = 提议者
paxos-multi-role-acceptor = 接受者
paxos-multi-role-learner = 学习者

paxos-multi-timer-election = 选举定时器
    .help = 到点就说明太久没有听到领导者，太久没有等到许诺，或者虽在领导却没有什么能选定，提议者便用新编号发 Prepare。每次重置都随机抽取时长。
paxos-multi-timer-heartbeat = 心跳
    .help = 到点时，领导者告诉其他节点自己还在，并说明执行到了哪里。
paxos-multi-timer-retry = 重试
    .help = 到点就说明有一阵没有进展，要再问那些没有答复的。

paxos-multi-milestone-prepared = 得到足够的许诺
paxos-multi-milestone-leader_elected = 选出领导者
paxos-multi-milestone-leader_lost = 失去领导者
paxos-multi-milestone-value_chosen = 一个槽位选定
paxos-multi-milestone-gap_filled = 填补空缺
paxos-multi-milestone-caught_up = 副本赶上

## 消息

paxos-multi-message-Prepare = Prepare
    .help = 阶段 1a：提议者请接受者对从某个槽位起的所有槽位许诺它的编号。
paxos-multi-message-Promise = Promise
    .help = 阶段 1b：接受者许诺这个编号，并报告自己在这些槽位里接受过什么。
paxos-multi-message-Accept = Accept
    .help = 阶段 2a：领导者请接受者在某个槽位接受一条命令。
paxos-multi-message-Accepted = Accepted
    .help = 阶段 2b：接受者把自己在某个槽位接受了什么告诉提议者和所有学习者。
paxos-multi-message-Nack = Nack
    .help = 拒绝：接受者许诺过别的编号，并说出是哪个。
paxos-multi-message-Heartbeat = Heartbeat
    .help = 领导者还在，并已执行到这个槽位。
paxos-multi-message-CatchUp = CatchUp
    .help = 落后的副本来问：从某个槽位起选定了什么。
paxos-multi-message-Learn = Learn
    .help = 告诉落后的副本，某个槽位选定了什么。

## 参数

paxos-multi-param-election_timeout = 选举超时
    .help = 提议者等领导者或等许诺，等多久就用新编号发 Prepare，每次重置都从这个范围里随机抽取。领导者若没有什么能选定，等到最长的时间就放弃。把两端设成一样，就能看到提议者互相抢先。
paxos-multi-param-heartbeat_interval = 心跳间隔
    .help = 领导者多久说一次自己还在。它应当远小于选举超时。
paxos-multi-param-retry = 重试间隔
    .help = 提议者多久没有进展，就再问那些没有答复的。
paxos-multi-param-alpha = 超前的槽位 α
    .help = 领导者最多可以比已执行的超前几个槽位。设为 1，就一次只提议一条命令；越大，崩溃时可能留下的空缺越多。
paxos-multi-param-refusals = 拒绝
    .help = 许诺不允许的事，接受者是沉默不答，还是回一个写明已许诺编号的拒绝（Nack）。
paxos-multi-param-roles = 角色
    .help = 每个节点身兼三职，或者各由专门的节点担任：先是提议者，然后是接受者，最后是学习者。提议者也执行命令，这样才能给命令编排槽位、答复客户端。
paxos-multi-param-quorum = 法定人数
    .help = 每个阶段有多少个接受者就够了；不设时为多数。任何两个法定集合必须有共同的接受者。

## Multi-Paxos 的承诺

paxos-multi-invariant-agreement = 槽位里选定的不再改变
    .broken = { $node } 在槽位 { $slot } 以 { $id } 接受的命令，与多数接受者以 { $chosen } 接受的不同。
    .section = §2.2（P2）；PMMC A5
paxos-multi-invariant-validity = 只提议客户端要求的命令
    .broken = { $node } 在槽位 { $slot } 以 { $id } 提议了一条没有客户端要求过的命令。
    .section = §2.1
paxos-multi-invariant-p2c = 每个 Accept 都满足 P2c
    .broken = { $node } 在槽位 { $slot } 以 { $id } 提议，却没有哪个多数允许：每个多数里，都有接受者在更小的最大编号下接受了别的命令。
    .section = §2.2（P2c）
paxos-multi-invariant-promises_rise = 许诺只升不降
    .broken = { $node } 许诺过 { $promised }，却退回到 { $id }。
    .section = §2.2（P1a）；PMMC A1
paxos-multi-invariant-ballots_rise = 接受者采纳的编号只升不降
    .broken = { $node } 在槽位 { $slot } 接受 { $id }，可是它许诺过或接受过 { $bound }。
    .section = §2.2（P1a）；PMMC A1、A2
paxos-multi-invariant-nothing_forgotten = 接受者什么也不忘
    .broken = { $node } 在槽位 { $slot } 接受过 { $id }，现在却不知道了。
    .section = §2.5；PMMC A3
paxos-multi-invariant-one_value_a_ballot = 同一槽位同一编号只有一条命令
    .broken = { $first } 和 { $second } 在槽位 { $slot }、同一个编号 { $id } 下接受了不同的命令。
    .section = §2.2；PMMC A4
paxos-multi-invariant-ids_unique = 编号不用两次
    .broken = { $node } 使用 { $id }，可是它用过 { $last }：编号必须越来越大。
    .section = §2.5
paxos-multi-invariant-one_command_a_slot = 各副本在一个槽位认定同一条命令
    .broken = { $first } 和 { $second } 在槽位 { $slot } 认定的命令不同。
    .section = §2.1；PMMC R1
paxos-multi-invariant-decided_for_good = 认定了就不再改
    .broken = { $node } 在槽位 { $slot } 不再认定先前认定的命令。
    .section = §2.1
paxos-multi-invariant-executed_in_order = 按槽位的顺序执行
    .broken = { $node } 已执行到槽位 { $last }，却没有依次执行槽位 { $slot }。
    .section = §3；PMMC R2、R4
paxos-multi-invariant-linearizable = 客户端看到的是同一台机器
    .broken = { $problem ->
        [early] { $client } 的请求 { $serial }（{ $op }）还没有选定，就被告知结果是“{ $result }”。
        [result] { $client } 的请求 { $serial }（{ $op }）被告知结果是“{ $result }”，但按选定的顺序应是别的结果。
        [order] { $client } 的请求 { $serial }（{ $op }）生效的位置，排在它提出之前就已答复的请求前面。
       *[stale] { $client } 读到“{ $result }”（{ $op }，请求 { $serial }），而从提问到答复，没有任何时刻是这个值。
    }
    .section = §3

## 有缺陷的变体

paxos-multi-variant-forgets-promise = 忘记许诺
    .help = 许诺没有写进磁盘。崩溃之后，接受者会答复它许诺过要拒绝的编号，已被取代的领导者还能让命令被选定。
paxos-multi-variant-accepts-older = 接受小于许诺的编号
    .help = 让接受者接受什么它就接受什么，不管自己许诺过什么。
paxos-multi-variant-keeps-own-value = 不理会报告
    .help = 新领导者在已有报告、可能已经选定的槽位里填上空操作。
paxos-multi-variant-takes-any-value = 随便信一份报告
    .help = 新领导者只信最后答复的那个接受者，而不在所有答复里找编号最大的。只有其他接受者知道的内容，就被它略过了。
paxos-multi-variant-small-quorum = 人数太少
    .help = 比多数少一个就算够：这样的两群接受者不一定有共同的成员，会各自作出决定。
paxos-multi-variant-reuses-id = 重复使用编号
    .help = 提议者最后的编号只在内存里，崩溃之后又从头数起。
paxos-multi-variant-skips-gaps = 跳过空缺
    .help = 新领导者从它听说过的所有槽位之上开始。下面还没有选定的，它既不重新提议，也不填空操作，直接执行后面的。
