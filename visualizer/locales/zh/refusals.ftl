# 为什么被拒绝。命令行只打印英文；页面把这些话嵌进自己的句子里（page.ftl 的 refused-…），所以句末不加句号。

## 此刻的世界不允许

cannot-find-role = 此刻没有节点是 { $role }
cannot-join = { $node } 不能加入：下一个空闲的名字是 { $free }
cannot-leave-paused = { $node } 已暂停，无法离开
cannot-find-node = 此刻还没有 { $node }
cannot-lose-disk = { $node } 正在运行，只有停机的节点才能丢掉磁盘
cannot-time-out = { $node } 的定时器 { $timer } 没有在计时
cannot-time-out-paused = { $node } 已暂停，那里什么都不会发生
cannot-deliver-paused = { $node } 已暂停，现在无法向它送达消息
cannot-deliver-unsent = 消息 { $message } 还没有离开 { $node }：它在等磁盘
cannot-find-flying = 消息 { $message } 此刻不在途中
cannot-find-held = 消息 { $message } 此刻没有被扣住
cannot-match-flying = 此刻途中没有符合条件的消息
cannot-match-held = 此刻没有符合条件的消息被扣住
cannot-undo = 没有可以撤销的命令
cannot-come-to = 运行走不到这条命令

## 放不下

limit-commands = 一次运行最多有 { $limit } 条命令
limit-branches = 一个会话最多有 { $limit } 条分支，请重新开始，或在已有的分支上继续
limit-steps = 一次运行最多保留 { $limit } 步
limit-memory = 服务器暂时放不下更多步骤
limit-sessions = 已经有 { $limit } 个会话开着
limit-run-size = 一次运行最多 { $limit } 字节

## 已经不在了

gone-branch = 没有这条分支
gone-branch-hidden = 现在显示的不是这条分支
gone-connection = 连接已经关闭
gone-session = 这里没有打开的会话，或者它已被另一个标签页接管，请重新打开
gone-session-taken = 另一个标签页接管了这个会话，请重新打开

## 来得太频繁，或者出了错

busy-events = 每秒最多答复 { $limit } 个请求
busy-runs = 一下子发来的运行太多，请稍后再试
failed-unexpectedly = 服务器出了错，详情在它的日志里
failed-writing = 服务器无法写入数据目录（{ $problem }）

## 没有找到的里程碑

search-end = 这次运行里不会再发生什么了
search-limit = 接下来的 { $limit } 步里没有这样的里程碑
search-start = 在这之前没有这样的里程碑

## 形状不对的输入。$problem 是英文，出自读取输入的程序库。

input-json = 不是 JSON（{ $problem }）
input-shape = 与规定的格式不符（{ $problem }）
input-depth = 嵌套超过 { $limit } 层
input-object = 这里应当是一个对象
input-payload = 每个事件带一个对象
input-packet = 服务器读不懂这条消息（{ $problem }）
input-event = 没有 { $name } 这个事件
input-page = 只有本服务器的页面才能发送运行
input-kind = 运行应以 JSON 发送（Content-Type: application/json）

## 提到了不存在的东西，或者自相矛盾

input-format = 不认识第 { $given } 版格式，这里用的是第 { $known } 版
input-protocol = 没有 { $name } 这个协议；有的是 { $known }
input-variant = { $protocol } 没有 { $name } 这个版本
input-order = 下限 { $low } 大于上限 { $high }
input-order-of = { $name } 的下限 { $low } 大于上限 { $high }
input-nodes = { $protocol } 的一次运行最多 { $most } 个节点
input-too-many-for-page = 页面最多显示 { $most } 个节点的运行，更大的请用命令行
input-roles = roles：{ $proposers } 个提议者、{ $acceptors } 个接受者、{ $learners } 个学习者，共 { $total } 个节点，而本次运行有 { $nodes } 个
input-quorum-size = quorum：要 { $quorum } 个，而接受者只有 { $acceptors } 个
input-quorum-apart = quorum：{ $acceptors } 个接受者中任取两个 { $quorum } 个的法定人数，可能没有共同的成员，因为 { $twice } 不大于 { $acceptors }
input-fast-quorum-size = classic_quorum 为 { $classic }、fast_quorum 为 { $fast }，而接受者只有 { $acceptors } 个
input-fast-quorum-classic = { $acceptors } 个接受者中，两个大小为 { $classic } 的经典法定集合不一定有共同的成员：F = { $missing } 时 N > 2F 不成立
input-fast-quorum-order = 快速法定集合（{ $fast }）比经典法定集合（{ $classic }）还小：E ≤ F 不成立
input-fast-quorum-fast = { $acceptors } 个接受者中，一个大小为 { $classic } 的经典法定集合和两个大小为 { $fast } 的快速法定集合不一定有共同的成员：E = { $missing_fast }、F = { $missing } 时 N > 2E + F 不成立
input-fast-recovery-uncoordinated = 非协调式恢复要在下一轮进行，而下一轮必须是快速轮：fast_rounds 应为 all，而不是 { $fast_rounds }
input-fast-recovery-classic = 在经典轮里恢复，需要有经典轮：fast_rounds 不能是 all
input-initial = 这里应当是一个对象，从节点到它的字段
input-initial-fields = 这里应当是一个对象，从字段到它的值
input-state-field = { $protocol } 没有 { $name } 这个状态字段
input-milestone = { $protocol } 没有 { $name } 这个里程碑
input-timer = { $protocol } 没有 { $name } 这个定时器
input-membership = { $protocol } 的节点是固定的，没有加入和离开
input-joiner = 新加入的节点应当是 n1、n2……直到 n{ $most }，而不是 { $name }
input-role = { $protocol } 没有 { $name } 这个角色
input-operation = { $protocol } 没有 { $name } 这个操作
input-message = { $protocol } 没有 { $name } 这种消息
input-moment = 一条命令要么有 'at'，要么有 'when'，二者取一
input-which-message = 指定消息要么用 'message'，要么用 'match'，二者取一
input-heal = 'from' 与 'to' 要么都有，要么都没有
input-command = 没有 { $name } 这个命令
input-name = 这次运行里没有 { $name }
input-not-taken = { $to } 不接收 { $type }
input-given-at-playhead = 这一项不必给出：命令总是下在播放头处
input-not-computed = 第 { $seq } 步还没有算出来，现有 { $count } 步
input-place = { $at } ms 不在第 { $seq } 步与下一步之间
