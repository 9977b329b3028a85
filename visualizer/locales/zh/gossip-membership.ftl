# 成员管理：节点为什么这样认为，以及它们所知道的各项内容的名称。“SWIM”指 Das、Gupta、Motivala 2002；
# “φ 累积”指 Hayashibara 等 2004；“van Renesse 1998”指闲聊式的故障检测服务。

gossip-membership = 成员管理
    .summary = 每个节点自己记一份名单：谁在，谁不在。靠 ping 或心跳发现谁没了声音，被怀疑的可以辩白，各份名单经闲聊变得一致。

## 加入与离开

gossip-membership-started = { $node } 启动，化身号 { $incarnation }；它只知道 { $seeds } 的名字，便去那里打听还有谁。
    .rule = 种子节点是人人一开始就知道的，新来的先问它们；没有种子节点，两群节点可能永远听不到对方。换上新的化身号，前世的传言就都不算数了。
    .section = Dynamo，§4.8.2
gossip-membership-started_alone = { $node } 启动，化身号 { $incarnation }；{ $count ->
        [0] 别的节点一个也不认识
       *[other] 认识另外 { $count } 个节点
    }，没有种子节点可问。
    .rule = 它只能等认识它的节点来找。要是谁也不来，它就以为眼前的就是全世界。
    .section = Dynamo，§4.8.2
gossip-membership-asked_again = { $node } 向 { $member } 打听它认识谁。
    .rule = 新来的一直问下去，直到答复里没有新东西。
    .section = Dynamo，§4.8.1
gossip-membership-asked_seldom = { $node } 再向 { $member } 打听一次它认识谁。
    .rule = 每个节点偶尔都会这样问一次，因为消息可能没传到所有节点就停了。
    .section = Dynamo，§4.8.1
gossip-membership-welcomed = { $node } 把自己的名单告诉 { $joiner }：{ $count ->
        [1] 只有它自己
       *[other] 共 { $count } 个成员
    }。
    .rule = 谁来问，就给谁整份名单。来问这件事本身也是消息：它活着。
    .section = Dynamo，§4.8.2
gossip-membership-told_list = { $node } 把自己的名单告诉早已认识的 { $joiner }：共 { $count } 个成员。
    .rule = 谁来问，就给谁整份名单。
    .section = Dynamo，§4.8.1
gossip-membership-was_told = { $node } 收下 { $sender } 的名单，现在知道 { $count } 个节点。
    .rule = 每个成员都保留较新的说法。既然还有新东西，也许还有更多，它会再问别的节点。
    .section = Dynamo，§4.8.1
gossip-membership-joined = { $node } 已加入：它知道 { $count } 个成员，{ $sender } 的答复里没有新东西。
    .rule = 答复里没有新东西，就不再问了。是否真的都知道，它自己无法断定。
    .section = Dynamo，§4.8.1
gossip-membership-said_goodbye = { $count ->
        [0] { $node } 离开，没有可以道别的节点。
       *[other] { $node } 离开，向 { $told } 道别。
    }
    .rule = 它用自己的化身号宣布自己已死，听到的再往下传，谁也不必等到发现它没了声音。
    .section = SWIM，§3.2

## 探测

gossip-membership-pinged = { $node } ping { $member }。
    .rule = 每个周期只 ping 一个成员，轮流一遍，每一轮重新洗牌：每个成员都会在有限时间内被 ping 到，而一个节点的负担不随节点数增长。
    .section = SWIM，§3.1、§4.3
gossip-membership-alone = 在 { $node } 的名单上，没有别的活着的节点。
    .rule = 它只找自己名单上的节点。所有节点有哪些，它无从知道，也就无从抽取。
    .section = SWIM，§3.1
gossip-membership-called_dead = { $node } 试着呼叫它认为已死的 { $member }。
    .rule = 这个看法可能是错的，例如分区之后。对方若有回应，就会听到自己被当成已死，于是以更高的化身号回来。
    .section = van Renesse 1998
gossip-membership-answered = { $node } 应答 { $sender } 的 ping。
    .rule = 立即回 Ack，顺便捎上消息：闲聊不另外花一条消息。
    .section = SWIM，§3.1、§4.1
gossip-membership-heard_back = { $node } 收到 { $member } 的应答：它在。
    .rule = Ack 在本周期内到了。
    .section = SWIM，§3.1
gossip-membership-heard_back_through = { $node } 经 { $sender } 得知 { $member } 在。
    .rule = 别的节点找得到它，可见只是两者之间的路不通或太慢，不会因此怀疑谁。
    .section = SWIM，§3.1
gossip-membership-ack_unused = { $node } 听到 { $member } 的应答，但并没有在等它。
    .rule = 这个 Ack 属于以前的探测，或是呼叫一个“已死”节点的回应。其中的内容照样算消息。
    .section = SWIM，§3.1
gossip-membership-asked_others = { $node } 没等到 { $member } 的应答，请 { $helpers } 代为 ping。
    .rule = 也许丢了一条消息，也许只是两者之间的链路坏了。先由另外 k 个节点试一试，再谈怀疑。
    .section = SWIM，§3.1
gossip-membership-no_others = { $node } 没等到 { $member } 的应答，也没有谁可以帮忙。
    .rule = 本来会请另外 k 个节点代为 ping；现在没有这样的节点，或者 k 为 0。
    .section = SWIM，§3.1
gossip-membership-pinged_for = { $node } 替 { $asker } ping { $member }。
    .rule = 收到 Ack 就转交回去。
    .section = SWIM，§3.1
gossip-membership-passed_on = { $node } 转告 { $asker }：{ $member } 在。
    .rule = Ack 沿着请求来的路回去。
    .section = SWIM，§3.1

## 怀疑

gossip-membership-suspected = { $node } 怀疑 { $member }（化身号 { $incarnation }）：整整一个周期，直接 ping 和请别人代 ping 都没有回音。
    .rule = 只是怀疑，不算死亡：它也许只是慢。怀疑会传开，也会告诉 { $member } 本人，好让它辩白。
    .section = SWIM，§4.2
gossip-membership-still_silent = { $node } 仍没有 { $member } 的回音，它在名单上已是 { $status ->
        [suspect] 可疑
       *[other] 已死
    }。
    .rule = 可疑者没有声音不算新闻；它的时限正在走。
    .section = SWIM，§4.2
gossip-membership-declared_dead = { $node } 宣布 { $member } 已死：对化身号 { $incarnation } 的怀疑，到时没有辩白。
    .rule = 被怀疑者有一段时间辩白。过了时限，凡听到的都当它已死，直到它自己说没死。
    .section = SWIM，§4.2
gossip-membership-refuted = { $node } 从 { $sender } 听到自己在化身号 { $old } 上被怀疑，于是辩白：我活着，化身号 { $incarnation }。
    .rule = 只有成员自己能提高化身号。号高者胜出，所以这次怀疑再也不会回来。
    .section = SWIM，§4.2
gossip-membership-returned_self = { $node } 从 { $sender } 听到自己在化身号 { $old } 上被当成已死，于是回来：我活着，化身号 { $incarnation }。
    .rule = 同一化身号里，“已死”胜过一切。所以被误认为已死的，要用更高的化身号回来。
    .section = SWIM，§4.2
gossip-membership-outlived = { $node } 从 { $sender } 听到自己曾有化身号 { $old }，它已经忘了，于是改用更高的 { $incarnation }。
    .rule = 它的磁盘丢了，化身号也跟着丢了。别人记得的旧事，不能胜过它现在说的话。
    .section = SWIM，§4.2

## 关于别人的消息

gossip-membership-met = { $node } 认识了来找它的 { $member }。
    .rule = 来找的一定活着。没听说过的名字记入名单，也成为要转告的消息。
    .section = SWIM，§3.2
gossip-membership-learned = { $node } 从 { $sender } 得知有 { $members }{ $count ->
        [1] {""}
        [2] {""}
        [3] {""}
        [4] {""}
       *[other] ……（共 { $count } 个节点）
    }。
    .rule = 没听说过的名字记入名单，也成为要转告的消息。
    .section = SWIM，§4.1
gossip-membership-heard_alive = { $node } 从 { $sender } 听到 { $member } 活着，化身号 { $incarnation }。
    .rule = 化身号更高的说法更新。
    .section = SWIM，§4.2
gossip-membership-heard_suspect = { $node } 从 { $sender } 听到 { $member } 被怀疑（化身号 { $incarnation }）。
    .rule = 同一化身号里，“可疑”胜过“活着”。它也跟着怀疑，并给对方一段辩白的时间。
    .section = SWIM，§4.2
gossip-membership-heard_refuted = { $node } 从 { $sender } 听到 { $member } 已经辩白：它活着，化身号 { $incarnation }。
    .rule = 更高的化身号胜过对较低化身号的怀疑。
    .section = SWIM，§4.2
gossip-membership-heard_dead = { $node } 从 { $sender } 听到 { $member } 已死（化身号 { $incarnation }）。
    .rule = 同一化身号里，“已死”胜过一切。它作为已死留在名单上，免得旧消息把它带回来。
    .section = SWIM，§4.2
gossip-membership-heard_returned = { $node } 从 { $sender } 听到 { $member } 回来了，化身号 { $incarnation }。
    .rule = 已死的只能以更高的化身号回来。
    .section = SWIM，§4.2
gossip-membership-heard_goodbye = { $node } 听到 { $member } 道别。
    .rule = 不经怀疑，立即不再算活着，并且转告大家。
    .section = SWIM，§3.2
gossip-membership-knew = { $node } 没有从 { $sender } 听到新东西。
    .rule = 这里的说法一样新，或者更新。
    .section = SWIM，§4.2

## 心跳

gossip-membership-beat = { $node } 的心跳数到 { $heartbeat }，把所知的全部计数发给 { $partner }。
    .rule = 每个周期，节点给自己的计数加一，把整张表发给随机抽取的一个成员。谁的计数不再增长，谁就没了声音。
    .section = van Renesse 1998
gossip-membership-heard_beats = { $count ->
        [0] { $node } 收到 { $sender } 的计数表：计数都没有增长，但有成员的新消息。
       *[other] { $node } 收到 { $sender } 的计数表：有 { $count } 个计数增长了。
    }
    .rule = 每个计数保留较大的。何时增长也记下来：φ 就由这些间隔算出。
    .section = van Renesse 1998
gossip-membership-stale_beats = { $node } 收到 { $sender } 的计数表，全都早已知道。
    .rule = 没有增长的计数，不说明它还活着。
    .section = van Renesse 1998
gossip-membership-phi_suspected = { $node } 怀疑 { $member }：φ = { $phi }，达到阈值 { $threshold }。
    .rule = φ = 沉默时长 /（平均间隔 · ln 10）。假如 { $member } 活着，这么久的沉默，10 的 φ 次方回里才有一回。
    .section = φ 累积
gossip-membership-phi_trusted = { $node } 重新信任 { $member }：φ 升到 { $phi } 之后，它的计数又增长了。
    .rule = 用 φ 时，怀疑只是节点自己的看法。来一次心跳就结束，谁也不必辩白。
    .section = φ 累积
gossip-membership-told_dead = { $node } 告诉 { $sender }：在它这里，对方的化身号 { $incarnation } 已死。
    .rule = 还在发心跳的并没有死。但要由它自己用更高的化身号说出来，所以先得让它知道。
    .section = SWIM，§4.2

## 节点知道什么

gossip-membership-field-members = 成员名单
    .help = 它对所知的每个节点的看法：活着、可疑或已死，哪个化身号；用心跳时还有 φ。
gossip-membership-field-incarnation = 化身号
    .help = 它自己的。只有它自己能提高：每次启动时，以及辩白时。存在磁盘上。
gossip-membership-field-joined = 已加入
    .help = 它是否一直打听到了某个答复里没有新东西。
gossip-membership-field-suspected = 可疑者
    .help = 被怀疑的成员，以及各自最晚到什么时候（按它自己的时钟，毫秒）还能辩白。
gossip-membership-field-news = 消息
    .help = 哪些成员有消息要转告，各转告过几次。
gossip-membership-field-turns = 轮次
    .help = 接下来依次 ping 谁；轮完一遍重新洗牌。
gossip-membership-field-probe = 正在探测
    .help = 已经 ping 了、还没有回音的成员。
gossip-membership-field-probes = 探测次数
    .help = 最近一次探测的序号。
gossip-membership-field-heartbeat = 心跳
    .help = 它自己的心跳计数。
gossip-membership-field-arrivals = 心跳记录
    .help = 每个成员的心跳计数、最近一次增长的时刻、平均间隔（毫秒）。φ 由此算出。
gossip-membership-field-cycle = 周期
    .help = 第几个周期；各自按自己的节奏行动时为 0。
gossip-membership-field-sent = 已发
    .help = 它发给其他节点的消息数。
gossip-membership-field-useful = 有用
    .help = 所带内容让它得知新东西的消息。
gossip-membership-field-redundant = 多余
    .help = 所带内容它早已知道的消息。
gossip-membership-field-bytes = 字节
    .help = 它发出的全部内容写成 JSON 的长度。

## 消息、计时器、参数

gossip-membership-message-Ping = Ping
    .help = “你在吗？”，捎带成员的消息；也可能是替别人问的。
gossip-membership-message-PingReq = PingReq
    .help = “我听不到这个成员，请替我 ping 它。”
gossip-membership-message-Ack = Ack
    .help = 对 ping 的应答，捎带成员的消息。
gossip-membership-message-Suspect = Suspect
    .help = 某个成员被怀疑；告诉被怀疑者本人。
gossip-membership-message-Alive = Alive
    .help = “我活着，这是我的化身号。”
gossip-membership-message-Dead = Dead
    .help = 道别；或者告诉某个成员：它被当成已死。
gossip-membership-message-Heartbeat = Heartbeat
    .help = 发送者所知的全部心跳计数。
gossip-membership-message-JoinRequest = JoinRequest
    .help = “你认识谁？”
gossip-membership-message-Members = Members
    .help = 发送者的整份名单，答复来打听的节点。

gossip-membership-timer-gossip = 闲聊
    .help = 到时开始新的周期：ping 下一个，或发下一次心跳。
gossip-membership-timer-ack = 等 Ack
    .help = 到时还没有 Ack，就请别的节点代为 ping。
gossip-membership-timer-suspicion = 怀疑时限
    .help = 到时把最早被怀疑的成员宣布为已死。

gossip-membership-param-detector = 检测方式
    .help = 怎样发现谁没了声音：用 ping（swim），或用心跳和 φ（phi）。
gossip-membership-param-seeds = 种子节点
    .help = 人人一开始就知道名字的节点。一个也没有时，互不认识的两群节点永远碰不到一起。
gossip-membership-param-interval = 周期
    .help = 一个节点两次 ping（或心跳）之间的时间。
gossip-membership-param-ack_timeout = 等 Ack 的时间
    .help = 等多久没有 Ack，就请别的节点代为 ping。
gossip-membership-param-k = k
    .help = 请几个节点代为 ping；0 表示不请。
gossip-membership-param-suspicion = 辩白时间
    .help = 被怀疑之后多久之内可以辩白，过后就宣布已死。
gossip-membership-param-threshold = φ 的阈值
    .help = φ 达到多少就怀疑。越高错得越少，发现得也越慢。
gossip-membership-param-retell = λ
    .help = 每个听到消息的节点转告 λ · log n 次。
gossip-membership-param-piggyback = 捎带条数
    .help = 一条消息最多捎带几条成员消息。
gossip-membership-param-synchronous = 按周期
    .help = 所有节点同时行动，消息不花时间。

## 曲线

gossip-membership-gauge-alive = 认为活着
    .help = 所有名单加起来，写着“活着”的条数。n 个节点都互相认识时是 n · n。
gossip-membership-gauge-suspect = 认为可疑
    .help = 所有名单加起来，写着“可疑”的条数。
gossip-membership-gauge-dead = 认为已死
    .help = 所有名单加起来，写着“已死”的条数。
gossip-membership-gauge-sent = 消息
    .help = 到目前为止节点之间的全部消息。
gossip-membership-gauge-useful = 有用
    .help = 所带内容让收到者得知新东西的消息。
gossip-membership-gauge-redundant = 多余
    .help = 所带内容收到者早已知道的消息。
gossip-membership-gauge-bytes = 字节
    .help = 到目前为止节点之间全部消息写成 JSON 的长度。

## 里程碑

gossip-membership-milestone-first_suspicion = 第一次怀疑
gossip-membership-milestone-islands_apart = 成了孤岛，各自以为就是全世界
gossip-membership-milestone-islands_joined = 孤岛找到了彼此
gossip-membership-milestone-converged = 所有名单一致，而且属实

## 它的承诺

gossip-membership-invariant-incarnations_never_fall = 化身号从不下降
    .broken = { $node } 原来知道 { $member } 的化身号是 { $old }，现在却是 { $new }。
    .section = SWIM，§4.2
gossip-membership-invariant-only_itself_raises = 只有成员自己提高化身号
    .broken = { $node } 相信 { $member } 的化身号是 { $incarnation }，而它自己从未超过 { $highest }。
    .section = SWIM，§4.2
gossip-membership-invariant-nobody_invents = 没有谁凭空造出成员
    .broken = { $node } 的名单上有 { $member }，而从来没有这个节点。
    .section = SWIM，§3.2
gossip-membership-invariant-holds_itself_alive = 在运行的节点认为自己活着
    .broken = { $node } 在运行，却认为自己{ $status ->
        [suspect] 可疑
       *[other] 已死
    }（化身号 { $incarnation }）：听到的说法，它没有辩白。
    .section = SWIM，§4.2
gossip-membership-invariant-dead_stay_dead = 已死的只能以更高的化身号回来
    .broken = { $node } 原来认为 { $member } 已死，现在认为它{ $status ->
        [suspect] 可疑
       *[other] 活着
    }，化身号却没有高过 { $incarnation }。
    .section = SWIM，§4.2
gossip-membership-invariant-refuted_stays_refuted = 辩白过的怀疑不再回来
    .broken = { $node } 又在化身号 { $incarnation } 上怀疑 { $member }，这个怀疑它早已放下了。
    .section = SWIM，§4.2

## 有缺陷的变体

gossip-membership-variant-cannot-refute = 被怀疑者无法辩白
    .help = 节点听到关于自己的说法也信以为真。让它停顿片刻：它被怀疑，自己也跟着怀疑，最后被宣布已死，尽管每个 ping 它都应答。
gossip-membership-variant-any-sign-of-life = 有动静就消除怀疑
    .help = 可疑者来一条消息，怀疑就消除了，化身号却没有提高。怀疑还在流传，又以同样的化身号回来。
gossip-membership-variant-anybody-raises = 谁都能提高化身号
    .help = 听到可疑者的动静，就替它辩白，用的是它自己从未有过的化身号。
