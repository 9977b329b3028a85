# 反熵：节点为什么这样做，以及它们所知道的各项内容的名称。“Demers 1987”指论文
# 《Epidemic Algorithms for Replicated Database Maintenance》，“Dynamo”指《Dynamo: Amazon’s Highly Available Key-value Store》。

gossip-antientropy = 反熵
    .summary = 每个节点隔一段时间随机找一个节点，把两份数据放在一起对照，每个键都以较新的为准；传的可以是整份数据，也可以先传 Merkle 树的哈希。

## 启动

gossip-antientropy-started = { $items ->
        [0] { $node } 启动，数据为空
       *[other] { $node } 启动，存有 { $items } 项数据
    }，根哈希为 { $hash }。
    .rule = 数据在磁盘上。哈希树要重新生成：它只由数据决定。
    .section = Demers 1987，§1.3；Dynamo §4.7
gossip-antientropy-alone = { $node } 没有可以找的节点。
    .rule = 要对照数据，总得有另一个节点。
    .section = Demers 1987，§1.3

## 写入

gossip-antientropy-written = { $client } 在 { $node } 写入 { $key } = { $value }，版本为 [{ $counter }, { $node }]。
    .rule = 任何节点都可以接受写入，并立即答复。新版本高于它见过的所有版本，所以这次写入胜过它所知道的一切。其他节点迟早会听到。
    .section = Demers 1987，§1.1
gossip-antientropy-deleted = { $client } 在 { $node } 删除 { $key }：原处留下一张死亡证明，版本为 [{ $counter }, { $node }]。
    .rule = 光是忘掉这一项还不够：谁手里还有它，就会把它再传回来。死亡证明比原来的数据新，并像普通写入一样传播。
    .section = Demers 1987，§2
gossip-antientropy-deleted_without_trace = { $client } 在 { $node } 删除 { $key }，什么痕迹也没有留下。
    .rule = 没有死亡证明，节点就不记得自己删过什么。下一个还留着它的节点传来时，会被当成新数据收下。
    .section = Demers 1987，§2

## 整份数据

gossip-antientropy-pushed = { $node } 把整份数据发给 { $partner }，共 { $items } 项。
    .rule = 对方是随机抽取的，谁知道什么没有人记账。在推拉模式下，对方会把这里缺的发回来。
    .section = Demers 1987，§1.3
gossip-antientropy-asked = { $node } 向 { $partner } 索取整份数据。
    .rule = 在拉模式下，数据流向提出请求的一方。当大多数节点都已知道时，拉比推快：剩下的少数会自己来问。
    .section = Demers 1987，§1.3
gossip-antientropy-gave_all = { $node } 把整份数据交给 { $partner }，共 { $items } 项。
    .rule = 它无从知道对方有什么。发出去的大部分，对方多半早已知道。
    .section = Demers 1987，§1.3
gossip-antientropy-gave_back = { $items ->
        [1] { $node } 把 { $partner } 缺少的 { $keys } 发回去。
       *[other] { $node } 把 { $partner } 缺少的 { $items } 项发回去（{ $keys }）。
    }
    .rule = 从对方发来的数据就看得出它缺什么、什么版本旧了。在推拉模式下，一次交换就使两份数据相同。
    .section = Demers 1987，§1.3
gossip-antientropy-lacks_nothing = { $partner } 并不缺少 { $node } 的任何数据。
    .rule = 推拉模式只发回差异，而这里没有差异。
    .section = Demers 1987，§1.3

## 收到的内容

gossip-antientropy-learned = { $items ->
        [1] { $node } 从 { $sender } 得知 { $keys }。
       *[other] { $node } 从 { $sender } 得知 { $items } 项新数据（{ $keys }）。
    }
    .rule = 同一个键有两项时，每个节点都保留版本较新的那一项；所以不管先后听到什么，大家最后都一样。
    .section = Demers 1987，§1.3
gossip-antientropy-knew_all = { $node } 没有从 { $sender } 听到新东西：收到的 { $items } 项它都知道。
    .rule = 没有人记着谁知道什么，代价就在这里：多数消息是多余的，知道的节点越多，多余的也越多。
    .section = Demers 1987，§1.3
gossip-antientropy-no_data = { $sender } 没有可以发给 { $node } 的数据。
    .rule = 整份数据，或者正在对照的那一部分，可能是空的。
    .section = Demers 1987，§1.3

## 哈希树

gossip-antientropy-walk_begun = { $node } 把根哈希 { $hash } 发给 { $partner }。
    .rule = 根是对全部数据的哈希。如果对方的根相同，两份数据就相同，别的都不用传。
    .section = Dynamo §4.7
gossip-antientropy-roots_equal = { $node } 的根与 { $partner } 的相同，都是 { $hash }：两份数据一致。
    .rule = 哈希相同，内容就相同。它把根发回去，好让 { $partner } 也知道。
    .section = Dynamo §4.7
gossip-antientropy-walk_ended = { $node } 得知 { $partner } 的根与自己的相同：没有要做的事。
    .rule = 不管数据有多大，两条消息就够了。
    .section = Dynamo §4.7
gossip-antientropy-hashes_equal = 在 { $path } 之下，{ $node } 与 { $partner } 的数据相同。
    .rule = 哈希相同，内容就相同：下面不必再看，差异在另一半。
    .section = Dynamo §4.7
gossip-antientropy-went_down = { $depth ->
        [0] 两个根不同
       *[other] { $path } 处的哈希不同
    }：{ $partner } 是 { $hash }，{ $node } 是 { $own }。{ $node } 发出左右两半的哈希。
    .rule = 下面某处有差异，两半的哈希会指出在哪一半；所以只在两棵树不同的地方往下走。
    .section = Dynamo §4.7
gossip-antientropy-leaves_given = { $items ->
        [0] { $node } 在 { $path } 之下什么也没有，向 { $partner } 索取那里的数据。
        [1] { $node } 把 { $path } 之下唯一的一项发给 { $partner }：{ $keys }。
       *[other] { $node } 把 { $path } 之下的 { $items } 项发给 { $partner }（{ $keys }）。
    }
    .rule = 两者之中有一方在这里最多只有一个键：再比哈希也问不出什么，该传数据了。
    .section = Dynamo §4.7
gossip-antientropy-leaves_asked = { $node } 把 { $path } 的哈希给 { $partner } 看，好让它把那里的数据发来。
    .rule = 推和拉的数据都只朝一个方向走。只收不发的一方，让对方再比较一次。
    .section = Dynamo §4.7；Demers 1987，§1.3
gossip-antientropy-nothing_to_give = 在 { $path } 之下，{ $partner } 和 { $node } 之间没有可传的数据。
    .rule = 推和拉的数据都只朝一个方向走，而可以发送的一方在这里没有数据。
    .section = Dynamo §4.7；Demers 1987，§1.3

## 节点知道什么

gossip-antientropy-field-data = 数据
    .help = 每个键一项：值、版本（[计数, 节点]），以及是不是死亡证明。
gossip-antientropy-field-counter = 计数
    .help = 它见过的最高版本计数。它的下一次写入取更高的一个。
gossip-antientropy-field-root = 根哈希
    .help = 对它全部数据的哈希。根相同的节点，数据就相同。
gossip-antientropy-field-walk = 走树
    .help = 最近一次对照两棵树：与谁，由谁发起，在哪些路径上哈希不同（0 为左，1 为右）。
gossip-antientropy-field-held = 本轮开始时的数据
    .help = 本轮开始时它所持有的数据；这一轮里别人看到的就是这些。只在同步模式下有。
gossip-antientropy-field-cycle = 轮次
    .help = 第几轮；节点各按自己的时间行动时为 0。
gossip-antientropy-field-sent = 已发送
    .help = 它发给其他节点的消息数。
gossip-antientropy-field-useful = 有用
    .help = 带有数据并让它有所得知的消息数。
gossip-antientropy-field-redundant = 多余
    .help = 带有数据但它早已全部知道的消息数。
gossip-antientropy-field-bytes = 字节数
    .help = 它发出的全部内容写成 JSON 的长度。

## 消息、定时器、参数

gossip-antientropy-message-Full = Full
    .help = 整份数据；作为答复时，是对方缺少的部分。
gossip-antientropy-message-PullRequest = PullRequest
    .help = 一个节点索取另一个节点的整份数据。
gossip-antientropy-message-TreeNode = TreeNode
    .help = Merkle 树某条路径之下全部数据的哈希。
gossip-antientropy-message-TreeLeaves = TreeLeaves
    .help = 某条路径之下的数据；作为答复时，是对方缺少的部分。

gossip-antientropy-timer-gossip = 闲聊
    .help = 到点时，节点去找另一个节点。

gossip-antientropy-param-mode = 方向
    .help = 两个节点相遇时数据往哪边走：从发起者出发（push）、流向发起者（pull），或双向（push_pull）。
gossip-antientropy-param-exchange = 交换方式
    .help = 传整份数据（full），或先比较哈希、再只传不同的部分（merkle）。
gossip-antientropy-param-interval = 间隔
    .help = 一个节点相邻两轮之间的时间。
gossip-antientropy-param-fanout = 扇出
    .help = 一个节点每轮找几个节点。
gossip-antientropy-param-synchronous = 同步轮次
    .help = 所有节点在同一时刻行动，消息不花时间，与论文的表格一样。
gossip-antientropy-param-death_certificates = 死亡证明
    .help = 删除时留下死亡证明。没有它，删掉的数据会再回来。

## 曲线

gossip-antientropy-gauge-informed = 已知情
    .help = 正在运行、并且持有数据的节点数。
gossip-antientropy-gauge-items = 数据项
    .help = 所有节点的数据项总数。
gossip-antientropy-gauge-sent = 消息
    .help = 到目前为止节点之间的全部消息。
gossip-antientropy-gauge-useful = 有用
    .help = 带有数据并让接收者有所得知的消息。
gossip-antientropy-gauge-redundant = 多余
    .help = 带有数据但接收者早已全部知道的消息：没有中心的代价。
gossip-antientropy-gauge-bytes = 字节
    .help = 到目前为止节点之间的全部消息写成 JSON 的长度。

## 里程碑

gossip-antientropy-milestone-half_informed = 半数节点知道最后一次写入
gossip-antientropy-milestone-all_informed = 所有节点都知道最后一次写入
gossip-antientropy-milestone-converged = 所有数据都一致

## 它的保证

gossip-antientropy-invariant-versions_never_fall = 版本不会倒退
    .broken = { $node } 用 { $key } 较旧的版本 { $new } 换掉了 { $old }。
    .section = Demers 1987，§1.3
gossip-antientropy-invariant-nobody_invents = 没有人凭空捏造写入
    .broken = { $node } 持有 { $key } = { $value }，版本 { $version }，可是谁也没有写过它。
    .section = Demers 1987，§1.1
gossip-antientropy-invariant-dead_stays_dead = 删掉的不会复活
    .broken = { $node } 已经删除了 { $key }，它却又回来了：{ $value }。
    .section = Demers 1987，§2
gossip-antientropy-invariant-same_data_same_root = 数据相同，根就相同
    .broken = { $node } 和 { $other } 的数据相同，根却是 { $root } 和 { $theirs }。
    .section = Dynamo §4.7

## 有错的版本

gossip-antientropy-variant-last-writer-by-arrival = 后到者胜
    .help = 不看版本，后到的就取代原有的。旧值会回来，各份数据永远定不下来。
gossip-antientropy-variant-merkle-by-arrival = 根取决于到达顺序
    .help = 根是按到达顺序对收到的一切所做的哈希。数据一致的两个节点看上去不同，于是一遍又一遍地走树。
gossip-antientropy-variant-deletes-without-certificate = 删除时不留死亡证明
    .help = 删掉的数据只是被忘掉。下一个还留着它的节点又把它传回来。
