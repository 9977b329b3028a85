# Fast Paxos：节点为什么这样做，以及它们所知道的各项内容的名称。只写 § 和“图”的，指 Lamport 的论文
# 《Fast Paxos》（MSR-TR-2005-112）。

paxos-fast = Fast Paxos
    .summary = 客户端把提议直接送到接受者那里，省去一次消息延迟。代价是法定集合更大；而且各个接受者听到提议的先后可能不同，那就是冲突，需要化解。

## 启动

paxos-fast-started = { $node } 启动。作为接受者，它{ $round ->
        [0] 还没有参加任何轮次
       *[other] 参加的是第 { $round } 轮
    }。
    .rule = 接受者参加到哪一轮、最后一票投给了什么，协调者最后开启的是哪一轮，都在磁盘上。其余的要重新了解。
    .section = §2.1、§2.2.1
paxos-fast-started_coordinating = { $node } 启动时正在协调第 { $round } 轮，这是{ $kind ->
        [fast] 快速轮
       *[classic] 经典轮
    }。
    .rule = 这次运行从故事的中途开始。
    .section = §2.2.1
paxos-fast-role_lacking = { $sender } 的这条消息与 { $node } 无关：它不是{ $role ->
        [proposer] 提议者
        [acceptor] 接受者
       *[learner] 学习者
    }。
    .rule = 提议者、接受者、学习者是三种角色。一台机器可以身兼三职，也可以各由专门的机器担任。
    .section = §2.1

## 提议

paxos-fast-request_taken = { $node } 听到 { $client } 提议 { $value }，选定之后会把结果告诉它。
    .rule = 只会选定一个值。无论这个值是谁提的，提议的人都会得知它。
    .section = §2.1、§2.4.2
paxos-fast-request_proposed = { $node } 在快速轮 { $round } 向所有接受者提议 { $value }。
    .rule = 在快速轮里，提议直接送到接受者那里。协调者也会听到，以备不测。
    .section = §3.1、§3.4.3
paxos-fast-request_passed_on = { $node } 把提议 { $value } 转给 { $coordinator }，它是经典轮 { $round } 的协调者。
    .rule = 在经典轮里，只能投票给协调者选的值，所以提议要送到它那里。
    .section = §2.2.1
paxos-fast-request_redirected = { $node } 不受理提议，让 { $client } 去找 { $proposer }。
    .rule = 它只是学习者。提议要送给提议者，或者送给接受者。
    .section = §2.1
paxos-fast-answered_at_once = { $node } 知道选定了什么，立刻告诉 { $client }：{ $value }。
    .rule = 选定的值不再改变。迟来的提议改变不了什么。
    .section = §2.1
paxos-fast-client_answered = { $node } 告诉 { $client }：选定的是 { $value }。
    .rule = 客户端得到的是选定的值，不一定是它想要的那个。
    .section = §2.1
paxos-fast-proposer_told = { $node } 告诉转来提议的 { $proposer }：选定的是 { $value }。
    .rule = 不兼任学习者的提议者自己学不到结果，而它的客户端正等着。
    .section = §2.4.2
paxos-fast-proposal_heard = { $node } 听到提议 { $value }。
    .rule = 协调者应当知道有哪些提议：一旦可以自由选值，就能从中取一个。
    .section = §3.4.3
paxos-fast-proposal_kept = { $node } 听到提议 { $value }，先记下来：{ $round ->
        [0] 还没有哪一轮开始
       *[other] 在第 { $round } 轮它还没有收到 Any
    }。
    .rule = 协调者说过任何值都安全之后，接受者才可以给提议投票。
    .section = §3.1
paxos-fast-proposal_late = { $node } 听到提议 { $value }，但已经晚了：第 { $round } 轮的票它投给了 { $own }。
    .rule = 接受者每一轮只投一票，只投给一个值。在快速轮里，就是最先到达它的那个提议。
    .section = §3.1

## 轮次

paxos-fast-round_opened = { $node } 开启第 { $round } 轮（{ $kind ->
        [fast] 快速轮
       *[classic] 经典轮
    }），请所有接受者参加。
    .rule = 阶段 1a。每一轮只属于一个协调者，轮号大于它开启过、听说过的一切轮次。轮号先写进磁盘，然后才使用。
    .section = §2.2.1、§3.1
paxos-fast-round_retried = { $node } 放弃第 { $old } 轮，开启第 { $round } 轮（{ $kind ->
        [fast] 快速轮
       *[classic] 经典轮
    }）。
    .rule = 也许丢了消息，也许在线的接受者太少，也许别的协调者更快。快速轮之后换成经典轮，因为经典轮需要的接受者更少。
    .section = §3.3（CA2′、CA4）
paxos-fast-round_taken_over = { $node } 等不到第 { $old } 轮的结果，自己开启第 { $round } 轮（{ $kind ->
        [fast] 快速轮
       *[classic] 经典轮
    }）。
    .rule = 协调者似乎停了。即使没停，两个协调者也只会互相妨碍，不会选错。
    .section = §2.3.1、§3.3
paxos-fast-retry_unneeded = { $node } 不必再试。
    .rule = 结果已经知道，或者还没有什么可选。
    .section = §2.3.2
paxos-fast-overtaken = { $node } 离开自己的第 { $round } 轮：从 { $other } 可知第 { $own } 轮已经开始。
    .rule = 参加了更高轮次的接受者，在较低的轮次里不再做任何事。协调者先看看结果如何。
    .section = §2.3.2
paxos-fast-nack_unused = { $acceptor } 对第 { $round } 轮的拒绝，{ $node } 已经用不上了。
    .rule = 它现在协调的是另一轮，或者已经不在协调。
    .section = §2.4.1

## 第一阶段

paxos-fast-promised = { $node } 参加 { $coordinator } 的第 { $round } 轮。它还没有投过票。
    .rule = 阶段 1b。轮号大于它参加过的一切轮次；从现在起，更低的轮次它都不再投票。这件事先写进磁盘，答复才发出。
    .section = §2.2.1
paxos-fast-promised_with_vote = { $node } 参加 { $coordinator } 的第 { $round } 轮，并说明自己在第 { $voted_round } 轮投给了 { $value }。
    .rule = 阶段 1b。从现在起，更低的轮次它都不再投票。它的最后一票也许促成了选定，所以协调者必须知道。
    .section = §2.2.1
paxos-fast-prepare_known = { $node } 已经参加了 { $coordinator } 的第 { $round } 轮。
    .rule = 只有轮号大于自己的，接受者才答复：同一个 Prepare 来两次，或者来时这一轮已经往下走了，都不再答复。
    .section = §2.2.1
paxos-fast-prepare_refused = { $node } 不参加 { $coordinator } 的第 { $round } 轮：它已经参加了第 { $own } 轮。
    .rule = 接受者只参加比以往都高的轮次。论文的做法是沉默；明说拒绝，可以省去等待。
    .section = §2.2.1、§2.4.1
paxos-fast-promise_counted = { $node } 在第 { $round } 轮需要 { $needed } 个答复，已有 { $count } 个：{ $acceptor } 参加。
    .rule = 快速轮需要一个快速法定集合的答复，经典轮需要一个经典法定集合的答复。
    .section = §2.2.1、§3
paxos-fast-promise_unused = { $acceptor } 在第 { $round } 轮的答复，{ $node } 已经用不上了。
    .rule = 一个法定集合的答复就够了，每个只计一次，而且只算给正在准备的那一轮。
    .section = §2.2.1

## 选值规则

paxos-fast-picked_freely = { $node } 在第 { $round } 轮可以自由选值：{ $quorum } 都还没有投过票。
    .rule = k = 0。法定集合 Q 在更低的轮次里都不会再投票，而别的法定集合都与它有共同的接受者：以前没有选定过什么，以后在更低的轮次里也不可能了。所以任何值都安全。
    .section = §2.2.2、§3.1、图 2
paxos-fast-picked_single = { $node } 在第 { $round } 轮选 { $value }：在有票的最高轮次第 { $highest } 轮里，{ $quorum } 只投过这一个值。
    .rule = 如果以前选定过什么，就是这个值。k 是经典轮时，值不会多于一个。
    .section = §2.2.2、§3.1、图 2
paxos-fast-picked_forced = { $node } 在第 { $round } 轮只能选 { $value }：在快速轮 { $highest }，{ $witness } 投给了它，{ $missing ->
        [0] 已经凑成
       *[other] 加上 Q 以外的 { $missing } 个接受者，就可能凑成
    } { $needed } 个接受者的法定集合。
    .rule = O4。Q 是 { $quorum }。从 Q 所见，某个快速法定集合 R 可能都投给了这个值：R ∩ Q 的确如此。不可能有两个值同时这样，因为任意两个快速法定集合与 Q 有共同的接受者，而它只有一票。
    .section = §3.1、观察 4、图 2
paxos-fast-picked_split = { $node } 在第 { $round } 轮可以任选，它选 { $value }：在快速轮 { $highest }，{ $quorum } 的票太分散，选不出结果。
    .rule = 没有哪个值满足 O4：Q 以外的接受者有 { $missing } 个，加上它们，哪个值也凑不成 { $needed } 个接受者的快速法定集合。所以第 { $highest } 轮没有选定什么，将来也不会。
    .section = §3.1、图 2
paxos-fast-any_sent = { $node } 告诉接受者：在快速轮 { $round }，任何值都安全。
    .rule = 阶段 2a 的“any”：手头没有提议，就让每个接受者取自己最先听到的。协调者不再挡在中间，省下一次消息延迟。
    .section = §3.1
paxos-fast-proposal_awaited = { $node } 在经典轮 { $round } 已经就绪，等待提议。
    .rule = 在有人提议之前，第一阶段就做完了。在经典轮里，由协调者从到达它的提议中选取。
    .section = §2.4.2
paxos-fast-proposal_sent = { $node } 请所有接受者在第 { $round } 轮投票给 { $value }。
    .rule = 阶段 2a。大家投的是同一个值，就不会冲突。
    .section = §2.2.1、§3.1

## 投票

paxos-fast-any_heard = { $node } 从 { $coordinator } 得知：在第 { $round } 轮，任何值都安全。
    .rule = 从现在起，最先到达的提议就当作协调者发来的。
    .section = §3.1
paxos-fast-voted_first_heard = { $node } 在第 { $round } 轮投票给 { $value }：这是最先到达它的提议。
    .rule = 快速轮的阶段 2b。别的接受者也许先听到另一个提议。票先写进磁盘，才让别人知道。
    .section = §3.1
paxos-fast-voted = { $node } 应 { $coordinator } 的请求，在第 { $round } 轮投票给 { $value }。
    .rule = 阶段 2b。它没有参加更高的轮次，这一轮也还没有投过票。票先写进磁盘，才让别人知道。
    .section = §2.2.1
paxos-fast-voted_already = { $node } 在第 { $round } 轮已经投过票，投给了 { $value }。
    .rule = 每轮一票。消息来两次，也改变不了什么。
    .section = §2.2.1
paxos-fast-accept_refused = { $node } 不在 { $coordinator } 的第 { $round } 轮投票：它参加的是第 { $own } 轮。
    .rule = 另一个第一阶段抢在了这个第二阶段前面。接受者已经把自己的票告诉了更高轮次的协调者；之后再到低处投票，那番话就不真了。
    .section = §2.2.1
paxos-fast-vote_counted = { $node } 知道第 { $round } 轮有 { $count } 票投给 { $value }，需要 { $needed } 票：{ $acceptor } 投给了它。
    .rule = 同一轮里有一个法定集合都投给一个值，这个值就选定了。
    .section = §2.2.1、§3
paxos-fast-vote_known = { $acceptor } 在第 { $round } 轮的票，{ $node } 已经计过了。
    .rule = 接受者每轮只投一票，消息来几次都一样。
    .section = §2.2.1
paxos-fast-vote_late = { $node } 已经知道结果；{ $acceptor } 在第 { $round } 轮投给 { $value } 的一票没有带来新消息。
    .rule = 法定集合凑齐时，别的票还在路上。
    .section = §2.2.1

## 冲突

paxos-fast-collision_seen = { $node } 发现快速轮 { $round } 有冲突：{ $votes } 票投给了 { $values }。
    .rule = 提议到达各个接受者的先后不同。下一轮的一个法定集合所投的票并不一致，这一轮可能什么也没有选定。
    .section = §3.2
paxos-fast-recovery_coordinated = { $node } 把第 { $round } 轮的票当作第 { $next } 轮的许诺。
    .rule = 协调式恢复。一票所说的，与许诺完全一样：最后投给了什么，以及在下一轮之前不会再投。所以下一轮的第一阶段可以省去，只花第二阶段的时间：两次消息延迟。
    .section = §3.2
paxos-fast-recovery_uncoordinated = { $node } 自己进入第 { $next } 轮。
    .rule = 非协调式恢复。所有接受者都听到了第 { $round } 轮的票，各自像协调者那样选值，马上投票：一次消息延迟。它们听到的票可能不同，选的也就不同，于是再次冲突。
    .section = §3.2、§3.4.2
paxos-fast-recovery_classic = { $node } 离开第 { $old } 轮，从第一阶段起开启第 { $round } 轮（{ $kind ->
        [fast] 快速轮
       *[classic] 经典轮
    }）。
    .rule = 最直接的恢复办法：开启新的一轮，由协调者为大家选一个值。两个阶段都要花时间，共四次消息延迟。
    .section = §3.2

## 学习

paxos-fast-value_learned = { $node } 学到 { $value }：第 { $round } 轮有 { $count } 个接受者投给了它。
    .rule = 一个法定集合的接受者在同一轮都投给一个值，这个值就选定了。从此谁也选不出别的值。
    .section = §2.2.1、§3
paxos-fast-value_told = { $node } 从 { $sender } 那里学到 { $value }。
    .rule = 错过了投票消息，可以去问知道的人。
    .section = §2.4.1、§2.4.2
paxos-fast-learn_known = { $sender } 所说的，{ $node } 早已知道。
    .rule = 值只学一次。
    .section = §2.1
paxos-fast-learners_told = { $node } 再告诉所有学习者一遍：选定的是 { $value }。
    .rule = 有的学习者当时停机，或者丢了消息，可能错过了投票。
    .section = §2.4.1
paxos-fast-asked = { $node } 问各个提议者：选定的是哪个值？
    .rule = 它只当学习者，或者停过机，可能错过了投票消息。在知道结果之前，它每隔一阵就问一次。
    .section = §2.4.2
paxos-fast-ask_answered = { $node } 告诉 { $learner }：选定的是 { $value }。
    .rule = 选定的值不再改变，什么时候都可以告诉别人。
    .section = §2.4.2
paxos-fast-ask_unanswered = { $node } 没法告诉 { $learner } 选定了什么：它自己也不知道。
    .rule = 也许还没有选定什么。学习者过一会儿会再问。
    .section = §2.4.2

## 状态

paxos-fast-field-roles = 角色
    .help = 这个节点是什么：提议者、接受者、学习者。
paxos-fast-field-quorums = 法定集合
    .help = 经典轮和快速轮各要多少接受者才够，以及哪些轮次是快速轮。
paxos-fast-field-round = 轮次
    .help = 接受者：它参加的最高轮次（rnd）。更低的轮次它不再投票。
paxos-fast-field-voted_round = 投票的轮次
    .help = 接受者：它最后在哪一轮投了票（vrnd），没有投过为 0。
paxos-fast-field-voted_value = 投给了
    .help = 接受者：它在那一轮投给了什么（vval）。
paxos-fast-field-any_open = 任取
    .help = 接受者：是否会投票给最先到达的提议。只在内存里，一崩溃就取消。
paxos-fast-field-proposals = 提议
    .help = 它听到的提议，按到达的先后排列。
paxos-fast-field-votes = 票
    .help = 它所知道的票，按轮次和接受者列出。
paxos-fast-field-last_id = 最后开启的轮次
    .help = 提议者：它最后开启的轮次（crnd）。存在磁盘上，所以不会把同一轮开启两次。
paxos-fast-field-phase = 阶段
    .help = 提议者：空闲（idle）、等待答复（prepare）、第二阶段（accept），或者完成（done）：已经知道结果。
paxos-fast-field-proposal = 协调的轮次
    .help = 提议者：它协调的是哪一轮。
paxos-fast-field-value = 值
    .help = 提议者：它请接受者投票给哪个值（cval）。处于 accept 阶段而为空：发的是 Any，或者还在等提议。
paxos-fast-field-promises = 答复
    .help = 提议者：接受者各自说了最后投给什么。在协调式恢复里，由票来代替这些答复。
paxos-fast-field-pick = 选值
    .help = 最近一次按图 2 的规则所作的选择：法定集合 Q、它在最高轮次 k 的票，以及由此得出的结果。witness 是 R ∩ Q，unheard 是 Q 以外的接受者。
paxos-fast-field-seen = 听说的最高轮次
    .help = 它从票或拒绝中得知的最高轮次。
paxos-fast-field-waiting = 等待者
    .help = 提议者：选定之后要告诉谁。客户端附有请求的编号，别的提议者记为 0。
paxos-fast-field-learned = 学到的值
    .help = 选定的值，知道之后才有。

## 角色、定时器、里程碑

paxos-fast-role-coordinator = 协调者
paxos-fast-role-proposer = 提议者
paxos-fast-role-acceptor = 接受者
paxos-fast-role-learner = 学习者

paxos-fast-timer-retry = 重试
    .help = 到点时如果还不知道结果，提议者就开启新的一轮。
paxos-fast-timer-catch_up = 追问
    .help = 到点时，可能错过了投票消息的学习者去问选定的是哪个值。

paxos-fast-milestone-prepared = 法定集合已答复
paxos-fast-milestone-value_chosen = 值已选定
paxos-fast-milestone-value_learned = 学习者已得知
paxos-fast-milestone-collision = 冲突
paxos-fast-milestone-recovered = 冲突之后选定
paxos-fast-milestone-duel = 第一阶段抢在第二阶段前面

## 消息

paxos-fast-message-Prepare = Prepare
    .help = 阶段 1a：协调者请接受者参加它的一轮。
paxos-fast-message-Promise = Promise
    .help = 阶段 1b：接受者参加，并说明自己的最后一票：在哪一轮，投给了什么。
paxos-fast-message-Any = Any
    .help = 快速轮里任何值都安全时的阶段 2a：最先听到哪个提议，就投给哪个。
paxos-fast-message-Accept = Accept
    .help = 带着值的阶段 2a：协调者请接受者投票给它。
paxos-fast-message-Propose = Propose
    .help = 提议者提议一个值：快速轮送给接受者，经典轮送给协调者。
paxos-fast-message-Vote = Vote
    .help = 阶段 2b：接受者把自己的票告诉学习者和协调者；采用非协调式恢复时，也告诉其他接受者。
paxos-fast-message-Nack = Nack
    .help = 拒绝：接受者参加了更高的轮次，并说明是哪一轮。
paxos-fast-message-Ask = Ask
    .help = 可能错过了投票消息的学习者问提议者，选定的是哪个值。
paxos-fast-message-Learn = Learn
    .help = 知道结果的节点，把选定的值告诉来问的，或者再告诉所有学习者一遍。

## 参数

paxos-fast-param-roles = 角色
    .help = 每个节点身兼三职，或者各由专门的节点担任：先是提议者，再是接受者，最后是学习者。
paxos-fast-param-fast_rounds = 快速轮
    .help = 哪些轮次是快速轮：全部（all）、奇数轮（odd），或者没有（none），那就是经典 Paxos。第 1、2 轮属于第一个提议者，第 3、4 轮属于下一个，依次循环。
paxos-fast-param-quorum_choice = 法定集合的取法
    .help = N 个接受者有两种最佳取法。majority：经典法定集合是多数派，快速法定集合约为四分之三。equal：两者都约为三分之二。
paxos-fast-param-classic_quorum = 经典法定集合
    .help = 经典轮要多少接受者才够（N − F）。不设定时，由取法决定。
paxos-fast-param-fast_quorum = 快速法定集合
    .help = 快速轮要多少接受者才够（N − E）。不设定时，取安全所需的最小数目。
paxos-fast-param-recovery = 恢复
    .help = 冲突之后怎么办：协调者从票中选值（coordinated，多两次延迟）；各个接受者自己选（uncoordinated，多一次延迟，要求全部轮次都是快速轮）；或者从第一阶段起开启新的经典轮（classic）。
paxos-fast-param-refusals = 拒绝
    .help = 对来得太晚的消息，接受者是保持沉默，还是答复自己参加的是哪一轮（Nack）。
paxos-fast-param-retry = 重试
    .help = 协调者等多久才放弃自己的一轮，从这个范围里随机抽取。不在协调的提议者等两倍的时间。
paxos-fast-param-catch_up = 追问
    .help = 可能错过了投票消息的学习者（只当学习者的，或者停过机的）每隔多久问一次结果，直到知道为止，从这个范围里随机抽取。

## Fast Paxos 的承诺

paxos-fast-invariant-agreement = 永远只有一个值
    .broken = 第 { $later } 轮有一个法定集合投给了 { $second }，而第 { $round } 轮已经选定了 { $first }。
    .section = §2.1、§3
paxos-fast-invariant-learned_agreement = 大家学到的都一样
    .broken = { $node } 学到了 { $second }，而先前有人学到的是 { $first }。
    .section = §2.1
paxos-fast-invariant-learned_is_chosen = 只学选定的值
    .broken = { $node } 学到了 { $value }，但从没有法定集合投给它：在任何一轮里最多只有 { $votes } 票。
    .section = §2.2.1、§3
paxos-fast-invariant-validity = 只选提议过的值
    .broken = { $node } 持有 { $value }，可是没有人提议过它。
    .section = §2.1
paxos-fast-invariant-cp = 每个 Accept、每一票都满足 CP
    .broken = { $node } 在第 { $round } 轮主张 { $value }，可是第 { $lower } 轮已经选定或仍可能选定 { $other }。
    .section = §2.2.2（CP）、§3.1
paxos-fast-invariant-chosen_for_good = 选定的值不会再失去
    .broken = 快速轮 { $round } 有 { $count } 个接受者选定了 { $value }，可是另外 { $against } 个投给了别的值，或者仍可能那样投：协调者如果听到包括它们在内的 { $classic } 个接受者，就不得不选别的值，因为看起来那个值可能有 { $needed } 票。
    .section = §3.1（法定集合的要求）、§3.4.1
paxos-fast-invariant-promises_rise = 不退回更低的轮次
    .broken = { $node } 参加过第 { $before } 轮，现在却只知道第 { $after } 轮。
    .section = §2.2.1
paxos-fast-invariant-vote_once = 每个接受者每轮一票
    .broken = { $node } 在第 { $round } 轮投票给 { $value }，可是它在这一轮已经投过票，或者已经为第 { $before } 轮离开了它。
    .section = §2.2.1、§3.1
paxos-fast-invariant-rounds_unique = 一轮不会开启两次
    .broken = { $node } 再次开启第 { $round } 轮，或者换了一个值：{ $first } 早已开启过它。
    .section = §2.2.1

## 有错的版本

paxos-fast-variant-forgets-promise = 忘记许诺
    .help = 接受者参加的轮次不写进磁盘。崩溃之后，它会在更低的轮次投票，先前对协调者说的话就不真了。
paxos-fast-variant-accepts-older = 在旧的轮次投票
    .help = 接受者已经许诺参加更高的轮次，却仍在较低的轮次投票。
paxos-fast-variant-votes-twice = 投两次票
    .help = 在快速轮里，到达接受者的每个提议都得到它的票。两个值可能都凑成快速法定集合。
paxos-fast-variant-keeps-own-value = 坚持自己的值
    .help = 即使票已经限定了别的值，协调者仍发出自己最后听到的提议。
paxos-fast-variant-takes-any-value = 随便取一个值
    .help = 协调者取它所知的最旧一票的值，而不是最高轮次的。
paxos-fast-variant-small-quorum = 法定集合太小
    .help = 每一轮都比法定集合少一个接受者就算够：两个这样的集合不一定有共同的接受者。
paxos-fast-variant-classic-fast-quorum = 快速法定集合只取多数派
    .help = 多数派也算快速法定集合。任意两个仍有共同的接受者，但两个快速的加一个经典的就不一定了：五个接受者里有三个投给 A，A 已选定；协调者只听到其中一个和另外两个，却选了 B。
paxos-fast-variant-reuses-id = 重新开启同一轮
    .help = 协调者最后开启的轮次只记在内存里，崩溃之后又从头数起。
