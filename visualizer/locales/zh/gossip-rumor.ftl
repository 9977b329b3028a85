# 流言传播：节点为什么这样做，以及它们所知道的各项内容的名称。§ 指 Demers 等人的论文
# 《Epidemic Algorithms for Replicated Database Maintenance》（1987）的章节。

gossip-rumor = 流言传播
    .summary = 听到新消息的节点随机找别的节点转告，碰上太多早已知道的就不再说了。没有谁在指挥，几乎人人都能听到，而传播会自己停下来。

## 启动与客户端

gossip-rumor-started = { $node } 启动，还没有听说过任何消息。
    .rule = 它是易感者：第一条听到的流言就会感染它。
    .section = §1.4
gossip-rumor-started_knowing = { $node } 启动，磁盘上存着 { $keys }，但不再传播。
    .rule = 知道的内容在磁盘上，“想告诉别人”只在内存里。所以它成了移除者；如果再没有别的传播者，流言就此消亡。
    .section = §1.4
gossip-rumor-started_infective = { $node } 一启动就是传播者，急着说出 { $keys }。
    .rule = 这次运行以一条流言开头。从下一个周期起，这个节点会把它告诉别人。
    .section = §1.4
gossip-rumor-written = { $client } 在 { $node } 写入 { $key } = { $value }：一条新流言，版本为 [{ $counter }, { $node }]。
    .rule = 任何节点都能接受写入，不必问谁，立即答复。新版本高于它见过的一切版本，因此胜过它所知道的每一次写入。
    .section = §1.1、§1.4
gossip-rumor-deleted = { $client } 在 { $node } 删除 { $key }：一张死亡证明开始流传，版本为 [{ $counter }, { $node }]。
    .rule = 删除就是一次没有值的写入，必须像别的写入那样传开，否则还存着旧值的节点会把它带回来。
    .section = §2
gossip-rumor-deleted_bare = { $client } 在 { $node } 删除 { $key }，那里什么痕迹也没有留下。
    .rule = 没有死亡证明，节点就忘了曾经有过这一项。只要还有谁在传播它，它就会被当成新消息收下。
    .section = §2

## 联系

gossip-rumor-told = { $node } 把 { $keys } 告诉 { $others }。
    .rule = 推：每个周期，传播者均匀随机地找别的节点，把自己急着说的全都告诉对方。
    .section = §1.4
gossip-rumor-asked = { $node } 向 { $others } 打听消息。
    .rule = 拉：每个周期，每个节点都去打听，不论自己知不知道什么。
    .section = §1.4，“Push vs. Pull”
gossip-rumor-answered = { $asker } 来打听，{ $node } 把 { $keys } 告诉它。
    .rule = 被问到的节点说出自己还想传播的内容。本周期才听来的，要等下一个周期再说。
    .section = §1.4，“Push vs. Pull”
gossip-rumor-nothing_hot = { $node } 没有什么可以告诉 { $asker }。
    .rule = 只有传播者才会答以流言。大多数打听都是白问，这就是没有新消息时“拉”的代价。
    .section = §1.4，“Push vs. Pull”
gossip-rumor-nothing_heard = { $node } 从 { $teller } 那里什么也没打听到。
    .rule = 对方不是传播者，但仍有可能知道这条流言。
    .section = §1.4，“Push vs. Pull”
gossip-rumor-nobody_else = { $node } 没有可以联系的节点。
    .rule = 这里只有它一个。
    .section = §1.4
gossip-rumor-idle = { $node } 已经不传播什么了。
    .rule = 用推的方式时，只有传播者才行动。
    .section = §1.4

## 听者原来知道什么

gossip-rumor-learned = { $node } 得知 { $key } = { $value }，版本 [{ $counter }, { $maker }]，成为传播者。
    .rule = 新流言会感染：从现在起，它也会把流言说出去。
    .section = §1.4
gossip-rumor-replaced = { $node } 得知更新的 { $key } = { $value }，版本 [{ $counter }, { $maker }]，取代了版本 [{ $old_counter }, { $old_maker }]。
    .rule = 计数高的胜出；计数相同，则节点编号大的胜出。所以不论先后，听到两者的节点都会作出同样的选择。
    .section = §1.1
gossip-rumor-death_learned = { $node } 得知 { $key } 已被删除，版本 [{ $counter }, { $maker }]。
    .rule = 死亡证明也是一条流言。它占着那一项的位置，让更旧的副本回不来。
    .section = §2
gossip-rumor-knew = { $teller } 说的 { $keys }，{ $node } 早就知道。
    .rule = 这条消息是多余的。这正是流言传播的弱点：知道的节点越多，说给已知者听的消息也越多。
    .section = §1.4
gossip-rumor-knew_newer = { $node } 的 { $key } 更新：自己的版本是 [{ $own_counter }, { $own_maker }]，听来的是 [{ $counter }, { $maker }]。
    .rule = 旧的永远不会取代新的。
    .section = §1.1
gossip-rumor-heard_this_cycle = { $node } 就在这第 { $cycle } 个周期里，已经从别处听说了 { $key }。
    .rule = 周期开始时它还不知道，所以这次联系也算有用。
    .section = §1.4

## 说者如何看待

gossip-rumor-contact_useful = { $node } 得知 { $other } 正需要这条消息。
    .rule = 有用的联系让计数器归零：还有节点没听说呢。
    .section = §1.4，“Counter vs. Coin”
gossip-rumor-contact_unnecessary = { $node } 得知 { $other } 早就知道了。
    .rule = 这是一次多余的联系：没听说的节点越少，这样的联系就越多。
    .section = §1.4，“Blind vs. Feedback”
gossip-rumor-contact_blind = { $node } 不会知道这次联系有没有用。
    .rule = 盲传：没有反馈，每次联系都算多余，哪怕对方正需要。
    .section = §1.4，“Blind vs. Feedback”
gossip-rumor-cycle_unnecessary = { $node } 在这个周期里对谁都没有用。
    .rule = 用拉的方式或盲传时，不论联系了几次，计数器一个周期只动一次。只要有一个听者需要，它就会归零。
    .section = §1.4，表 3
gossip-rumor-interest_lost = { $node } 经过 { $k } 次多余的联系，对 { $keys } 失去了兴趣。
    .rule = 它成了移除者：知道，但不再说。所以每条流言都会消亡，而有的节点可能始终没有听到。
    .section = §1.4，“Counter vs. Coin”
gossip-rumor-coin_lost = { $node } 抛硬币，结果对 { $keys } 失去了兴趣。
    .rule = 每次多余的联系之后，以 1/{ $k } 的概率失去兴趣。
    .section = §1.4，“Counter vs. Coin”
gossip-rumor-coin_kept = { $node } 抛硬币，结果继续传播。
    .rule = 每次多余的联系之后，以 1/{ $k } 的概率失去兴趣。
    .section = §1.4，“Counter vs. Coin”
gossip-rumor-feedback_unused = { $other } 的反馈对 { $node } 已经没有用。
    .rule = 它已经失去了兴趣，或者是崩溃之前发出的消息引来的答复。
    .section = §1.4

## 状态

gossip-rumor-field-state = 状态
    .help = 易感者：什么也没听说过。传播者：急着告诉别人。移除者：知道，但已失去兴趣。
gossip-rumor-field-rumors = 流言
    .help = 它听说过的每个键的最新版本。null 表示已删除。
gossip-rumor-field-hot = 在传
    .help = 它还想告诉别人的那些键。
gossip-rumor-field-counter = 计数器
    .help = 上一次有用的联系之后，有过几次多余的联系。到 k 就失去兴趣。
gossip-rumor-field-contact = 最近的联系
    .help = 最近一次联系的结果；用拉的方式或盲传时，是本周期各次联系的结果。
gossip-rumor-field-fresh = 刚听说
    .help = 按周期进行时：本周期里才听说的。周期开始时它还不知道。
gossip-rumor-field-cycle = 周期
    .help = 按周期进行时：它最近一次有事发生的周期。
gossip-rumor-field-version = 最高版本
    .help = 它见过的最高计数。它自己的下一次写入用再高一级的计数。
gossip-rumor-field-sent = 已发送
    .help = 它发给其他节点的消息数。
gossip-rumor-field-useful = 有用
    .help = 它收到的、带来新内容的流言消息数。
gossip-rumor-field-redundant = 多余
    .help = 它收到的、内容早已全都知道的流言消息数。
gossip-rumor-field-bytes = 字节
    .help = 它发出的全部内容写成 JSON 的长度。

## 计量：所有节点的合计

gossip-rumor-gauge-informed = 已知情
    .help = 正在运行且知道某个流言的节点数。
gossip-rumor-gauge-infective = 传播者
    .help = 正在运行且仍急着告诉别人的节点数。
gossip-rumor-gauge-sent = 消息
    .help = 到目前为止节点之间发送的消息数。
gossip-rumor-gauge-useful = 有用
    .help = 给接收者带来新内容的消息数。
gossip-rumor-gauge-redundant = 多余
    .help = 内容接收者早已全都知道的消息数。
gossip-rumor-gauge-bytes = 字节
    .help = 到目前为止发出的全部消息写成 JSON 的长度。

## 角色、定时器、里程碑

gossip-rumor-role-susceptible = 易感者
gossip-rumor-role-infective = 传播者
gossip-rumor-role-removed = 移除者

gossip-rumor-timer-gossip = 下一个周期
    .help = 到点时，传播者去告诉别人；用拉的方式时，每个节点都去打听。

gossip-rumor-milestone-half_informed = 半数已知
gossip-rumor-milestone-all_informed = 全体已知
gossip-rumor-milestone-rumor_dead = 流言消亡

## 消息

gossip-rumor-message-Push = Push
    .help = 传播者说出自己急着传播的全部内容。
gossip-rumor-message-PullRequest = PullRequest
    .help = 一个节点向另一个节点打听消息。
gossip-rumor-message-PullReply = PullReply
    .help = 对打听的答复：被问者还想传播的内容；空的表示它不是传播者。
gossip-rumor-message-Feedback = Feedback
    .help = 听者说明其中哪些早就知道。

## 参数

gossip-rumor-param-mode = 方式
    .help = 推：知道的去告诉别人。拉：人人都去打听。拉能更快找到最后几个不知道的，但没有新消息时也要花费消息。
gossip-rumor-param-feedback = 反馈
    .help = 听者说明哪些早就知道。没有反馈就是盲传，每次联系都算多余。
gossip-rumor-param-stop = 失去兴趣的方式
    .help = 多余的联系满 k 次（计数器），或者每次多余的联系之后以 1/k 的概率（抛硬币）。
gossip-rumor-param-k = k
    .help = 节点有多少耐心。k 越大，消息越多，始终没听到的节点越少。
gossip-rumor-param-interval = 周期
    .help = 一个节点相邻两次行动之间的时间。
gossip-rumor-param-synchronous = 按周期进行
    .help = 所有节点在同一时刻行动，消息不花时间，论文里的表就是这样得出的。否则每个节点按自己的时间行动。
gossip-rumor-param-fanout = 每周期联系数
    .help = 一个节点在一个周期里联系多少个其他节点。
gossip-rumor-param-death_certificates = 死亡证明
    .help = 删除本身也作为一条流言传开。没有它，只有接到请求的节点会删掉，而删掉的东西会回来。

## 流言传播的承诺

gossip-rumor-invariant-versions_never_fall = 新的不会被旧的取代
    .broken = { $node } 的 { $key } 从版本 [{ $old_counter }, { $old_maker }] 退回到了 [{ $counter }, { $maker }]。
    .section = §1.1
gossip-rumor-invariant-nobody_invents = 没有谁编造流言
    .broken = { $node } 有 { $key } = { $value }，版本是 [{ $counter }, { $maker }]，而 { $maker } 并没有这样写过。
    .section = §1.1
gossip-rumor-invariant-dead_stays_dead = 删掉的不会复活
    .broken = { $key } = { $value }（版本 [{ $counter }, { $maker }]）又回到了 { $node }，而那里早已把它删除。
    .section = §2
gossip-rumor-invariant-useful_contact_resets = 有用的联系让计数器归零
    .broken = { $node } 的上一次联系是有用的，计数器却是 { $counter }。
    .section = §1.4

## 变体：故意改坏的流言传播

gossip-rumor-variant-counter-never-reset = 计数器从不归零
    .help = 刚刚还有用的节点照样失去兴趣。流言早早消亡，许多节点始终没有听到。
gossip-rumor-variant-last-writer-by-arrival = 后到的就算最新
    .help = 不比较版本。在两个节点写同一个键，两个值会没完没了地互相追赶。
gossip-rumor-variant-deletes-without-certificate = 删除不留痕迹
    .help = 删掉那一项，却不告诉任何节点。趁还有谁在传播时删除，它就会回来。
