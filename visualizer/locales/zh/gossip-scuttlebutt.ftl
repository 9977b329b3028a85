# Scuttlebutt：参与者为什么这样做，以及它们所知道的各项内容的名称。“LADIS 2008”指论文
# 《Efficient Reconciliation and Flow Control for Anti-Entropy Protocols》。一项数据写作：参与者.键#版本。

gossip-scuttlebutt = Scuttlebutt
    .summary = 每个参与者讲自己的事；每人一个数，就说清了对它了解到哪里；超出对方那个数的内容放进答复，装得下多少就放多少。

## 启动

gossip-scuttlebutt-started = { $node } 启动：{ $version ->
        [0] 自己还没有更新过
       *[other] 自己更新过 { $version } 次
    }，{ $participants ->
        [0] 对谁都一无所知
       *[other] 对 { $participants } 个参与者有所了解
    }。
    .rule = 每个参与者只改自己的键；关于别人，它只知道听来的内容。这些都在它的磁盘上。
    .section = LADIS 2008，§2
gossip-scuttlebutt-alone = { $node } 没有可以闲聊的对象。
    .rule = 总得有另一个参与者。
    .section = LADIS 2008，§2

## 更新

gossip-scuttlebutt-written = { $client } 把 { $node } 的 { $key } 设为 { $value }：版本 { $version }。
    .rule = 不管是哪个键，新版本都高于 { $node } 以前给出的所有版本。所以一个数就能说明别人跟到了哪里。
    .section = LADIS 2008，§3.2
gossip-scuttlebutt-deleted = { $client } 删除 { $node } 的 { $key }：版本 { $version }。
    .rule = 删除也是一次更新：键还在，只是标记为已删除，这样别人才会听到。
    .section = LADIS 2008，§2
gossip-scuttlebutt-updated = { $node } 更新自己的 { $key }：版本 { $version }。
    .rule = 这是持续的负载：它自己的某个键变了。原来的值被覆盖，还没听说过的人永远不会再听到。
    .section = LADIS 2008，§2

## 摘要

gossip-scuttlebutt-digest_sent = { $participants ->
        [0] { $node } 告诉 { $partners }：自己对谁都还一无所知。
       *[other] { $node } 告诉 { $partners }：自己对 { $participants } 个参与者各跟到了哪里。
    }
    .rule = 摘要里每个参与者一个数：所知道的最高版本。这个数以下的，要么都知道，要么已被覆盖。
    .section = LADIS 2008，§3.2
gossip-scuttlebutt-digest_answered = { $node } 把自己的摘要回给 { $partner }。
    .rule = 在推拉模式下双方都问：回来的摘要同样用增量来答复。
    .section = LADIS 2008，§3.2

## 增量

gossip-scuttlebutt-lacks_nothing = { $node } 知道的，{ $partner } 全都听说过。
    .rule = 它的数没有一个高于摘要里的数。已经知道的，不会再讲一遍。
    .section = LADIS 2008，§3.2
gossip-scuttlebutt-all_sent = { $node } 把 { $partner } 缺少的全部发出：{ $told }{ $entries ->
        [1] {""}
        [2] {""}
        [3] {""}
        [4] {""}
       *[other] ……（共 { $entries } 项）
    }。
    .rule = 每个参与者高于摘要之数的各项都在内，一条消息装得下。
    .section = LADIS 2008，§3.2
gossip-scuttlebutt-cut_breadth = { $node } 发给 { $partner } { $entries } 项，一条消息只装得下这么多；{ $behind } 的 { $left_out } 项要等下次。
    .rule = 广度优先（scuttle-breadth）：先发每个参与者最旧的一项，再发各自第二旧的。同一参与者，留下的版本都高于发出的。
    .section = LADIS 2008，§3.2
gossip-scuttlebutt-cut_depth = { $node } 发给 { $partner } { $entries } 项，一条消息只装得下这么多，讲的是 { $participants }；{ $behind } 的 { $left_out } 项要等下次。
    .rule = 深度优先（scuttle-depth）：积压最多的参与者先讲，从低版本讲起，讲完再轮到下一个。这样落后的参与者就少。
    .section = LADIS 2008，§3.2
gossip-scuttlebutt-cut_oldest = { $node } 把 { $partner } 缺少的最旧的 { $entries } 项发出；{ $behind } 较新的 { $left_out } 项要等下次。
    .rule = 精确协调、旧者优先（precise-oldest）：等得最久的先走。负载一高，什么都到得晚。
    .section = LADIS 2008，§3.1
gossip-scuttlebutt-cut_newest = { $node } 把 { $partner } 缺少的最新的 { $entries } 项发出；{ $behind } 较旧的 { $left_out } 项要等下次。
    .rule = 精确协调、新者优先（precise-newest）：新消息先走。负载一高，总有更新的，很少变动的键就一直轮不到。
    .section = LADIS 2008，§3.1
gossip-scuttlebutt-learned = { $node } 从 { $sender } 得知 { $told }{ $entries ->
        [1] {""}
        [2] {""}
        [3] {""}
        [4] {""}
       *[other] ……（共 { $entries } 项）
    }。
    .rule = 每个键都保留较高的版本。其中最高的，就是下一份摘要里的数。
    .section = LADIS 2008，§2
gossip-scuttlebutt-knew_all = { $node } 没有从 { $sender } 听到新东西：收到的 { $entries } 项它都知道。
    .rule = 它发出摘要之后，别人已经告诉过它了。
    .section = LADIS 2008，§2

## 流量控制

gossip-scuttlebutt-rate_raised = { $node } 可以更新得快一点：每秒 { $rate } 次，原来 { $old } 次。
    .rule = 它的增量全都装下了，于是试着多加一点。
    .section = LADIS 2008，§4
gossip-scuttlebutt-rate_lowered = { $node } 放慢更新：每秒 { $rate } 次，原来 { $old } 次。
    .rule = 它的增量装不下了：大家说的超过了闲聊能传的。像 TCP 那样乘性减小，谁看到谁退让。
    .section = LADIS 2008，§4
gossip-scuttlebutt-rate_shared = { $node } 与 { $other } 分配速率：{ $node } 每秒可以更新 { $rate } 次。
    .rule = 闲聊的双方把两人的总量分一分，久而久之人人份额相同；要得少的，把剩下的让给对方。
    .section = LADIS 2008，§4

## 参与者知道什么

gossip-scuttlebutt-field-data = 所知内容
    .help = 每个参与者的每个键一项：值、版本、是否已删除。
gossip-scuttlebutt-field-max_version = 最高版本
    .help = 它对每个参与者跟到了哪里。自己那一项就是自己更新的次数；别人的数与它相差多少，就落后多少。
gossip-scuttlebutt-field-left_out = 未装下
    .help = 上一条增量里装不下的项数。
gossip-scuttlebutt-field-wanted = 想要的速率
    .help = 它希望每秒更新几次。
gossip-scuttlebutt-field-max_rate = 最大速率
    .help = 流量控制允许它每秒更新几次。
gossip-scuttlebutt-field-rate = 速率
    .help = 它实际每秒更新几次：想要的与允许的取其小。
gossip-scuttlebutt-field-cycle = 轮次
    .help = 第几轮；参与者各按自己的时间行动时为 0。
gossip-scuttlebutt-field-sent = 已发送
    .help = 它发给其他参与者的消息数。
gossip-scuttlebutt-field-useful = 有用
    .help = 让它有所得知的增量数。
gossip-scuttlebutt-field-redundant = 多余
    .help = 内容它早已全部知道的增量数。
gossip-scuttlebutt-field-bytes = 字节数
    .help = 它发出的全部内容写成 JSON 的长度。

## 消息、定时器、参数

gossip-scuttlebutt-message-Digest = Digest（摘要）
    .help = 发送者所知道的每个参与者的最高版本。
gossip-scuttlebutt-message-Delta = Delta（增量）
    .help = 接收者缺少的各项，同一参与者从最低版本排起。

gossip-scuttlebutt-timer-gossip = 闲聊
    .help = 到点时，参与者把摘要发给另一个参与者。
gossip-scuttlebutt-timer-update = 更新
    .help = 到点时，参与者更新自己的一个键。

gossip-scuttlebutt-param-mode = 方向
    .help = 增量往哪边走：从发起者出发（push）、流向发起者（pull），或双向（push_pull）。
gossip-scuttlebutt-param-order = 次序
    .help = 增量装不下时什么先走：每个参与者最早的一项（breadth）、积压最多的参与者（depth），或在精确协调中最旧的（oldest）、最新的（newest）。
gossip-scuttlebutt-param-mtu = 上限
    .help = 一条增量最多装几项。
gossip-scuttlebutt-param-tight_from = 何时收紧上限
    .help = 从这一刻起，一条增量装得更少；0 表示从不收紧。
gossip-scuttlebutt-param-tight_mtu = 收紧后的上限
    .help = 收紧之后，一条增量最多装几项。
gossip-scuttlebutt-param-load = 负载
    .help = 每个参与者自己每秒想更新几次；0 表示只由人手动更新。
gossip-scuttlebutt-param-keys = 键数
    .help = 在这个负载下，参与者轮番更新自己的几个键。
gossip-scuttlebutt-param-flow_control = 流量控制
    .help = 增量装不下就放慢，装得下就加快，并且互相分配速率。
gossip-scuttlebutt-param-interval = 间隔
    .help = 一个参与者相邻两轮之间的时间。
gossip-scuttlebutt-param-fanout = 扇出
    .help = 一个参与者每轮与几个参与者闲聊。
gossip-scuttlebutt-param-synchronous = 同步轮次
    .help = 所有参与者在同一时刻行动，消息不花时间。

## 曲线

gossip-scuttlebutt-gauge-informed = 已知情
    .help = 正在运行、并且有所了解的参与者数。
gossip-scuttlebutt-gauge-known = 跟进
    .help = 大家对彼此跟到了哪里：所有最高版本之和。
gossip-scuttlebutt-gauge-left_out = 未装下
    .help = 每个参与者上一条增量里装不下的项数之和。
gossip-scuttlebutt-gauge-rate = 速率
    .help = 所有参与者每秒更新的次数之和。
gossip-scuttlebutt-gauge-sent = 消息
    .help = 到目前为止参与者之间的全部消息。
gossip-scuttlebutt-gauge-useful = 有用
    .help = 让接收者有所得知的增量。
gossip-scuttlebutt-gauge-redundant = 多余
    .help = 接收者早已全部知道的增量。
gossip-scuttlebutt-gauge-bytes = 字节
    .help = 到目前为止参与者之间的全部消息写成 JSON 的长度。

## 里程碑

gossip-scuttlebutt-milestone-half_informed = 半数节点知道最近一次更新
gossip-scuttlebutt-milestone-all_informed = 所有节点都知道最近一次更新
gossip-scuttlebutt-milestone-converged = 大家知道的都一样
gossip-scuttlebutt-milestone-delta_overflowed = 第一次有增量装不下

## 它的保证

gossip-scuttlebutt-invariant-no_gaps = 最高版本以下没有空缺
    .broken = { $node } 对 { $participant } 已跟到版本 { $highest }，却缺少版本 { $version } 的 { $key }；再也不会有人告诉它。
    .section = LADIS 2008，§3.2
gossip-scuttlebutt-invariant-versions_never_fall = 版本不会倒退
    .broken = { $node } 原来知道 { $participant } 的 { $key } 的版本 { $old }，现在却是版本 { $new }。
    .section = LADIS 2008，§2
gossip-scuttlebutt-invariant-nobody_invents = 没有人凭空捏造更新
    .broken = { $node } 知道 { $participant } 的 { $key } = { $value }，版本 { $version }，可是 { $participant } 从来没有说过。
    .section = LADIS 2008，§2
gossip-scuttlebutt-invariant-dead_stays_dead = 删掉的不会复活
    .broken = { $participant } 已经删除了 { $key }，在 { $node } 那里它却又回来了：{ $value }。
    .section = LADIS 2008，§2

## 有错的版本

gossip-scuttlebutt-variant-skips-versions = 装不下时跳过版本
    .help = 增量装不下时，只发最新的，留下较低的版本。下一份摘要却表示这些都已知道，于是永远不会再发。
