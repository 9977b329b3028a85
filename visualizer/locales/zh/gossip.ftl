# 流言（gossip）家族的图画所用的词句。

## 节点旁边的东西

gossip-state-susceptible = 尚未听说
gossip-state-infective = 正在传播
gossip-state-removed = 已知，不再传
gossip-counted = 白跑 { $counter } 次，满 { $k } 次罢手
gossip-holds = 已知 { $items }
gossip-deleted = { $key } 已删除
gossip-rumor-tells = { $rumor }，版本 { $version }：仍在传播
gossip-rumor-knows = { $rumor }，版本 { $version }：已知，不再传
gossip-up-to-date = 最新
gossip-behind = 落后
gossip-holds-nothing = 一无所有
gossip-holds-something = 已有数据
gossip-holds-most-common = 与多数相同
gossip-holds-other = 与多数不同
gossip-lacks = 有 { $count } 个键不是最新版本
gossip-root = 根 { $root }
gossip-item = { $item }，版本 { $version }
gossip-item-old = { $item }，版本 { $version }：别处有更新的版本
gossip-lags = 落后 { $count } 个版本
gossip-left-out = 上一条增量装不下 { $count } 项
gossip-left-nothing = 增量都装得下
gossip-left-some = 有内容装不下
gossip-rate = 每秒更新 { $rate } 次
gossip-rate-short = { $rate }/秒
gossip-followed = { $who }：共 { $newest } 个版本，已跟到第 { $version } 个

## 一行话说明消息

gossip-asks = 打听新消息
gossip-asks-all = 索要全部数据
gossip-nothing = 没有新内容
gossip-knew = 早已知道 { $keys }
gossip-needed = 正好需要
gossip-tree-node = { $isEmpty ->
        [true] { $path } 处没有数据
       *[false] { $path } 处的哈希为 { $hash }
    }
gossip-tree-leaves = { $path } 处的数据：{ $items }
gossip-knows-nothing = 还一无所知

## 两个节点的树

gossip-trees = { $one } 与 { $other } 的树
gossip-trees-differ = 两边有 { $count } 个键不同。{ $found ->
        [0] 双方都还没有发现。
       *[other] 到目前为止发现 { $found } 处不同。
    }
gossip-trees-same = { $found ->
        [0] 两边完全相同：根哈希相等，一比便知。
       *[other] 现在两边相同。途中发现过 { $found } 处不同。
    }

## 摘要与增量

gossip-participant = 参与者
gossip-entry = 条目
gossip-version = 版本
gossip-digest = { $from } 给 { $to } 的摘要
gossip-digest-says = 每个参与者一个数字，就说尽了 { $from } 对它的了解。{ $to } 的数字更大时，中间那些版本 { $from } 全都没有。
gossip-delta = { $from } 给 { $to } 的增量
gossip-delta-all = { $to } 缺的都已送出。
gossip-cut-breadth = 一条增量只装 { $limit } 项，留下 { $count } 项。广度优先：先送每个参与者最旧的消息。
gossip-cut-depth = 一条增量只装 { $limit } 项，留下 { $count } 项。深度优先：先送积压最多的参与者，从最低版本送起。
gossip-cut-oldest = 一条增量只装 { $limit } 项，留下 { $count } 项。先旧后新：版本低的先走。
gossip-cut-newest = 一条增量只装 { $limit } 项，留下 { $count } 项。先新后旧：版本低的等着，可能永远轮不到。
gossip-lag-title = 别人对每个参与者落后多少
gossip-lag-mean = 平均
gossip-lag-most = 最多
gossip-lag-says = 以版本计，对所有跟随者统计。
gossip-lag-none = 还没有人更新过。

## 曲线

curve-informed = 知情者
curve-informed-newest = 知道最新一次写入
curve-messages = 带数据的消息
curve-bytes = 发送的字节
curve-staleness = 陈旧程度
curve-staleness-line = 平均落后的版本数
curve-rate = 每秒更新次数合计
curve-left-out = 上一条增量装不下的
curve-textbook-logistic-push = 虚线：推送的逻辑斯谛曲线。知情者都说，永不罢手。
curve-textbook-logistic-pull = 虚线：拉取的逻辑斯谛曲线。不知情者都问，永不罢手。
curve-textbook-logistic-push-pull = 虚线：推拉并用的逻辑斯谛曲线，陡一倍。永不罢手。
curve-textbook-cycles-push = 虚线：教科书上的推送，s′ = s·e^−(1−s)。永不罢手。
curve-textbook-cycles-pull = 虚线：教科书上的拉取，s′ = s²。永不罢手。
curve-textbook-cycles-push-pull = 虚线：教科书上的推拉并用，s′ = s²·e^−(1−s)。永不罢手。

## 节点状态里的词

gossip-contact-none = 无
gossip-contact-useful = 有用
gossip-contact-unnecessary = 白跑
