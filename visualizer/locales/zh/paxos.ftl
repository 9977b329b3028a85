# Paxos 家族的图画所用的词句，以及表单和状态面板共用的词。

## 角色

paxos-proposers = 提议者
paxos-acceptors = 接受者
paxos-learners = 学习者
paxos-roles-all = 兼任三种角色
paxos-roles-proposer = 提议者
paxos-roles-acceptor = 接受者
paxos-roles-learner = 学习者
paxos-follower = 跟随者
paxos-leader = 领导者
paxos-works-prepare = 正在收集许诺
paxos-works-accept = 正在请求接受
paxos-phase-idle = 空闲
paxos-phase-prepare = 准备
paxos-phase-accept = 接受
paxos-phase-done = 完成
paxos-outdated = 已有编号更高的领导者

## 节点旁边的东西

paxos-round = 第 { $round } 轮
paxos-round-short = { $round }轮
paxos-number = 编号 { $id }
paxos-open = 敞开
paxos-none = 无
paxos-free = 任选
paxos-any = 任意值
paxos-says-open = 尚未许诺
paxos-says-promised = 已许诺 { $id }
paxos-says-accepted = 已接受 { $value }（编号 { $id }）
paxos-says-proposes = 以 { $id } 提议 { $value }
paxos-says-learned = 已学到 { $value }
paxos-says-ballot = 编号 { $id }
paxos-says-executed = 已执行到第 { $slot } 个槽位
paxos-says-round = 处于第 { $round } 轮
paxos-says-any = 处于第 { $round } 轮，先到的值得票
paxos-says-voted = 第 { $round } 轮投给 { $value }
paxos-came-late = { $value } 第 { $place } 个到达，票已投出，落选
paxos-waits = { $value } 第 { $place } 个到达，等待中
paxos-poll-prepare = 已得 { $got } 份许诺，需要 { $need } 份
paxos-poll-accept = 已有 { $got } 个接受，需要 { $need } 个
paxos-poll-votes = 已得 { $got } 票，需要 { $need } 票
paxos-answer = { $highest ->
        [true] { $by }：{ $value }（{ $id }，所有答复中最高）
       *[false] { $by }：{ $value }（{ $id }）
    }
paxos-answer-none = { $by }：什么都没有接受
paxos-forced = 只能是 { $value }：它在答复中编号最高
paxos-free-why = 可以任选：{ $value }
paxos-slot-empty = 第 { $slot } 个槽位：空缺
paxos-slot-accepted = 第 { $slot } 个槽位：{ $command }，已接受（编号 { $id }）
paxos-slot-chosen = 第 { $slot } 个槽位：{ $command }，已选定
paxos-noop = 空操作

## 选值的依据

paxos-pick = 为第 { $round } 轮选值
paxos-pick-unvoted = Q 中无人投过票，可以任选。
paxos-pick-single = 第 { $round } 轮中 Q 的票都投给 { $value }，因此选 { $value }。
paxos-pick-forced = Q ∩ R = { $shared }：第 { $round } 轮全都投给 { $value }，因此只能选 { $value }。
paxos-pick-split = 第 { $round } 轮不可能有 { $needed } 个接受者投票一致，可以任选。
paxos-figure = 被询问的接受者：{ $answered }。可能已选定值的多数派：{ $quorum }。两者共有：{ $shared }。
paxos-figure-free = 被询问的接受者：{ $answered }。不可能有值已被选定。

## 消息一行话

paxos-prepare = 编号 { $number }
paxos-prepare-from = 编号 { $number }，针对第 { $slot } 个起的所有槽位
paxos-promise = 许诺 { $number }，尚未接受任何值
paxos-promise-with = 许诺 { $number }，已接受 { $value }（编号 { $under }）
paxos-promise-slots = { $count ->
        [0] 许诺 { $number }，这些槽位中尚未接受任何命令
       *[other] 许诺 { $number }，已在 { $count } 个槽位中接受过命令
    }
paxos-accept = { $value }，编号 { $number }
paxos-accept-slot = 第 { $slot } 个槽位：{ $value }，编号 { $number }
paxos-accepted = 已接受 { $value }，编号 { $number }
paxos-accepted-slot = 第 { $slot } 个槽位：已接受 { $value }，编号 { $number }
paxos-nack = 拒绝 { $number }，已许诺 { $promised }
paxos-learn = { $value } 已选定
paxos-learn-slot = 第 { $slot } 个槽位：{ $value } 已选定
paxos-catch-up = 询问第 { $slot } 个槽位起选定了什么
paxos-asks = 询问选定了什么
paxos-heartbeat = 以 { $number } 领导，已执行到第 { $slot } 个槽位
paxos-any-round = 第 { $number } 轮可投任意值
paxos-vote = 第 { $number } 轮投给 { $value }

## 里程碑

paxos-prepared = { $id } 准备就绪
paxos-chosen = 选定 { $value }
paxos-learned = 学到 { $value }
paxos-leads = 以 { $id } 领导
paxos-chosen-slot = 选定第 { $slot } 个

## 表单

paxos-param-roles =
    .all = 每个节点兼任
    .own = 各有专门的节点
    .proposers = 提议者
    .acceptors = 接受者
    .learners = 学习者
paxos-param-quorum =
    .empty = 过半数
paxos-param-classic_quorum =
    .empty = 按选法
paxos-param-fast_quorum =
    .empty = 按选法
paxos-param-refusals =
    .silent = 沉默
    .nack = 明确拒绝
paxos-param-backoff =
    .none = 不退避
    .random = 随机等待
    .distinguished = 由一个提议
paxos-param-fast_rounds =
    .all = 全部
    .odd = 奇数轮
    .none = 没有
paxos-param-quorum_choice =
    .majority = 过半数，F 最大
    .equal = 相等，E = F
paxos-param-recovery =
    .coordinated = 协调者主持
    .uncoordinated = 无协调者
    .classic = 转入经典轮
