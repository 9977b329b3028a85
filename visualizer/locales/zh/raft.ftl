# Raft：服务器为什么这样做，以及它们所知道的各项内容的名称。只写 § 的，指论文
# 《In Search of an Understandable Consensus Algorithm (Extended Version)》的章节。

raft = Raft
    .summary = 服务器以多数票选出领导者；领导者接收客户端的请求，把自己的日志复制给其他服务器，多数派存下的条目就可以提交。

## 启动与崩溃

raft-started = { $node } 以跟随者身份启动，任期为 { $term }，等待领导者的消息。
    .rule = 服务器启动时都是跟随者。磁盘上留着任期、选票和日志，其余的要重新了解。只有在一个选举超时之内什么也没听到，它才会成为候选人。
    .section = §5.2
raft-started_as_leader = { $node } 一开始就是任期 { $term } 的领导者。
    .rule = 这次运行从故事的中途开始。领导者从现在起发送心跳；其他服务器的日志存到了哪里，要由它自己去弄清。
    .section = §5.3
raft-started_as_candidate = { $node } 一开始就是任期 { $term } 的候选人。
    .rule = 这次运行从故事的中途开始。如果定时器到点时选举还没有结果，候选人会再次参选。
    .section = §5.2
raft-machine_rebuilt = { $node } 的状态机就是日志前 { $last } 条执行后的样子。
    .rule = 状态机里没有别的东西，只有按顺序执行过的条目所产生的结果。
    .section = §5.3
raft-leader_crashed = { $node } 在领导任期 { $term } 时崩溃了。
    .rule = 跟随者收不到它的心跳，谁的选举定时器先到点，谁就先参选。多数派存下的内容不会丢。
    .section = §5.2

## 任期

raft-term_adopted = { $node } 从 { $sender } 得知了任期 { $term }，于是离开任期 { $old }，跟了上去。
    .rule = 任期是 Raft 的时钟：看到更高的任期，就采用它，并成为跟随者。在新任期里它还没有投过票。
    .section = §5.1
raft-leader_deposed = { $node } 退位：{ $sender } 已经在任期 { $term } 了。
    .rule = 领导者看到更高的任期，就知道自己过时了。它立刻成为跟随者，不会再造成损害。
    .section = §5.1

## 选举

raft-election_started = { $node } 听不到领导者，在任期 { $term } 参选。
    .rule = 它的选举定时器到点了。它把任期加一，投自己一票，再请其他服务器投票。超时是随机的，所以通常只有一台先醒来，并在别人醒来之前当选。
    .section = §5.2
raft-election_repeated = { $node } 没有赢得任期 { $old }，改在任期 { $term } 再次参选。
    .rule = 选票被瓜分了，或者在路上丢了。每个候选人都重新抽取随机的超时，再次撞车的可能就很小。
    .section = §5.2
raft-vote_granted = { $node } 在任期 { $term } 投票给 { $candidate }。
    .rule = 它在这个任期还没有投过票，而候选人的日志至少和它自己的一样新。选票先写进磁盘，答复才发出；投出选票会重置选举定时器。
    .section = §5.2、§5.4.1、图 2
raft-vote_repeated = { $node } 在任期 { $term } 投给 { $candidate }，和先前一样。
    .rule = 请求来了两次，或者这一票早已投出。对同一个候选人再说一次同意并无害处：还是那一票。
    .section = §5.2、图 2
raft-vote_refused_stale = { $node } 不投票给 { $candidate }：任期 { $term } 已经过去，现在是任期 { $own }。
    .rule = 任期更低的请求已经过时。拒绝时会带上更高的任期，让候选人知道。
    .section = §5.1、图 2
raft-vote_refused_taken = { $node } 不投票给 { $candidate }：任期 { $term } 的票已经投给了 { $choice }。
    .rule = 一个任期只投一票，先到先得。因此同一任期不可能有两个候选人都得到多数票。
    .section = §5.2
raft-vote_refused_log = { $node } 不投票给 { $candidate }：对方的日志止于任期 { $log_term } 的第 { $index } 条，自己的止于任期 { $own_log_term } 的第 { $own_index } 条。
    .rule = 最后一条的任期更大，日志就更新；任期相同，则更长的更新。领导者必须拥有全部已提交的条目，而任何多数派里至少有一个投票者拥有它们。
    .section = §5.4.1
raft-vote_refused_leader = { $node } 不在任期 { $term } 投票给 { $candidate }：它听得到领导者。
    .rule = 启用 CheckQuorum 后，如果在最短选举超时之内听到过领导者，此时到来的投票请求既不改变任期，也得不到选票。这样，只是失联了一阵的服务器就推翻不了正常工作的领导者。
    .section = 博士论文 §4.2.3
raft-vote_counted = { $voter } 投票给 { $node }：它需要 { $needed } 票，已有 { $votes } 票。
    .rule = 得到全体服务器的多数票（含自己的一票）就当选。
    .section = §5.2
raft-vote_denied = { $voter } 在任期 { $term } 没有投票给 { $node }。
    .rule = 候选人继续等待，别人仍可能投给它。只有更高的任期、新的领导者，或者自己的定时器到点，才会结束等待。
    .section = §5.2
raft-vote_unused = { $voter } 关于任期 { $term } 的答复，{ $node } 已经用不上了。
    .rule = 一张选票只计一次，只算给请求它的候选人，而且它必须仍是该任期的候选人。
    .section = §5.2
raft-leader_elected = { $node } 以 { $votes }/{ $voters } 票当选任期 { $term } 的领导者。
    .rule = 任意两个多数派都有共同的成员，而它在一个任期里只投一票，所以这个任期不会再有别的领导者。领导者马上告知所有服务器，赶在别的定时器到点之前。
    .section = §5.2
raft-noop_appended = { $node } 以一个空条目开始自己的任期，写在第 { $index } 条。
    .rule = 领导者只能对自己任期的条目靠计数来提交。有了空条目，它不必等客户端请求，就能弄清日志提交到了哪里。
    .section = §8、§5.4.2

## PreVote 与 CheckQuorum

raft-pre_vote_started = { $node } 听不到领导者，先问谁愿意在任期 { $term } 投票给它。
    .rule = 启用 PreVote 后，得到多数派的许诺，才会提高任期。被隔开的服务器因此停留在原来的任期，回来时不会打扰任何人。
    .section = 博士论文 §9.6
raft-pre_vote_granted = { $node } 愿意在任期 { $term } 投票给 { $candidate }。
    .rule = 它听不到领导者，对方的日志也足够新。这个许诺不改变它的任期，也不占用它的选票。
    .section = 博士论文 §9.6
raft-pre_vote_refused_term = { $node } 不会在任期 { $term } 投票给 { $candidate }：它已经在任期 { $own } 了。
    .rule = 那个任期的选举在这里已不可能得票。拒绝时会带上自己的任期，让对方跟上来。
    .section = 博士论文 §9.6、§5.1
raft-pre_vote_refused_log = { $node } 不会投票给 { $candidate }：对方的日志止于任期 { $log_term } 的第 { $index } 条，自己的止于任期 { $own_log_term } 的第 { $own_index } 条。
    .rule = 许诺与投票遵守同一条规则：领导者必须拥有全部已提交的条目。
    .section = 博士论文 §9.6、§5.4.1
raft-pre_vote_refused_leader = { $node } 不会在任期 { $term } 投票给 { $candidate }：它听得到领导者。
    .rule = 只要在最短选举超时之内听到过领导者，选举就只会添乱。
    .section = 博士论文 §9.6
raft-pre_vote_counted = { $voter } 愿意投票给 { $node }：它需要 { $needed } 个许诺，已有 { $votes } 个。
    .rule = 得到多数派的许诺（含它自己），就开始真正的选举。
    .section = 博士论文 §9.6
raft-pre_vote_denied = { $voter } 不会在任期 { $term } 投票给 { $node }。
    .rule = 没有多数派的许诺就不选举，任期也保持不变。
    .section = 博士论文 §9.6
raft-pre_vote_unused = { $voter } 关于任期 { $term } 的许诺，{ $node } 已经用不上了。
    .rule = 一个许诺只计一次，只算给询问它的服务器，而且对方必须仍在为那个任期询问。
    .section = 博士论文 §9.6
raft-quorum_heard = { $node } 继续领导：连同自己有 { $heard } 台服务器应答，多数派只要 { $needed } 台。
    .rule = 启用 CheckQuorum 后，领导者每过一个选举超时就检查一次，是否有多数派答复过它。
    .section = 博士论文 §6.2
raft-quorum_lost = { $node } 放弃领导任期 { $term }：在一个选举超时里，{ $heard ->
        [1] 没有别的服务器应答
       *[other] 连同自己只有 { $heard } 台服务器应答
    }，而多数派是 { $needed } 台。
    .rule = 联系不上多数派的领导者什么也提交不了。它主动退位，让客户端去找能提交的领导者。
    .section = 博士论文 §6.2

## 日志复制：领导者

raft-heartbeat_sent = { $node } 向所有服务器发送心跳，对方缺什么就一并带上。
    .rule = 不带条目的 AppendEntries 让跟随者的选举定时器不会到点。跟随者还没有确认的条目会一次次随之发送，直到它收到为止。
    .section = §5.2、§5.3
raft-heartbeat_answered = { $follower } 仍然跟随 { $node }。
    .rule = 关于跟随者的日志，这个答复没有带来新消息。
    .section = §5.3
raft-match_advanced = { $node } 得知 { $follower } 的日志直到第 { $index } 条都与自己一致。
    .rule = AppendEntries 成功，就说明到所发的最后一条为止，跟随者的日志与领导者完全相同。确认过的不会收回：match_index 只增不减。
    .section = §5.3、图 2
raft-next_stepped_back = { $node } 为 { $follower } 退回一条，从第 { $index } 条再试。
    .rule = 跟随者没有前一条。领导者一步步后退，直到两份日志一致；从那里往后，以领导者的日志为准。
    .section = §5.3
raft-next_jumped_back = { $node } 按照拒绝中的提示，为 { $follower } 退到第 { $index } 条。
    .rule = 拒绝中写明了冲突的任期，以及它在跟随者日志里的第一个位置。领导者因此可以一次跳过整个任期，而不是一条一条地退。
    .section = §5.3
raft-refusal_outdated = { $node } 不理会一个拒绝：{ $follower } 已经确认日志直到第 { $index } 条都一致。
    .rule = 答复会互相超越。跟随者确认过的内容在这个任期里一直有效，除非它的磁盘丢了。
    .section = §5.3
raft-reply_stale = { $node } 不理会 { $sender } 的一个答复，它属于任期 { $term }。
    .rule = 那是先前任期的领导者要的答复，现在是任期 { $own }。
    .section = §5.1
raft-reply_unused = { $sender } 的答复 { $node } 用不上：它不是任期 { $term } 的领导者。
    .rule = 只有领导者才记录其他服务器存了什么。
    .section = §5.3
raft-entry_committed = { $node } 把日志提交到第 { $index } 条：多数派已经存下它。
    .rule = 领导者自己任期的条目一旦由多数派存下，就再也不会丢：下一个当选的一定拥有它。在它之前的条目也随之提交。跟随者从下一个 AppendEntries 里得知。
    .section = §5.3、§5.4.2
raft-old_term_waits = { $node } 还不提交第 { $index } 条：多数派虽已存下它，但它属于任期 { $old }，而现在是任期 { $term }。
    .rule = 旧任期的条目即使多数派存下了，仍可能被覆盖。它要等到领导者自己任期的第一个条目，与之一同提交。
    .section = §5.4.2、图 8
raft-rival_leader = { $node } 正领导任期 { $term }，却听到 { $rival } 也自称领导者。
    .rule = 在 Raft 里不可能这样：一个任期只有一个领导者。一定有哪条规则被破坏了。
    .section = §5.2、图 3

## 日志复制：跟随者

raft-leader_followed = { $node } 承认 { $leader } 是任期 { $term } 的领导者。
    .rule = 在一个任期里，只有当选者才会发送 AppendEntries。此后客户端会被指引到这个领导者那里。
    .section = §5.2
raft-candidate_yielded = { $node } 放弃参选：任期 { $term } 已有领导者 { $leader }。
    .rule = 候选人收到任期不低于自己的 AppendEntries，就承认对方是领导者，变回跟随者。
    .section = §5.2
raft-heartbeat_heard = { $node } 收到 { $leader } 的心跳。
    .rule = 当前任期的每个 AppendEntries 都会重置选举定时器。
    .section = §5.2
raft-entries_stored = { $node } 追加来自 { $leader } 的{ $count ->
        [1] 第 { $last } 条
       *[other] 第 { $first } 到 { $last } 条
    }。
    .rule = 紧挨在前面的那一条在两份日志里相同，更前面的也就都相同。条目先写进磁盘，答复才发出。
    .section = §5.3、图 2
raft-entries_known = { $leader } 发来的条目，{ $node } 直到第 { $last } 条早已都有。
    .rule = 同一个 AppendEntries 可能来两次，也可能迟到。相符的条目保留，跟在它们后面的也保留。
    .section = §5.3、图 2
raft-log_conflict = { $node } 丢弃{ $count ->
        [1] 第 { $index } 条：它
       *[other] 从第 { $index } 条起的 { $count } 条：第一条
    }属于任期 { $own }，而领导者的属于任期 { $term }。
    .rule = 日志冲突时，以领导者的为准。被丢弃的条目从未提交，否则领导者一定会有。
    .section = §5.3、§5.4
raft-append_refused_stale = { $node } 拒绝 { $leader } 的 AppendEntries：任期 { $term } 已经过去，现在是任期 { $own }。
    .rule = 先前任期的领导者不能再改变任何东西。拒绝时带上更高的任期，对方就会退位。
    .section = §5.1、图 2
raft-append_refused_short = { $node } 拒绝 { $leader } 的 AppendEntries：它没有第 { $index } 条，日志只到第 { $last } 条。
    .rule = 只有已经拥有前一条，才能往后追加。不做这项检查，两份日志就可能在某处一致、在更前面却不同。
    .section = §5.3、图 2
raft-append_refused_term = { $node } 拒绝 { $leader } 的 AppendEntries：它的第 { $index } 条属于任期 { $own }，不是任期 { $term }。
    .rule = 两份日志在这里或更前面就已分岔。领导者会一步步后退，直到找到一致的地方。
    .section = §5.3、图 2
raft-commit_learned = { $node } 从 { $leader } 得知日志已提交到第 { $index } 条。
    .rule = AppendEntries 带着领导者的提交位置。跟随者只在确知与领导者一致的范围内相信它。
    .section = §5.3、图 2

## 状态机与客户端

raft-entries_applied = { $node } 执行{ $count ->
        [1] 第 { $last } 条
       *[other] 第 { $first } 到 { $last } 条
    }。
    .rule = 已提交的条目按日志的顺序执行，每台服务器都一样。
    .section = §5.3
raft-duplicate_skipped = { $node } 跳过第 { $index } 条：{ $client } 的请求 { $serial } 已经执行过。
    .rule = 客户端没有听到答复就会重发，所以同一个请求可能两次进入日志。凭序号就能认出来，状态机只执行一次。
    .section = §8、博士论文 §6.3
raft-request_appended = { $node } 把 { $client } 的“{ $op }”写入任期 { $term } 的第 { $index } 条。
    .rule = 领导者先写进自己的日志，随即发给其他所有服务器。等它提交并执行之后，再答复客户端。
    .section = §5.3
raft-request_redirected = { $node } 让 { $client } 去找 { $leader }。
    .rule = 只有领导者处理请求。跟随者从 AppendEntries 得知领导者是谁。
    .section = §5.1、§8
raft-request_unplaced = { $node } 只好回绝 { $client }：它不知道谁是领导者。
    .rule = 只有领导者处理请求。客户端过一会儿会去试另一台服务器。
    .section = §8
raft-request_in_log = { $client } 的请求 { $serial } 已经在 { $node } 的日志里，是第 { $index } 条。
    .rule = 客户端没有听到答复，所以又来问。这个条目正等着提交，写一次就够了。
    .section = 博士论文 §6.3
raft-request_old = { $node } 不理会 { $client } 的请求 { $serial }：它已经答复过请求 { $last }。
    .rule = 客户端既然已经往下走，就知道这个答复了。这条消息是迟到的副本。
    .section = 博士论文 §6.3
raft-client_answered = { $node } 答复 { $client } 的请求 { $serial }。
    .rule = 条目已经提交并执行，结果不会再丢，现在可以告诉客户端了。
    .section = §5.3、§8
raft-client_answered_again = { $node } 从表里找出 { $client } 的请求 { $serial } 的结果，再答复一次。
    .rule = 上一次的答复可能丢了。状态机记着每个客户端最后一次的结果，不必再执行一遍。
    .section = §8、博士论文 §6.3

## 不经日志的读取

raft-read_started = { $node } 收到 { $client } 的读请求：等确认自己仍是领导者，就以不早于第 { $index } 条的状态作答。
    .rule = 现在已提交的一切都必须体现在答案里。读请求到来之后再发一轮心跳，就能看出多数派是否仍在跟随。
    .section = 博士论文 §6.4
raft-read_waits = { $node } 让 { $client } 的读请求先等着：自己任期 { $term } 的条目还一个都没有提交。
    .rule = 新领导者拥有全部已提交的条目，却不知道是哪些，要等自己任期的一个条目提交之后才知道。
    .section = 博士论文 §6.4、§5.4.2
raft-read_pending = { $client } 的请求 { $serial } 已经在 { $node } 这里等着了。
    .rule = 客户端没有听到答复，所以又来问。这次读取只答复一次。
    .section = 博士论文 §6.4
raft-read_answered = { $node } 答复 { $client } 的读请求：多数派仍在跟随它。
    .rule = 发出那轮心跳时，不可能有更高任期的领导者；所以当时已提交到第 { $index } 条的内容就是最新的。
    .section = 博士论文 §6.4
raft-reads_dropped = { $node } 不再是领导者，放弃了 { $count } 个等待中的读请求。
    .rule = 它已经说不准什么才是最新的。客户端会去问下一个领导者。
    .section = 博士论文 §6.4

## 状态

raft-field-role = 角色
    .help = 服务器此刻的身份：跟随者、候选人或领导者。
raft-field-current_term = 任期
    .help = 它见过的最新任期，只增不减。
raft-field-voted_for = 选票
    .help = 它在当前任期把票投给了谁。
raft-field-log = 日志
    .help = 各个条目，每条都带着领导者接收它时的任期。第一条的序号是 1。
raft-field-commit_index = 已提交
    .help = 它所知道的已提交的最高位置。
raft-field-last_applied = 已执行
    .help = 它的状态机执行到的最高位置。
raft-field-votes = 得票
    .help = 谁投了票给它，或者许诺投票，按到达的先后排列。
raft-field-next_index = 下一条要发
    .help = 仅领导者有：下一次从哪一条开始发给每台服务器。
raft-field-match_index = 已知一致
    .help = 仅领导者有：已知每台服务器的日志与自己一致到哪一条。
raft-field-leader = 领导者
    .help = 它认为谁在领导当前任期。客户端会被指引到那里。
raft-field-config = 成员
    .help = 集群的全体服务器，由其中的多数派作决定。
raft-field-machine = 状态机
    .help = 各个键和值，也就是已执行的条目的结果。
raft-field-sessions = 客户端表
    .help = 每个客户端最后一次执行的请求及其结果。有了它，重复的请求不会再执行一遍。
raft-field-heard_at = 听到领导者的时刻
    .help = 它最近一次听到领导者的时刻，以自己的时钟为准。启用 PreVote 或 CheckQuorum 时才记录。
raft-field-answered = 已答复者
    .help = 仅领导者有，启用 CheckQuorum 时：选举定时器设定以来，谁答复过它。
raft-field-reads = 等待中的读取
    .help = 仅领导者有，启用 ReadIndex 时：要等确认自己仍是领导者才能答复的读请求。
raft-field-round = 轮次
    .help = 仅领导者有，启用 ReadIndex 时：最近为读取发起的那一轮心跳。
raft-field-rounds = 已答复的轮次
    .help = 仅领导者有，启用 ReadIndex 时：每台服务器最近答复到哪一轮。

## 角色、定时器、里程碑

raft-role-follower = 跟随者
raft-role-pre_candidate = 预备候选人
raft-role-candidate = 候选人
raft-role-leader = 领导者

raft-timer-election = 选举定时器
    .help = 到点就说明太久没有听到领导者，服务器便去参选。每次重置都随机抽取时长。
raft-timer-heartbeat = 心跳
    .help = 到点时，领导者向其他所有服务器发送 AppendEntries。

raft-milestone-leader_elected = 选出领导者
raft-milestone-split_vote = 选票瓜分
raft-milestone-entry_committed = 条目提交
raft-milestone-leader_lost = 失去领导者
raft-milestone-log_conflict = 日志冲突

## 消息

raft-message-RequestVote = RequestVote
    .help = 候选人请求投票，并说明自己的日志止于何处。
raft-message-Vote = Vote
    .help = 对 RequestVote 的答复：同意或拒绝，并带上投票者的任期。
raft-message-PreVote = PreVote
    .help = 服务器在提高任期之前，先问谁愿意投票给它。
raft-message-PreVoteReply = PreVoteReply
    .help = 对 PreVote 的答复：许诺，或者带着自己任期的拒绝。
raft-message-AppendEntries = AppendEntries
    .help = 领导者发给跟随者的日志：条目、紧挨在它们前面的那一条，以及日志提交到了哪里。不带条目时就是心跳。
raft-message-AppendReply = AppendReply
    .help = 对 AppendEntries 的答复：跟随者的日志与领导者一致到哪一条，或者拒绝。

## 参数

raft-param-election_timeout = 选举超时
    .help = 服务器等不到领导者多久就去参选，每次重置都从这个范围里随机抽取。把两端设成一样，就能看到选票被瓜分。
raft-param-heartbeat_interval = 心跳间隔
    .help = 领导者多久发送一次 AppendEntries。它应当远小于选举超时；超过了，领导者就会频频更换。
raft-param-noop = 任期首条为空
    .help = 领导者用一个什么都不做的条目开始任期，不必等客户端请求，先前的条目就能提交。关掉它，就是论文里朴素的 §5。
raft-param-pre_vote = PreVote
    .help = 服务器先问谁愿意投票，再提高任期；被隔开过的服务器回来时就不会打扰别人。
raft-param-check_quorum = CheckQuorum
    .help = 听得到领导者的服务器不投票；听不到多数派的领导者主动退位。
raft-param-conflict_hint = 冲突提示
    .help = 拒绝时指出冲突的任期从哪里开始，领导者可以一次退一个任期，而不是一条。
raft-param-read_index = 读取不经日志
    .help = 读请求不写进日志：领导者用一轮心跳确认自己仍在领导，然后直接答复。

## Raft 的承诺

raft-invariant-election_safety = 一个任期至多一个领导者
    .broken = { $first } 和 { $second } 都领导过任期 { $term }。
    .section = 图 3、§5.2
raft-invariant-leader_append_only = 领导者只追加日志
    .broken = { $node } 正领导任期 { $term }，却改动了自己日志的第 { $index } 条。
    .section = 图 3、§5.3
raft-invariant-log_matching = 位置和任期相同，之前的日志就相同
    .broken = { $first } 和 { $second } 的日志在第 { $index } 条都属于任期 { $term }，但在那里或更前面却不相同。
    .section = 图 3、§5.3
raft-invariant-acknowledged_kept = 确认过的就保留
    .broken = { $leader } 以为 { $node } 存着它确认过的第 { $index } 条，其实已经没有了。
    .section = §5.3
raft-invariant-leader_completeness = 后来的领导者拥有一切已提交的条目
    .broken = 第 { $index } 条已在任期 { $committed } 提交，任期 { $term } 的领导者 { $leader } 却没有它。
    .section = 图 3、§5.4
raft-invariant-committed_for_good = 缺少已提交条目者不能当选
    .broken = { $leader } 提交了第 { $index } 条，但 { $rival } 没有它，却仍可能当选：{ $voters } 都会投票给它。
    .section = §5.4.1、图 8
raft-invariant-state_machine_safety = 各台服务器执行的都一样
    .broken = { $first } 和 { $second } 在第 { $index } 条执行了不同的条目。
    .section = 图 3、§5.4.3
raft-invariant-vote_once = 选票投出不收回
    .broken = { $second ->
        [none] { $node } 在任期 { $term } 投票给了 { $first }，现在却不记得了。
       *[other] { $node } 在任期 { $term } 先投给了 { $first }，又投给了 { $second }。
    }
    .section = §5.2
raft-invariant-linearizable = 在客户端看来只有一台机器
    .broken = { $problem ->
        [early] { $client } 的请求 { $serial }（{ $op }）还没有提交，就得到了答复“{ $result }”。
        [result] { $client } 的请求 { $serial }（{ $op }）得到的答复是“{ $result }”，按提交的顺序却应是另一个结果。
        [order] { $client } 的请求 { $serial }（{ $op }）竟在它提出之前就已答复的请求之前生效。
       *[stale] { $client } 的请求 { $serial }（{ $op }）读到“{ $result }”，而从提问到答复之间，它从来不是这个值。
    }
    .section = §8

## 有错的版本

raft-variant-votes-twice = 一个任期投两次票
    .help = 跟随者来者不拒，请求几次就投几次。竞争激烈时，两个候选人会在同一任期都当选。
raft-variant-forgets-vote = 忘记投过的票
    .help = 选票不写进磁盘。服务器崩溃后回到同一任期，会再投一次。
raft-variant-no-up-to-date-check = 不看日志就投票
    .help = 投票时不比较日志。错过了提交的服务器也能当选，并覆盖那些条目。
raft-variant-commits-old-terms = 靠计数提交旧任期的条目
    .help = 先前任期的条目一由多数派存下，领导者就提交它，正如图 8。后来的领导者仍可能覆盖它。空条目会掩盖这个错误，所以在这里关掉了；心跳放慢、客户端催得紧，错误才容易显露。
raft-variant-truncates-always = 每次 AppendEntries 都截断
    .help = 跟随者把日志截到消息所及之处。迟到的消息会抹掉它后来确认过的条目。
raft-variant-half-is-enough = 一半就算多数
    .help = ⌊n/2⌋ 台就算多数派。两个一半未必有共同的成员：各选各的领导者，各自提交。
raft-variant-commits-before-majority = 不等多数派就提交
    .help = 领导者自己写下就算提交。它一崩溃，告诉过客户端的内容就没了。
raft-variant-answers-before-commit = 提交之前就答复
    .help = 领导者刚写下请求就答复客户端。答复的事也许永远不会发生。
